"""Whether a person must look at a document, and at what."""

from __future__ import annotations

from ocr_pipeline.parsing.review import flagged_fields, review_of
from schemas import Citation, FieldValue, Signature, Statistic

SURE = FieldValue(value="x", confidence=0.9)
DOUBT = FieldValue(value="x", needs_review=True, reasons=("first doubt", "second doubt"))


def test_nothing_flagged_nothing_to_review() -> None:
    review = review_of({"code": SURE, "signature": Signature(title=SURE), "citations": (Citation(),)})
    assert (review.required, review.reasons) == (False, ())


def test_each_flagged_value_is_named_with_its_first_reason() -> None:
    fields = {
        "code": DOUBT,
        "secrecy": DOUBT,
        "addressees": (SURE, DOUBT),
        "citations": (Citation(needs_review=True, reasons=("digits differ",)),),
        "statistics": (Statistic(needs_review=True, reasons=("digits differ",)),),
        "signature": Signature(authority=(DOUBT,), title=SURE, name=DOUBT),
    }
    review = review_of(fields)
    assert review.required
    assert review.reasons == (
        "code: first doubt",
        "secrecy: first doubt",
        "signature authority: first doubt",
        "signature name: first doubt",
        "addressees 2: first doubt",
        "citations 1: digits differ",
        "statistics 1: digits differ",
    )


def test_the_place_in_a_list_is_counted_from_one() -> None:
    assert [name for name, _ in flagged_fields({"recipients": (DOUBT, SURE, DOUBT)})] == [
        "recipients 1",
        "recipients 3",
    ]


def test_reasons_are_listed_once_however_often_they_are_said() -> None:
    same = Citation(needs_review=True, reasons=("digits differ", "digits differ"))
    assert review_of({"citations": (same,)}).reasons == ("citations 1: digits differ",)
