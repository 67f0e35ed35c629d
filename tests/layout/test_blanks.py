"""A page whose blanks a pen filled in: where, by what, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.marks.frames import Frame
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.layout.blanks import with_blanks
from ocr_pipeline.layout.filled import IN_LINE, OUT_OF_LINE, BlankKind, FilledBlank
from ocr_pipeline.layout.form_lines import form_lines
from ocr_pipeline.layout.page import PageLayout, layout_page
from ocr_pipeline.recognition.digits.decoding import Reading
from ocr_pipeline.recognition.digits.reader import Writer
from ocr_pipeline.recognition.words import Box, Word
from tests.layout.typed_pages import NATION, page
from tests.recognition.digits.written_lines import CAPITAL, FOOT, Written, written

LEFT_AT, RIGHT_AT, TOP = (300, 400), (1300, 400), 400


BLUE = (180, 60, 40)


def filled(
    number: Written,
    date: Written,
    in_blue: BlankKind | None = None,
    seal: Seal | None = None,
    frames: Sequence[Frame] = (),
) -> tuple[PageLayout, dict[BlankKind, FilledBlank]]:
    """A page with both lines, its words those of print alone, as an engine that sees no pen would read them.

    ``in_blue`` is the blank whose ink is blue, ``seal`` lies over the lines in red; ``frames`` are those on the page.
    """
    paper = np.full((1000, 2480, 3), 255, np.uint8)
    for line, (x, y) in ((number, LEFT_AT), (date, RIGHT_AT)):
        paper[y : y + 300, x : x + 1100] = line.pixels[:, :1100]
    if seal is not None:
        _stamp(paper, seal)
    layout = page().centred(NATION, 1660, 240).layout()
    words = [word for region in layout.regions for row in region.lines for word in row.words]
    foot = TOP + FOOT
    words += [_word("Số:", 360, 425, foot, 4), _word("/TB-UBND", 300 + number.end - 250, 300 + number.end, foot, 4)]
    words += [_word("ngày", 1360, 1460, foot, 5), _word("tháng", 1560, 1680, foot, 5)]
    words += [_word("năm", 1300 + date.end - 215, 1300 + date.end - 125, foot, 5)]
    words += [_word("2025", 1300 + date.end - 112, 1300 + date.end, foot, 5)]
    made = layout_page(words, 1, 2480, 1000)
    assert len(list(form_lines(made))) == 2
    read = with_blanks(replace(clean_page(paper, 300), colour=paper), made, [seal] if seal else [], frames)
    if in_blue is not None:
        box = next(blank.box for blank in read.blanks if blank.kind is in_blue)
        part = paper[box.y0 : box.y1, box.x0 : box.x1]
        part[:] = np.maximum(part, BLUE)
        read = with_blanks(replace(clean_page(paper, 300), colour=paper), made)
    return read, {blank.kind: blank for blank in read.blanks}


def _stamp(paper: Pixels, seal: Seal) -> None:
    """Rings and strokes in red, and darker where they meet other ink."""
    x0, y0, x1, y1 = seal.box
    ink = np.full_like(paper, 255)
    for radius in range(30, (x1 - x0) // 2, 40):
        cv2.circle(ink, ((x0 + x1) // 2, (y0 + y1) // 2), radius, (60, 50, 225), 8)
    paper[:] = np.minimum(paper, ink)


def _word(text: str, x0: int, x1: int, foot: int, line: int) -> Word:
    return Word(text, Box(x0, foot - 40, x1, foot + 4), 0.95, (line, 1, 1), text)


@pytest.mark.parametrize("seed", [1, 4, 7])
def test_number_and_day_are_read_where_they_stand(seed: int) -> None:
    number = written("Số: ", "#46", " /TB-UBND", seed=seed)
    date = written("ngày ", "#24", " tháng 10 năm 2025", seed=seed, italic=True)
    _, blanks = filled(number, date)
    for kind, text, line, (x, y) in (
        (BlankKind.NUMBER, "46", number, LEFT_AT),
        (BlankKind.DAY, "24", date, RIGHT_AT),
    ):
        blank = blanks[kind]
        assert text in [reading.text for reading in blank.readings[:4]]
        assert (blank.writer, blank.heading, blank.page) == (Writer.PEN, True, 1)
        x0, y0, x1, y1 = line.boxes[0]
        assert blank.box.overlap(Box(x0 + x, y0 + y, x1 + x, y1 + y)) > 0.8
    assert blanks[BlankKind.MONTH].readings[0].text == "10"
    assert blanks[BlankKind.MONTH].writer is Writer.PRINT


def test_a_page_without_form_lines_is_left_as_it_is() -> None:
    layout = page().body("Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh").layout()
    assert with_blanks(clean_page(np.full((100, 100), 255, np.uint8), 300), layout) is layout


@pytest.mark.parametrize(("in_blue", "writer"), [(None, Writer.PRINT), (BlankKind.DAY, Writer.PEN)])
def test_blue_digits_in_a_black_line_are_a_pens_whatever_their_shape(in_blue: BlankKind | None, writer: Writer) -> None:
    number, date = written("Số: ", "46", " /TB-UBND", seed=1), written("ngày 24 tháng 10 năm 2025", seed=1)
    _, blanks = filled(number, date, in_blue)
    assert blanks[BlankKind.DAY].writer is writer


def test_a_number_under_a_red_seal_is_read_and_placed_as_if_it_were_none() -> None:
    number = written("Số: ", "#46", " /TB-UBND", seed=1)
    date = written("ngày ", "#24", " tháng 10 năm 2025", seed=1, italic=True)
    seal, bare = Seal((350, 300, 700, 650)), filled(number, date)[1][BlankKind.NUMBER]
    covered = filled(number, date, seal=seal)[1][BlankKind.NUMBER]
    assert covered.readings[0].text == bare.readings[0].text
    assert covered.box.overlap(bare.box) > 0.9
    assert covered.box.width < 1.1 * bare.box.width
    assert covered.writer is Writer.PEN


@pytest.mark.parametrize("colour", [(0, 0, 0), (60, 50, 225)], ids=["black", "red"])
def test_a_number_on_the_frame_of_a_stamp_is_read_and_placed_as_if_it_were_none(colour: tuple[int, int, int]) -> None:
    number, date = written("Số: ", "46", " /TB-UBND", seed=1), written("ngày 24 tháng 10 năm 2025", seed=1)
    bare = filled(number, date)[1][BlankKind.NUMBER]
    on_page = TOP + FOOT - 1
    cv2.rectangle(number.pixels, (20, FOOT - 1), (1090, 290), colour, 5)
    frame = Frame((LEFT_AT[0] + 18, on_page - 2, LEFT_AT[0] + 1093, TOP + 293), 0.0, None)
    framed = filled(number, date, frames=[frame])[1][BlankKind.NUMBER]
    assert framed.readings[0].text == bare.readings[0].text
    assert framed.writer is bare.writer is Writer.PRINT
    assert framed.off_line is not None
    assert framed.off_line < OUT_OF_LINE
    assert framed.box.overlap(bare.box) > 0.9
    # Without knowing of the frame, its line is taken for a part of the digits.
    assert filled(number, date)[1][BlankKind.NUMBER].box.width > 1.2 * bare.box.width


def test_what_stands_out_of_line_is_told_from_what_stands_as_print_does() -> None:
    number, date = written("Số: ", "#46", " /TB-UBND", seed=1), written("ngày 24 tháng 10 năm 2025", seed=1)
    _, blanks = filled(number, date)
    pen, print_ = blanks[BlankKind.NUMBER].off_line, blanks[BlankKind.DAY].off_line
    assert pen is not None
    assert print_ is not None
    assert pen > OUT_OF_LINE > IN_LINE > print_


@pytest.mark.parametrize("pale", [230, 238])
def test_a_number_in_pencil_is_found_beside_black_print(pale: int) -> None:
    number = written("Số: ", "#46", " /TB-UBND", seed=1)
    x0, y0, x1, y1 = number.boxes[0]
    pencil = number.pixels[y0:y1, x0:x1]
    pencil[:] = np.maximum(pencil, pale)
    date = written("ngày ", "#24", " tháng 10 năm 2025", seed=1, italic=True)
    blank = filled(number, date)[1][BlankKind.NUMBER]
    assert blank.by_pen
    assert "46" in [reading.text for reading in blank.readings[:3]]


def test_a_line_whose_letters_are_broken_is_as_high_as_the_other_line_of_its_heading() -> None:
    number = written("Số: ", "#46", " /TB-UBND", seed=1)
    date = written("ngày ", "#24", " tháng 10 năm 2025", seed=1, italic=True)
    cut = FOOT - round(0.4 * CAPITAL)
    date.pixels[cut - 3 : cut + 3, date.end - 112 :] = 255
    blanks = filled(number, date)[1]
    assert blanks[BlankKind.DAY].by_pen
    assert "24" in [reading.text for reading in blanks[BlankKind.DAY].readings[:3]]
    assert blanks[BlankKind.MONTH].readings[0].text == "10"


def test_an_empty_blank_stays_empty_however_pale_ink_is_sought() -> None:
    number = written("Số:      /TB-UBND", seed=1)
    date = written("ngày       tháng 10 năm 2025", seed=1, italic=True)
    assert set(filled(number, date)[1]) <= {BlankKind.MONTH}


def test_digits_for_which_their_ink_has_no_room_are_no_mark() -> None:
    bit = replace(PEN, kind=BlankKind.NUMBER, sure=0.95, box=Box(0, 0, 7, 18))
    assert not replace(bit, readings=(Reading("5827", 1.0),)).by_pen
    assert replace(bit, readings=(Reading("1", 1.0),)).by_pen


PEN = FilledBlank(BlankKind.DAY, 1, Box(0, 0, 40, 40), (Reading("11", 1.0),), Writer.PEN, 0.7, heading=True)


@pytest.mark.parametrize(
    ("kind", "sure", "off_line", "mark", "by_hand"),
    [
        pytest.param(BlankKind.DAY, 0.7, None, False, False, id="italic print looks like a pen's"),
        pytest.param(BlankKind.DAY, 0.7, 0.2, True, True, id="but it stands in line"),
        pytest.param(BlankKind.NUMBER, 0.55, 0.2, True, True, id="so does a number's"),
        pytest.param(BlankKind.NUMBER, 0.78, 0.05, False, True, id="a blurred number in line: in doubt, no mark"),
        pytest.param(BlankKind.NUMBER, 0.65, 0.1, True, False, id="neither in line nor out of it"),
        pytest.param(BlankKind.NUMBER, 0.95, 0.02, True, True, id="a neat hand"),
        pytest.param(BlankKind.NUMBER, 0.45, 0.3, False, False, id="as likely print"),
    ],
)
def test_how_digits_stand_decides_where_their_shape_does_not(
    kind: BlankKind, sure: float, off_line: float | None, mark: bool, by_hand: bool
) -> None:
    blank = replace(PEN, kind=kind, sure=sure, off_line=off_line)
    assert (blank.by_pen, blank.by_hand) == (mark, by_hand)


def test_digits_that_text_was_drawn_over_are_in_doubt_and_no_mark() -> None:
    sure = replace(PEN, sure=0.95)
    assert sure.by_pen
    assert not replace(sure, laid_over=True).by_pen
    assert replace(sure, laid_over=True).by_hand
