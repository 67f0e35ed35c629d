"""What a reviewer can choose for a value: the machine's reading and its others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.archive.decisions.reviewing import ReviewedValue
from schemas import Alternative, Document, FieldValue

MOST_CANDIDATES: Final = 9
_STEP: Final = re.compile(r"([A-Za-z_][\w-]*)(?:\[(\d+)\])?", re.ASCII)
"""One step of a path: a name, and a place in its list."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading that a reviewer can choose: the machine's first, then its others; ``confidence`` where it is known."""

    value: str
    confidence: float | None
    is_machines: bool


def candidates_of(document: Document, value: ReviewedValue) -> tuple[Candidate, ...]:
    """What can be chosen for a value, at most nine: one for each figure of the keyboard."""
    known = {each.value: each.confidence for each in alternatives_at(document, value.path)}
    machines = [Candidate(value.value, value.confidence, is_machines=True)] if value.value is not None else []
    others = [Candidate(each, known.get(each), is_machines=False) for each in value.alternatives if each != value.value]
    return tuple([*machines, *others][:MOST_CANDIDATES])


def alternatives_at(document: Document, path: str) -> tuple[Alternative, ...]:
    """The other readings of the field at a path; none where no field stands there."""
    node: object = document
    for name, place in _STEP.findall(path):
        node = node.get(name) if isinstance(node, dict) else getattr(node, name, None)
        if place:
            node = node[int(place)] if isinstance(node, Sequence) and int(place) < len(node) else None
    return node.alternatives if isinstance(node, FieldValue) else ()
