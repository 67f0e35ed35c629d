"""Values of converted documents that are known to be right or wrong, with what speaks for and against each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from diacritics import Restorer
from ocr_pipeline.parsing.calibration import weighed_family
from ocr_pipeline.parsing.judging import judged
from ocr_pipeline.parsing.weighing import Family, Surroundings, terms
from ocr_pipeline.scoring.equality import same_authority, same_name
from ocr_pipeline.scoring.fields import ALL_FIELDS, Wanted, wanted_of_label, wanted_of_truth
from ocr_pipeline.scoring.labels import Label
from ocr_pipeline.scoring.references import same_citation, same_quantity
from schemas import DatedEvent, Document, Evidence, FieldValue

_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class KnownValue:
    """A value of a converted document: what it is, whether it is right, and what a reader was told of it.

    ``document`` is the name of the one that was scanned: its scans of every kind share it. ``level`` names the kind of
    scan. ``by_hand``: a pen or a numbering stamp wrote it.
    """

    document: str
    level: str
    family: Family
    terms: frozenset[str]
    right: bool
    flagged: bool
    claimed: float
    by_hand: bool = False


@cache
def _restorer() -> Restorer:
    return Restorer()


def known_values(truth: Path, results: Path, level: str) -> Iterator[KnownValue]:
    """The values of the documents in ``results`` whose truth or labels have the same name in ``truth``."""
    for path in sorted(results.glob("*.json")):
        known = truth / path.name
        if known.exists():
            document = Document.model_validate_json(path.read_text(encoding="utf-8"))
            yield from values_of(path.stem, level, document, known.read_text(encoding="utf-8"))


def values_of(name: str, level: str, document: Document, known: str) -> Iterator[KnownValue]:
    """The values of one document; ``known`` is its truth or its labels as JSON.

    The document is judged anew, so that what an earlier edition converted can serve.
    """
    document = judged(document, _restorer().knows)
    around = Surroundings.of(document)

    def value(found: Evidence, under: str, right: bool, by_hand: bool = False) -> Iterator[KnownValue]:
        if place := weighed_family(found, under):
            said = terms(place[1], found, around)
            yield KnownValue(name, level, place[0], said, right, found.needs_review, found.confidence, by_hand)

    if "producer" not in json.loads(known):
        yield from _single(wanted_of_label(Label.model_validate_json(known)), document, value)
        return
    truth = Document.model_validate_json(known)
    yield from _single(wanted_of_truth(truth), document, value)
    for under, wanted, given, same in (
        ("addressees", truth.addressees, document.addressees, same_name),
        ("recipients", truth.recipients, document.recipients, same_name),
        ("authority", truth.signature.authority, document.signature.authority, same_authority),
    ):
        for each, right in _matched(wanted, given, _by_value(same)):
            yield from value(each, under, right)
    for cited, right in _matched((*truth.legal_bases, *truth.citations), document.citations, same_citation):
        yield from value(cited, "citations", right)
    for basis, right in _matched((*truth.legal_bases, *truth.citations), document.legal_bases, same_citation):
        yield from value(basis, "legal_bases", right)
    for counted, right in _matched(truth.statistics, document.statistics, same_quantity):
        yield from value(counted, "statistics", right)
    for dated, right in _matched(truth.dates, document.dates, _same_event):
        yield from value(dated.field, dated.role, right)


def _single(
    wanted: dict[str, Wanted], document: Document, value: Callable[[Evidence, str, bool, bool], Iterable[KnownValue]]
) -> Iterator[KnownValue]:
    for name, want in wanted.items():
        given = ALL_FIELDS[name].of_document(document)
        under = name.removeprefix("signer_").rpartition(".")[2]
        yield from value(given, under, ALL_FIELDS[name].right(want.value, given.value), want.by_hand)


def _matched(
    wanted: Sequence[_Entry], given: Sequence[_Entry], same: Callable[[_Entry, _Entry], bool]
) -> Iterator[tuple[_Entry, bool]]:
    """Each entry that was given, and whether it is one of the wanted that no entry before it was."""
    left = list(wanted)
    for got in given:
        place = next((index for index, want in enumerate(left) if same(want, got)), None)
        if place is not None:
            left.pop(place)
        yield got, place is not None


def _by_value(same: Callable[[str, str], bool]) -> Callable[[FieldValue, FieldValue], bool]:
    return lambda want, got: same(want.value or "", got.value or "")


def _same_event(want: DatedEvent, got: DatedEvent) -> bool:
    return want.role == got.role and want.field.value == got.field.value
