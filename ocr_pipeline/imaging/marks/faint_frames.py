"""Small frames whose lines a photocopy left faint or torn, told by the bare paper on both sides of their lines.

So faint are rows of letters too, and the lines between them: but beside those is ink. What stands in a frame keeps away
from its lines, and seldom more than one of them touches what the document says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.marks.frame_lines import Corner, sides_of
from ocr_pipeline.imaging.marks.frames import Frame, Sizes, frames_of
from ocr_pipeline.imaging.marks.layers import Layer, Layers

PIECE, BREAK, RULED = 7, 10, 0.06
"""Of their lines: see :class:`~ocr_pipeline.imaging.marks.frames.Sizes`."""
DRAWN, ALL_DRAWN = 0.45, 0.6
"""The same of one side, and of the four sides on average."""
ASTRAY = 2
"""Pixels by which a line may lie beside where it was found."""
BESIDE = (3, 5)
"""How far from a line, in pixels, paper must be bare."""
CORNER = 5
"""Pixels at the ends of a side that are left out: there the other sides are beside it."""
BARE, NEARLY = 0.3, 0.5
"""Greatest darkness beside a side, in shares of the side's own: inside the frame, and outside but for one side. Inside
0.21 at most in 25 frames on photocopies, 0.4 at least where rows of letters are taken for lines, on 200 pages."""
PARTS, EVEN = 4, 0.3
"""Of so many equal parts of a side each is at least so dark in shares of the whole: the letters of two rows, which seem
a frame's side, leave the space between the rows bare."""
LEAST = 0.06
"""Least darkness (0..1) of a line on average: noise is of less."""


@dataclass(frozen=True, slots=True)
class Side:
    """How dark it is ``inside`` and ``outside`` a side of a frame and where that is ``thinnest``, in shares of it."""

    inside: float
    outside: float
    thinnest: float

    @property
    def clear(self) -> bool:
        """Whether it is a line by itself, with bare paper along both sides of it."""
        return self.inside < BARE and self.outside < NEARLY and self.thinnest > EVEN


def faint_frames(layers: Layers, sizes: Sizes) -> list[Frame]:
    """The frames of some sizes that even faint lines make, with bare paper along them; their tint is not looked at."""
    faint = replace(sizes, piece=PIECE, gap=BREAK, ruled=RULED, drawn=DRAWN, all_drawn=ALL_DRAWN)
    return [frame for frame in frames_of(layers, faint) if _stands_apart(sides(frame, layers.dark))]


def sides(frame: Frame, dark: Layer) -> list[Side]:
    """The sides of a frame: top, bottom, left, right."""
    x0, y0, x1, y1 = frame.box
    middle = (x0 + x1) / 2, (y0 + y1) / 2
    return [_side(dark, *ends, middle) for ends in sides_of(replace(frame, head=None))]


def _stands_apart(found: Sequence[Side]) -> bool:
    """Whether paper is bare all along the sides, but for one that something of the document touches from outside."""
    if any(side.inside >= BARE or side.thinnest <= EVEN for side in found):
        return False
    return sum(side.outside >= NEARLY for side in found) <= 1


def _side(dark: Layer, start: Corner, end: Corner, middle: Corner) -> Side:
    """The side between two corners of a frame around ``middle``."""
    corner = np.asarray(start, dtype=np.float64)
    reach = np.asarray(end, dtype=np.float64) - corner
    length = float(np.hypot(*reach))
    along = reach / max(length, 1.0)
    across = np.array([-along[1], along[0]])
    if across @ (np.asarray(middle) - corner) < 0:
        across = -across
    way = corner + np.arange(CORNER, max(CORNER + PARTS, round(length) - CORNER))[:, None] * along
    aside = ASTRAY + BESIDE[1]
    found = _along(dark, way + np.arange(-aside, aside + 1)[:, None, None] * across)
    means = found.mean(axis=1)
    at = BESIDE[1] + int(np.argmax(means[BESIDE[1] : -BESIDE[1]]))
    line = max(float(means[at]), LEAST)
    inward, outward = means[at + BESIDE[0] : at + BESIDE[1] + 1], means[at - BESIDE[1] : at - BESIDE[0] + 1]
    thinnest = min(float(part.mean()) for part in np.array_split(found[at], PARTS))
    return Side(float(inward.min()) / line, float(outward.min()) / line, thinnest / line)


def _along(dark: Layer, way: NDArray[np.float64]) -> Layer:
    xs, ys = np.moveaxis(np.rint(way).astype(np.int32), -1, 0)
    return np.asarray(dark[np.clip(ys, 0, dark.shape[0] - 1), np.clip(xs, 0, dark.shape[1] - 1)], dtype=np.float32)
