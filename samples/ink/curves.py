"""Lines as a pen draws them: smooth, of a width that changes with pressure and speed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.ink.inked import Inked, trimmed

Points = NDArray[np.float64]
"""Points (n, 2) in pixels, x to the right and y down."""

_FINER = 2
_SHIFT = 4
_STEP = 2.5
_SPREAD = 0.55


@dataclass(frozen=True)
class Line:
    """A line of the pen: points close to each other and the width at each, in pixels."""

    points: Points
    widths: NDArray[np.float64]


def smooth(points: Points, steps: int = 12) -> Points:
    """The Catmull-Rom curve through ``points``; a point given twice is a corner."""
    padded = np.vstack([points[:1], points, points[-1:]])
    t = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    a, b, c, d = (padded[index : len(padded) - 3 + index, None, :] for index in range(4))
    curve = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    return np.vstack([curve.reshape(-1, 2), points[-1:]])


def evenly(points: Points, step: float = _STEP) -> Points:
    """Points of the same curve at even distances of about ``step`` pixels."""
    gaps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(gaps)])
    count = max(2, round(along[-1] / step) + 1)
    at = np.linspace(0, along[-1], count)
    return np.column_stack([np.interp(at, along, points[:, 0]), np.interp(at, along, points[:, 1])])


def pressed(points: Points, width: float, *, lively: float, taper: float) -> Line:
    """A line whose width follows the hand: full where it turns and is slow, thinner where it runs straight.

    ``lively`` (0..1) is how much of the width the fastest strokes lose, ``taper`` how much the last tenth loses.
    """
    curve = evenly(smooth(points))
    steps = np.diff(curve, axis=0)
    turns = np.abs(np.diff(np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))))
    turning = np.zeros(len(curve))
    turning[1:-1] = np.minimum(turns / (0.09 * _STEP), 1.0)
    window = min(15, len(curve))
    slow = np.convolve(turning, np.ones(window) / window, mode="same")
    down = np.zeros(len(curve))
    down[1:] = np.clip(steps[:, 1] / np.maximum(np.hypot(*steps.T), 1e-6), 0, 1)
    ease = np.clip(0.75 * slow / 0.5 + 0.4 * np.convolve(down, np.ones(window) / window, mode="same"), 0, 1)
    end = np.clip((np.linspace(0, 1, len(curve)) - 0.9) / 0.1, 0, 1)
    return Line(curve, width * (1 - lively * (1 - ease)) * (1 - taper * end))


def drawn(lines: Sequence[Line]) -> Inked:
    """The ink of lines, with the soft edge of ink on paper; the pen-down point is the origin of their points."""
    everything = np.vstack([line.points for line in lines])
    margin = max(float(line.widths.max()) for line in lines) / 2 + 3
    left, top = np.floor(everything.min(axis=0) - margin)
    width, height = np.ceil(everything.max(axis=0) + margin) - (left, top)
    fine = np.zeros((int(height) * _FINER, int(width) * _FINER), np.uint8)
    for line in lines:
        _draw(fine, (line.points - (left, top)) * _FINER, line.widths * _FINER)
    coarse = cv2.resize(fine, (int(width), int(height)), interpolation=cv2.INTER_AREA)
    soft = cv2.GaussianBlur(coarse, (0, 0), _SPREAD)
    return trimmed(np.asarray(soft, np.float32) / np.float32(255), float(left), float(top))


def _draw(fine: NDArray[np.uint8], points: Points, widths: NDArray[np.float64]) -> None:
    # Stretches of one width are drawn at once; half a fine pixel is a quarter of a pixel of the page.
    corners = np.round(points * 2**_SHIFT).astype(np.int32)
    whole = np.maximum(1, np.round(widths)).astype(int)
    ends = [*(np.flatnonzero(np.diff(whole)) + 1), len(whole)]
    start = 0
    for end in ends:
        stretch = corners[max(0, start - 1) : end].reshape(-1, 1, 2)
        cv2.polylines(fine, [stretch], False, (255,), int(whole[start]), cv2.LINE_AA, _SHIFT)
        start = end
