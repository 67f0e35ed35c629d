"""Round seals by their rings: edges vote for the middle they turn around, and the circle found is looked at closely.

A seal of an office is 32 to 42 mm wide, with a double outer ring and letters inside it. On 240 pages drawn and scanned
its ring gets 0.3 to 1.2 of the votes there are, lines of text mostly under 0.25; the rings that cups leave
get as many as a seal, but are thick and soft, without letters along them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.marks.layers import LOOK_DPI, Layer, Layers
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
RED_VOTES, DARK_VOTES = 0.4, 0.22
"""Least votes, in edge pixels per pixel of the circle: of red ink alone, and of any ink with close looks besides."""
DIRECTIONS = 240
"""Rays along which a circle is looked at."""
SHIFT = 8.0
"""Pixels at LOOK_DPI that a close look may move a circle's middle or rim."""
LEAST_RED = 0.15
"""Least redness (0..1) of a red ring: 0.17 to 0.7 on faded and blurred pages, at most 0.13 in the stain of a cup."""
FEWEST_RED = 36
"""Pixels of at least LEAST_RED that a red ring has: three of ten rays of the smallest, every other on its own pixel."""
RED_CLOSED, DARK_CLOSED = 0.6, 0.8
"""Least share of the rays that meet the ring."""
INKED_RING, TORN_CLOSED, TORN_CLEAR = 0.5, 0.64, 0.58
"""A ring that is so dark (0..1) on the middling ray is no stain, and may be torn by a threshold: so many of its rays
meet it, and so many clear paper behind it. Elsewhere on 400 pages at most 0.6 and 0.4 do."""
DARK_AS_PRINT = 0.62
"""Least darkness (0..1) on a colour page of a ring that is not red: a black one, not a brown stain."""
CLEAR_OUTSIDE = 0.7
"""Least share of the rays on which the paper is clear just outside the ring."""
LETTERED = (0.66, 0.92)
"""Where the letters stand between the rings, in shares of the radius."""
LEAST_PAPER = 0.6
"""Least share of the rays on which paper shows among the letters: what a cup leaves is stained all over."""
INK = 0.45
"""Share of the ring's own darkness from which on a pixel is inked."""


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
class _Proposal:
    ring: Ring
    votes: float


def find_rings(layers: Layers) -> list[Ring]:
    """The round seals that lie on the page with most of their ring, the most voted for first."""
    found: list[_Proposal] = []
    if layers.red is not None and _may_hold_seal(layers.red):
        found += [each for each in _looked_at(layers.red) if _is_red_seal(layers.red, each)]
    faintest = 0.0 if layers.red is None else DARK_AS_PRINT
    found += [each for each in _looked_at(layers.dark) if _is_seal(layers.dark, each, faintest)]
    rings: list[Ring] = []
    for each in found:
        if all(ring.distance(each.ring.x, each.ring.y) > 1 for ring in rings):
            rings.append(each.ring)
    return rings


def _may_hold_seal(red: Layer) -> bool:
    """Whether there is red enough for one ring: most pages in colour need no closer look."""
    return int(np.count_nonzero(red >= LEAST_RED)) >= FEWEST_RED


def _is_red_seal(red: Layer, proposal: _Proposal) -> bool:
    if proposal.votes < RED_VOTES:
        return False
    look = _Look(red, proposal.ring)
    return look.level >= LEAST_RED and look.closed >= RED_CLOSED and look.papered >= LEAST_PAPER


def _is_seal(dark: Layer, proposal: _Proposal, faintest: float) -> bool:
    if proposal.votes < DARK_VOTES:
        return False
    look = _Look(dark, proposal.ring)
    if look.typical < faintest:
        return False
    inked = look.typical >= INKED_RING
    closed, clear = (TORN_CLOSED, TORN_CLEAR) if inked else (DARK_CLOSED, CLEAR_OUTSIDE)
    return look.closed >= closed and look.clear >= clear and look.papered >= LEAST_PAPER


class _Look:
    """A circle unrolled: a row for each ray, a column for each pixel from the middle outwards."""

    def __init__(self, layer: Layer, ring: Ring) -> None:
        rays = _unrolled(layer, ring, 1.3)
        rim = round(ring.radius)
        self._ring = rays[:, rim - 2 : rim + 3].max(axis=1)
        self.level = max(float(np.percentile(self._ring, 70)), 1e-3)
        outside = round(1.07 * ring.radius)
        self._outside = rays[:, outside : outside + 2].max(axis=1)
        self._letters = rays[:, round(LETTERED[0] * ring.radius) : round(LETTERED[1] * ring.radius)]

    @property
    def typical(self) -> float:
        """The ring's darkness on the middling ray: lines of text that cross it do not count."""
        return float(np.median(self._ring))

    @property
    def closed(self) -> float:
        """Share of the rays that meet the ring."""
        return float((self._ring > INK * self.level).mean())

    @property
    def clear(self) -> float:
        """Share of the rays that meet the ring and then paper."""
        return float(((self._ring > INK * self.level) & (self._outside < 0.5 * self._ring)).mean())

    @property
    def papered(self) -> float:
        """Share of the rays on which paper shows where the letters stand."""
        return float((self._letters.min(axis=1) < 0.25 * self.level).mean())


def _looked_at(layer: Layer) -> Iterator[_Proposal]:
    """The circles of a layer worth a close look, moved onto the ring they lie near."""
    for each in _proposals(layer):
        if each.votes >= DARK_VOTES:
            yield _Proposal(_fitted(layer, each.ring), each.votes)


def _proposals(layer: Layer) -> list[_Proposal]:
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
        found.append(_Proposal(edges.ring_around(x0, y0), votes_here))
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


def _fitted(layer: Layer, ring: Ring) -> Ring:
    """The ring moved onto the darkest circle nearby (least squares over the darkest pixel of each ray, twice)."""
    angles = np.arange(DIRECTIONS) * (2 * np.pi / DIRECTIONS)
    for _ in range(2):
        reach = round(ring.radius) + 7
        first = max(0, round(ring.radius) - 6)
        band = _unrolled(layer, ring, reach / ring.radius)[:, first:reach]
        darkest = band.max(axis=1)
        met = darkest > 0.5 * np.percentile(darkest, 80)
        if met.sum() < DIRECTIONS / 10:
            return ring
        out = first + band.argmax(axis=1)[met]
        moved = _circle(ring.x + out * np.cos(angles[met]), ring.y + out * np.sin(angles[met]))
        if max(abs(moved.x - ring.x), abs(moved.y - ring.y), abs(moved.radius - ring.radius)) > SHIFT:
            return ring
        ring = moved
    return ring


def _circle(x: NDArray[np.float64], y: NDArray[np.float64]) -> Ring:
    """The circle through points in the least-squares sense (Kåsa)."""
    (a, b, c), *_ = np.linalg.lstsq(np.column_stack([x, y, np.ones_like(x)]), -(x * x + y * y), rcond=None)
    return Ring(-a / 2, -b / 2, float(np.sqrt(max(a * a / 4 + b * b / 4 - c, 1.0))))


def _unrolled(layer: Layer, ring: Ring, reach: float) -> Layer:
    """The layer around a ring, ``(DIRECTIONS, pixels)``, out to ``reach`` radii; 0 beyond the page."""
    out = round(reach * ring.radius) + 1
    left, top = max(0, int(ring.x) - out), max(0, int(ring.y) - out)
    near = layer[top : max(0, int(ring.y) + out + 1), left : max(0, int(ring.x) + out + 1)]
    if near.size == 0:
        return np.zeros((DIRECTIONS, out), np.float32)
    flags = cv2.WARP_POLAR_LINEAR | cv2.INTER_LINEAR | cv2.WARP_FILL_OUTLIERS
    rays = cv2.warpPolar(near, (out, DIRECTIONS), (ring.x - left, ring.y - top), out, flags)
    return np.asarray(rays, dtype=np.float32)
