"""Digits written by pen: strokes in a unit box, shaken, smoothed and drawn."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

Strokes = tuple[tuple[tuple[float, float], ...], ...]
Mask = NDArray[np.float32]

# Points of each stroke in a box 0..1 wide and 0..1 high, y down, in the order a hand draws them.
DIGITS: dict[str, Strokes] = {
    "0": (((0.55, 0.04), (0.2, 0.2), (0.08, 0.6), (0.3, 0.97), (0.72, 0.8), (0.85, 0.4), (0.65, 0.05), (0.42, 0.1)),),
    "1": (((0.28, 0.3), (0.5, 0.12), (0.62, 0.0), (0.58, 0.35), (0.52, 0.7), (0.48, 1.0)),),
    "2": (
        ((0.12, 0.25), (0.35, 0.02), (0.75, 0.1), (0.7, 0.45), (0.35, 0.8), (0.08, 0.97), (0.5, 0.92), (0.95, 0.96)),
    ),
    "3": (
        (
            (0.15, 0.1),
            (0.5, 0.0),
            (0.8, 0.2),
            (0.5, 0.45),
            (0.35, 0.47),
            (0.75, 0.6),
            (0.75, 0.88),
            (0.4, 1.0),
            (0.08, 0.86),
        ),
    ),
    "4": (((0.5, 0.0), (0.3, 0.3), (0.05, 0.62), (0.45, 0.6), (0.95, 0.57)), ((0.72, 0.3), (0.66, 0.65), (0.6, 1.05))),
    "5": (
        ((0.3, 0.05), (0.22, 0.42), (0.6, 0.4), (0.82, 0.65), (0.6, 0.95), (0.1, 0.92)),
        ((0.3, 0.06), (0.6, 0.05), (0.9, 0.02)),
    ),
    "6": (
        ((0.72, 0.0), (0.35, 0.25), (0.12, 0.65), (0.3, 0.98), (0.7, 0.92), (0.75, 0.65), (0.45, 0.55), (0.15, 0.75)),
    ),
    "7": (((0.1, 0.08), (0.5, 0.06), (0.92, 0.03), (0.7, 0.4), (0.5, 0.75), (0.4, 1.05)), ((0.3, 0.52), (0.85, 0.47))),
    "8": (
        (
            (0.75, 0.12),
            (0.4, 0.0),
            (0.2, 0.2),
            (0.5, 0.45),
            (0.8, 0.75),
            (0.5, 1.0),
            (0.15, 0.8),
            (0.45, 0.48),
            (0.8, 0.18),
            (0.7, 0.08),
        ),
    ),
    "9": (((0.78, 0.2), (0.45, 0.02), (0.15, 0.2), (0.3, 0.48), (0.7, 0.4), (0.8, 0.15), (0.74, 0.6), (0.55, 1.05)),),
}

_HEIGHT = 0.86  # of the printed size: a hand writes a little larger than the digits of the line
_WIDTH = 0.5
_ADVANCE = 0.64
_DROP = 0.12
_MARGIN = 0.16
_SHIFT = 4


def written_width(text: str, size: float) -> float:
    """The room in pixels that a written number takes in a line of ``size`` pixels."""
    return len(text) * _ADVANCE * size + 0.3 * size


def written_box(text: str, size: float) -> tuple[float, float, float, float]:
    """The box that the ink stays in however the hand shakes, from the pen-down point on the baseline."""
    right = _MARGIN + (len(text) - 1) * _ADVANCE + _WIDTH + 0.16
    return (_MARGIN - 0.14) * size, -(_HEIGHT + 0.12) * size, right * size, (_DROP + 0.14) * size


def write(text: str, size: float, rng: np.random.Generator, shape: tuple[int, int], at: tuple[float, float]) -> Mask:
    """Ink coverage 0..1 of ``text``, a row of digits, on a sheet of ``shape`` (height, width), baseline at ``at``."""
    mask = np.zeros(shape, np.uint8)
    x, y = at
    for index, character in enumerate(text):
        corner = np.array([x + (_MARGIN + index * _ADVANCE) * size, y - _HEIGHT * size])
        wobble = rng.uniform(-0.035, 0.035, 2) * size
        slant = rng.uniform(0.08, 0.18)
        for stroke in DIGITS[character]:
            points = np.array(stroke) + rng.normal(0, 0.022, (len(stroke), 2))
            points[:, 0] = points[:, 0] * _WIDTH + (0.5 - points[:, 1]) * slant
            draw_curve(mask, corner + wobble + points * size * np.array([1.0, _HEIGHT + _DROP]), size * 0.055)
    return soft(mask)


def draw_curve(mask: NDArray[np.uint8], points: NDArray[np.float64], width: float) -> None:
    """Draws a smooth stroke through ``points`` (n, 2) into ``mask``; ``width`` in pixels."""
    curve = np.round(smooth(points) * 2**_SHIFT).astype(np.int32)
    cv2.polylines(mask, [curve.reshape(-1, 1, 2)], False, (255,), max(1, round(width)), cv2.LINE_AA, _SHIFT)


def smooth(points: NDArray[np.float64], steps: int = 12) -> NDArray[np.float64]:
    """The Catmull-Rom curve through ``points`` (n, 2)."""
    padded = np.vstack([points[:1], points, points[-1:]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts: Sequence[NDArray[np.float64]] = [
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    ]
    return np.vstack([*parts, points[-1:]])


def soft(mask: NDArray[np.uint8]) -> Mask:
    """Coverage 0..1 with the soft edge of ink on paper."""
    return np.asarray(cv2.GaussianBlur(mask, (0, 0), 0.8), np.float32) / np.float32(255)
