"""Single fields against a label: what is counted as right, silent, lost and flagged."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ocr_pipeline.scoring.counts import FieldCounts, total
from ocr_pipeline.scoring.fields import (
    FIELDS,
    Miss,
    right_fields,
    score_fields,
    wanted_of_label,
    wanted_of_truth,
)
from ocr_pipeline.scoring.labels import Label
from schemas import Alternative, Document, FieldValue, Origin, Signature
from tests.scoring.made_up import LABEL, TRUTH, WRONG, all_alike, document, given, perfect


def _scored(label: Label, found: Document | None) -> tuple[dict[str, FieldCounts], Sequence[Miss]]:
    return score_fields(wanted_of_label(label), found)


def _total(found: Document | None) -> FieldCounts:
    return total(_scored(LABEL, found)[0].values())


def test_a_perfect_document_misses_nothing() -> None:
    counts, misses = _scored(LABEL, perfect())
    summed = total(counts.values())
    assert misses == []
    assert (summed.labelled, summed.right, summed.emitted, summed.flagged) == (10, 10, 10, 3)
    assert (summed.printed, summed.printed_right, summed.printed_flagged) == (7, 7, 0)
    assert (summed.printed_settled, summed.settled) == (7, 1.0)
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
    assert (summed.unflagged_precision, summed.settled) == (None, 0.0)


def test_a_document_that_was_not_converted_has_nothing_right_and_nothing_lost() -> None:
    summed = _total(None)
    assert (summed.labelled, summed.right, summed.emitted, summed.lost) == (10, 0, 0, 0)


def test_an_empty_value_is_no_value() -> None:
    assert _total(all_alike("", flagged=False)) == _total(document())


def test_a_handwritten_value_counts_as_candidate_among_the_first_three_alternatives() -> None:
    for place, candidates in ((2, 1), (3, 0)):
        others = [Alternative(value="99", confidence=0.1)] * place + [Alternative(value="15", confidence=0.1)]
        number = given("16", flagged=True).model_copy(update={"alternatives": tuple(others)})
        counts, _ = _scored(LABEL, document(number=number))
        assert counts["number"].handwritten_candidates == candidates
        assert counts["number"].right == 0


def test_a_printed_number_is_judged_as_printed() -> None:
    printed = LABEL.model_copy(update={"number_handwritten": False})
    counts, _ = _scored(printed, document(number=given("15")))
    assert (counts["number"].printed_right, counts["number"].handwritten) == (1, 0)


def test_a_miss_says_what_was_wanted_and_what_was_given() -> None:
    _, misses = _scored(Label(place="Lam Giang"), document(place=given("Lam Hồng"), date=given("2031-01-01")))
    assert misses == [
        Miss("place", "Lam Giang", "Lam Hồng", flagged=False),
        Miss("date", None, "2031-01-01", flagged=False),
    ]


def test_values_in_each_others_place_are_wrong_and_silent() -> None:
    swapped = perfect().model_copy(
        update={
            "place": given(LABEL.issuer),
            "issuer": given(LABEL.place),
            "signature": Signature(title=given("Trần Thị Mẫu"), name=given("CHỦ TỊCH")),
        }
    )
    summed = _total(swapped)
    assert (summed.right, summed.silent, summed.printed_settled) == (6, 4, 3)
    assert summed.unflagged_precision == pytest.approx(3 / 7)


def test_half_of_the_values() -> None:
    half = document(document_type=given("Tờ trình"), notation=given("TTr-UBND"), place=given("Lam Giang"))
    summed = _total(half)
    assert (summed.right, summed.lost, summed.silent) == (3, 7, 0)
    assert summed.settled == pytest.approx(3 / 7)
    assert summed.unflagged_precision == 1.0


# --- Complete truth -------------------------------------------------------------------------------------------------


def test_complete_truth_also_has_urgency_and_the_incoming_stamp() -> None:
    counts, misses = score_fields(wanted_of_truth(TRUTH), TRUTH)
    summed = total(counts.values())
    assert misses == []
    assert (summed.printed, summed.printed_settled, summed.handwritten) == (10, 10, 5)
    assert set(counts) - set(FIELDS) == {"urgency", "secrecy", "received.number", "received.date", "received.office"}


@pytest.mark.parametrize(
    ("name", "origin", "flagged", "by_hand", "why"),
    [
        ("number", Origin.HANDWRITTEN, True, True, "written by pen"),
        ("number", Origin.STAMPED, False, True, "a numbering stamp counts as handwriting"),
        ("signer_name", Origin.STAMPED, False, False, "a name stamp is print"),
        ("signer_name", Origin.HANDWRITTEN, True, True, "a name by pen"),
        ("place", Origin.PRINTED, True, True, "what truth itself flags needs a look"),
        ("place", Origin.RESTORED, False, False, "print"),
    ],
)
def test_what_counts_as_handwritten(name: str, origin: Origin, flagged: bool, by_hand: bool, why: str) -> None:
    value = FieldValue(value="15", origin=origin, needs_review=flagged, reasons=("unclear",) if flagged else ())
    truth = document(number=value, place=value, signature=Signature(name=value))
    assert wanted_of_truth(truth)[name].by_hand is by_hand, why


def test_the_number_of_the_incoming_stamp_is_not_the_documents() -> None:
    counts, _ = score_fields(wanted_of_truth(TRUTH), document(number=given("1523")))
    assert (counts["number"].silent, counts["received.number"].lost) == (1, 1)


def test_only_right_fields_have_boxes_to_compare() -> None:
    found = document(place=given("An Khê"), issuer=given(WRONG))
    assert [(want.value, got.value) for want, got in right_fields(TRUTH, found)] == [("An Khê", "An Khê")]
