"""Whatever a file holds: no exception, and not a character lost outside the words that are said to have changed."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diacritics import Mode, Restoration
from diacritics.alphabet import strip_marks
from diacritics.legacy_encodings import PASSAGE_ENCODINGS
from tests.diacritics.loaded import shipped
from tests.diacritics.old_text import as_characters
from tests.diacritics.strange_text import ANY_TEXT, SENTENCES

MODES = st.sampled_from(list(Mode))

SENTENCE = "Căn cứ Luật Tổ chức chính quyền địa phương, xét đề nghị của Giám đốc Sở Tư pháp"
ZWSP, SHY, RLO = "\u200b", "\u00ad", "\u202e"

# A digit that stands for a letter: the only one among letters (d6ng, x4, 1a), or behind a capital (S6, T6).
DIGIT_FOR_LETTER = re.compile(r"(?=.*[^\W\d_])[^\W\d_]*\d[^\W\d_]*")


def undone(result: Restoration) -> str:
    """The restored text with every applied change taken back, by its place in the restored text."""
    text, done = "", 0
    for change in result.changes:
        if change.applied:
            assert change.out_span[0] >= done, "applied changes overlap"
            text += result.text[done : change.out_span[0]] + change.raw
            done = change.out_span[1]
    return text + result.text[done:]


def pieces(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """What lies between the spans."""
    borders = [0, *(border for span in spans for border in span), len(text)]
    return [text[start:end] for start, end in zip(borders[::2], borders[1::2], strict=True)]


def assert_nothing_is_lost(text: str, mode: Mode = Mode.AUTO) -> Restoration:
    result = shipped().restore(text, mode=mode)
    assert result.raw == text
    assert undone(result) == text
    applied = [change for change in result.changes if change.applied]
    assert pieces(text, [c.span for c in applied]) == pieces(result.text, [c.out_span for c in applied])
    return result


@settings(max_examples=300)
@given(ANY_TEXT, MODES)
def test_what_did_not_change_is_there_to_the_character(text: str, mode: Mode) -> None:
    assert_nothing_is_lost(text, mode)


@settings(max_examples=300)
@given(ANY_TEXT, MODES)
def test_digits_stay_but_for_one_that_stands_for_a_letter(text: str, mode: Mode) -> None:
    result = shipped().restore(text, mode=mode)
    for change in result.changes:
        before, after = ([c for c in value if c.isdecimal()] for value in (change.raw, change.value))
        if change.applied and before != after:
            assert len(before) == 1, change
            assert after == [], change
            # Loose marks, and signs that a reader put for parts of letters, are no letters of the word.
            assert DIGIT_FOR_LETTER.fullmatch("".join(c for c in change.raw if c.isalnum())), change
            assert not any(c.isspace() or c in "/-_" for c in change.raw), change


@settings(max_examples=100)
@given(ANY_TEXT, MODES)
def test_a_restored_text_is_settled(text: str, mode: Mode) -> None:
    once = shipped().restore(text, mode=mode).text
    assert shipped().restore(once, mode=mode).text == once


@pytest.mark.parametrize(
    "kept",
    [
        "47/KH-STP",
        "6/5/2019",
        "1.245,6%",
        "0912 345 678",
        "https://www.angiang.gov.vn/a?b=6&c=s6",
        "van-thu6@angiang.gov.vn",
        "H6",
        "QH15",
        "TK 0123456789012345",
        "15h30",
        "II.3",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD", "no marks", *PASSAGE_ENCODINGS])
def test_numbers_dates_codes_and_addresses_stay(kept: str, form: str) -> None:
    text = f"{SENTENCE} {kept} ngày"
    if form == "no marks":
        text = strip_marks(text)
    elif form in PASSAGE_ENCODINGS:
        text = next(as_characters(text, e) for e in PASSAGE_ENCODINGS if e == form)
    else:
        text = unicodedata.normalize("NFD" if form == "NFD" else "NFC", text)
    assert f" {kept} " in assert_nothing_is_lost(text).text


@pytest.mark.parametrize("encoding", PASSAGE_ENCODINGS)
@pytest.mark.parametrize("text", [SENTENCE, *(SENTENCES[i] for i in (0,))])
def test_older_encodings_are_restored_whole(text: str, encoding: str) -> None:
    said = next(as_characters(text, e) for e in PASSAGE_ENCODINGS if e == encoding)
    assert assert_nothing_is_lost(said).text == text


def test_a_text_of_several_forms_comes_out_in_one() -> None:
    lines = [as_characters(SENTENCE, e) for e in PASSAGE_ENCODINGS]
    lines += [SENTENCE, unicodedata.normalize("NFD", SENTENCE), SENTENCE.replace("đ", "ð").replace("ấ", "á\u0302")]
    assert assert_nothing_is_lost("\r\n".join(lines)).text == "\r\n".join([SENTENCE] * len(lines))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" \t\u00a0\u3000 ", id="spaces"),
        pytest.param("\n\r\n\r\x0b\x0c\x85\u2028\u2029", id="line ends of every kind"),
        pytest.param("\f" * 1000, id="form feeds"),
        pytest.param(f"{SENTENCE}\r\n{SENTENCE}\r{SENTENCE}\f{SENTENCE}", id="mixed line ends"),
        pytest.param("\0".join(SENTENCE), id="NULs between the letters"),
        pytest.param("".join(map(chr, range(0x20))) + SENTENCE, id="control characters"),
        pytest.param(SENTENCE.replace(" ", f"{ZWSP} "), id="zero width at the ends of words"),
        pytest.param(SENTENCE.replace("ươ", f"ư{SHY}ơ"), id="soft hyphens in words"),
        pytest.param(f"{RLO}{SENTENCE} المادة ١٢ סעיף", id="right to left"),
        pytest.param(SENTENCE.replace(" ", " \U0001f600\u200d\U0001f525 \U0001f1fb\U0001f1f3 "), id="emoji and flags"),
        pytest.param("\ud800" + SENTENCE + "\udfff", id="lone surrogates"),
        pytest.param("\ufeff" + SENTENCE, id="a byte order mark"),
        pytest.param("日本語 한국어 ไทย " + SENTENCE, id="other scripts"),
        pytest.param("\u0301" + SENTENCE, id="a mark on nothing"),
    ],
)
@pytest.mark.parametrize("mode", list(Mode))
def test_a_strange_text_without_damage_stays_as_it_is(text: str, mode: Mode) -> None:
    result = assert_nothing_is_lost(text, mode)
    if mode is not Mode.NOISY:
        assert result.text == text


LONG = 200_000


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * LONG, id="one word of plain letters"),
        pytest.param("ế" * LONG, id="one word of marked letters"),
        pytest.param("a" + "\u0301\u0323" * 5_000, id="a heap of marks"),
        pytest.param("аa" * LONG, id="one word of two alphabets"),
        pytest.param("1" * LONG, id="one number"),
        pytest.param("a@" * LONG, id="no end of at signs"),
        pytest.param("®·" * LONG, id="signs of ABC fonts"),
        pytest.param("aâ" * LONG, id="letters of VNI fonts"),
        pytest.param("Ã¡" * 5_000, id="UTF-8 that was misread"),
        pytest.param("\U0001f600\u200d" * LONG, id="one emoji"),
        pytest.param(" " * LONG, id="spaces"),
    ],
)
def test_a_very_long_run_stays_as_it_is(text: str) -> None:
    assert assert_nothing_is_lost(text).text == text


@pytest.mark.parametrize("form", ["NFC", "NFD", *PASSAGE_ENCODINGS])
def test_a_long_line_is_read_whole(form: str) -> None:
    text = " ".join([SENTENCE] * 100)
    said = next((as_characters(text, e) for e in PASSAGE_ENCODINGS if e == form), unicodedata.normalize("NFD", text))
    assert assert_nothing_is_lost(text if form == "NFC" else said).text == text


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" ".join([SENTENCE] * (10_000_000 // len(SENTENCE))), id="ten million characters on one line"),
        pytest.param("Sở\n" * 1_000_000, id="a million short lines"),
        pytest.param("a" * 10_000_000, id="one word"),
    ],
)
def test_a_large_text_without_damage_stays_as_it_is(text: str) -> None:
    assert shipped().restore(text).text == text
