"""Values by hand: readings ranked by shape, engine and what numbers and dates can be; always up for review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.layout.filled import BlankKind, FilledBlank
from ocr_pipeline.parsing.heading.penned import likely_dates, likely_numbers
from ocr_pipeline.parsing.installed import installed_parsers
from ocr_pipeline.parsing.parse import parse
from ocr_pipeline.recognition.digits.decoding import Reading
from ocr_pipeline.recognition.digits.reader import Writer
from ocr_pipeline.recognition.words import Box
from schemas import FieldValue, Origin
from tests.layout.typed_pages import SENTENCES, Ink, Inks, page, restorer, text_of


def blank(
    readings: dict[str, float], kind: BlankKind = BlankKind.NUMBER, writer: Writer = Writer.PEN, sure: float = 1.0
) -> FilledBlank:
    told = tuple(Reading(text, probability) for text, probability in readings.items())
    return FilledBlank(kind, 1, Box(600, 380, 700, 425), told, writer, sure, heading=True)


def values(readings: dict[str, float], read: tuple[str, ...] = ()) -> list[str]:
    return [each.value for each in likely_numbers(blank(readings), read)]


@pytest.mark.parametrize(
    ("readings", "read", "best"),
    [
        ({"46": 0.8, "96": 0.2}, (), "46"),
        # The engine knows no handwriting, but that it came to the same says something.
        ({"46": 0.6, "96": 0.4}, ("96",), "96"),
        # Numbers below 10 are written with a zero, longer ones never begin with one, none is 0.
        ({"6": 0.6, "46": 0.4}, (), "46"),
        ({"028": 0.8, "28": 0.2}, (), "28"),
        ({"0": 0.9, "09": 0.1}, (), "09"),
    ],
)
def test_the_likeliest_number_comes_first(readings: dict[str, float], read: tuple[str, ...], best: str) -> None:
    assert values(readings, read)[0] == best


def test_what_only_the_engine_read_comes_last() -> None:
    assert values({"46": 0.8, "96": 0.2}, ("13",)) == ["46", "96", "13"]


def test_of_two_that_are_equally_likely_each_run_names_the_same_first() -> None:
    assert values({"869": 0.9}, ("6", "3")) == values({"869": 0.9}, ("3", "6")) == ["869", "3", "6"]


def test_likely_numbers_never_claim_certainty() -> None:
    assert all(each.confidence <= 0.6 for each in likely_numbers(blank({"46": 1.0}), ("46",)))


@pytest.mark.parametrize(
    ("day", "month", "best"),
    [
        ({"05": 0.9, "08": 0.1}, {"02": 1.0}, "2025-02-05"),
        # There is no day 38, no 30 February.
        ({"38": 0.8, "28": 0.2}, {"02": 1.0}, "2025-02-28"),
        ({"30": 0.8, "20": 0.2}, {"02": 1.0}, "2025-02-20"),
        # With and without its zero a day is the same day.
        ({"5": 0.3, "05": 0.3, "03": 0.4}, {"2": 1.0}, "2025-02-05"),
    ],
)
def test_the_likeliest_date_comes_first(day: dict[str, float], month: dict[str, float], best: str) -> None:
    blanks = {"day": blank(day, BlankKind.DAY), "month": blank(month, BlankKind.MONTH)}
    assert likely_dates(blanks, {"day": None, "month": None}, 2025)[0].value == best


# --- Fields -----------------------------------------------------------------------------------------------------------


def fields(
    blanks: tuple[FilledBlank, ...], number: str = "Số: 4@ /TB-SYT", inks: Inks | None = None
) -> dict[str, FieldValue]:
    """The fields of a heading on whose blanks the digit reader found ``blanks``."""
    made = page(inks).header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", number)).body(*SENTENCES)
    return parse(replace(text_of(made), blanks=blanks), restorer(), [1], installed_parsers())


def test_a_number_by_hand_is_flagged_with_its_likely_readings() -> None:
    found = fields((blank({"46": 0.7, "96": 0.3}),))
    assert (found["number"].value, found["number"].origin) == ("46", Origin.HANDWRITTEN)
    assert found["code"].value == "46/TB-SYT"
    assert found["number"].needs_review
    assert found["code"].needs_review
    assert "96/TB-SYT" in [each.value for each in found["code"].alternatives]


def test_the_box_of_a_code_holds_the_pens_number() -> None:
    # The part in doubt is what a reviewer must see, though the engine read no word there.
    found = fields((blank({"46": 0.7, "96": 0.3}),), "Số: /TB-SYT")
    number, code = found["number"].bbox, found["code"].bbox
    assert number is not None
    assert code is not None
    assert (min(number[0], code[0]), max(number[2], code[2])) == (code[0], code[2])
    assert code[0] <= 600


def test_a_number_line_behind_dirt_is_known_by_its_blank() -> None:
    found = fields((blank({"974": 0.7, "971": 0.3}),), "SE Só 3# -CV/TU")
    assert (found["number"].value, found["number"].origin, found["number"].needs_review) == (
        "974",
        Origin.HANDWRITTEN,
        True,
    )


def test_a_numbering_stamp_counts_as_handwritten_for_review() -> None:
    found = fields((blank({"46": 0.9}, writer=Writer.STAMP),))
    assert (found["number"].origin, found["number"].needs_review) == (Origin.STAMPED, True)


def test_a_day_by_hand_gives_dates() -> None:
    found = fields((blank({"24": 0.6, "21": 0.4}, BlankKind.DAY), blank({"02": 1.0}, BlankKind.MONTH, Writer.PRINT)))
    date = found["date"]
    assert (date.value, date.origin, date.needs_review) == ("2025-02-24", Origin.HANDWRITTEN, True)
    assert "2025-02-21" in [each.value for each in date.alternatives]


@pytest.mark.parametrize("writer", list(Writer))
def test_certain_print_stays_print_unless_its_shape_is_certainly_a_pens(writer: Writer) -> None:
    unsure = fields((blank({"15": 0.9}, writer=writer, sure=0.55),), "Số: 15/TB-SYT")
    assert (unsure["number"].origin, unsure["number"].needs_review) == (Origin.PRINTED, False)


def test_print_by_its_shape_that_was_read_badly_is_flagged_and_not_called_handwritten() -> None:
    inks = {"15/TB-SYT": Ink(confidence=0.5)}
    found = fields((blank({"15": 0.9}, writer=Writer.PRINT),), "Số: 15/TB-SYT", inks)
    assert (found["number"].origin, found["number"].needs_review) == (Origin.PRINTED, True)


def test_two_readings_that_differ_are_a_doubt() -> None:
    found = fields((blank({"16": 0.9}, writer=Writer.PRINT),), "Số: 15/TB-SYT")
    assert found["number"].needs_review
