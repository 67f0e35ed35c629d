"""The most probable readings of a run of tokens: forward-backward over candidates and the bigram."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from diacritics.language_model import LanguageModel

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Column:
    """The candidates of one position: ids in the lexicon, and the log-score of each without its neighbours."""

    ids: NDArray[np.int64]
    scores: Vector


def posteriors(columns: Sequence[Column], model: LanguageModel) -> list[Vector]:
    """The probability of every candidate given the whole run; sums to 1 in each column.

    A column with one candidate parts the run: what lies beyond it does not matter, the model being a bigram.
    """
    result: list[Vector] = [np.ones(1)] * len(columns)
    start = 0
    while start < len(columns):
        if len(columns[start].ids) == 1:
            start += 1
            continue
        end = start
        while end < len(columns) and len(columns[end].ids) > 1:
            end += 1
        left = columns[start - 1] if start else None
        right = columns[end] if end < len(columns) else None
        result[start:end] = _run_posteriors(columns[start:end], left, right, model)
        start = end
    return result


def _run_posteriors(
    run: Sequence[Column], left: Column | None, right: Column | None, model: LanguageModel
) -> list[Vector]:
    steps = [model.transitions(a.ids, b.ids) for a, b in pairwise(run)]
    forward = [run[0].scores + (model.transitions(left.ids, run[0].ids)[0] if left else 0.0)]
    for step, column in zip(steps, run[1:], strict=True):
        forward.append(_log_sum(forward[-1][:, None] + step, axis=0) + column.scores)
    backward = [model.transitions(run[-1].ids, right.ids)[:, 0] if right else np.zeros(len(run[-1].ids))]
    for step, column in zip(reversed(steps), reversed(run[1:]), strict=True):
        backward.append(_log_sum(step + (backward[-1] + column.scores)[None, :], axis=1))
    return [_normalised(f + b) for f, b in zip(forward, reversed(backward), strict=True)]


def _log_sum(values: NDArray[np.float64], axis: int) -> Vector:
    top = values.max(axis=axis, keepdims=True)
    summed: Vector = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return summed


def _normalised(logs: Vector) -> Vector:
    weights: Vector = np.exp(logs - logs.max())
    return weights / float(weights.sum())
