"""Single fields against a label: what is counted as right, silent, lost and flagged."""

from __future__ import annotations

from benchmarks.field_scores import FIELDS, FieldCounts, Miss, score_fields, total
from benchmarks.labels import Label
from schemas import Alternative, Document
from tests.benchmarks.made_up import LABEL, WRONG, all_alike, document, given, perfect


def _total(found: Document | None) -> FieldCounts:
    return total(score_fields(LABEL, found)[0].values())


def test_a_perfect_document_misses_nothing() -> None:
    counts, misses = score_fields(LABEL, perfect())
    summed = total(counts.values())
    assert misses == []
    assert (summed.labelled, summed.right, summed.emitted, summed.flagged) == (10, 10, 10, 3)
    assert (summed.printed, summed.printed_right, summed.printed_flagged) == (7, 7, 0)
    assert (summed.handwritten, summed.handwritten_candidates, summed.handwritten_unflagged) == (3, 3, 0)
    assert (summed.silent, summed.lost, summed.unflagged_precision) == (0, 0, 1.0)


def test_what_is_absent_without_a_flag_is_lost_and_never_silent() -> None:
    summed = _total(document())
    assert (summed.right, summed.emitted, summed.silent, summed.lost) == (0, 0, 0, 10)
    assert summed.unflagged_precision is None


def test_what_is_absent_with_a_flag_is_neither() -> None:
    summed = _total(all_alike(None, flagged=True))
    assert (summed.right, summed.emitted, summed.flagged, summed.silent, summed.lost) == (0, 0, 0, 0, 0)


def test_what_is_wrong_without_a_flag_is_silent_also_where_the_page_shows_nothing() -> None:
    summed = _total(all_alike(WRONG, flagged=False))
    assert (summed.right, summed.emitted, summed.silent, summed.lost) == (0, 11, 11, 0)
    assert (summed.unflagged_precision, summed.handwritten_unflagged) == (0.0, 3)


def test_what_is_wrong_with_a_flag_is_not_silent() -> None:
    summed = _total(all_alike(WRONG, flagged=True))
    assert (summed.right, summed.emitted, summed.flagged, summed.silent) == (0, 11, 11, 0)
    assert (summed.printed_emitted, summed.printed_flagged) == (8, 8)


def test_flagging_everything_does_not_hide_what_is_right() -> None:
    summed = _total(perfect(flagged=tuple(FIELDS)))
    assert (summed.right, summed.flagged, summed.printed_flagged) == (10, 10, 7)
    assert summed.unflagged_precision is None


def test_a_document_that_was_not_converted_has_nothing_right_and_nothing_lost() -> None:
    summed = _total(None)
    assert (summed.labelled, summed.right, summed.emitted, summed.lost) == (10, 0, 0, 0)


def test_an_empty_value_is_no_value() -> None:
    assert _total(all_alike("", flagged=False)) == _total(document())


def test_a_handwritten_value_counts_as_candidate_among_the_first_three_alternatives() -> None:
    for place, candidates in ((2, 1), (3, 0)):
        others = [Alternative(value="99", confidence=0.1)] * place + [Alternative(value="15", confidence=0.1)]
        number = given("16", flagged=True).model_copy(update={"alternatives": tuple(others)})
        counts, _ = score_fields(LABEL, document(number=number))
        assert counts["number"].handwritten_candidates == candidates
        assert counts["number"].right == 0


def test_a_printed_number_is_judged_as_printed() -> None:
    printed = LABEL.model_copy(update={"number_handwritten": False})
    counts, _ = score_fields(printed, document(number=given("15")))
    assert (counts["number"].printed_right, counts["number"].handwritten) == (1, 0)


def test_a_miss_says_what_was_wanted_and_what_was_given() -> None:
    _, misses = score_fields(Label(place="Lam Giang"), document(place=given("Lam Hồng"), date=given("2031-01-01")))
    assert misses == [
        Miss("place", "Lam Giang", "Lam Hồng", flagged=False),
        Miss("date", None, "2031-01-01", flagged=False),
    ]
