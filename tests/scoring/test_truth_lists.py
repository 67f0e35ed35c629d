"""Names, dates, the outline and electronic signatures against complete truth."""

from __future__ import annotations

import pytest

from ocr_pipeline.scoring.counts import ListCounts, Share
from ocr_pipeline.scoring.truth_lists import score_electronic, score_names, score_outline
from schemas import DatedEvent, DigitalSignature, Document, FieldValue, Section
from tests.scoring.made_up import TRUTH, document, given


def _names(name: str, found: Document) -> ListCounts:
    return score_names(TRUTH, found)[0][name].counts


def test_everything_is_found_in_truth_itself() -> None:
    for listed in score_names(TRUTH, TRUTH)[0].values():
        assert (listed.counts.recall, listed.counts.precision, listed.misses) == (1.0, 1.0, ())
    assert score_outline(TRUTH, TRUTH) == (score_outline(TRUTH, TRUTH)[0], Share(3, 3))
    assert score_outline(TRUTH, TRUTH)[0].counts == ListCounts(3, 3, 3, 3, 3)
    assert score_electronic(TRUTH, TRUTH)[1] == Share(1, 1)


def test_recipients_without_a_value_are_not_given() -> None:
    found = document(recipients=[given("Như trên"), given(None), given("Lưu: VP", flagged=True)])
    assert _names("recipients", found) == ListCounts(3, found=1, settled=1, given=2, offered=2)


def test_of_two_alike_the_one_in_the_right_place_is_taken() -> None:
    twice = TRUTH.recipients[0].model_copy(update={"bbox": (2000, 3000, 2400, 3040)})
    found = TRUTH.model_copy(update={"recipients": (twice, *TRUTH.recipients)})
    pairs = score_names(TRUTH, found)[1]
    assert [want.bbox == got.bbox for want, got in pairs] == [True] * len(pairs)


@pytest.mark.parametrize(
    ("role", "value", "found", "why"),
    [
        ("deadline", "2031-03-01", 1, "role and date"),
        ("effective", "2031-03-01", 0, "another role is another fact"),
        ("deadline", "2031-03-02", 0, "another day"),
        ("deadline", None, 0, "no date"),
    ],
)
def test_a_date_needs_its_role(role: str, value: str | None, found: int, why: str) -> None:
    event = DatedEvent.model_validate({"role": role, "field": FieldValue(value=value)})
    assert _names("dates", document(dates=[event])).found == found, why


def test_an_outline_is_found_however_it_is_nested() -> None:
    flat = [Section(label=label, title=title) for label, title in (("I", "Hiện trạng"), ("1", "Mố cầu"), ("III", None))]
    listed, levels = score_outline(TRUTH, document(sections=flat))
    assert listed.counts == ListCounts(3, found=2, settled=2, given=3, offered=3)
    assert levels == Share(1, 3)
    assert [(miss.wanted, miss.given) for miss in listed.misses] == [("II KIẾN NGHỊ", None), (None, "III")]


def test_a_title_that_is_not_there_is_not_right() -> None:
    untitled = document(sections=[Section(label="1")])
    titled = document(sections=[Section(label="1", title="Mố cầu")])
    assert score_outline(untitled, titled)[0].counts.found == 0
    assert score_outline(untitled, untitled)[0].counts.found == 1


TIMES = [
    ("2031-02-05T09:59:49+07:00", 1, "as truth has it"),
    ("2031-02-05T02:59:49Z", 1, "the same moment in another zone"),
    ("2031-02-05T09:59:49", 0, "no zone is another claim"),
    ("05/02/2031", 0, "no ISO time"),
    (None, 0, "no time"),
]


@pytest.mark.parametrize(("time", "right", "why"), TIMES)
def test_an_electronic_signature_is_known_by_its_signer_and_has_a_time(time: str | None, right: int, why: str) -> None:
    found = document(digital_signatures=[DigitalSignature(signer="TRẦN THỊ MẪU", time=time)])
    listed, times = score_electronic(TRUTH, found)
    assert listed.counts.found == 1
    assert times == Share(right, 1), why


def test_without_a_person_the_organisation_signs() -> None:
    office = DigitalSignature(organisation="Văn phòng UBND tỉnh Lam Giang")
    assert (
        score_electronic(document(digital_signatures=[office]), document(digital_signatures=[office]))[0].counts.found
        == 1
    )
    assert score_electronic(document(digital_signatures=[office]), TRUTH)[0].counts.found == 0
