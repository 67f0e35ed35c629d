"""A percentile of few pixels: numpy's own spends nine tenths of its time on its many ways of asking."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray


def percentile(pixels: NDArray[Any], share: float) -> float:
    """The percentile ``share`` (0..100) of all ``pixels``, at least one, as ``numpy.percentile`` gives it."""
    flat = pixels.ravel()
    place = (flat.size - 1) * share / 100
    low = math.floor(place)
    high = min(low + 1, flat.size - 1)
    parted = np.partition(flat, (low, high))
    below, above = float(parted[low]), float(parted[high])
    return below + (above - below) * (place - low)
