"""A logistic regression over terms, with signs that are known beforehand; and what it is worth on other documents."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.parsing.calibration import ALWAYS, probability
from training.confidence.known_values import KnownValue

FEWEST: Final = 5
"""A term that fewer values have gets no weight."""
RIDGE: Final = 1.0
"""What a weight costs, squared, in log-likelihood: terms of few values stay near nothing."""
FOLDS: Final = 10
BINS: Final = 10
"""Bins of equal width over which a calibration error is taken."""
STEPS: Final = 60
"""Steps of Newton's method with bounds; the weights stand still long before."""

Array = NDArray[np.float64]


def fitted(values: Sequence[KnownValue]) -> dict[str, float]:
    """The weight of each term, :data:`~ocr_pipeline.parsing.calibration.ALWAYS` first."""
    often = Counter(term for value in values for term in value.terms)
    names = [ALWAYS, *sorted(term for term, count in often.items() if count >= FEWEST)]
    seen = np.array([[1.0, *(float(term in value.terms) for term in names[1:])] for value in values])
    seen = seen.reshape(len(values), len(names))
    right = np.array([float(value.right) for value in values])
    found = _descended(seen, right, *_bounds(names))
    return dict(zip(names, map(float, found), strict=True))


def _bounds(names: Sequence[str]) -> tuple[Array, Array]:
    """The least and the greatest weight of each term: what speaks against a value never makes it surer."""
    least = [0.0 if name.startswith("for") else -np.inf for name in names]
    most = [0.0 if name.startswith("against") else np.inf for name in names]
    return np.array(least), np.array(most)


def _descended(seen: Array, right: Array, least: Array, most: Array) -> Array:
    """Newton's method on the weights that are free; one that would cross its bound stays on it."""
    cost = np.full(seen.shape[1], RIDGE)
    cost[0] = 1e-3
    found = np.zeros(seen.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-seen @ found))
        slope = seen.T @ (right - chance) - cost * found
        held = ((found <= least) & (slope < 0)) | ((found >= most) & (slope > 0))
        free = ~held
        bend = (seen[:, free].T * (chance * (1 - chance))) @ seen[:, free] + np.diag(cost[free])
        step = np.zeros_like(found)
        step[free] = np.linalg.solve(bend, slope[free])
        found = np.clip(found + _length(seen, right, cost, found, step) * step, least, most)
    return found


def _length(seen: Array, right: Array, cost: Array, found: Array, step: Array) -> float:
    """The greatest of 1, 1/2, 1/4 … of a step that makes the fit better; 0 when none does."""
    before = _loss(seen, right, cost, found)
    return next((size for size in 0.5 ** np.arange(20) if _loss(seen, right, cost, found + size * step) < before), 0.0)


def _loss(seen: Array, right: Array, cost: Array, found: Array) -> float:
    odds = seen @ found
    return float(np.logaddexp(0, odds).sum() - right @ odds + (cost * found * found).sum() / 2)


def fold_of(document: str) -> int:
    """The fold of a document, the same in every run and for each of its scans."""
    return zlib.crc32(document.encode()) % FOLDS


def cross_validated(values: Sequence[KnownValue]) -> list[float]:
    """The probability of each value by weights that were fitted without its document."""
    weights = [fitted([value for value in values if fold_of(value.document) != fold]) for fold in range(FOLDS)]
    return [probability(value.terms, weights[fold_of(value.document)]) for value in values]


def calibration_error(claimed: Iterable[float], right: Iterable[bool], bins: int = BINS) -> float:
    """The mean distance between claim and share of right values over ``bins`` of equal width, by their values."""
    pairs = list(zip(claimed, right, strict=True))
    parts: dict[int, list[tuple[float, bool]]] = {}
    for sure, is_right in pairs:
        parts.setdefault(min(int(sure * bins), bins - 1), []).append((sure, is_right))
    gaps = (abs(sum(sure - is_right for sure, is_right in part)) for part in parts.values())
    return sum(gaps) / len(pairs) if pairs else 0.0
