"""What the catalogue holds of a document."""

from __future__ import annotations

from typing import Any

import pytest

from ocr_pipeline.archive.entries import entry_of
from ocr_pipeline.archive.identity import id_of
from schemas import Document, values_to_review
from tests.archive.search.shelves import cited, document, doubtful, field


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"code": doubtful("1/QĐ"), "date": field("2020-01-01")}, id="one of the head"),
        pytest.param(
            {name: [cited("1/QĐ", needs_review=True, reasons=["no date"])] for name in ("legal_bases", "citations")},
            id="a citation in both lists is one",
        ),
        pytest.param({"recipients": [doubtful("a"), field("b"), doubtful("c")]}, id="of a list"),
        pytest.param({"attachments": [{"subject": doubtful("x")}], "copies": [{"code": doubtful("y")}]}, id="bound"),
        pytest.param({"dates": [{"role": "effective", "field": doubtful("2020-01-01")}]}, id="a date"),
        pytest.param(
            {"tables": [{"page": 1, "statistics": [{"value": 1, "needs_review": True, "reasons": ["sum"]}]}]},
            id="a figure of a table",
        ),
        pytest.param({"restorations": [doubtful("a")]}, id="a restoration"),
        pytest.param({"details": {"plan": {"tasks": [{"task": doubtful("a"), "unit": doubtful(None)}]}}}, id="details"),
        pytest.param({"details": {"other": {"deep": [[{"needs_review": True}]]}}}, id="details of another shape"),
        pytest.param({"received": {"number": doubtful("12"), "date": doubtful(None)}}, id="stamped"),
    ],
)
def test_doubts_are_counted_as_every_surface_counts_them(parts: dict[str, Any]) -> None:
    made: Document = document("text", **parts)
    entry = entry_of(id_of(made), made)
    assert entry.doubtful == values_to_review(made)


@pytest.mark.parametrize("before", [None, "lời nói đầu", []], ids=["nothing", "a text", "an empty list"])
def test_a_doubt_behind_the_first_of_a_list_of_a_plug_in_is_asked(before: Any) -> None:
    made: Document = document("text", details={"other": {"each": [before, doubtful("a")]}})
    assert [row[0] for row in entry_of(id_of(made), made).reviews] == ["details.other.each[1]"]
