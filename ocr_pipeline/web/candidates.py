"""What a reviewer can choose for a value: the machine's reading and its others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ocr_pipeline.archive.decisions.reviewing import ReviewedValue

MOST_CANDIDATES: Final = 9


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading that a reviewer can choose: the machine's first, then its others, the likeliest first.

    ``confidence`` is the machine's own, which was measured on labelled scans. Those of other readings are guesses of
    the parsers, never measured, and may be above it: they put the readings in order, and are shown to nobody.
    """

    value: str
    confidence: float | None
    is_machines: bool


def candidates_of(value: ReviewedValue) -> tuple[Candidate, ...]:
    """What can be chosen for a value, at most nine: one for each figure of the keyboard."""
    machines = [Candidate(value.value, value.confidence, is_machines=True)] if value.value is not None else []
    others = [Candidate(each, None, is_machines=False) for each in value.alternatives if each != value.value]
    return tuple([*machines, *others][:MOST_CANDIDATES])
