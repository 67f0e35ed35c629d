"""What holds for every text, damaged or not."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from diacritics import Mode, Restoration
from diacritics.alphabet import strip_marks
from tests.diacritics.loaded import shipped

SENTENCES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;",
    "Ủy ban nhân dân tỉnh ban hành Kế hoạch số 47/KH-UBND",
    "Giám đốc Sở Tư pháp chịu trách nhiệm thi hành Quyết định này.",
    "1. Tổng số hồ sơ: 1.245, đạt 96,2%",
    "TM. ỦY BAN NHÂN DÂN",
    "Nơi nhận: Như Điều 3; lưu VT.",
    "hỗ trợ người lao động ở vùng khó khăn",
)


@st.composite
def damaged_text(draw: st.DrawFn) -> str:
    """Official sentences with marks lost and a few characters exchanged, joined by odd spaces and lines."""
    parts: list[str] = []
    for sentence in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)):
        text = strip_marks(sentence) if draw(st.booleans()) else sentence
        for _ in range(draw(st.integers(0, 4))):
            place = draw(st.integers(0, len(text) - 1))
            text = text[:place] + draw(st.sampled_from("é6dw&'’?i¥ \n1Đđê\u0301")) + text[place + 1 :]
        parts.append(text)
    return draw(st.sampled_from(("\n", " ", "\n\n", "\t"))).join(parts)


ANY_TEXT = st.one_of(
    damaged_text(), st.text(max_size=60), st.text(alphabet="aáđĐÐe6 ươ\u0301\u0323&'?\n/-1K", max_size=40)
)
MODES = st.sampled_from(list(Mode))


def applied(result: Restoration) -> str:
    text, done = "", 0
    for change in result.changes:
        if change.applied:
            assert change.span[0] >= done, "applied changes overlap"
            text += result.raw[done : change.span[0]] + change.value
            done = change.span[1]
    return text + result.raw[done:]


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, MODES)
def test_the_recorded_changes_are_the_whole_difference(text: str, mode: Mode) -> None:
    result = shipped().restore(text, mode=mode)
    assert result.raw == text
    assert applied(result) == result.text


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, MODES)
def test_every_change_stands_where_it_says(text: str, mode: Mode) -> None:
    result = shipped().restore(text, mode=mode)
    for change in result.changes:
        assert text[slice(*change.span)] == change.raw
        assert result.text[slice(*change.out_span)] == (change.value if change.applied else change.raw)
        assert 0.0 <= change.confidence <= 1.0
    assert [c.span for c in result.changes] == sorted(c.span for c in result.changes)


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, MODES)
def test_spaces_stay_but_where_words_ran_together_or_were_torn(text: str, mode: Mode) -> None:
    result = shipped().restore(text, mode=mode)
    assert result.text.splitlines() == [] or len(result.text.splitlines()) == len(text.splitlines())
    for change in result.changes:
        if change.applied:
            before, after = (
                re.findall(r"\s", unicodedata.normalize("NFC", each)) for each in (change.raw, change.value)
            )
            assert before == after or (before, after) in (([], [" "]), ([" "], []))
            assert not (before and not after) or re.fullmatch(r"\w+ \w+", unicodedata.normalize("NFC", change.raw))


# A digit that stands in a word for a letter: one alone, with letters about it, or the capital before a word.
LETTER_DIGIT = re.compile(r"[^\W\d_]+\d[^\W\d_]*|\d[^\W\d_]+")


@settings(max_examples=200, deadline=None)
@given(ANY_TEXT, MODES)
# The vocabulary holds "a6" and "vtv6": no letter becomes their digit.
@example("aK", Mode.AUTO)
@example("vtvG", Mode.AUTO)
def test_no_digit_changes_but_one_that_stands_for_a_letter(text: str, mode: Mode) -> None:
    result = shipped().restore(text, mode=mode)
    for change in result.changes:
        before, after = (re.findall(r"\d", value) for value in (change.raw, change.value))
        if before != after:
            assert len(before) == 1
            assert after == []
            # Loose marks, and signs that a reader put for parts of letters, are no letters of the word.
            assert LETTER_DIGIT.fullmatch("".join(c for c in change.raw if c.isalnum()))


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, MODES)
def test_a_restored_text_is_not_restored_further(text: str, mode: Mode) -> None:
    once = shipped().restore(text, mode=mode).text
    assert shipped().restore(once, mode=mode).text == once


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, MODES)
def test_positions_are_carried_along(text: str, mode: Mode) -> None:
    result = shipped().restore(text, mode=mode)
    positions = [result.out_position(i) for i in range(len(text) + 1)]
    assert positions == sorted(positions)
    assert positions[-1] == len(result.text)
    for change in result.changes:
        if change.applied:
            assert result.out_position(change.span[0]) == change.out_span[0]
            assert result.out_position(change.span[1]) == change.out_span[1]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_correct_text_stays(sentences: list[str]) -> None:
    text = "\n".join(sentences)
    assert shipped().restore(text).text == text
