"""A document as rows: one for each value, none lost, and what is doubtful stays so in every table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

import pytest

from ocr_pipeline.archive.decisions.decision import Decision, Evidence, Kind, Through
from ocr_pipeline.archive.entries import entry_of
from ocr_pipeline.archive.identity import id_of
from ocr_pipeline.archive.record import Origin, Record
from ocr_pipeline.archive.tables.arrow import arrow_table, schema_of
from ocr_pipeline.archive.tables.columns import Cell, Table
from ocr_pipeline.archive.tables.described import TABLES
from ocr_pipeline.archive.tables.evidence import day
from ocr_pipeline.archive.tables.rows import rows_of
from schemas import Document, values_to_review
from tests.archive.tables.documents import BASIS, document, field

Found = list[dict[str, Cell]]
BY_NAME: Final = {table.name: table for table in TABLES}


DECIDED = Decision(
    id=1,
    document=id_of(document()),
    path="number",
    over=Evidence("15", "15", 1, (5, 6, 7, 8), None),
    kind=Kind.TYPE,
    value="012",
    by="Lan",
    at="2026-01-02T03:04:05.000+00:00",
    through=Through.DESK,
)


def _rows(table: str, given: Document | None = None, record: Record | None = None) -> Found:
    given = given or document()
    rows = rows_of(id_of(given), given.model_dump(mode="json"), record)
    return [dict(zip(BY_NAME[table].names, row, strict=True)) for row in rows[table]]


def _of(rows: Found, *names: str) -> list[tuple[Cell, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_every_table_has_its_rows_and_no_other_is_made() -> None:
    rows = rows_of(id_of(document()), document().model_dump(mode="json"), None, [DECIDED])
    assert list(rows) == [table.name for table in TABLES]
    assert all(rows.values())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_cell_is_of_its_columns_type(table: Table) -> None:
    rows = rows_of(id_of(document()), document().model_dump(mode="json"), None, [DECIDED])[table.name]
    made = arrow_table(table, rows)
    assert made.schema.equals(schema_of(table), check_metadata=True)
    assert made.to_pylist() == [
        {name: list(cell) if isinstance(cell, tuple) else cell for name, cell in zip(table.names, row, strict=True)}
        for row in rows
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_says_what_it_is_and_every_facet_is_a_column(table: Table) -> None:
    assert len(set(table.names)) == len(table.names)
    assert set(table.facets) <= set(table.names)
    assert all(column.says.endswith((".", "…")) for column in table.columns)


def test_a_document_that_shows_nothing_has_its_row_and_its_absent_fields() -> None:
    empty = Document.model_validate({"source": document().source, "producer": document().producer})
    rows = rows_of(id_of(empty), empty.model_dump(mode="json"))
    assert {name: len(found) for name, found in rows.items() if found and name != "fields"} == {"documents": 1}
    assert {row[2] for row in rows["fields"]} == {None}


def test_the_reviews_of_the_catalogue_are_values_of_the_table() -> None:
    rows = _of(_rows("fields"), "path", "value", "raw", "confidence", "page", "span_end")
    catalogue = entry_of(id_of(document()), document()).reviews
    kept = [(row[0], row[1], row[1] if row[3] is None else row[3], row[4], row[6], row[12]) for row in catalogue]
    assert kept
    assert set(kept) <= set(rows)


# A cell of the document's row, and what it must be.
HEAD: Final[dict[str, Cell]] = {
    "id": "a" * 64,
    "name": "quyết định.pdf",
    "uri": "file:///scans/1.pdf",
    "first_page": 1,
    "code": "15/QĐ-UBND",
    "date": dt.date(2021, 3, 12),
    "year": 2021,
    "issuer_normalised": "Ủy ban nhân dân tỉnh",
    "signer_name": "Nguyễn Văn A",
    "received_number": "123",
    "received_date": dt.date(2021, 3, 15),
    "flagged": ("code", "number", "received_number", "received_date"),
    "review_required": True,
    "review_reasons": ("number: handwritten",),
    "failed_pages": 1,
    "engine": "replay 1",
}


@pytest.mark.parametrize("column", HEAD)
def test_the_row_of_a_document_tells_its_head_and_what_of_it_is_doubtful(column: str) -> None:
    record = Record(
        id="a" * 64, sha256="a" * 64, origins=(Origin(name="1.pdf", uris=("file:///scans/1.pdf",)),), files={}
    )
    assert _rows("documents", record=record)[0][column] == HEAD[column]


def test_what_is_to_be_reviewed_is_counted_as_everywhere() -> None:
    reviews = _rows("reviews")
    assert len(reviews) == _rows("documents")[0]["doubtful"] == values_to_review(document())
    assert ("code", ("16/QĐ-UBND",)) in _of(reviews, "path", "alternatives")
    assert all(row["reasons"] for row in reviews)


def test_a_cited_document_is_one_row_also_when_the_preamble_has_it() -> None:
    assert _of(_rows("citations"), "path", "relation", "code", "year", "locator", "in_preamble", "mentions") == [
        ("citations[0]", "basis", "30/2020/NĐ-CP", 2020, "điểm a khoản 2 Điều 4", True, 2),
        ("citations[1]", "refers", None, None, None, False, 1),
    ]
    assert _of(_rows("citations"), "needs_review", "defects", "span_start") == [
        (True, (), 10),
        (False, ("no_date",), 50),
    ]


def test_a_basis_that_the_citations_do_not_list_is_not_lost() -> None:
    only = document(citations=[])
    assert _of(_rows("citations", only), "path", "in_preamble") == [("legal_bases[0]", True)]
    assert len(_rows("reviews", only)) == values_to_review(only)


def test_quantities_of_text_and_tables_keep_what_is_printed_beside_what_it_amounts_to() -> None:
    columns = ("table_number", "measure", "value", "unit", "amount", "base_unit", "period_end", "comparison_value")
    assert _of(_rows("statistics"), *columns) == [
        (None, "tổng thu", 10506.0, "triệu đồng", 10506e6, "đồng", dt.date(2020, 12, 31), 5.0),
        (1, "lớp", 3.0, None, None, None, None, None),
    ]


def test_the_outline_is_told_from_the_top_with_what_each_part_is_in() -> None:
    assert _of(_rows("sections"), "path", "position", "parent", "level", "label", "span_start") == [
        ("sections[0]", 1, None, 1, "I", 1),
        ("sections[0].children[0]", 2, 1, 2, "1", None),
        ("sections[1]", 3, None, 1, "II", None),
    ]


def test_a_signer_is_as_sure_as_the_least_certain_part_and_doubtful_with_it() -> None:
    paper, electronic = _rows("signers")
    assert (paper["name"], paper["title"], paper["authority"]) == (
        "Nguyễn Văn A",
        "PHÓ CHỦ TỊCH",
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
    )
    assert (paper["confidence"], paper["needs_review"], paper["reasons"]) == (0.3, True, ("faint",))
    assert (electronic["way"], electronic["name"], electronic["confidence"]) == ("electronic", "Trần B", None)


def test_whom_it_goes_to_and_the_days_that_matter_have_their_roles() -> None:
    assert _of(_rows("recipients"), "role", "position", "value") == [
        ("addressee", 1, "Sở Y tế"),
        ("recipient", 1, "Như Điều 3"),
        ("recipient", 2, "Lưu: VT"),
    ]
    assert _of(_rows("dates"), "role", "date", "value", "needs_review") == [
        ("issued", dt.date(2021, 3, 12), "2021-03-12", False),
        ("received", dt.date(2021, 3, 15), "2021-03-15", True),
        ("effective", dt.date(2021, 4, 1), "2021-04-01", False),
        ("deadline", None, "2021-02-30", True),
    ]


# What was read, and the day that it is.
DAYS: Final = [
    (None, None),
    ("", None),
    ("2021", None),
    ("2021-02-30", None),
    ("20210301", None),
    ("2021-03-01T08:00", None),
    ("2021-03-01", dt.date(2021, 3, 1)),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_what_is_no_day_is_not_made_one(text: str | None, expected: dt.date | None) -> None:
    assert day(text) == expected


# Parts that JSON of an earlier edition may lack, and how they are taken away.
LACKING: Final[dict[str, Callable[[dict[str, Any]], object]]] = {
    "digital signatures": lambda content: content.pop("digital_signatures"),
    "the stamp of incoming mail": lambda content: content.pop("received"),
    "the outline": lambda content: content.pop("sections"),
    "alternatives": lambda content: content["code"].pop("alternatives"),
}


@pytest.mark.parametrize("lacking", LACKING)
def test_json_that_lacks_what_came_later_has_its_rows(lacking: str) -> None:
    content = document().model_dump(mode="json")
    LACKING[lacking](content)
    assert len(rows_of(id_of(document()), content)["documents"]) == 1


def test_two_citations_of_one_place_in_different_words_are_two() -> None:
    two = document(legal_bases=[], citations=[BASIS, {**BASIS, "raw": "Nghị định 30"}])
    assert len(_rows("citations", two)) == 2


def test_an_absent_value_that_is_flagged_is_to_be_reviewed() -> None:
    lost = document(subject=field(None, needs_review=True, reasons=["cannot be read"]))
    assert (None, ("cannot be read",)) in _of(_rows("reviews", lost), "value", "reasons")
    assert "subject" in str(_rows("documents", lost)[0]["flagged"])
