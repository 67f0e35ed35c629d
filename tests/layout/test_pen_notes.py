"""Writing on a page: above its heading, in its margin, in blue anywhere; print, stamps and staples are none."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.pen_notes import pen_notes
from ocr_pipeline.recognition.words import Box, Word
from tests.layout.typed_pages import HEIGHT, MARGIN, SENTENCES, WIDTH, Ink, Inks, TypedPage, page
from tests.recognition.digits.written_lines import written

BLACK, BLUE, RED = (0, 0, 0), (170, 70, 50), (40, 30, 210)
ABOVE, IN_MARGIN, IN_TEXT = (500, 60), (40, 1800), (900, 1800)


def raised(made: TypedPage) -> TypedPage:
    """The page, everything on it moved up until its first line stands at the upper edge."""
    top = min(word.box.y0 for word in made.words)
    made.words = [_raised(word, top) for word in made.words]
    return made


def _raised(word: Word, by: int) -> Word:
    return replace(word, box=word.box.moved(0, -by))


@pytest.mark.parametrize("at_the_edge", [False, True])
def test_a_page_without_writing_has_no_notes_wherever_its_heading_begins(at_the_edge: bool) -> None:
    made = page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT")).body(*SENTENCES)
    layout = (raised(made) if at_the_edge else made).layout()
    assert layout.lines(RegionKind.HEADER_LEFT)
    paper = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    assert list(pen_notes(replace(clean_page(paper, 300), colour=paper), layout)) == []


def letter(inks: Inks | None = None, note: str | None = None) -> TypedPage:
    """The first page of a letter; ``note`` is what was read of writing above its heading."""
    made = page(inks)
    if note is not None:
        made.line(note, 500, 80)
    made.y = 240
    return made.header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT")).body(*SENTENCES * 3)


def paper_of(made: TypedPage) -> Pixels:
    """The page with a frame where each word stands."""
    paper = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    for word in made.words:
        cv2.rectangle(paper, (word.box.x0, word.box.y0 + 8), (word.box.x1 - 4, word.box.y1 - 4), BLACK, 2)
    return paper


def two_rows(paper: Pixels, at: tuple[int, int], colour: tuple[int, int, int] = BLACK) -> Box:
    """Two lines of a pen from a point on; their box."""
    for line in (0, 70):
        for word in (0, 120):
            x, y = at[0] + word, at[1] + line
            points = np.array([(x, y + 50), (x + 25, y), (x + 45, y + 45), (x + 70, y + 5), (x + 95, y + 50)])
            cv2.polylines(paper, [points], False, colour, 5)
    return Box(at[0], at[1], at[0] + 215, at[1] + 120)


def notes(made: TypedPage, paper: Pixels) -> list[Box]:
    return [note.box for note in pen_notes(replace(clean_page(paper, 300), colour=paper), made.layout())]


@pytest.mark.parametrize(
    ("at", "colour", "found"),
    [
        pytest.param(ABOVE, BLACK, True, id="above the heading"),
        pytest.param(IN_MARGIN, BLACK, True, id="in the margin"),
        pytest.param(IN_MARGIN, BLUE, True, id="in the margin, in blue"),
        pytest.param(IN_TEXT, BLUE, True, id="below the text, in blue"),
        pytest.param(IN_TEXT, BLACK, False, id="below the text, in black: print may stand there"),
    ],
)
def test_a_note_is_found_where_no_print_is_and_in_blue_anywhere(
    at: tuple[int, int], colour: tuple[int, int, int], found: bool
) -> None:
    made = letter()
    paper = paper_of(made)
    drawn = two_rows(paper, at, colour)
    assert [box.overlap(drawn) > 0.8 for box in notes(made, paper)] == [True] * found


@pytest.mark.parametrize(("level", "found"), [(175, 0), (90, 1)], ids=["from the back", "in pencil"])
def test_what_shows_through_beside_the_text_is_no_note(level: int, found: int) -> None:
    made = letter()
    paper = paper_of(made)
    two_rows(paper, IN_MARGIN, (level, level, level))
    assert len(notes(made, paper)) == found


@pytest.mark.parametrize(("confidence", "found"), [(0.6, 1), (0.95, 0)], ids=["unsure", "print"])
def test_a_note_is_none_the_less_one_for_being_read_badly(confidence: float, found: int) -> None:
    made = letter({"tuujou": Ink(confidence=confidence), "xuly": Ink(confidence=confidence)}, "tuujou xuly")
    paper = paper_of(letter())
    two_rows(paper, (505, 75))
    paper[150:240] = 255
    assert len(notes(made, paper)) == found


@pytest.mark.parametrize(("confidence", "found"), [(0.8, 1), (0.95, 0)], ids=["unsure", "print"])
def test_a_note_beside_the_text_that_was_read_as_a_line_of_it_is_one(confidence: float, found: int) -> None:
    made = letter({"tuu": Ink(confidence=confidence), "xu": Ink(confidence=confidence)})
    paper = paper_of(made)
    made.line("tuu xu", IN_MARGIN[0], IN_MARGIN[1] + 40)
    assert any(line.text == "tuu xu" for line in made.layout().lines(RegionKind.BODY))
    two_rows(paper, IN_MARGIN)
    assert len(notes(made, paper)) == found


def test_a_staple_is_no_note() -> None:
    made = letter()
    paper = paper_of(made)
    cv2.line(paper, (100, 180), (210, 90), BLACK, 8)
    assert notes(made, paper) == []


def test_a_seal_above_the_heading_is_no_note() -> None:
    made = letter()
    paper = paper_of(made)
    drawn = two_rows(paper, ABOVE)
    seal = Seal((drawn.x0 - 20, drawn.y0 - 20, drawn.x1 + 20, drawn.y1 + 20))
    page_of = replace(clean_page(paper, 300), colour=paper)
    assert list(pen_notes(page_of, made.layout(), [seal])) == []


@pytest.mark.parametrize("at", [ABOVE, IN_MARGIN])
def test_what_stands_in_a_stamp_is_no_note(at: tuple[int, int]) -> None:
    made = letter()
    paper = paper_of(made)
    drawn = two_rows(paper, at)
    page_of = replace(clean_page(paper, 300), colour=paper)
    assert list(pen_notes(page_of, made.layout(), stamps=[drawn.padded(20, WIDTH, HEIGHT)])) == []


def test_a_number_in_the_corner_is_no_note_with_what_the_scanner_left_beside_it() -> None:
    made = letter()
    paper = paper_of(made)
    number = written_number("103", paper, (WIDTH - 180, 130))
    paper[30:36, WIDTH - 500 : WIDTH - 380] = 90
    (box,) = notes(made, paper)
    assert box.overlap(number) > 0.8
    assert box.width < 1.3 * number.width


def test_a_blue_note_of_one_row_is_found_unless_it_was_read_as_print() -> None:
    row, at = "VP sao gửi các phòng", (900, 3000)
    made = letter()
    paper = paper_of(made)
    drawn = written_row(paper, at)
    (box,) = notes(made, paper)
    assert box.overlap(drawn) > 0.8
    assert notes(letter().line(row, *at), paper) == []


def test_a_note_that_begins_in_the_margin_and_runs_on_above_the_heading_is_one() -> None:
    made = letter()
    paper = paper_of(made)
    drawn = two_rows(paper, (MARGIN - 130, 60), BLUE)
    (box,) = notes(made, paper)
    assert box.overlap(drawn) > 0.8
    assert box.width > 0.9 * drawn.width


def test_blue_writing_is_found_beside_print_that_was_not_read() -> None:
    made = letter()
    paper = paper_of(made)
    points = np.array([(900, 3050), (925, 2990), (945, 3045), (970, 2995), (995, 3045), (1060, 3000)])
    cv2.polylines(paper, [points], False, BLUE, 6)
    for x in range(600, 860, 40):
        cv2.rectangle(paper, (x, 3000), (x + 25, 3040), BLACK, 2)
    (box,) = notes(made, paper)
    assert np.abs(np.array(box.as_tuple()) - (900, 2990, 1060, 3050)).max() < 20


@pytest.mark.parametrize(("beyond", "count"), [(False, 0), (True, 1)], ids=["of the signature", "of another pen"])
def test_a_stroke_that_runs_out_of_the_place_of_the_signature_is_the_signatures(beyond: bool, count: int) -> None:
    made = letter().footer(("Nơi nhận:", "- Như trên;"), ("GIÁM ĐỐC", "Nguyễn Văn An"))
    signed = made.layout().lines(RegionKind.SIGNATURE)
    right, middle = max(line.box.x1 for line in signed), sum(line.box.middle[1] for line in signed) / len(signed)
    edge = round(right + 18 * 300 / 25.4)
    paper = paper_of(made)
    start, foot = round(edge + 40 if beyond else right), round(middle)
    rows = [(edge + 140, foot - 60), (start, foot - 40), (edge + 140, foot - 100), (start, foot)]
    cv2.polylines(paper, [np.array(rows)], True, BLUE, 8)
    assert len(notes(made, paper)) == count


def test_a_pale_number_of_a_sheet_is_read_once_its_strokes_are_made_dark() -> None:
    made = letter()
    paper = paper_of(made)
    number = written_number("141", paper, (WIDTH - 180, 130))
    part = paper[number.y0 : number.y1, number.x0 : number.x1]
    part[:, part.shape[1] // 3 :] = np.maximum(part[:, part.shape[1] // 3 :], 200)
    assert [box.overlap(number) > 0.8 for box in notes(made, paper)] == [True]


@pytest.mark.parametrize(("colour", "count"), [(BLUE, 1), (BLACK, 0)], ids=["blue", "black: dirt may be as low"])
def test_a_row_of_small_letters_in_the_margin_is_a_note_where_it_is_blue(
    colour: tuple[int, int, int], count: int
) -> None:
    made = letter()
    paper = paper_of(made)
    for word, lower in enumerate((20, 0)):
        for half in range(2):
            x, y = 90 + 110 * word + 50 * half, 2400 + lower
            points = np.array([(x, y + 28), (x + 12, y), (x + 22, y + 28), (x + 38, y)])
            cv2.polylines(paper, [points], False, colour, 4)
    assert len(notes(made, paper)) == count


def test_a_note_whose_last_stroke_runs_from_the_margin_into_the_text_is_whole() -> None:
    made = letter()
    paper = paper_of(made)
    start, top = MARGIN - 260, 1800
    above = two_rows(paper, (start, top - 150))
    two_rows(paper, (start, top))
    strokes = np.array([(start + 140, top + 25), (start + 140, top + 95), (start + 215, top + 120), (MARGIN + 40, top)])
    cv2.polylines(paper, [strokes], False, BLACK, 5)
    (box,) = notes(made, paper)
    assert box.x1 > above.x1 + 15


@pytest.mark.parametrize(("start", "count"), [(940, 0), (1150, 1)], ids=["the signer's name", "of another pen"])
def test_a_long_row_in_blue_that_begins_beside_a_seal_belongs_to_it(start: int, count: int) -> None:
    made = letter()
    paper = paper_of(made)
    cv2.circle(paper, (700, 2600), 200, RED, 12)
    written_row(paper, (start, 2700))
    assert len(notes(made, paper)) == count


def written_row(paper: Pixels, at: tuple[int, int]) -> Box:
    """A row of writing in blue from a point on; its box."""
    for word in range(4):
        x, y = at[0] + 120 * word, at[1]
        points = np.array([(x, y + 50), (x + 25, y), (x + 45, y + 45), (x + 70, y + 5), (x + 95, y + 50)])
        cv2.polylines(paper, [points], False, BLUE, 4)
    return Box(at[0], at[1], at[0] + 455, at[1] + 50)


def written_number(number: str, paper: Pixels, at: tuple[int, int]) -> Box:
    """Digits of a pen whose upper left corner is at a point; their box."""
    line = written(f"#{number}", seed=3)
    x0, y0, x1, y1 = line.boxes[0]
    paper[at[1] : at[1] + y1 - y0, at[0] : at[0] + x1 - x0] = line.pixels[y0:y1, x0:x1]
    return Box(at[0], at[1], at[0] + x1 - x0, at[1] + y1 - y0)
