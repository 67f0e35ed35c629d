"""Figures in the middle of a seal: a star, or sheaves of rice round a star and a gear, as people's committees have."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.ink.letters import letter

Die = NDArray[np.uint8]
"""Coverage 0 or 255 of the parts of a stamp that take ink, (height, width)."""

Point = tuple[float, float]
_SHIFT = 4


def polygon(die: Die, points: NDArray[np.float64], tone: int = 255) -> None:
    """A filled polygon of points (n, 2) in pixels."""
    cv2.fillPoly(die, [np.round(points * 2**_SHIFT).astype(np.int32)], (tone,), cv2.LINE_AA, _SHIFT)


def ring(die: Die, middle: Point, radius: float, width: float, tone: int = 255) -> None:
    """A ring ``width`` pixels wide whose outer edge has the radius; a disc when ``width`` is the radius."""
    cv2.circle(die, _fixed(middle), round(radius * 2**_SHIFT), (tone,), -1, cv2.LINE_AA, _SHIFT)
    if width < radius:
        cv2.circle(die, _fixed(middle), round((radius - width) * 2**_SHIFT), (255 - tone,), -1, cv2.LINE_AA, _SHIFT)


def star(die: Die, middle: Point, radius: float, tone: int = 255) -> None:
    """A five-pointed star, one point up."""
    angles = np.pi * np.arange(10) / 5
    reach = np.where(np.arange(10) % 2 == 0, radius, 0.39 * radius)
    polygon(die, np.column_stack([middle[0] + reach * np.sin(angles), middle[1] - reach * np.cos(angles)]), tone)


def state_emblem(die: Die, middle: Point, radius: float) -> None:
    """Sheaves of rice open at the foot, a star above, half a gear and a ribbon below."""
    _sheaves(die, middle, radius)
    _gear(die, (middle[0], middle[1] + 0.44 * radius), 0.36 * radius)
    _ribbon(die, middle, radius)
    star(die, (middle[0], middle[1] - 0.27 * radius), 0.34 * radius)


def _sheaves(die: Die, middle: Point, radius: float) -> None:
    # Thin where they meet at the top, broad at the sides, cut into leaves inside; every grain is a bright spot.
    x, y = middle
    ring(die, middle, 0.97 * radius, 0.97 * radius)
    hollow = (round(0.66 * radius * 2**_SHIFT), round(0.68 * radius * 2**_SHIFT))
    cv2.ellipse(die, _fixed((x, y - 0.08 * radius)), hollow, 0, 0, 360, (0,), -1, cv2.LINE_AA, _SHIFT)
    for side in (-1, 1):
        for index in range(5):
            angle = np.radians(60 + 13 * index)
            tip = (x + side * (0.36 + 0.05 * (index % 2)) * radius, y + (0.6 - 0.15 * index) * radius)
            root = np.array([x, y]) + 0.74 * radius * np.array([side * np.sin(angle), np.cos(angle)])
            along = (root - tip) / np.hypot(*(root - tip))
            across = np.array([-along[1], along[0]]) * 0.11 * radius
            polygon(
                die,
                np.array(
                    [tip, 0.5 * (tip + root) + across, root + across, root - across, 0.6 * (tip + root) / 1.2 - across]
                ),
            )
    _grains(die, middle, radius)
    for side in (-1, 1):
        band = np.array([(0.99, 0.02), (0.58, 0.12), (0.6, 0.2), (0.97, 0.16)]) * (side * radius, radius)
        polygon(die, band + middle, 0)
    foot = np.array([(-0.62, 1.0), (-0.3, 0.5), (0.3, 0.5), (0.62, 1.0)]) * radius
    polygon(die, foot + middle, 0)


def _grains(die: Die, middle: Point, radius: float) -> None:
    for row, reach in enumerate(np.arange(0.495, 0.96, 0.075)):
        angles = np.radians(np.arange(-140, 141, 6.2 / reach) + (row % 2) * 3.1 / reach)
        for angle in angles[np.abs(angles) > (0 if reach > 0.7 else np.radians(78))]:
            at = (middle[0] + reach * radius * np.sin(angle), middle[1] - reach * radius * np.cos(angle))
            size = (round(0.024 * radius * 2**_SHIFT), round(0.036 * radius * 2**_SHIFT))
            lean = float(np.degrees(angle)) + (35 if angle > 0 else -35)
            cv2.ellipse(die, _fixed(at), size, lean, 0, 360, (0,), -1, cv2.LINE_8, _SHIFT)


def _gear(die: Die, middle: Point, radius: float) -> None:
    angles = np.linspace(-np.pi / 2 - 0.25, np.pi / 2 + 0.25, 15)
    for angle in angles:
        turn = np.array([[np.cos(angle), np.sin(angle)], [np.sin(angle), -np.cos(angle)]])
        tooth = np.array([(-0.09, 0.84), (0.09, 0.84), (0.07, 1.0), (-0.07, 1.0)]) * radius
        polygon(die, tooth @ turn.T + middle)
    ring(die, middle, 0.88 * radius, 0.1 * radius)
    for reach in (0.62, 0.42, 0.22):
        ring(die, middle, reach * radius, 0.11 * radius)


def _ribbon(die: Die, middle: Point, radius: float) -> None:
    base = np.array([(-0.58, 0.74), (0.58, 0.74), (0.52, 0.97), (0.2, 0.9), (-0.2, 0.9), (-0.52, 0.97)]) * radius
    polygon(die, base + middle)
    for drop in (0.83, 0.89):
        line = np.array([(-0.5, drop + 0.02), (0.0, drop - 0.03), (0.5, drop + 0.02)]) * radius + middle
        cv2.polylines(
            die,
            [np.round(line * 2**_SHIFT).astype(np.int32)],
            False,
            (0,),
            max(1, round(0.016 * radius)),
            cv2.LINE_AA,
            _SHIFT,
        )
    outer = np.array(
        [(-0.66, 0.5), (-0.4, 0.54), (0.0, 0.5), (0.4, 0.54), (0.66, 0.5), (0.56, 0.76), (0.0, 0.7), (-0.56, 0.76)]
    )
    polygon(die, outer * radius + middle)
    inner = np.array([(-0.5, 0.575), (0.0, 0.535), (0.5, 0.575), (0.47, 0.7), (0.0, 0.655), (-0.47, 0.7)])
    polygon(die, inner * radius + middle, 0)
    _small_words(die, (middle[0], middle[1] + 0.66 * radius), 0.12 * radius)


def _small_words(die: Die, at: Point, size: float) -> None:
    x = at[0] - 2.9 * size
    for character in "VIỆT NAM":
        written = letter("sans-bold", character, round(size), 1.0)
        if character != " ":
            left, top = round(x + written.ink.left), round(at[1] + written.ink.top)
            under = die[top : top + written.ink.mask.shape[0], left : left + written.ink.mask.shape[1]]
            np.maximum(under, np.round(written.ink.mask * 255).astype(np.uint8), out=under)
        x += written.advance + 0.1 * size


def _fixed(point: Point) -> tuple[int, int]:
    return round(point[0] * 2**_SHIFT), round(point[1] * 2**_SHIFT)
