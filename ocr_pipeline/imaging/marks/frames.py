"""Ruled frames of the size of an office's stamp: four lines that meet, pressed a little askew and never quite whole.

NĐ 30/2020 Phụ lục IV V.1 draws the stamp of incoming mail 35 x 50 mm; those in use are 30 to 60 mm wide and from two
lines of type (14 mm) high. Whether a frame is a stamp or a cell of a table only what it says can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.layers import LOOK_DPI, Layers
from ocr_pipeline.imaging.pieces import pieces_of

MM = LOOK_DPI / 25.4
RULED, THIN = 0.12, 7
"""A pixel of a line is so much darker (0..1) than what lies within so many pixels on either side of the line: the lines
of a faint stamp are, on any stain. Lines are thinner than that."""
INKED = 0.3
"""What is so dark (0..1) may be a line that something else lies on."""
PIECE = 14
"""A line is made of level pieces at least so many pixels long."""
BREAK = 14
"""A line may be missing for so many pixels."""
STEEP = 0.09
"""Greatest slope of a frame's lines: five degrees."""
ASTRAY = 3.5 * MM
"""One of top and bottom ends at most so many pixels short of the other, besides the frame's tilt."""
INWARD = range(0, round(2 * ASTRAY) + 1, 2)
"""So many pixels inward of the ends of its lines a side is sought, for words that a line touches make it longer."""
ASIDE = np.array([-3, -1, 1, 3])[:, None, None]
"""Pixels beside the straight way between two corners at which its line may run."""
DRAWN, ALL_DRAWN = 0.5, 0.68
"""Least share of one side, and of the four sides on average, that is inked."""
ASKEW = 0.025
"""A frame of this slope (1.4 degrees) on a level page was pressed onto it."""
TINTED = 0.2
"""So much of its lines' darkness is colour in a stamp of colour, 0.22 to 0.64 on pages drawn and scanned; at most 0.04
in black ones."""
FAINT = 0.12
"""Least darkness (0..1) of a pixel whose colour is looked at."""
HEAD = (3 * MM, 10 * MM)
"""Where below the top the line under the office's name runs, in pixels."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: the upright box x0, y0, x1, y1 around it in pixels (at LOOK_DPI while it is sought).

    ``slope`` is that of its lines, downwards to the right; ``head`` how far below the top the line under its first row
    runs, where there is one; ``tint`` (0..1) how much of its lines' darkness is colour; ``ruled`` says that there are
    lines all round: what was gathered by colour alone may be anything.
    """

    box: tuple[float, float, float, float]
    slope: float
    head: float | None
    tint: float = 0.0
    ruled: bool = True

    @property
    def pressed(self) -> bool:
        """Whether it has a row for a name, and colour or slope show that it was not printed with the text."""
        return self.head is not None and (abs(self.slope) > ASKEW or self.tinted)

    @property
    def tinted(self) -> bool:
        """Whether its lines are of a colour."""
        return self.tint > TINTED

    @property
    def area(self) -> float:
        """In pixels."""
        return (self.box[2] - self.box[0]) * (self.box[3] - self.box[1])


Point = tuple[float, float]
"""Across and down, in pixels."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large frames of a kind are, least and greatest in pixels, and in what share of a page's height they stand.

    ``piece``, ``gap``, ``ruled``, ``drawn`` and ``all_drawn`` are how torn and faint their lines may be: see PIECE,
    BREAK, RULED, DRAWN and ALL_DRAWN. ``headed`` are those alone that have a row for a name.
    """

    widths: tuple[float, float]
    heights: tuple[float, float]
    lowest: float
    piece: int = PIECE
    gap: int = BREAK
    ruled: float = RULED
    drawn: float = DRAWN
    all_drawn: float = ALL_DRAWN
    headed: bool = False


STAMPS = Sizes((28 * MM, 64 * MM), (11 * MM, 42 * MM), 0.6)
"""Stamps of incoming mail: below the number, the subject or the date (NĐ 30/2020 Phụ lục IV V)."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A nearly level line from (x0, y0) to (x1, y1)."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def slope(self) -> float:
        return (self.y1 - self.y0) / max(self.x1 - self.x0, 1)

    def at(self, x: float) -> float:
        return self.y0 + self.slope * (x - self.x0)

    def point(self, x: float) -> tuple[float, float]:
        return x, self.at(x)


def find_frames(layers: Layers) -> list[Frame]:
    """The frames of stamps of incoming mail in the upper part of a page, none inside or across another."""
    kept: list[Frame] = []
    for frame in sorted(frames_of(layers, STAMPS), key=lambda frame: -frame.area):
        if all(apart(frame, other) for other in kept):
            kept.append(frame)
    return [replace(frame, tint=tint_of(frame, layers)) for frame in kept]


def frames_of(layers: Layers, sizes: Sizes) -> list[Frame]:
    """Every frame of some sizes, also those inside and across each other; their tint is not looked at.

    Dark lines are seen where letters lie on them, faint and stained ones only by themselves: each is sought alone, for
    together they join what is no line.
    """
    upper = layers.dark[: round(sizes.lowest * layers.height)]
    dark = np.asarray(np.clip(upper, 0, 1) * 255, dtype=np.uint8)
    inked = np.asarray(dark > INKED * 255, dtype=np.uint8)
    level, upright = (_thin(dark, across, sizes.ruled) for across in ((THIN, 1), (1, THIN)))
    thin = np.asarray(cv2.max(level, upright), dtype=np.uint8)
    found: list[Frame] = []
    for lines, drawn in ((_lines(inked, sizes), inked), (_lines(level, sizes), thin)):
        near = np.asarray(cv2.dilate(drawn, np.ones((3, 3), np.uint8)), dtype=np.uint8)
        found += _rectangles(lines, sizes, near)
    return found


def _thin(dark: Pixels, across: tuple[int, int], ruled: float) -> NDArray[np.uint8]:
    """Where ink stands out from what lies ``across`` (height, width in pixels) its line."""
    wide = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(across, np.uint8))
    return np.asarray(cv2.subtract(dark, wide) > ruled * 255, dtype=np.uint8)


def _lines(ruled: NDArray[np.uint8], sizes: Sizes) -> list[_Line]:
    """The nearly level lines that are long enough for the side of a frame."""
    thick = cv2.dilate(ruled, np.ones((3, 1), np.uint8))
    pieces = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, sizes.piece), np.uint8))
    joined = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, np.ones((3, sizes.gap), np.uint8))
    return [
        _straight(piece.mask, piece.x, piece.y)
        for piece in pieces_of(np.asarray(joined, dtype=np.uint8))
        if sizes.widths[0] <= piece.wide <= sizes.widths[1] + sizes.gap and piece.tall <= 6 + STEEP * piece.wide
    ]


def _straight(part: NDArray[np.bool_], x: int, y: int) -> _Line:
    """The straight line through a connected piece of ink whose left top corner is (x, y)."""
    rows, columns = np.nonzero(part)
    slope, start = np.polyfit(columns, rows, 1)
    last = part.shape[1] - 1
    return _Line(x, y + float(start), x + last, y + float(start + slope * last))


def _rectangles(lines: list[_Line], sizes: Sizes, near: NDArray[np.uint8]) -> Iterator[Frame]:
    """Every pair of lines that lie above each other and have sides between them."""
    for top in lines:
        for bottom in lines:
            high = bottom.at((top.x0 + top.x1) / 2) - (top.y0 + top.y1) / 2
            if not sizes.heights[0] <= high <= sizes.heights[1] or abs(top.slope - bottom.slope) > 0.03:
                continue
            for one, other in ((top, _as_long(bottom, top, high)), (_as_long(top, bottom, -high), bottom)):
                frame = _frame(one, other, lines, near, sizes) if one is not None and other is not None else None
                if frame is not None:
                    yield frame


def _as_long(line: _Line, sure: _Line, drop: float) -> _Line | None:
    """The part of a line that lies over or under another, whole: words that it touches may have made it longer."""
    shift = -drop * (line.slope + sure.slope) / 2
    x0, x1 = sure.x0 + shift, sure.x1 + shift
    if line.x0 > x0 + ASTRAY or line.x1 < x1 - ASTRAY:
        return None
    start, end = max(line.x0, x0 - ASTRAY), min(line.x1, x1 + ASTRAY)
    return _Line(start, line.at(start), end, line.at(end))


def _frame(top: _Line, bottom: _Line, lines: list[_Line], near: NDArray[np.uint8], sizes: Sizes) -> Frame | None:
    """The frame between two lines, if its sides are there; words that touch a line make it seem longer than it is."""
    head = _head(top, bottom, lines)
    if sizes.headed and head is None:
        return None
    left, on_left = _side(near, [(top.point(top.x0 + by), bottom.point(bottom.x0 + by)) for by in INWARD])
    if on_left < sizes.drawn:
        return None
    right, on_right = _side(near, [(top.point(top.x1 - by), bottom.point(bottom.x1 - by)) for by in INWARD])
    if on_right < sizes.drawn:
        return None
    corners = [
        top.point(top.x0 + left),
        top.point(top.x1 - right),
        bottom.point(bottom.x1 - right),
        bottom.point(bottom.x0 + left),
    ]
    over, under = (float(_drawn(near, np.array([way]))[0]) for way in (corners[:2], corners[2:]))
    sides = [over, on_right, under, on_left]
    if min(sides) < sizes.drawn or sum(sides) / 4 < sizes.all_drawn:
        return None
    xs, ys = zip(*corners, strict=True)
    box = (min(xs), min(ys), max(xs) + 1, max(ys) + 1)
    return Frame(box, (top.slope + bottom.slope) / 2, head)


def _side(near: NDArray[np.uint8], ways: list[tuple[Point, Point]]) -> tuple[int, float]:
    """How far inward the side between two lines is drawn best, and which share of it is; ``ways`` as :data:`INWARD`."""
    shares = _drawn(near, np.array(ways))
    best = int(np.argmax(shares))
    return INWARD[best], float(shares[best])


def _drawn(near: NDArray[np.uint8], ways: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share of each way between two corners that is inked; the best of four ways side by side.

    Looked at together: there are thousands of sides that might be one.
    """
    far = np.abs(ways[:, 1] - ways[:, 0])
    points = far.max(axis=1).astype(np.intp) + 1
    shares = np.empty(len(ways))
    for upright in (False, True):
        these = (far[:, 1] > far[:, 0]) == upright
        for count in np.unique(points[these]):
            alike = these & (points == count)
            shares[alike] = _inked(near, ways[alike], int(count), upright=upright)
    return shares


def _inked(near: NDArray[np.uint8], ways: NDArray[np.float64], count: int, *, upright: bool) -> NDArray[np.float64]:
    """The same of ways of so many points."""
    xs, ys = np.rint(np.linspace(ways[:, 0], ways[:, 1], count, axis=1)).astype(np.int32).transpose(2, 0, 1)[:, None]
    x, y = (xs + ASIDE, ys) if upright else (xs, ys + ASIDE)
    rows, columns = near.shape
    on_page = np.minimum(np.maximum(y, 0), rows - 1), np.minimum(np.maximum(x, 0), columns - 1)
    return np.asarray(near[on_page].sum(axis=2).max(axis=0) / count)


def _head(top: _Line, bottom: _Line, lines: list[_Line]) -> float | None:
    """How far below the top another line runs from side to side."""
    for line in lines:
        drop = line.at((top.x0 + top.x1) / 2) - (top.y0 + top.y1) / 2
        if line is not bottom and HEAD[0] <= drop <= HEAD[1] and line.x1 - line.x0 > 0.7 * (top.x1 - top.x0):
            return drop
    return None


def apart(frame: Frame, other: Frame) -> bool:
    """Whether two frames have no point in common."""
    wide = min(frame.box[2], other.box[2]) - max(frame.box[0], other.box[0])
    high = min(frame.box[3], other.box[3]) - max(frame.box[1], other.box[1])
    return wide <= 0 or high <= 0


def tint_of(frame: Frame, layers: Layers) -> float:
    """How much of the darkness along a frame's top line is colour, 0..1."""
    if layers.red is None or layers.blue is None:
        return 0.0
    x0, y0, x1, _ = frame.box
    columns = np.arange(max(0, round(x0) + 4), min(layers.width, round(x1) - 4))
    top = y0 + max(0.0, -frame.slope * (x1 - x0)) + frame.slope * (columns - x0)
    rows = np.clip(np.rint(top)[:, None] + np.arange(-2, 3), 0, layers.height - 1).astype(np.int32)
    here = rows, columns[:, None]
    dark = layers.dark[here].max(axis=1)
    inked = dark > FAINT
    if not inked.any():
        return 0.0
    colour = np.maximum(layers.red[here].max(axis=1), layers.blue[here].max(axis=1))
    return float(np.median(colour[inked] / dark[inked]))
