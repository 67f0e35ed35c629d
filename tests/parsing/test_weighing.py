"""What speaks for and against a value, from the document alone."""

from __future__ import annotations

from typing import Any

import pytest

from ocr_pipeline.parsing.weighing import Surroundings, terms
from schemas import (
    Alternative,
    Citation,
    Document,
    FieldValue,
    Origin,
    Page,
    Producer,
    Quality,
    RestorationRecord,
    Source,
)

DOUBT = "read with little certainty: tna"


def document(text: str = "Sở Y tế họp. Sở Y tế", **more: Any) -> Document:
    source = Source(name="a.pdf", sha256="0" * 64, media_type="application/pdf", page_count=1)
    return Document(source=source, producer=Producer(version="1"), text=text, **more)


def page(verdict: Any) -> Page:
    return Page(number=1, width=10, height=10, dpi=300, quality=Quality(verdict=verdict, reasons=("blurred",)))


def restored(count: int, span: tuple[int, int] = (90, 95)) -> tuple[RestorationRecord, ...]:
    return tuple(RestorationRecord(value="tế", raw="te", span=span) for _ in range(count))


FIELD = FieldValue(value="Sở Y tế", page=1, span=(0, 7))


def flagged(*reasons: str, **more: Any) -> FieldValue:
    return FieldValue(value="12", needs_review=bool(reasons), reasons=reasons, **more)


@pytest.mark.parametrize(
    ("found", "around", "has", "has_not"),
    [
        (FIELD, document(), {"is agency", "for: said again"}, {"against: any reason"}),
        (FIELD, document("Sở Y tế"), {"is agency"}, {"for: said again"}),
        (FIELD.model_copy(update={"normalised": "Sở Y tế"}), document(), {"for: a table has it"}, set()),
        (flagged(DOUBT), document(), {"against: reading", "against: any reason"}, {"against: several reasons"}),
        (flagged(DOUBT, "a stamp stands over it"), document(), {"against: covered", "against: several reasons"}, set()),
        (flagged(*(f"{DOUBT}{n}" for n in range(4))), document(), {"against: many reasons"}, set()),
        (flagged("said by another package"), document(), {"against: other", "against: any reason"}, set()),
        (FIELD, document(pages=(page("rescan"),)), {"against: a page that is rescan"}, set()),
        (FIELD, document(pages=(page("blank"),)), set(), {"against: a page that is blank"}),
        (FIELD, document(restorations=restored(1, (3, 4))), {"against: marks restored"}, set()),
        (FIELD, document(restorations=restored(1)), set(), {"against: marks restored"}),
    ],
)
def test_terms(found: FieldValue, around: Document, has: set[str], has_not: set[str]) -> None:
    said = terms("agency", found, Surroundings.of(around))
    assert said >= has
    assert not said & has_not


@pytest.mark.parametrize(("changed", "damage"), [(2, ()), (3, ("damaged",)), (6, ("damaged", "badly damaged"))])
def test_a_text_is_damaged_by_the_share_of_its_words_that_were_put_right(changed: int, damage: tuple[str, ...]) -> None:
    around = Surroundings.of(document("từ " * 100, restorations=restored(changed)))
    assert around.damage == damage


@pytest.mark.parametrize(
    ("rival", "against"),
    [
        ((), {"against: by hand"}),
        ((0.04,), {"against: by hand"}),
        ((0.05,), {"against: by hand", "against: a rival reading by hand"}),
        ((0.2,), {"against: by hand", "against: a rival reading by hand", "against: a close rival by hand"}),
    ],
)
def test_another_reading_speaks_against_handwriting(rival: tuple[float, ...], against: set[str]) -> None:
    others = tuple(Alternative(value="13", confidence=each) for each in rival)
    found = FieldValue(value="12", origin=Origin.HANDWRITTEN, alternatives=others)
    assert terms("code", found, Surroundings.of(document())) == {"is code", *against}


def test_a_list_suffers_most_from_damage() -> None:
    around = Surroundings.of(document("từ " * 100, restorations=restored(3)))
    assert "against: a list in a text that is damaged" in terms("list", FIELD, around)
    assert not [term for term in terms("agency", FIELD, around) if "list" in term]


def test_a_citation_has_no_value_that_could_be_said_again() -> None:
    assert terms("citations", Citation(code="1/QĐ", span=(0, 4)), Surroundings.of(document())) == {"is citations"}
