"""A typed value fits its field or is refused: a sentence a row."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ocr_pipeline.archive.decisions.shapes import as_number, fitting, kept_number, number_text, printed_figure
from ocr_pipeline.errors import WrongDecisionError

FITS = [
    ("a number keeps its zeros", "number", "012", "012"),
    ("a number may have a letter", "number", "18a", "18a"),
    ("of an attachment, too", "attachments[3].number", " 01 ", "01"),
    ("a number of incoming mail", "received.number", "0045", "0045"),
    ("a day as it is typed", "date", "5/2/2025", "2025-02-05"),
    ("a day with full stops", "dates[1].field", "05.02.2025", "2025-02-05"),
    ("a day in ISO", "received.date", "2025-02-05", "2025-02-05"),
    ("a day of the details", "details.decision.assignments[0].deadlines[2]", "1-12-2024", "2024-12-01"),
    ("an hour of the details", "details.minutes.opened", "2024-12-01T08:30", "2024-12-01T08:30"),
    ("a day where the hour is not known", "details.invitation.time", "1/12/2024", "2024-12-01"),
    ("a code without blanks", "code", "15 / TTr-UBND", "15/TTr-UBND"),
    ("a code of the Party", "code", "05-NQ/ĐU", "05-NQ/ĐU"),
    ("a number alone is a code, too", "code", "15", "15"),
    ("a notation", "notation", "QĐ-UBND", "QĐ-UBND"),
    ("a notation of the Party", "notation", "NQ/ĐU", "NQ/ĐU"),
    ("a mark of urgency, as the decree writes it", "urgency", "hoả tốc", "HỎA TỐC"),
    ("a mark of secrecy", "secrecy", "mat", "MẬT"),
    ("a quantity of thousands", "statistics[0]", "10.506", "10506"),
    ("a quantity with decimals", "tables[0].statistics[3]", "5,3", "5.3"),
    ("a cited code", "citations[0]", "30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ("a text on one line, in composed letters", "subject", " Về  viê\u0323c\nkhác ", "Về việc khác"),
    ("a text of a plug-in", "details.mine.title", "Tên", "Tên"),
]
REFUSED = [
    ("nothing", "subject", "  ", "nothing was typed"),
    ("signs that nobody sees", "subject", "a\u200bb", "cannot be printed"),
    ("more than a value has", "subject", "x" * 4001, "4001 characters"),
    ("a number with words", "number", "số 15", "no number of a document"),
    ("a code for a number", "number", "15/QĐ-UBND", "no number of a document"),
    ("no day of the calendar", "date", "30/2/2025", "no day"),
    ("a month for a day", "date", "2025-02", "no day"),
    ("words for a day", "dates[0].field", "ngày mai", "no day"),
    ("an hour that no clock has", "details.telegram.sent", "2024-12-01T25:00", "no such hour"),
    ("a notation without letters", "notation", "12", "no notation"),
    ("a code without its number", "code", "QĐ-UBND", "no number and notation"),
    ("a mark that there is not", "urgency", "gấp", "no such mark"),
    ("words for a quantity", "statistics[0]", "nhiều", "no quantity"),
    ("a quantity with its unit", "statistics[0]", "5 triệu", "no quantity"),
    ("a title for a code", "citations[0]", "Nghị định ấy", "no code"),
]
CITED = {"value": None, "code": "1/2020/NĐ-CP"}


@pytest.mark.parametrize(("path", "typed", "kept"), [row[1:] for row in FITS], ids=[row[0] for row in FITS])
def test_what_fits_is_kept(path: str, typed: str, kept: str) -> None:
    assert fitting(path, typed, CITED) == kept
    assert fitting(path, kept, CITED) == kept or path.startswith(("statistics", "tables")), "it fits once it is kept"


@pytest.mark.parametrize(("path", "typed", "why"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_does_not_fit_is_refused_with_a_reason(path: str, typed: str, why: str) -> None:
    with pytest.raises(WrongDecisionError, match=why):
        fitting(path, typed, CITED)


def test_a_number_that_is_no_text_is_refused() -> None:
    number: Any = 12  # as a spreadsheet may give it
    with pytest.raises(WrongDecisionError, match="not int"):
        fitting("number", number, CITED)


def test_what_is_cited_by_its_title_may_be_typed_as_one() -> None:
    assert fitting("citations[1]", "Luật Viên chức", {"code": None}) == "Luật Viên chức"


@pytest.mark.parametrize(("value", "fits", "refused"), [(3, "4,5", "vài"), ("2021-01-31", "1/2/2021", "vài")])
def test_a_value_that_only_a_plug_in_knows_keeps_its_kind(value: object, fits: str, refused: str) -> None:
    fitting("details.mine.some", fits, {"value": value})
    with pytest.raises(WrongDecisionError):
        fitting("details.mine.some", refused, {"value": value})


@given(st.text(max_size=40), st.sampled_from([row[1] for row in FITS]))
def test_any_text_is_refused_or_fits_for_good(text: str, path: str) -> None:
    try:
        kept = fitting(path, text, CITED)
    except WrongDecisionError:
        return
    if not path.startswith(("statistics", "tables")):
        assert fitting(path, kept, CITED) == kept


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
@example(7.915)
@example(1e-7)
def test_a_quantity_is_kept_for_good_and_is_the_same_when_it_is_typed_as_it_is_shown(value: float) -> None:
    kept = number_text(value)
    assert kept_number(kept) == value
    assert printed_figure(kept) == printed_figure(str(value))
    assert as_number(printed_figure(kept)) in {value, None}, "what has more figures than any page is refused"


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("7,915", 7.915, "7,915"),
        ("7.915", 7915.0, "7915"),
        ("12.486,7", 12486.7, "12486,7"),
        ("1,234", 1.234, "1,234"),
        ("48.000", 48000.0, "48000"),
        ("-0,125", -0.125, "-0,125"),
    ],
)
def test_what_is_typed_is_the_quantity_that_is_kept_and_shown(typed: str, value: float, shown: str) -> None:
    kept = fitting("statistics[0]", typed, {"value": 1.0})
    assert kept_number(kept) == value
    assert printed_figure(kept) == shown
