"""Cited documents and quantities: every one counts, wherever it stands, and so does every one that is invented."""

from __future__ import annotations

from typing import Any

import pytest

from ocr_pipeline.scoring.counts import Share
from ocr_pipeline.scoring.references import same_citation, same_quantity, score_references
from schemas import Citation, Document, Period, Relation, Statistic
from tests.scoring.made_up import TRUTH, document

SAME = [
    (Citation(code="7/KH-UBND", date="2031-01-05"), {"code": "7 / KH-UBND"}, True, "spaces are a scanner's"),
    (Citation(code="7/KH-UBND", date="2031-01-05"), {"date": "2031-01-06"}, False, "another date is another document"),
    (Citation(code="7/KH-UBND", date="2031-01-05"), {"date": None}, False, "the date is printed"),
    (Citation(code="31/BC-UBND"), {"date": "2031-01-05"}, False, "no date is printed"),
    (Citation(code="31/BC-UBND"), {"title": "Báo cáo mưa lũ"}, True, "a code is enough"),
    (Citation(title="Đê điều", date="2029-06-19"), {"title": "Đê điều."}, True, "a law is known by its title"),
    (Citation(title="Đê điều", date="2029-06-19"), {"code": "79/2006/QH11"}, False, "a code that is not printed"),
]


@pytest.mark.parametrize(("want", "change", "is_same"), [row[:3] for row in SAME], ids=[row[3] for row in SAME])
def test_when_two_citations_are_one_document(want: Citation, change: dict[str, Any], is_same: bool) -> None:
    assert same_citation(want, want.model_copy(update=change)) is is_same


QUANTITIES = [
    (Statistic(value=12.5, unit="%"), Statistic(value=12.5, unit="%", measure="x"), True, "value and unit"),
    (Statistic(value=12.5, unit="%"), Statistic(value=125, unit="%"), False, "a lost comma"),
    (Statistic(value=46, unit="hộ"), Statistic(value=46, unit="người"), False, "another unit"),
    (Statistic(value=46), Statistic(value=46), True, "no unit is printed"),
    (Statistic(value=0, unit="hộ"), Statistic(value=None, unit="hộ"), False, "an explicit none is a 0"),
]


@pytest.mark.parametrize(("want", "got", "is_same"), [row[:3] for row in QUANTITIES], ids=[r[3] for r in QUANTITIES])
def test_when_two_quantities_are_one(want: Statistic, got: Statistic, is_same: bool) -> None:
    assert same_quantity(want, got) is is_same


def _counts(name: str, found: Document) -> tuple[int, int, int, int | None]:
    """Labelled, found, settled, given."""
    counts = score_references(TRUTH, found).lists[name].counts
    return counts.labelled, counts.found, counts.settled, counts.given


def test_citations_of_every_page_count() -> None:
    assert _counts("citations", TRUTH) == (4, 4, 4, 4)
    assert _counts("legal_bases", TRUTH) == (2, 2, 2, 2)
    assert _counts("citations", document()) == (4, 0, 0, 0)


def test_a_citation_given_twice_is_found_once() -> None:
    assert _counts("citations", document(citations=TRUTH.citations * 2)) == (4, 4, 4, 8)


def test_the_unflagged_one_of_two_is_taken() -> None:
    flagged = TRUTH.citations[2].model_copy(update={"needs_review": True, "reasons": ("unclear",)})
    assert _counts("citations", document(citations=(flagged, TRUTH.citations[2]))) == (4, 1, 1, 2)
    assert _counts("citations", document(citations=(flagged,))) == (4, 1, 0, 1)


def test_a_flag_that_truth_has_too_costs_nothing() -> None:
    garbled = Citation(code="76/NQ-HĐNĐ", needs_review=True, reasons=("no such notation",))
    truth = document(citations=(garbled,))
    assert score_references(truth, truth).lists["citations"].counts.settled == 1


def test_an_explicit_none_is_counted_apart_too() -> None:
    assert _counts("statistics.negated", TRUTH) == (1, 1, 1, 1)
    as_found = [each.model_copy(update={"negated": False}) for each in TRUTH.statistics]
    assert _counts("statistics.negated", document(statistics=as_found)) == (1, 0, 0, 0)
    assert _counts("statistics", document(statistics=as_found)) == (4, 4, 4, 4)


DETAILS = [
    ("statistics.amount", {}, Share(2, 2), "as truth has it"),
    ("statistics.amount", {"amount": 1.0}, Share(0, 2), "scaled wrongly"),
    ("statistics.measure", {"measure": "số tiền"}, Share(0, 4), "something else is counted"),
    ("statistics.period", {"period": Period(raw="năm 2030", start="2030-01-01")}, Share(1, 1), "the days decide"),
    ("statistics.period", {"period": Period(raw="năm 2030")}, Share(0, 1), "the days are not known"),
    ("statistics.period", {"period": None}, Share(0, 1), "no period"),
    ("statistics.amount", {"value": 7.0}, Share(0, 2), "what is not found has no detail right"),
]


@pytest.mark.parametrize(("name", "change", "share"), [row[:3] for row in DETAILS], ids=[row[3] for row in DETAILS])
def test_details_are_shares_of_the_entries_that_have_them(name: str, change: dict[str, Any], share: Share) -> None:
    given = document(statistics=[each.model_copy(update=change) for each in TRUTH.statistics])
    assert score_references(TRUTH, given).details[name] == share


def test_type_and_relation_of_citations() -> None:
    given = document(citations=[each.model_copy(update={"relation": Relation.BASIS}) for each in TRUTH.citations])
    details = score_references(TRUTH, given).details
    assert details["citations.type"] == Share(4, 4)
    assert details["citations.relation"] == Share(2, 4)


def test_equal_quantities_go_with_those_whose_details_are_theirs() -> None:
    one, other = (Statistic(value=5, unit="%", measure=measure) for measure in ("dân góp", "tỉnh hỗ trợ"))
    details = score_references(document(statistics=(one, other)), document(statistics=(other, one))).details
    assert details["statistics.measure"] == Share(2, 2)


def test_misses_name_what_was_not_found_and_what_was_invented() -> None:
    listed = score_references(TRUTH, document(citations=(*TRUTH.citations[1:], Citation(code="1/QĐ")))).lists
    assert [(miss.wanted, miss.given) for miss in listed["citations"].misses] == [
        ("Nghị quyết 12/NQ-HĐND 2030-12-10", None),
        (None, "1/QĐ"),
    ]
