"""Slices of seals across the pages (dấu giáp lai) by what is seen of their rings, whatever their colour.

One seal is pressed in the middle of the right edge over up to five fanned pages (NĐ 30/2020 Điều 33): each bears the
part of the ring between two upright cuts, the right one at its edge. In black no colour tells it from other ink; but
the ring is there on every ray between the cuts, above and below, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.marks.layers import LOOK_DPI, Layer, Layers
from ocr_pipeline.imaging.marks.rings import DIRECTIONS, Ring, circle_through, proposals, unrolled

MM = LOOK_DPI / 25.4
STRIP, EDGE = round(24 * MM), round(15 * MM)
"""Pixels from the right edge in which rings are sought, and within which a page without a slice is white."""
HEIGHTS = (0.2, 0.8)
"""The shares of the page's height between which a slice lies."""
INKED, LEAST_INK = 0.25, 80
"""So many pixels of such darkness (0..1) in the edge are worth a search: the arcs of the narrowest slice have 100."""
VOTES = 0.12
"""Least votes: a fifth of a seal's ring, that of the middle page of five, has 0.14."""
NEAR_EDGE = 10 * MM
"""A slice ends within so many pixels of the image's right edge: a page scanned askew has its own edge inside."""
NARROWEST, WIDEST = 4 * MM, 1.6
"""Least width of a slice in pixels, and its greatest in radii: half of a seal and a little."""
WITHOUT = 1.4
"""A ray that does not meet the ring counts so much against an interval as one that meets it counts for it."""
LEAST_LEVEL, OF_LEVEL = 0.25, 0.4
"""Least darkness or redness (0..1) of the ring, and the share of it from which on a ray meets it."""
MET, CLEAR, PAPERED = 0.85, 0.85, 0.9
"""Least shares of the slice's rays that meet the ring, paper just outside, and paper among the letters."""
PROMISING = 0.75
"""Least shares of the rays that meet a circle near which the slice's own ring may be, and that show paper inside it."""
ASIDE, LARGER = (-5.0, -2.5, 0.0, 2.5, 5.0), (0.0, 2.5, 5.0, 7.5)
"""By how many pixels its middle may lie beside that circle's, and by how many it may be larger."""
STRONG = 0.2
"""Votes from which on a ring is sought around a proposal by itself, where what was fitted to it is none: letters of the
seal, or the shadow of the sheet's edge, drew the fit aside."""
FAR_ASIDE, FAR_DOWN, FAR_LARGER = (-6, -3, 0, 3, 6), range(-12, 13, 3), (-5, -2, 1, 4, 7)
"""By how many pixels it may lie beside such a proposal, below it, and be larger."""
FOLLOWED, STEPS = 0.8, 3
"""A slice is seen on so much (0..1) of the way to the edge, but where the page has its own edge inside; where it is
not, circles around its own are looked at, so many times: those first voted for may be larger by a fifth."""
OTHERS = 0.45
"""Of the ring's other rays on the page at most this share meets something as dark."""
LETTERED, LETTERS = (0.68, 0.9), (0.04, 0.65)
"""Where the letters stand, in radii, and how much of that is inked: rules and edges of paper have none there."""
SEAL_RADII = (13 * MM, 23 * MM)
"""Least and greatest radius in pixels."""

Box = tuple[int, int, int, int]
Rays = NDArray[np.int64]


def cut_rings(layers: Layers) -> list[Box]:
    """The boxes x0, y0, x1, y1 of slices at the right edge, in pixels of the layers."""
    found: list[Box] = []
    for layer in (layers.red, layers.dark):
        if layer is not None and not found:
            found += [_to_edge(layer, arc).box for arc in _arcs(layer) if arc.is_slice]
    return found[:1]


def _to_edge(layer: Layer, arc: _Arc) -> _Arc:
    """The slice as a circle near it shows it that follows the ring farther towards the page's edge, if one does."""
    for _ in range(STEPS):
        if arc.followed >= FOLLOWED:
            break
        farther = _best(layer, _near(arc.ring, FAR_ASIDE, FAR_DOWN, FAR_LARGER))
        if farther is None or farther.quality <= arc.quality:
            break
        arc = farther
    return arc


def _arcs(layer: Layer) -> list[_Arc]:
    height, width = layer.shape
    rows = slice(round(HEIGHTS[0] * height), round(HEIGHTS[1] * height))
    left = max(0, width - STRIP)
    strip = np.ascontiguousarray(layer[rows, left:])
    if int(np.count_nonzero(strip[:, -EDGE:] > INKED)) < LEAST_INK:
        return []
    arcs = []
    for each in proposals(strip):
        if each.votes >= VOTES:
            seen = Ring(each.ring.x + left, each.ring.y + rows.start, each.ring.radius)
            arc = _arc(layer, _fitted(layer, seen))
            if arc is not None and arc.is_promising:
                arcs.append(arc if arc.is_slice else _best(layer, _near(arc.ring, ASIDE, ASIDE, LARGER)) or arc)
            elif each.votes >= STRONG:
                far = _best(layer, _near(seen, FAR_ASIDE, FAR_DOWN, FAR_LARGER))
                arcs += [far] if far is not None else []
    return arcs


@dataclass(frozen=True, slots=True)
class _Arc:
    """What is seen of a ring between two upright cuts, ``left`` and ``right``, on a page ``width`` pixels wide.

    Shares of rays (0..1): those between the cuts that meet it (``met``; ``above`` and ``below`` its middle), and then
    paper (``clear``), that show paper among the letters (``papered``); the others that meet it (``others``).
    """

    ring: Ring
    left: float
    right: float
    width: int
    level: float
    met: float
    above: float
    below: float
    clear: float
    papered: float
    letters: float
    others: float

    @property
    def is_placed(self) -> bool:
        """Whether it is where slices are, as wide as they are, with something like letters in it."""
        placed = self.right >= self.width - NEAR_EDGE and self.right - self.left >= NARROWEST
        return placed and self.level >= LEAST_LEVEL and LETTERS[0] <= self.letters <= LETTERS[1]

    @property
    def is_promising(self) -> bool:
        """Whether the ring itself may lie a little beside the circle, such as on the line inside it."""
        return self.is_placed and self.met >= PROMISING and self.papered >= PROMISING

    @property
    def quality(self) -> float:
        """How well it is met, the weaker of both halves, clear outside, and followed to the edge of the page.

        A circle that is too large lies on a short stretch of the ring as well as the right one does on all of it.
        """
        return min(self.met, self.above, self.below) + self.clear + self.followed

    @property
    def followed(self) -> float:
        """How much of the way from its left cut to the edge of the page it is seen on."""
        return (self.right - self.left) / max(self.width - self.left, 1.0)

    @property
    def is_slice(self) -> bool:
        """Whether it is the slice of a seal that a page bears at its edge."""
        sized = SEAL_RADII[0] <= self.ring.radius <= SEAL_RADII[1]
        cut = self.right - self.left <= WIDEST * self.ring.radius
        drawn = min(self.met, self.above, self.below) >= MET and self.clear >= CLEAR
        return self.is_placed and sized and cut and drawn and self.papered >= PAPERED and self.others <= OTHERS

    @property
    def box(self) -> Box:
        """Around the part between the cuts."""
        nearest = min(max(self.ring.x, self.left), self.right)
        high = float(np.sqrt(max(0.0, self.ring.radius**2 - (nearest - self.ring.x) ** 2)))
        right = min(self.width, self.right + 2)
        return round(self.left), round(self.ring.y - high), round(right), round(self.ring.y + high)


def _near(ring: Ring, aside: Iterable[float], down: Iterable[float], larger: Iterable[float]) -> Iterator[Ring]:
    """The circles near one, which may lie on the seal's inner line or be a little too small."""
    for right, below, more in product(aside, down, larger):
        yield Ring(ring.x + right, ring.y + below, ring.radius + more)


def _best(layer: Layer, rings: Iterable[Ring]) -> _Arc | None:
    """The best of the arcs of some circles; one that is placed as a slice is before any other."""
    arcs = [arc for ring in rings if (arc := _arc(layer, ring)) is not None]
    return max(arcs, key=lambda arc: (arc.is_slice, arc.is_placed, arc.quality), default=None)


def _arc(layer: Layer, ring: Ring) -> _Arc | None:
    """The part of a ring that is seen best; ``None`` where next to nothing of it is."""
    rays = unrolled(layer, ring, 1.3)
    rim, outside = round(ring.radius), round(1.07 * ring.radius) + 1
    drawn = rays[:, rim - 3 : rim + 4].max(axis=1)
    level = max(float(np.percentile(drawn, 90)), 1e-3)
    met = drawn > OF_LEVEL * level
    clear = met & (rays[:, outside : outside + 2].max(axis=1) < 0.5 * drawn)
    xs, ys = _rim_points(ring)
    on_page = np.argsort(xs)
    on_page = on_page[(xs[on_page] >= 0) & (xs[on_page] < layer.shape[1] - 2)]
    seen, others = _best_interval(on_page, met)
    above, below = seen[ys[seen] < ring.y - 0.15 * ring.radius], seen[ys[seen] > ring.y + 0.15 * ring.radius]
    if not len(above) or not len(below):
        return None
    letters = rays[seen, round(LETTERED[0] * ring.radius) : round(LETTERED[1] * ring.radius)]
    return _Arc(
        ring=ring,
        left=float(xs[seen[0]]),
        right=float(xs[seen[-1]]),
        width=layer.shape[1],
        level=level,
        met=float(met[seen].mean()),
        above=float(met[above].mean()),
        below=float(met[below].mean()),
        clear=float(clear[seen].mean()),
        papered=float((letters.min(axis=1) < 0.25 * level).mean()),
        letters=float((letters > 0.45 * level).mean()),
        others=float(met[others].mean()) if len(others) else 0.0,
    )


def _best_interval(rays: Rays, met: NDArray[np.bool_]) -> tuple[Rays, Rays]:
    """Of rays from left to right those of the stretch that meets the ring most, and the others beyond its ends."""
    sums = np.concatenate([[0.0], np.cumsum(np.where(met[rays], 1.0, -WITHOUT))])
    lowest = np.minimum.accumulate(sums)
    end = int(np.argmax(sums - lowest))
    start = int(np.argmin(sums[: end + 1]))
    return rays[start:end], np.concatenate([rays[: max(0, start - 2)], rays[end + 2 :]])


def _fitted(layer: Layer, ring: Ring) -> Ring:
    """The ring moved onto the outermost strong ink nearby, thrice; only the rays that meet some count."""
    for _ in range(3):
        first = max(0, round(ring.radius) - 6)
        band = unrolled(layer, ring, (round(ring.radius) + 7) / ring.radius)[:, first:]
        darkest = band.max(axis=1)
        xs, _ = _rim_points(ring)
        met = (darkest > 0.5 * np.percentile(darkest, 95)) & (xs < layer.shape[1] - 2)
        if met.sum() < DIRECTIONS / 15:
            return ring
        strong = band > 0.6 * darkest[:, None]
        out = first + band.shape[1] - 1 - strong[:, ::-1].argmax(axis=1)
        angles = np.arange(DIRECTIONS)[met] * (2 * np.pi / DIRECTIONS)
        moved = circle_through(ring.x + out[met] * np.cos(angles), ring.y + out[met] * np.sin(angles))
        if max(abs(moved.x - ring.x), abs(moved.y - ring.y), abs(moved.radius - ring.radius)) > 2.5 * MM:
            return ring
        ring = moved
    return ring


def _rim_points(ring: Ring) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where each ray meets the ring."""
    angles = np.arange(DIRECTIONS) * (2 * np.pi / DIRECTIONS)
    return ring.x + ring.radius * np.cos(angles), ring.y + ring.radius * np.sin(angles)
