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


COARSE = "against: a document that is coarse"
MUCH = "against: a document that is much doubted"


@pytest.mark.parametrize(
    ("reasons", "has", "has_not"),
    [
        ((), {COARSE, f"{COARSE}, nothing else"}, set()),
        ((DOUBT,), {COARSE, "against: any reason"}, {f"{COARSE}, nothing else"}),
        (
            ("a line of a list on a scan of too few dots, and no table has it",),
            {COARSE, f"{COARSE}, nothing else", "against: scan"},
            {"against: any reason"},
        ),
    ],
)
def test_a_scan_of_few_dots_speaks_against_all_that_was_read_on_it(
    reasons: tuple[str, ...], has: set[str], has_not: set[str]
) -> None:
    quality = Quality(verdict="doubtful", reasons=("scanned at only 100 dpi: scan at 300 dpi",))
    around = Surroundings.of(document(pages=(page("good").model_copy(update={"quality": quality}),)))
    said = terms("list", flagged(*reasons), around)
    assert said >= has
    assert not said & has_not


@pytest.mark.parametrize(
    ("doubted", "sure", "by_hand", "much"),
    [(2, 2, 0, True), (1, 3, 0, False), (2, 1, 0, False), (1, 3, 2, False)],
    ids=["half of them", "a quarter", "too few to tell", "what a pen wrote is always flagged"],
)
def test_a_document_half_of_whose_values_are_flagged_is_in_doubt(
    doubted: int, sure: int, by_hand: int, much: bool
) -> None:
    names = ("issuer", "issuer_parent", "place", "subject", "notation", "number")
    pen = FieldValue(value="12", needs_review=True, reasons=(DOUBT,), origin=Origin.HANDWRITTEN)
    fields: dict[str, Any] = dict(
        zip(names, [flagged(DOUBT)] * doubted + [FIELD] * sure + [pen] * by_hand, strict=False)
    )
    assert (MUCH in terms("agency", FIELD, Surroundings.of(document(**fields)))) is much


def test_a_list_suffers_most_from_damage() -> None:
    around = Surroundings.of(document("từ " * 100, restorations=restored(3)))
    assert "against: a list in a text that is damaged" in terms("list", FIELD, around)
    assert not [term for term in terms("agency", FIELD, around) if "list" in term]


def test_a_citation_has_no_value_that_could_be_said_again() -> None:
    assert terms("citations", Citation(code="1/QĐ", span=(0, 4)), Surroundings.of(document())) == {"is citations"}
