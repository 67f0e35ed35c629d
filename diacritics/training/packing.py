"""The language model as arrays of the file that :class:`diacritics.ngram_model.NgramModel` maps.

Logarithms of the longer n-grams are one byte on an even scale from the lowest to the highest of their kind. What
follows an n-gram lies together; one bit for every n-gram tells that something follows, one that it is a first follower.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from diacritics.ngram_model import KIND
from diacritics.training.backoff import BackoffModel
from diacritics.training.ngrams import Values
from diacritics.training.pruning import Shape

_HEADER: Final = 4096
"""More bytes than the header and the gaps between the arrays take."""

_LEVELS: Final = 255
"""Steps of a one-byte scale."""


def packed(model: BackoffModel) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Facts and arrays of the model. No stored logarithm is farther from its value than half a step of its scale."""
    words = model.levels[0]
    rows = np.bincount(model.levels[1].begin, minlength=model.size)
    arrays: dict[str, NDArray[Any]] = {
        "p1": np.log(words.p).astype(np.float32),
        "b1": np.log(model.backoffs(1)).astype(np.float32),
        "rows": np.concatenate(([0], np.cumsum(rows))).astype(np.uint32),
    }
    scales: dict[str, list[list[float]]] = {"p": [], "b": []}
    for n in range(2, model.order + 1):
        level = model.levels[n - 1]
        arrays[f"words{n}"] = (level.keys % model.size).astype(np.uint16)
        arrays[f"p{n}"], scale = _bytes(np.log(level.p))
        scales["p"].append(scale)
        if n > 2:
            arrays[f"starts{n}"] = np.packbits(np.append(True, level.begin[1:] != level.begin[:-1])[: len(level.begin)])
        if n < model.order:
            followed = np.zeros(len(level.keys), np.bool_)
            followed[model.levels[n].begin] = True
            arrays[f"contexts{n}"] = np.packbits(followed)
            arrays[f"b{n}"], scale = _bytes(np.log(model.backoffs(n)[followed]))
            scales["b"].append(scale)
    return {"kind": KIND, "order": model.order, **scales}, arrays


def packed_size(words: int, shape: Shape) -> int:
    """Bytes of the file of a model of this shape, not exceeded."""
    size = _HEADER + 12 * words
    for n, (count, followed) in enumerate(shape, 2):
        size += 3 * count + (count + 7) // 8 * (n > 2)
        if n - 1 < len(shape):
            size += followed + (count + 7) // 8
    return size


def _bytes(logs: Values) -> tuple[NDArray[np.uint8], list[float]]:
    """Each value as the nearest step of a scale of 256, and the scale: its lowest value and its step."""
    lowest = float(logs.min()) if len(logs) else 0.0
    step = (float(logs.max()) - lowest) / _LEVELS if len(logs) else 0.0
    codes = np.rint((logs - lowest) / (step or 1.0)).astype(np.uint8)
    return codes, [lowest, step]
