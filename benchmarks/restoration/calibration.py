"""Whether a confidence means what it says: of what was claimed with 0.9, nine in ten should be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.scoring.counts import share

BINS: Final = 10
"""Of equal width, over 0..1; 1 belongs to the last."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims with a confidence from ``low`` to ``high``; ``confidence`` is the sum of theirs."""

    low: float
    high: float
    claims: int = 0
    right: int = 0
    confidence: float = 0.0

    @property
    def accuracy(self) -> float | None:
        """The share that is right."""
        return share(self.right, self.claims)

    @property
    def mean_confidence(self) -> float | None:
        """What the share should be."""
        return share(self.confidence, self.claims)

    @property
    def gap(self) -> float:
        """How far the two lie apart; 0 of nothing."""
        if not self.claims:
            return 0.0
        return abs(self.right - self.confidence) / self.claims


def reliability(claimed: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The bins of pairs of a confidence (0..1) and whether the claim was right."""
    claims, right, confidences = [0] * BINS, [0] * BINS, [0.0] * BINS
    for confidence, is_right in claimed:
        number = min(BINS - 1, int(confidence * BINS))
        claims[number] += 1
        right[number] += is_right
        confidences[number] += confidence
    return [Bin(i / BINS, (i + 1) / BINS, claims[i], right[i], confidences[i]) for i in range(BINS)]


def expected_calibration_error(bins: Iterable[Bin]) -> float | None:
    """ECE: the mean gap of the bins, each weighed by its claims; ``None`` of nothing."""
    every = list(bins)
    return share(sum(each.gap * each.claims for each in every), sum(each.claims for each in every))
