"""Lists against a label: each entry is matched once, and only what the label covers is held against a document."""

from __future__ import annotations

from typing import Literal

import pytest

from ocr_pipeline.scoring.counts import ListCounts
from ocr_pipeline.scoring.label_lists import score_label_lists
from ocr_pipeline.scoring.labels import CitedLabel, Label
from schemas import Citation, Document, Mark, Statistic
from tests.scoring.made_up import LABEL, document, given, perfect


def _counts(name: str, found: Document) -> tuple[int, int, int | None]:
    """Labelled, found, given."""
    counts = score_label_lists(LABEL, found)[name]
    return counts.labelled, counts.found, counts.given


def test_a_perfect_document_has_every_entry_and_no_other() -> None:
    for counts in score_label_lists(LABEL, perfect()).values():
        assert counts.recall == 1.0
        assert counts.precision in {1.0, None}


def test_nothing_given_is_nothing_found() -> None:
    for found in (None, document()):
        for counts in score_label_lists(LABEL, found).values():
            assert (counts.recall, counts.precision) == (0.0, None)


def test_a_name_may_differ_by_a_letter_of_ten() -> None:
    found = document(addressees=[given("Hội đồng nhân dân tình"), given("Chi cục Thủy lợi")])
    assert _counts("addressees", found) == (1, 1, 2)


def test_a_basis_with_another_date_is_another_document() -> None:
    found = document(legal_bases=[Citation(code="12/NQ-HĐND", date="2030-12-11")])
    assert _counts("legal_bases", found) == (2, 0, 1)


def test_a_law_cited_by_its_title_is_known_by_its_title() -> None:
    found = document(legal_bases=[Citation(title="Đê điều", date="2029-06-19"), Citation(title="Đường bộ")])
    assert _counts("legal_bases", found) == (2, 1, 2)


def test_a_document_of_page_1_given_as_a_basis_is_no_error() -> None:
    found = document(legal_bases=[Citation(code="7/KH-UBND"), Citation(code="8/KH-UBND")])
    assert _counts("legal_bases", found) == (2, 0, 1)


def test_a_wrong_citation_of_page_1_counts_unless_it_is_flagged() -> None:
    right = Citation(code="7/KH-UBND", page=1)
    wrong = Citation(code="1/KH-UBND", page=1)
    flagged = wrong.model_copy(update={"needs_review": True, "reasons": ("unclear",)})
    later = wrong.model_copy(update={"page": 2})
    untitled = wrong.model_copy(update={"code": None})
    found = document(citations=[right, wrong, flagged, later, untitled])
    assert _counts("citations", found) == (2, 1, 2)


def test_a_statistic_needs_its_value_and_its_unit_and_has_no_precision() -> None:
    for value, unit, hits in ((10506, "triệu đồng", 1), (10506, "người", 0), (10507, "triệu đồng", 0), (None, None, 0)):
        found = document(statistics=[Statistic(value=value, unit=unit), Statistic(value=1, unit="%")])
        assert _counts("statistics", found) == (1, hits, None)


def test_counts_add_up_and_no_precision_stays_none() -> None:
    one, other = ListCounts(1, 1, 1, 2, 2), ListCounts(3, 1, 0, 1, 1)
    assert one + other == ListCounts(4, 2, 1, 3, 3)
    assert (one + ListCounts(3, 1, 1, None, None)).precision is None


def test_an_empty_label_wants_nothing() -> None:
    counts = score_label_lists(Label(legal_bases=(CitedLabel(code="1/NQ"),)), None)
    assert counts["legal_bases"].labelled == 1
    assert counts["recipients"].recall is None


def test_a_flag_unsettles_what_is_found() -> None:
    found = document(recipients=[given("Như trên", flagged=True), given("Lưu: VT")])
    assert score_label_lists(LABEL, found)["recipients"] == ListCounts(2, found=2, settled=1, given=2, offered=2)


def test_invented_citations_are_offered_though_they_are_flagged() -> None:
    invented = [
        Citation(code=f"{number}/KH-UBND", page=1, needs_review=True, reasons=("unclear",))
        for number in range(100, 600)
    ]
    counts = score_label_lists(LABEL, document(citations=[*perfect().citations, *invented]))["citations"]
    assert (counts.precision, counts.offered) == (1.0, 502)
    assert counts.worth is not None
    assert counts.worth < 0.02


def test_what_labels_cannot_judge_has_no_worth() -> None:
    found = document(statistics=[Statistic(value=number, unit="%") for number in range(500)])
    assert score_label_lists(LABEL, found)["statistics"].worth is None


@pytest.mark.parametrize(
    ("shown", "given_marks", "counts"),
    [
        (True, 0, (1, 0, 0)),
        (True, 1, (1, 1, 1)),
        (True, 3, (1, 1, 1)),
        (False, 0, (0, 0, 0)),
        (False, 2, (0, 0, 1)),
        (None, 2, (0, 0, None)),
    ],
)
@pytest.mark.parametrize("kind", ["seal", "signature"])
def test_a_document_bears_a_kind_of_mark_or_does_not(
    kind: Literal["seal", "signature"], shown: bool | None, given_marks: int, counts: tuple[int, int, int | None]
) -> None:
    found = document(marks=[Mark(kind=kind, page=1, bbox=(0, 0, 9, 9))] * given_marks)
    listed = score_label_lists(LABEL.model_copy(update={kind: shown}), found)[f"{kind}s"]
    assert (listed.labelled, listed.found, listed.given) == counts
