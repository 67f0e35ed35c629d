"""Print or pen: the engine's looks alone, or with the digit reader's word for what they leave in doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.layout.filled import IN_LINE, BlankKind, FilledBlank
from ocr_pipeline.parsing.heading.printed import is_printed_number, is_vouched_part
from ocr_pipeline.parsing.installed import installed_parsers
from ocr_pipeline.parsing.parse import parse
from ocr_pipeline.recognition.digits.decoding import Reading
from ocr_pipeline.recognition.digits.reader import Writer
from ocr_pipeline.recognition.words import Box, Word
from schemas import FieldValue, Origin
from tests.layout.typed_pages import NATION, SENTENCES, Ink, Inks, page, restorer, text_of

BOX = Box(600, 380, 650, 420)
PRINT = FilledBlank(BlankKind.NUMBER, 1, BOX, (Reading("15", 0.99),), Writer.PRINT, 1.0, heading=True, off_line=0.02)
"""A blank in which the digit reader saw 15 in print."""
OUT_OF_LINE = Ink(uneven=0.45)
"""Read surely and twice alike, but beside a speck that makes its word look uneven."""


def number_word(ink: Ink, said: str = "15/QĐ-UBND") -> Word:
    second = said if ink.second == "the same" else ink.second
    return Word(said, Box(600, 380, 800, 420), ink.confidence, (1, 1, 1), second, ink.coloured, ink.uneven)


@pytest.mark.parametrize(
    ("ink", "blank", "printed", "why"),
    [
        (Ink(), None, True, "sure, twice alike, black and in line: print without a second witness"),
        (OUT_OF_LINE, None, False, "out of line, and nobody else saw it"),
        (OUT_OF_LINE, PRINT, True, "a speck beside it: the digit reader saw its ink alone, in line"),
        (Ink(confidence=0.5), PRINT, True, "the notation in its word was hard to read, its figures were not"),
        (OUT_OF_LINE, replace(PRINT, off_line=IN_LINE + 0.01), False, "out of line by both measures: a pen"),
        (OUT_OF_LINE, replace(PRINT, off_line=None), False, "nothing stands around it that it could be in line with"),
        (OUT_OF_LINE, replace(PRINT, writer=Writer.PEN), False, "a pen's by its shape"),
        (OUT_OF_LINE, replace(PRINT, writer=Writer.STAMP), False, "a numbering stamp's by its shape"),
        (OUT_OF_LINE, replace(PRINT, sure=0.75), False, "a stamp's figures look like print to three of four"),
        (OUT_OF_LINE, replace(PRINT, laid_over=True), False, "print was drawn over it, perhaps over a pen's figures"),
        (OUT_OF_LINE, replace(PRINT, readings=(Reading("16", 0.99),)), False, "it read another number"),
        (OUT_OF_LINE, replace(PRINT, readings=(Reading("15", 0.8),)), False, "it did not read it surely"),
        (OUT_OF_LINE, replace(PRINT, box=Box(600, 380, 604, 420)), False, "two figures have no room in its ink"),
        (Ink(second="16/QĐ-UBND", uneven=0.45), PRINT, False, "another look read another number"),
        (Ink(second=None), PRINT, False, "nobody looked twice"),
        (Ink(coloured=0.8), PRINT, False, "blue ink, whatever its shape"),
    ],
)
def test_a_number_is_print_by_its_looks_or_by_the_digit_reader_s_word(
    ink: Ink, blank: FilledBlank | None, printed: bool, why: str
) -> None:
    assert is_printed_number([number_word(ink)], blank) == printed, why


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("15", "no notation stands in its word: a blank was filled in"),
        ("15a/QĐ-UBND", "a letter at a digit: the digit reader knows none"),
    ],
)
def test_the_digit_reader_vouches_for_figures_beside_a_notation_alone(said: str, why: str) -> None:
    assert not is_printed_number([number_word(OUT_OF_LINE, said)], PRINT), why


def number_and_code(ink: Ink, blank: FilledBlank, line: str = "Số: 15/QĐ-UBND") -> list[FieldValue]:
    made = page({line.split()[-1]: ink}).header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", line)).body(*SENTENCES)
    fields = parse(replace(text_of(made), blanks=(blank,)), restorer(), [1], installed_parsers())
    return [fields["number"], fields["code"]]


def test_what_the_digit_reader_vouches_for_needs_no_review() -> None:
    for field in number_and_code(Ink(confidence=0.6, uneven=0.45), PRINT):
        assert (field.needs_review, field.origin) == (False, Origin.PRINTED)


def test_what_it_does_not_vouch_for_is_flagged_as_before() -> None:
    for field in number_and_code(Ink(confidence=0.6, uneven=0.45), replace(PRINT, sure=0.5)):
        assert field.needs_review


# --- Dates ------------------------------------------------------------------------------------------------------------

DAY = replace(PRINT, kind=BlankKind.DAY, readings=(Reading("22", 0.99),))


def day_word(ink: Ink, said: str = "22", x: int = 600) -> Word:
    second = said if ink.second == "the same" else ink.second
    return Word(said, Box(x, 380, x + 50, 420), ink.confidence, (1, 1, 1), second, ink.coloured, ink.uneven)


@pytest.mark.parametrize(
    ("word", "blank", "vouched", "why"),
    [
        (day_word(Ink()), DAY, True, "both read the same"),
        (day_word(Ink(second="32")), DAY, True, "there is no 32nd day: the other look gainsays nothing"),
        (day_word(Ink(second="2Z")), DAY, False, "the 2nd is a day: a digit may have been read too much"),
        (day_word(Ink(second="23")), DAY, False, "another day that there is"),
        (day_word(Ink(confidence=0.4)), DAY, True, "hardly read by the engine, surely by the digit reader"),
        (day_word(Ink(coloured=0.7)), DAY, False, "blue ink"),
        (day_word(Ink(), said="2Z"), DAY, False, "a letter among its figures"),
        (day_word(Ink(), x=900), DAY, False, "the digit reader saw another place: that of the month"),
        (day_word(Ink()), replace(DAY, writer=Writer.PEN), False, "a pen's by its shape"),
        (day_word(Ink()), None, False, "nobody saw its ink"),
    ],
)
def test_a_day_is_vouched_for_where_no_other_day_was_read(
    word: Word, blank: FilledBlank | None, vouched: bool, why: str
) -> None:
    assert is_vouched_part(word, blank, 31) == vouched, why


def the_date(line: str, blanks: dict[str, FilledBlank], inks: Inks) -> FieldValue:
    """The date of a page with this line, the digit reader having seen ``blanks`` where their words stand."""
    made = page(inks).header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT"), (*NATION, line)).body(*SENTENCES)
    placed = []
    for said, blank in blanks.items():
        words = [word for word in made.words if word.text == said]
        placed.append(replace(blank, box=words[0 if blank.kind is BlankKind.DAY else -1].box))
    fields = parse(replace(text_of(made), blanks=tuple(placed)), restorer(), [1], installed_parsers())
    date: FieldValue = fields["date"]
    return date


def test_a_day_in_italics_that_was_read_as_none_once_needs_no_review() -> None:
    found = the_date("Phú Thọ, ngày 22 tháng 02 năm 2025", {"22": DAY}, {"22": Ink(second="32")})
    assert (found.value, found.needs_review, found.origin) == ("2025-02-22", False, Origin.PRINTED)


def test_a_month_that_is_vouched_for_says_nothing_about_a_day_of_the_same_figures() -> None:
    month = replace(PRINT, kind=BlankKind.MONTH, readings=(Reading("02", 0.99),))
    found = the_date("Phú Thọ, ngày 02 tháng 02 năm 2025", {"02": month}, {"02": Ink(confidence=0.5)})
    assert found.needs_review
