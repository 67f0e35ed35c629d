"""Lines that an engine leaves out are found by their ink and read by themselves; no word is lost by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.imaging.page import CleanPage, clean_page
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.left_out import FIRST_BLOCK, MOST, left_out, with_left_out
from ocr_pipeline.recognition.page import read_whole
from ocr_pipeline.recognition.strips import SPACE
from ocr_pipeline.recognition.tesseract import TesseractEngine
from ocr_pipeline.recognition.words import Box, Word
from tests.recognition.drawn_lines import DPI, MARGIN, PITCH, TellingEngine, lines_of_text, texts, word

LINES = (
    "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị các cơ quan",
    "nhân phản ánh kịp thời về Sở để nghiên cứu, giải quyết",
    "Nơi nhận: như trên; lưu văn thư, phòng hành chính",
    "Sở Tư pháp đề nghị các địa phương nghiên cứu thực hiện",
)


@pytest.fixture(scope="module")
def page() -> CleanPage:
    """Four lines with wide margins."""
    return clean_page(np.pad(lines_of_text(*LINES), 200, constant_values=255), DPI)


def row_of(number: int) -> Box:
    """Where a line stands on the page."""
    y = 200 + MARGIN + number * PITCH
    return Box(200 + MARGIN, y, 1600, y + 50)


def without(words: Sequence[Word], number: int) -> list[Word]:
    """The words, but for those of one line."""
    return [each for each in words if not row_of(number).padded(6, 9999, 9999).holds(each.box.middle)]


@pytest.mark.parametrize("number", range(4))
def test_a_line_that_was_left_out_is_read(engine: TesseractEngine, page: CleanPage, number: int) -> None:
    read = read_whole(engine, page, 60.0)
    first = without(read, number)
    assert len(first) < len(read)
    whole = with_left_out(engine, page, first, [], [], 60.0)
    assert sorted(texts(whole.words)) == sorted(texts(read))
    assert whole.unread == ()
    added = [each for each in whole.words if each not in first]
    assert {each.line[0] >= FIRST_BLOCK for each in added} == {True}
    assert len({each.line for each in added}) == 1
    assert all(row_of(number).padded(6, 9999, 9999).holds(each.box.middle) for each in added)


def test_a_page_read_whole_is_not_read_again(engine: TesseractEngine, page: CleanPage) -> None:
    read = read_whole(engine, page, 60.0)
    telling = TellingEngine()
    assert with_left_out(telling, page, read, [], [], 60.0).words == read
    assert telling.asked == []


def covering(*left: int) -> list[Word]:
    """Words that cover all lines but some."""
    return [word("đã đọc", row_of(number).as_tuple()) for number in range(4) if number not in left]


def at(x: int, y: int = 8) -> tuple[int, int, int, int]:
    """A box on the sheet's first strip."""
    return SPACE + x, SPACE + y, SPACE + x + 90, SPACE + y + 40


@pytest.mark.parametrize(
    ("said", "again", "kept"),
    [
        pytest.param([word("nhân", at(60))], [], ["nhân"], id="print, at the first look"),
        pytest.param([word("nhâ", at(60), 0.3)], [word("phản", at(60)), word("ánh", at(160))], ["phản", "ánh"],
                     id="print, at the second"),
        pytest.param([word("Quân", at(60), 0.3)], [word("Quân", at(60))], [], id="a short word, at the second alone"),
        pytest.param([word("nhân", at(60), 0.4)], [word("4~z", at(60), 0.9)], [], id="strokes"),
        pytest.param([word("'22//KH-UBND", at(60), 0.3)], [], ["'22//KH-UBND"], id="a code, its number by hand"),
        pytest.param([word("22/Kh-u", at(60), 0.3)], [], [], id="strokes with a slash"),
        pytest.param([], [], [], id="nothing"),
    ],
)  # fmt: skip
def test_what_looks_like_print_is_kept_and_other_ink_is_told_of(
    page: CleanPage, said: list[Word], again: list[Word], kept: list[str]
) -> None:
    telling = TellingEngine([[said], [again]])
    words = covering(1)
    whole = with_left_out(telling, page, words, [], [], 60.0)
    assert texts(whole.words) == [*texts(words), *kept]
    assert len(whole.unread) == (not kept)
    assert all(row_of(1).overlap(box) > 0.5 for box in whole.unread)


@pytest.mark.parametrize(
    ("stamps", "dark"),
    [
        pytest.param([row_of(1)], [], id="a stamp that is read on its own"),
        pytest.param([], [Ring(700, row_of(1).middle[1], 500)], id="a black seal"),
    ],
)
def test_ink_is_known_of(page: CleanPage, stamps: list[Box], dark: list[Ring]) -> None:
    assert left_out(page, covering(1), stamps, dark) == []


def test_a_stroke_read_across_lines_covers_none_and_gives_way(page: CleanPage) -> None:
    across = replace(word("§", (row_of(1).x0, row_of(0).y0, row_of(1).x0 + 300, row_of(3).y1), 0.1))
    telling = TellingEngine([[[word("nhân", at(200))]]])
    read = texts(with_left_out(telling, page, [*covering(1), across], [], [], 60.0).words)
    assert read[-1] == "nhân"
    assert "§" not in read


def test_lines_above_and_below_are_not_read_with_it(page: CleanPage) -> None:
    class Looking(TellingEngine):
        def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
            inked = np.flatnonzero((images[0] < 128).any(axis=1))
            assert inked.max() - inked.min() < 50, "one line stands on the sheet"
            return super().read(images, dpi, reading, timeout)

    tall = [replace(each, box=replace(each.box, y0=each.box.y0 - 8, y1=each.box.y1 + 6)) for each in covering(1)]
    looking = Looking()
    with_left_out(looking, page, tall, [], [], 60.0)
    assert len(looking.asked) == 2


def test_a_page_of_which_nothing_was_read_is_no_page_with_lines_left_out() -> None:
    many = clean_page(np.pad(lines_of_text(*[LINES[0]] * (MOST + 1)), 200, constant_values=255), DPI)
    telling = TellingEngine()
    whole = with_left_out(telling, many, [], [], [], 60.0)
    assert telling.asked == []
    assert len(whole.unread) > MOST
