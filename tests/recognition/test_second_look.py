"""A second look changes nothing but what it looked at, and keeps what it read beside what was read first."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.imaging.page import CleanPage, clean_page
from ocr_pipeline.recognition.looks import Look
from ocr_pipeline.recognition.second_look import read_again
from ocr_pipeline.recognition.strips import stacked
from ocr_pipeline.recognition.tesseract import TesseractEngine
from ocr_pipeline.recognition.words import Box, Word
from tests.recognition.drawn_lines import DPI, TellingEngine, WatchedEngine, lines_of_text, texts, word

DIGITS = re.compile(r"\d+")
WHITE = clean_page(np.full((300, 400), 255, np.uint8), 150)
BLOCK = Box(100, 100, 300, 200)


def reread(*given: Any) -> list[Word]:
    """The words after a second look."""
    return read_again(*given).words


def _digits(text: str | None) -> list[str]:
    return DIGITS.findall(text or "")


def _block_read_as(again: list[Word], first: list[Word], look: Look | None = None) -> list[Word]:
    """The first reading after a look at BLOCK that read ``again`` (boxes in the page's pixels)."""
    shown = look or Look(BLOCK)
    x, y = shown.box.x0, shown.box.y0
    crop = [replace(w, box=Box(w.box.x0 - x, w.box.y0 - y, w.box.x1 - x, w.box.y1 - y)) for w in again]
    return reread(TellingEngine([[crop]]), WHITE, first, [shown], 10.0)


# --- Digits, read again by the real engine ---------------------------------------------------------------------------


def test_digits_that_two_readings_agree_on_carry_the_second_with_the_same_digits(
    engine: TesseractEngine, codes_page: CleanPage, codes_words: tuple[Word, ...]
) -> None:
    read = reread(engine, codes_page, codes_words, [], 60.0)
    assert texts(read) == texts(codes_words)
    with_digits = [each for each in read if _digits(each.text)]
    assert [_digits(each.text) for each in with_digits] == [["2051"], ["22"], ["4"], ["2024"], ["6", "942"]]
    assert [_digits(each.second) for each in with_digits] == [_digits(each.text) for each in with_digits]


def test_words_without_digits_are_not_looked_at_again(
    engine: TesseractEngine, codes_page: CleanPage, codes_words: tuple[Word, ...]
) -> None:
    read = reread(engine, codes_page, codes_words, [], 60.0)
    plain = [each for each in read if not _digits(each.text)]
    assert plain
    assert plain == [each for each in codes_words if not _digits(each.text)]


@pytest.mark.parametrize(
    ("printed", "misread"),
    [
        pytest.param("2051/UBND-NC", "2057/UBND-NC", id="one digit of a code"),
        pytest.param("22", "27", id="one digit of a day"),
        pytest.param("2024", "202", id="a digit lost"),
        pytest.param("6.942", "6.9427", id="a digit too many"),
    ],
)
def test_a_digit_that_two_other_readings_contradict_is_theirs_and_the_contradiction_stays_visible(
    engine: TesseractEngine, codes_page: CleanPage, codes_words: tuple[Word, ...], printed: str, misread: str
) -> None:
    first = [replace(each, text=misread) if each.text == printed else each for each in codes_words]
    read = reread(engine, codes_page, first, [], 60.0)
    assert [(each.text, each.second) for each in read if each.second == misread] == [(printed, misread)]


def test_one_call_of_the_engine_does_all_of_a_page(
    engine: TesseractEngine, codes_page: CleanPage, codes_words: tuple[Word, ...]
) -> None:
    watched = WatchedEngine(engine)
    top = Look(Box(0, 0, codes_page.width, 110))
    reread(watched, codes_page, codes_words, [top], 60.0)
    assert watched.readings == 1


def test_a_page_without_digits_or_blocks_is_not_reread() -> None:
    engine = TellingEngine()
    first = [word("Kính"), word("gửi", (50, 0, 90, 20))]
    assert reread(engine, WHITE, first, [], 10.0) == first
    assert engine.asked == []


def test_digits_of_which_the_second_look_saw_nothing_say_so() -> None:
    [read] = reread(TellingEngine(), WHITE, [word("15")], [], 10.0)
    assert (read.text, read.second) == ("15", "")


# --- Blocks, read again by the real engine ---------------------------------------------------------------------------


def test_the_words_of_a_block_appear_once_after_two_readings(
    engine: TesseractEngine, codes_page: CleanPage, codes_words: tuple[Word, ...]
) -> None:
    whole = Look(Box(0, 0, codes_page.width, codes_page.height))
    read = reread(engine, codes_page, codes_words, [whole], 60.0)
    assert Counter(texts(read)) == Counter(texts(codes_words))
    assert all(each.second == each.text for each in read)


def test_boxes_of_a_block_are_in_pixels_of_the_page(
    engine: TesseractEngine, codes_page: CleanPage, codes_words: tuple[Word, ...]
) -> None:
    lower = Look(Box(40, 105, codes_page.width, codes_page.height))
    read = {each.text: each.box for each in reread(engine, codes_page, codes_words, [lower], 60.0)}
    for each in codes_words:
        assert read[each.text].overlap(each.box) > 0.8


def test_a_word_that_the_first_reading_missed_is_found_by_the_look_at_its_block(
    engine: TesseractEngine, codes_page: CleanPage, codes_words: tuple[Word, ...]
) -> None:
    missed = next(each for each in codes_words if each.text == "2024")
    first = [each for each in codes_words if each is not missed]
    read = reread(engine, codes_page, first, [Look(Box(0, 0, codes_page.width, codes_page.height))], 60.0)
    [found] = [each for each in read if each.text == "2024"]
    assert found.second == "", "only one reading has it"


def test_what_is_hidden_keeps_its_reading_and_is_not_shown_to_the_engine(
    engine: TesseractEngine, codes_page: CleanPage, codes_words: tuple[Word, ...]
) -> None:
    stamp = next(each for each in codes_words if each.text == "2051/UBND-NC")
    first = [replace(each, text="#051") if each is stamp else each for each in codes_words]
    look = Look(Box(0, 0, codes_page.width, codes_page.height), hidden=(stamp.box,))
    read = reread(engine, codes_page, first, [look], 60.0)
    assert [each.text for each in read if each.box == stamp.box] == ["#051"]
    assert "2051/UBND-NC" not in texts(read)


def test_hiding_leaves_the_page_as_it_was() -> None:
    page = clean_page(lines_of_text("Số 15"), DPI)
    before = page.grey.copy()
    look = Look(Box(0, 0, page.width, page.height), hidden=(Box(0, 0, page.width, page.height),))
    engine = TellingEngine()
    reread(engine, page, [], [look], 10.0)
    assert int(engine.asked[0][0].min()) == 255
    assert np.array_equal(page.grey, before)


# --- How two readings of a block become one --------------------------------------------------------------------------

LEFT, RIGHT, BOTH = (110, 110, 150, 130), (155, 110, 195, 130), (110, 110, 195, 130)


@pytest.mark.parametrize(
    ("first", "again", "expected"),
    [
        pytest.param(
            [word("SỞ", LEFT)], [word("SỞ", LEFT)], [("SỞ", "SỞ")], id="both agree"
        ),
        pytest.param(
            [word("Só", LEFT, 0.6)], [word("Số", LEFT, 0.9)], [("Số", "Só")], id="the surer wins, the other is kept"
        ),
        pytest.param(
            [word("Số", LEFT, 0.9)], [word("Só", LEFT, 0.6)], [("Số", "Só")], id="also when it is the first"
        ),
        pytest.param(
            [word("UBNDTỈNH", BOTH)],
            [word("UBND", LEFT), word("TỈNH", RIGHT)],
            [("UBND", "UBND"), ("TỈNH", "TỈNH")],
            id="words run together are parted, once",
        ),
        pytest.param(
            [word("UBND", LEFT), word("TỈNH", RIGHT)],
            [word("UBNDTỈNH", BOTH)],
            [("UBND", "UBND"), ("TỈNH", "TỈNH")],
            id="words that were parted stay so, once",
        ),
        pytest.param(
            [word("Sở", LEFT, 0.6), word("Tưpháp", RIGHT, 0.6)],
            [word("SởTưpháq", BOTH, 0.9)],
            [("SởTưpháq", "SởTưpháp")],
            id="a surer merged word replaces both",
        ),
        pytest.param([word("TỈNH", LEFT, 0.9)], [], [("TỈNH", "")], id="a sure word that only the first has stays"),
        pytest.param([word("~|", LEFT, 0.2)], [], [], id="a doubtful one goes"),
        pytest.param([], [word("TỈNH", LEFT, 0.9)], [("TỈNH", "")], id="a sure word that only the second has comes"),
        pytest.param([], [word("~|", LEFT, 0.2)], [], id="a doubtful one does not"),
    ],
)  # fmt: skip
def test_two_readings_of_a_block_become_one(
    first: list[Word], again: list[Word], expected: list[tuple[str, str]]
) -> None:
    assert [(each.text, each.second) for each in _block_read_as(again, first)] == expected


def test_the_words_of_a_block_stand_on_lines_that_no_other_reading_has() -> None:
    read = _block_read_as([word("TỈNH", LEFT)], [word("Kính", (10, 10, 50, 30))])
    assert len({each.line for each in read}) == 2


def test_two_blocks_share_no_line() -> None:
    engine = TellingEngine([[[word("TỈNH", (0, 0, 40, 20))], [word("HÒA", (0, 0, 40, 20))]]])
    read = reread(engine, WHITE, [], [Look(Box(0, 0, 150, 60)), Look(Box(200, 0, 350, 60))], 10.0)
    assert len({each.line for each in read}) == 2


# --- For any two readings --------------------------------------------------------------------------------------------


@st.composite
def _boxes(draw: st.DrawFn) -> Box:
    x, y = draw(st.integers(0, 360)), draw(st.integers(0, 280))
    return Box(x, y, x + draw(st.integers(1, 40)), y + draw(st.integers(1, 20)))


@st.composite
def _boxes_in_the_block(draw: st.DrawFn) -> Box:
    x, y = draw(st.integers(BLOCK.x0, BLOCK.x1 - 2)), draw(st.integers(BLOCK.y0, BLOCK.y1 - 2))
    return Box(x, y, draw(st.integers(x + 1, BLOCK.x1)), draw(st.integers(y + 1, min(y + 25, BLOCK.y1))))


@st.composite
def _readings(draw: st.DrawFn, prefix: str, boxes: st.SearchStrategy[Box]) -> list[Word]:
    """Words of different texts, some with digits, sure or doubtful."""
    found = draw(st.lists(st.tuples(boxes, st.floats(0.0, 1.0)), max_size=8))
    letters = "abcdefgh"
    return [
        Word(f"{prefix}{letters[number]}{number if number % 3 == 0 else ''}", box, confidence, (1, 1, number // 3))
        for number, (box, confidence) in enumerate(found)
    ]


@given(first=_readings("x", _boxes()), again=_readings("y", _boxes_in_the_block()))
def test_no_look_at_a_block_touches_what_stands_outside(first: list[Word], again: list[Word]) -> None:
    read = _block_read_as(again, first)
    outside = [each for each in first if not BLOCK.holds(each.box.middle)]
    kept = [each for each in read if each.text in set(texts(outside))]
    assert [(k.text, k.box, k.confidence, k.line) for k in kept] == [
        (o.text, o.box, o.confidence, o.line) for o in outside
    ]


@given(first=_readings("x", _boxes()), again=_readings("y", _boxes_in_the_block()))
def test_every_word_comes_from_one_of_the_readings_and_comes_once(first: list[Word], again: list[Word]) -> None:
    read = _block_read_as(again, first)
    assert not Counter(texts(read)) - Counter(texts(first) + texts(again))


@given(first=_readings("x", _boxes()), again=_readings("y", _boxes_in_the_block()))
def test_a_surely_read_word_is_lost_only_to_a_word_in_its_place(first: list[Word], again: list[Word]) -> None:
    read = _block_read_as(again, first)
    for each in first:
        alone = not any(each.box.overlap(other.box) > 0 for other in again)
        if each.confidence >= 0.5 and alone:
            assert each.text in texts(read)


@given(first=_readings("x", _boxes()))
def test_a_second_reading_that_agrees_changes_no_text(first: list[Word]) -> None:
    inside = [each for each in first if BLOCK.holds(each.box.middle)]
    apart = all(a is b or a.box.overlap(b.box) < 0.5 for a in inside for b in inside)
    read = _block_read_as(inside, first)
    if apart:
        assert Counter(texts(read)) == Counter(texts(first))


@given(first=_readings("x", _boxes()), again=_readings("y", _boxes_in_the_block()), index=st.integers(0, 7))
def test_a_hidden_word_keeps_its_reading(first: list[Word], again: list[Word], index: int) -> None:
    hidden = tuple(each.box for each in first[index : index + 1])
    read = _block_read_as(again, first, Look(BLOCK, hidden=hidden))
    assert set(texts(first[index : index + 1])) <= set(texts(read))


@given(box=_boxes().map(lambda box: Box(box.x0 - 60, box.y0 - 60, box.x1 + 60, box.y1 + 60)))
def test_a_block_may_reach_over_the_edge_of_the_page(box: Box) -> None:
    engine = TellingEngine([[[word("TỈNH", (0, 0, 40, 20))]]])
    [read] = reread(engine, WHITE, [], [Look(box)], 10.0)
    assert min(engine.asked[0][0].shape) > 0
    assert (read.box.x0, read.box.y0) == (max(0, box.x0), max(0, box.y0))


def test_a_block_beyond_the_page_is_not_looked_at() -> None:
    engine = TellingEngine()
    assert reread(engine, WHITE, [], [Look(Box(500, 10, 600, 60)), Look(Box(-90, 10, -20, 60))], 10.0) == []
    assert engine.asked == []


# --- Ink and sheets --------------------------------------------------------------------------------------------------


def test_the_ink_of_digits_is_named_on_a_coloured_page_and_on_no_other() -> None:
    grey = lines_of_text("Số 15")
    blue = np.where(grey[..., None] < 128, np.array((190, 80, 40)), 255).astype(np.uint8)
    first = [word("15", (0, 0, grey.shape[1], grey.shape[0])), word("Số", (0, 0, 10, 10))]
    coloured, plain = (
        {each.text: each.coloured for each in reread(TellingEngine(), clean_page(p, DPI), first, [], 10.0)}
        for p in (blue, grey)
    )
    assert coloured["15"] == pytest.approx(1.0, abs=0.3)
    assert (coloured["Số"], plain["15"]) == (None, None)


@given(sizes=st.lists(st.tuples(st.integers(1, 30), st.integers(1, 50)), min_size=1, max_size=6))
def test_strips_stand_on_a_white_sheet_one_above_the_other(sizes: list[tuple[int, int]]) -> None:
    crops = [np.full(size, shade, np.uint8) for shade, size in enumerate(sizes)]
    sheet, tops = stacked(crops)
    assert tops == sorted(tops)
    for crop, top in zip(crops, tops, strict=True):
        height, width = crop.shape
        assert np.array_equal(sheet[top : top + height, 40 : 40 + width], crop)
    assert int((sheet < 255).sum()) == sum(height * width for height, width in sizes)


# --- Doubtful words --------------------------------------------------------------------------------------------------


def _doubtful(count: int) -> list[Word]:
    """Words read in doubt, each on a line of its own."""
    return [
        replace(word(f"chu{chr(97 + n % 26)}", (20, 10 * n, 60, 10 * n + 8), 0.5), line=(1, 1, n)) for n in range(count)
    ]


def test_a_few_doubtful_words_go_with_the_digits_in_one_call() -> None:
    engine = TellingEngine()
    read = reread(engine, WHITE, [*_doubtful(3), word("15", (20, 200, 60, 220))], [], 10.0)
    assert len(engine.asked) == 1
    assert [each.second for each in read] == ["", "", "", ""]


def test_a_page_full_of_doubts_is_worth_another_opinion() -> None:
    engine = TellingEngine()
    reread(engine, WHITE, [*_doubtful(28), *_doubtful(28), word("15", (20, 285, 60, 299))], [], 10.0)
    assert len(engine.asked) == 3


def test_a_doubtful_word_becomes_what_the_language_would_rather_have() -> None:
    first = [
        word("sửa", (20, 50, 60, 70), 0.96),
        word("đôi", (70, 50, 110, 70), 0.6),
        word("bổ", (120, 50, 160, 70), 0.96),
    ]
    strip_x, strip_y = 20 - 7, 50 - 7
    again = [
        replace(each, text=text, confidence=0.5, box=each.box.moved(40 - strip_x, 40 - strip_y))
        for each, text in zip(first, ("sửa", "đổi", "bố"), strict=True)
    ]
    read = reread(TellingEngine([[again]]), WHITE, first, [], 10.0, lambda _, text, __: float(text == "đổi"))
    assert texts(read) == ["sửa", "đổi", "bổ"], "only the doubtful word was open"
    assert read[1].second == "đôi"


def test_a_word_in_a_strip_of_digits_and_in_one_of_doubts_is_confirmed_once() -> None:
    first = [word("đôi", (20, 50, 60, 70), 0.6), word("2051/UBND", (70, 50, 200, 70), 0.9)]
    digits = replace(word("2051/UBND"), box=Box(47, 47, 177, 67))
    doubts = [replace(word("đôi"), box=Box(47, 121, 87, 141)), replace(word("2051/UBND"), box=Box(97, 121, 227, 141))]
    read = reread(TellingEngine([[[digits, *doubts]]]), WHITE, first, [], 10.0)
    assert [(each.text, each.second) for each in read] == [("đôi", "đôi"), ("2051/UBND", "2051/UBND")]
