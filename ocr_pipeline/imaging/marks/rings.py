"""Circles of the size of a seal: edges vote for the middle they turn around, and the circle found is looked at closely.

A seal of an office is 32 to 42 mm wide, with a double outer ring and letters inside it. On 240 pages drawn and scanned
its ring gets 0.3 to 1.2 of the votes there are, lines of text mostly under 0.25.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.marks.layers import LOOK_DPI, Layer
from ocr_pipeline.imaging.scaling import shrunk

VOTE_DPI = 50
"""Resolution at which edges vote."""
RADII = (27, 43)
"""Least and greatest radius in pixels at VOTE_DPI: seals 28 to 44 mm wide."""
STEP, BLUR = 2, 1.5
"""Pixels at VOTE_DPI between the radii tried, and sigma by which votes are spread, so that none falls between two."""
LEAST_EDGE = 0.2
"""Edges weaker than this share of the layer's strong ones do not vote."""
PROPOSALS = 4
"""Circles looked at closely per layer."""
DIRECTIONS = 240
"""Rays along which a circle is looked at."""
SHIFT = 8.0
"""Pixels at LOOK_DPI that a close look may move a circle's middle or rim."""


@dataclass(frozen=True, slots=True)
class Ring:
    """A round seal: middle and radius in pixels at LOOK_DPI."""

    x: float
    y: float
    radius: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, y0, x1, y1 around it."""
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius

    def distance(self, x: float, y: float) -> float:
        """How far a point is from its middle, in radii."""
        return float(np.hypot(x - self.x, y - self.y)) / self.radius


@dataclass(frozen=True, slots=True)
class Proposal:
    """A circle, and how many of its edge pixels voted for it, in pixels per pixel of the circle."""

    ring: Ring
    votes: float


def proposals(layer: Layer) -> list[Proposal]:
    """The circles most voted for: every edge pixel votes for the middles that lie across it on either side."""
    edges = _Edges(layer)
    most = np.zeros(edges.shape, np.float32)
    # A margin as wide as the greatest radius takes the votes for middles beyond the layer: none need be looked for.
    height, width = (side + 2 * RADII[1] for side in edges.shape)
    inner = slice(RADII[1], -RADII[1])
    x, y = edges.x + np.float32(RADII[1]), edges.y + np.float32(RADII[1])
    for radius in range(*RADII, STEP):
        across, down = np.float32(radius) * edges.slope_x, np.float32(radius) * edges.slope_y
        columns = np.concatenate((x + across, x - across)).astype(np.int32)
        rows = np.concatenate((y + down, y - down)).astype(np.int32)
        votes = np.bincount(rows * width + columns, minlength=width * height).reshape(height, width)
        spread = cv2.GaussianBlur(votes[inner, inner].astype(np.float32), (0, 0), BLUR) * np.float32(BLUR**2 / radius)
        np.maximum(most, spread, out=most)
    found = []
    for _ in range(PROPOSALS):
        _, votes_here, _, (x0, y0) = cv2.minMaxLoc(most)
        found.append(Proposal(edges.ring_around(x0, y0), votes_here))
        cv2.circle(most, (x0, y0), RADII[0] - 3, 0, -1)
    return found


class _Edges:
    """Where ink begins and ends at VOTE_DPI, the layer padded by the greatest radius, and which way it faces there."""

    def __init__(self, layer: Layer) -> None:
        self._factor = VOTE_DPI / LOOK_DPI
        small = cv2.copyMakeBorder(shrunk(layer, self._factor), *(RADII[1],) * 4, cv2.BORDER_REPLICATE)
        across, down = cv2.Sobel(small, cv2.CV_32F, 1, 0), cv2.Sobel(small, cv2.CV_32F, 0, 1)
        strength = np.asarray(cv2.magnitude(across, down), dtype=np.float32)
        rows, columns = np.nonzero(strength > LEAST_EDGE * max(0.5, float(np.percentile(strength[::3, ::3], 99))))
        steep = strength[rows, columns]
        self.shape = strength.shape
        # Half a pixel is added here so that casting to integers rounds.
        self.x, self.y = columns.astype(np.float32) + np.float32(0.5), rows.astype(np.float32) + np.float32(0.5)
        self.slope_x, self.slope_y = across[rows, columns] / steep, down[rows, columns] / steep

    def ring_around(self, x: int, y: int) -> Ring:
        """The outermost circle around a point that has half as many of its edges as any other."""
        away_x, away_y = self.x - 0.5 - x, self.y - 0.5 - y
        away = np.hypot(away_x, away_y)
        facing = np.abs(away_x * self.slope_x + away_y * self.slope_y) > 0.95 * away
        radii = away[facing & (away >= RADII[0]) & (away <= RADII[1])]
        counts = np.bincount(np.rint(radii).astype(np.int32), minlength=RADII[1] + 2).astype(np.float32)
        thick = (counts[:-1] + counts[1:]) / np.arange(1, len(counts))
        outermost = int(np.nonzero(thick >= 0.5 * thick.max())[0][-1])
        return Ring((x - RADII[1]) / self._factor, (y - RADII[1]) / self._factor, (outermost + 0.5) / self._factor)


def fitted(layer: Layer, ring: Ring) -> Ring:
    """The ring moved onto the darkest circle nearby (least squares over the darkest pixel of each ray, twice)."""
    angles = np.arange(DIRECTIONS) * (2 * np.pi / DIRECTIONS)
    for _ in range(2):
        reach = round(ring.radius) + 7
        first = max(0, round(ring.radius) - 6)
        band = unrolled(layer, ring, reach / ring.radius)[:, first:reach]
        darkest = band.max(axis=1)
        met = darkest > 0.5 * np.percentile(darkest, 80)
        if met.sum() < DIRECTIONS / 10:
            return ring
        out = first + band.argmax(axis=1)[met]
        moved = circle_through(ring.x + out * np.cos(angles[met]), ring.y + out * np.sin(angles[met]))
        if max(abs(moved.x - ring.x), abs(moved.y - ring.y), abs(moved.radius - ring.radius)) > SHIFT:
            return ring
        ring = moved
    return ring


def circle_through(x: NDArray[np.float64], y: NDArray[np.float64]) -> Ring:
    """The circle through points in the least-squares sense (Kåsa)."""
    (a, b, c), *_ = np.linalg.lstsq(np.column_stack([x, y, np.ones_like(x)]), -(x * x + y * y), rcond=None)
    return Ring(-a / 2, -b / 2, float(np.sqrt(max(a * a / 4 + b * b / 4 - c, 1.0))))


def unrolled(layer: Layer, ring: Ring, reach: float) -> Layer:
    """The layer around a ring, ``(DIRECTIONS, pixels)``, out to ``reach`` radii; 0 beyond the page."""
    out = round(reach * ring.radius) + 1
    left, top = max(0, int(ring.x) - out), max(0, int(ring.y) - out)
    near = layer[top : max(0, int(ring.y) + out + 1), left : max(0, int(ring.x) + out + 1)]
    if near.size == 0:
        return np.zeros((DIRECTIONS, out), np.float32)
    flags = cv2.WARP_POLAR_LINEAR | cv2.INTER_LINEAR | cv2.WARP_FILL_OUTLIERS
    rays = cv2.warpPolar(near, (out, DIRECTIONS), (ring.x - left, ring.y - top), out, flags)
    return np.asarray(rays, dtype=np.float32)
