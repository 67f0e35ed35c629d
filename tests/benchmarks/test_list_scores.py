"""Lists against a label: each entry is matched once, and only what the label covers is held against a document."""

from __future__ import annotations

import operator

from hypothesis import given as with_examples
from hypothesis import strategies as st

from benchmarks.labels import CitedLabel, Label
from benchmarks.list_scores import ListCounts, matched, score_lists
from schemas import Citation, Statistic
from tests.benchmarks.made_up import LABEL, document, given, perfect

LETTERS = st.lists(st.sampled_from("abc"), max_size=8)


@with_examples(wanted=LETTERS, got=LETTERS)
def test_no_entry_is_matched_twice(wanted: list[str], got: list[str]) -> None:
    pairs = matched(wanted, got, operator.eq)
    assert all(one == other for one, other in pairs)
    assert len(pairs) == sum(min(wanted.count(letter), got.count(letter)) for letter in "abc")


def test_a_perfect_document_has_every_entry_and_no_other() -> None:
    for counts in score_lists(LABEL, perfect()).values():
        assert counts.recall == 1.0
        assert counts.precision in {1.0, None}


def test_nothing_given_is_nothing_found() -> None:
    for found in (None, document()):
        for counts in score_lists(LABEL, found).values():
            assert (counts.recall, counts.precision) == (0.0, None)


def test_a_name_may_differ_by_a_letter_of_ten() -> None:
    found = document(addressees=[given("Hội đồng nhân dân tình"), given("Chi cục Thủy lợi")])
    assert score_lists(LABEL, found)["addressees"] == ListCounts(labelled=1, found=1, given=2)


def test_a_basis_with_another_date_is_another_document() -> None:
    found = document(legal_bases=[Citation(code="12/NQ-HĐND", date="2030-12-11")])
    assert score_lists(LABEL, found)["legal_bases"] == ListCounts(labelled=2, found=0, given=1)


def test_a_law_cited_by_its_title_is_known_by_its_title() -> None:
    found = document(legal_bases=[Citation(title="Đê điều", date="2029-06-19"), Citation(title="Đường bộ")])
    assert score_lists(LABEL, found)["legal_bases"] == ListCounts(labelled=2, found=1, given=2)


def test_a_document_of_page_1_given_as_a_basis_is_no_error() -> None:
    found = document(legal_bases=[Citation(code="7/KH-UBND"), Citation(code="8/KH-UBND")])
    assert score_lists(LABEL, found)["legal_bases"] == ListCounts(labelled=2, found=0, given=1)


def test_a_wrong_citation_of_page_1_counts_unless_it_is_flagged() -> None:
    right = Citation(code="7/KH-UBND", page=1)
    wrong = Citation(code="1/KH-UBND", page=1)
    flagged = wrong.model_copy(update={"needs_review": True, "reasons": ("unclear",)})
    later = wrong.model_copy(update={"page": 2})
    untitled = wrong.model_copy(update={"code": None})
    found = document(citations=[right, wrong, flagged, later, untitled])
    assert score_lists(LABEL, found)["citations"] == ListCounts(labelled=2, found=1, given=2)


def test_a_statistic_needs_its_value_and_its_unit_and_has_no_precision() -> None:
    for value, unit, hits in ((10506, "triệu đồng", 1), (10506, "người", 0), (10507, "triệu đồng", 0), (None, None, 0)):
        found = document(statistics=[Statistic(value=value, unit=unit), Statistic(value=1, unit="%")])
        assert score_lists(LABEL, found)["statistics"] == ListCounts(labelled=1, found=hits, given=None)


def test_counts_add_up_and_no_precision_stays_none() -> None:
    assert ListCounts(1, 1, 2) + ListCounts(3, 1, 1) == ListCounts(4, 2, 3)
    assert (ListCounts(1, 1, None) + ListCounts(3, 1, None)).precision is None


def test_an_empty_label_wants_nothing() -> None:
    counts = score_lists(Label(legal_bases=(CitedLabel(code="1/NQ"),)), None)
    assert counts["legal_bases"].labelled == 1
    assert counts["recipients"].recall is None
