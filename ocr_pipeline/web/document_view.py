"""What the page of a document lists: its values with their places, and the cited documents that the archive has."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from schemas import BBox, Citation, Document, Evidence, FieldValue, Statistic

HEADER: Final = (
    "document_type",
    "number",
    "notation",
    "code",
    "date",
    "place",
    "issuer_parent",
    "issuer",
    "subject",
    "urgency",
    "secrecy",
)


@dataclass(frozen=True, slots=True)
class ListedValue:
    """A value of a document and where it stands; ``group`` is the part of the page that lists it."""

    path: str
    group: str
    shown: str
    page: int | None
    bbox: BBox | None
    confidence: float
    needs_review: bool
    reasons: tuple[str, ...]
    raw: str | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class LinkedCitation:
    """A cited document; ``found`` is the one of the archive that it is, where there is just one such."""

    path: str
    citation: Citation
    found: str | None


def listed_values(document: Document) -> tuple[ListedValue, ...]:
    """Every value that has something to say, in the order of the contract."""
    return tuple(_all(document))


def grouped(values: Iterable[ListedValue]) -> Mapping[str, Sequence[ListedValue]]:
    """The values of each part of the page, in their order; a part without one has an empty list."""
    groups: defaultdict[str, list[ListedValue]] = defaultdict(list)
    for each in values:
        groups[each.group].append(each)
    return groups


def value_at(values: Sequence[ListedValue], path: str) -> ListedValue | None:
    """The value of a path."""
    return next((each for each in values if each.path == path), None) if path else None


def _all(document: Document) -> Iterator[ListedValue]:
    for name in HEADER:
        yield from _one(name, "header", getattr(document, name))
    for place, field in enumerate(document.addressees):
        yield from _one(f"addressees[{place}]", "parties", field)
    for place, field in enumerate(document.signature.authority):
        yield from _one(f"signature.authority[{place}]", "signature", field)
    yield from _one("signature.title", "signature", document.signature.title)
    yield from _one("signature.name", "signature", document.signature.name)
    for place, field in enumerate(document.recipients):
        yield from _one(f"recipients[{place}]", "parties", field)
    if document.received is not None:
        for name in ("number", "date", "office"):
            yield from _one(f"received.{name}", "received", getattr(document.received, name))
    for place, event in enumerate(document.dates):
        yield from _one(f"dates[{place}].field", "dates", event.field)
    yield from _references(document)


def _references(document: Document) -> Iterator[ListedValue]:
    """What it cites and counts."""
    for name in ("legal_bases", "citations"):
        for place, citation in enumerate(getattr(document, name)):
            yield _listed(f"{name}[{place}]", name, citation, citation.code or citation.title or citation.raw or "")
    for place, statistic in enumerate(document.statistics):
        yield _listed(f"statistics[{place}]", "statistics", statistic, said_of(statistic))


def _one(path: str, group: str, field: FieldValue) -> Iterator[ListedValue]:
    """A field, unless the page shows none and nothing is in doubt about that."""
    if field.value is not None or field.needs_review:
        yield _listed(path, group, field, field.value or "", str(field.origin))


def _listed(path: str, group: str, value: Evidence, shown: str, origin: str | None = None) -> ListedValue:
    return ListedValue(
        path,
        group,
        " ".join(shown.split()),
        value.page,
        value.bbox,
        value.confidence,
        value.needs_review,
        value.reasons,
        value.raw,
        origin,
    )


def said_of(statistic: Statistic) -> str:
    """A quantity as it is printed, with its unit."""
    return statistic.raw or " ".join(str(part) for part in (statistic.value, statistic.unit) if part is not None)


def linked_citations(connection: sqlite3.Connection, document: Document) -> tuple[LinkedCitation, ...]:
    """The cited documents, each once, with those of them that the archive has.

    Codes come again every year: a document is the cited one where its code is the same and its date too, or, where no
    date is told, where no other document of the archive has that code.
    """
    every: list[tuple[str, Citation]] = []
    seen: set[tuple[str | None, str | None, str | None]] = set()
    for name in ("legal_bases", "citations"):
        for place, each in enumerate(getattr(document, name)):
            key = (each.code or each.raw, each.date or each.year, each.title)
            if key not in seen:
                seen.add(key)
                every.append((f"{name}[{place}]", each))
    codes = json.dumps([each.code for _, each in every if each.code])
    known: dict[str, dict[str, str | None]] = {}
    rows = connection.execute(
        "SELECT code, id, date FROM documents WHERE code IN (SELECT value FROM json_each(?))", (codes,)
    )
    for code, identity, date in rows:
        known.setdefault(code, {})[identity] = date
    return tuple(LinkedCitation(path, each, _found(known.get(each.code or "", {}), each)) for path, each in every)


def _found(dates: Mapping[str, str | None], citation: Citation) -> str | None:
    """The one document of these that is cited."""
    if citation.date:
        fitting = [identity for identity, date in dates.items() if date == citation.date]
    elif citation.year:
        fitting = [identity for identity, date in dates.items() if (date or "").startswith(citation.year)]
    else:
        fitting = list(dates)
    return fitting[0] if len(fitting) == 1 else None
