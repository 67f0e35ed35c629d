"""Which values are handwritten, whether or not they were read right."""

from __future__ import annotations

from ocr_pipeline.scoring.handwriting import score_handwriting
from schemas import Document, FieldValue, Origin
from tests.scoring.made_up import TRUTH, all_alike, document, given

WRITTEN = FieldValue(value="16", origin=Origin.HANDWRITTEN, needs_review=True, reasons=("handwritten",))


def _counts(name: str, found: Document) -> tuple[int, int, int | None]:
    counts = score_handwriting(TRUTH, found)[f"handwritten.{name}"]
    return counts.labelled, counts.found, counts.given


def test_truth_knows_its_own() -> None:
    assert _counts("origin", TRUTH) == (5, 5, 5)
    assert _counts("flag", TRUTH) == (5, 5, 5)


def test_a_wrong_reading_may_know_that_it_is_handwritten() -> None:
    assert _counts("origin", document(number=WRITTEN)) == (5, 1, 1)


def test_print_taken_for_handwriting_costs_precision() -> None:
    assert _counts("origin", document(number=WRITTEN, place=WRITTEN)) == (5, 1, 2)


def test_a_name_stamp_is_not_handwriting_and_a_numbering_stamp_is() -> None:
    stamped = given("15").model_copy(update={"origin": Origin.STAMPED})
    assert _counts("origin", document(number=stamped, place=stamped)) == (5, 1, 1)


def test_flagging_everything_finds_all_and_knows_nothing() -> None:
    labelled, found, flagged = _counts("flag", all_alike("16", flagged=True))
    assert (labelled, found, flagged) == (5, 3, 11)


def test_an_unreadable_number_that_is_flagged_is_found() -> None:
    assert _counts("flag", document(number=given(None, flagged=True))) == (5, 1, 1)
    assert _counts("origin", document(number=given(None, flagged=True))) == (5, 0, 0)
