"""Plates: what is cut into a stamp, with the place of each word, turned as the stamp is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.ink.canvas import By, Mask, Written
from samples.ink.inked import Inked
from samples.sheet import Box

Hull = NDArray[np.float64]
"""Corners (n, 2) of what bounds the ink of a word, in pixels of a plate."""


@dataclass(frozen=True)
class Cut:
    """A word cut into a plate."""

    text: str
    hull: Hull
    role: str | None = None


@dataclass(frozen=True)
class Plate:
    """Coverage 0..1 of a plate (height, width) and its words; ``middle`` is the point it turns and is placed by."""

    die: Mask
    words: tuple[Cut, ...]
    middle: tuple[float, float]

    def turned(self, degrees: float, scale: float = 1.0) -> Plate:
        """The plate turned counter-clockwise about its middle, on ground as large as it needs."""
        matrix = np.asarray(cv2.getRotationMatrix2D(self.middle, degrees, scale), np.float64)
        height, width = self.die.shape
        corners = _moved(np.array([[0, 0], [width, 0], [0, height], [width, height]], np.float64), matrix)
        left, top = np.floor(corners.min(axis=0))
        right, bottom = np.ceil(corners.max(axis=0))
        matrix[:, 2] -= (left, top)
        die = cv2.warpAffine(self.die, matrix, (int(right - left), int(bottom - top)), flags=cv2.INTER_LINEAR)
        words = tuple(Cut(word.text, _moved(word.hull, matrix), word.role) for word in self.words)
        middle = _moved(np.array([self.middle]), matrix)[0]
        return Plate(np.asarray(die, np.float32), words, (float(middle[0]), float(middle[1])))

    def written(self, corner: tuple[int, int], by: By = "stamp") -> tuple[Written, ...]:
        """The words with their boxes on a page where the plate's corner lies at ``corner``."""
        return tuple(Written(word.text, _bounds(word.hull + corner), by, word.role) for word in self.words)


def hull_of(ink: Inked, x: float, baseline: float, scale: float = 1.0) -> Hull:
    """What bounds the ink of a patch put down at (x, baseline), divided by ``scale``."""
    ys, xs = np.nonzero(ink.mask > 0.25)
    points = np.column_stack([xs, ys]).astype(np.int32)
    outermost = cv2.convexHull(points).reshape(-1, 1, 2)
    # Both edges of the outermost pixels bound the ink.
    corners = outermost + np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
    return np.asarray((corners.reshape(-1, 2) + np.array(ink.corner(x, baseline))) / scale, np.float64)


def whole(hulls: Sequence[Hull]) -> Hull:
    """What bounds several words taken as one."""
    return np.vstack(hulls)


def _moved(points: NDArray[np.float64], matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(points @ matrix[:, :2].T + matrix[:, 2], np.float64)


def _bounds(hull: Hull) -> Box:
    x0, y0 = np.floor(hull.min(axis=0))
    x1, y1 = np.ceil(hull.max(axis=0))
    return float(x0), float(y0), float(x1), float(y1)
