"""The confidence of a value: by what speaks for and against it, whatever was claimed before."""

from __future__ import annotations

from typing import get_args

import pytest

from ocr_pipeline.parsing.calibration import ALWAYS, SUREST, probability, share_right, weighed, weighed_family, weights
from ocr_pipeline.parsing.review_rules import EVIDENCE
from ocr_pipeline.parsing.weighing import Family
from schemas import (
    Attachment,
    Citation,
    DatedEvent,
    Document,
    FieldValue,
    Producer,
    Received,
    RestorationRecord,
    Signature,
    Source,
    Statistic,
)

SURE = FieldValue(value="x", confidence=0.5)
DOUBTED = FieldValue(value="x", confidence=0.5, needs_review=True, reasons=("read with little certainty: x",))


def document(**fields: object) -> Document:
    source = Source(name="a.pdf", sha256="0" * 64, media_type="application/pdf", page_count=1)
    return Document(source=source, producer=Producer(version="1"), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("family", get_args(Family))
def test_what_speaks_against_a_value_never_makes_it_surer(family: Family) -> None:
    found = weights(family)
    assert found[ALWAYS] > 0
    assert all(weight <= 0 for term, weight in found.items() if term.startswith("against"))
    assert all(weight >= 0 for term, weight in found.items() if term.startswith("for"))


def test_every_weight_of_evidence_is_of_a_kind_of_the_rules() -> None:
    of_rules = {term.removeprefix("against: ") for term in weights("field") if term.startswith("against: ")}
    assert of_rules & set(EVIDENCE)
    assert share_right("reading") is not None
    assert share_right("no such kind") is None


@pytest.mark.parametrize(
    ("said", "sure"),
    [((), 0.5), (("up",), 0.731), (("up", "down"), 0.5), (("unknown",), 0.5), (("certain",), SUREST)],
)
def test_probability_is_of_the_sum_of_the_weights(said: tuple[str, ...], sure: float) -> None:
    assert probability(said, {"up": 1.0, "down": -1.0, "certain": 50.0}) == pytest.approx(sure, abs=1e-3)


def test_a_flagged_value_claims_less_and_one_by_hand_less_than_print() -> None:
    found = weighed(document(issuer=SURE, subject=DOUBTED, place=SURE, code=DOUBTED))
    assert found.issuer.confidence > 0.98
    assert found.subject.confidence < 0.95 < found.place.confidence


def test_nothing_but_confidence_and_confirmed_doubts_changes() -> None:
    before = document(
        issuer=SURE,
        subject=FieldValue(needs_review=True, reasons=("no subject was found",)),
        signature=Signature(authority=(SURE,), title=SURE, name=DOUBTED),
        recipients=(SURE, DOUBTED),
        citations=(Citation(code="1/QĐ", confidence=0.4),),
        statistics=(Statistic(value=1.0, confidence=0.4),),
        dates=(DatedEvent(role="deadline", field=SURE),),
        received=Received(number=DOUBTED),
        attachments=(Attachment(subject=SURE),),
        details={"a": {"value": "x", "confidence": 0.5}},
        restorations=(RestorationRecord(value="x", confidence=0.5),),
    )
    after = weighed(before)
    assert before.model_copy(update=after.model_dump(include=set()), deep=True) == before
    for name in ("details", "restorations", "subject"):
        assert getattr(after, name) == getattr(before, name)
    for one, other in (
        (before.issuer, after.issuer),
        (before.signature.authority[0], after.signature.authority[0]),
        (before.signature.name, after.signature.name),
        (before.recipients[1], after.recipients[1]),
        (before.citations[0], after.citations[0]),
        (before.statistics[0], after.statistics[0]),
        (before.dates[0].field, after.dates[0].field),
        (before.attachments[0].subject, after.attachments[0].subject),
    ):
        assert one.confidence != other.confidence
        assert one.model_copy(update={"confidence": 0}) == other.model_copy(update={"confidence": 0})


def test_weighed_again_it_is_the_same() -> None:
    once = weighed(document(issuer=SURE, subject=DOUBTED))
    assert weighed(once) == once


@pytest.mark.parametrize(
    ("found", "name", "place"),
    [
        (SURE, "issuer", ("field", "agency")),
        (SURE, "name", ("field", "person")),
        (SURE, "deadline", ("date", "deadline")),
        (Citation(), "legal_bases", ("citation", "legal_bases")),
        (Statistic(value=1.0), "statistics", ("statistic", "count")),
        (FieldValue(), "issuer", None),
        (RestorationRecord(value="x"), "restorations", None),
    ],
)
def test_the_family_and_the_kind_of_a_value(found: FieldValue, name: str, place: tuple[str, str] | None) -> None:
    assert weighed_family(found, name) == place
