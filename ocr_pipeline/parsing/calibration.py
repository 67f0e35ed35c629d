"""The confidence of every value: the probability that it is right, by what speaks for and against it.

The weights are ``data/confidence.tsv``, made by ``python -m training.confidence`` from values whose truth is known: a
logistic regression over the terms of :mod:`ocr_pipeline.parsing.weighing`, in which nothing against a value can make it
surer and nothing for it less sure.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from ocr_pipeline.parsing.tables import table_rows
from ocr_pipeline.parsing.weighing import KINDS, Family, Surroundings, terms
from schemas import Citation, DatedEvent, Document, Evidence, FieldValue, RestorationRecord, Statistic
from schemas.fields import Model

ALWAYS: Final = "always"
"""The term that every value has."""
SUREST: Final = 0.999
"""No value claims more: so few are known to be right that nothing beyond can be measured."""
DIGITS: Final = 3
"""Decimals of a confidence."""
_NOT_VALUES: Final = frozenset(
    {"details", "marks", "pages", "producer", "restorations", "review", "sections", "source"}
)
"""Parts of a document in which no value is calibrated: a parser's details keep the confidence that it gave."""

Weights = Mapping[str, float]


@cache
def weights(family: Family) -> Weights:
    """The weight of each term of a family, in log-odds."""
    return {row["term"]: float(row["weight"]) for row in table_rows("confidence") if row["family"] == family}


@dataclass(frozen=True, slots=True)
class ShareRight:
    """How many of the values that weights were fitted on had a term, and how many of those were right."""

    values: int
    right: int


def share_right(evidence: str) -> ShareRight | None:
    """How often a field was right although ``evidence`` spoke against it; ``None`` where too few had it."""
    wanted = ("field", f"against: {evidence}")
    rows = [row for row in table_rows("confidence") if (row["family"], row["term"]) == wanted]
    return ShareRight(int(rows[0]["values"]), int(rows[0]["right"])) if rows else None


def probability(said: Iterable[str], weighed: Weights) -> float:
    """The probability (0..1) of a value with the terms ``said``; a term without a weight counts for nothing."""
    odds = weighed.get(ALWAYS, 0.0) + sum(weighed.get(term, 0.0) for term in sorted(said))
    return min(1 / (1 + math.exp(-odds)), SUREST)


def weighed(document: Document) -> Document:
    """The document, each of its values claiming the probability that it is right."""
    return document.model_copy(update=dict(_parts(document, Surroundings.of(document))))


def weighed_family(found: Evidence, name: str) -> tuple[Family, str] | None:
    """The family and the kind of a value that stands in a document under ``name``; ``None`` where it is not weighed.

    The date of an event stands under the name of its role.
    """
    if isinstance(found, Citation):
        return "citation", name
    if isinstance(found, Statistic):
        return "statistic", str(found.kind)
    if not isinstance(found, FieldValue) or found.value is None:
        return None
    if name in KINDS:
        return "field", KINDS[name]
    return "date", name


def _parts(model: Model, around: Surroundings) -> Iterator[tuple[str, object]]:
    for name in type(model).model_fields:
        if name not in _NOT_VALUES:
            yield name, _counted(getattr(model, name), name, around)


def _counted(found: object, name: str, around: Surroundings) -> object:
    if isinstance(found, RestorationRecord):
        return found
    if isinstance(found, Evidence):
        place = weighed_family(found, name)
        if place is None:
            return found
        sure = probability(terms(place[1], found, around), weights(place[0]))
        return found.model_copy(update={"confidence": round(sure, DIGITS)})
    if isinstance(found, DatedEvent):
        return found.model_copy(update={"field": _counted(found.field, found.role, around)})
    if isinstance(found, Model):
        return found.model_copy(update=dict(_parts(found, around)))
    if isinstance(found, tuple):
        return tuple(_counted(each, name, around) for each in found)
    return found
