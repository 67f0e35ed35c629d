"""Lines on pages: a flow down the text area, with blocks kept together and page numbers where the rules want them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from samples.places import Places
from samples.setting.look import Look
from samples.setting.typesetting import Line, Style, line_width, set_paragraph
from samples.sheet import Box
from samples.units import HEIGHT, WIDTH, mm, pt

# Ascent of Times New Roman: a first line hangs this share of its size below the top.
ASCENT = 0.89
_DESCENT = 0.22


@dataclass(frozen=True)
class PlacedLine:
    """A line, the y of its baseline, and what parts it from the next in the text (a space inside a table's row)."""

    line: Line
    baseline: float
    end: str = "\n"

    @property
    def box(self) -> Box:
        """The box of the line, from ascent to descent."""
        x0, x1 = line_width(self.line)
        size = pt(self.line.pieces[-1].points)
        return x0, self.baseline - ASCENT * size, x1, self.baseline + _DESCENT * size


@dataclass(frozen=True)
class Stroke:
    """A straight printed stroke, ``width`` pixels wide."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = pt(0.75)


@dataclass(frozen=True)
class PlacedTable:
    """A table, or the part of one that stands on one page: its frame and its rows of cells as marked up."""

    box: Box
    rows: tuple[tuple[str, ...], ...]


@dataclass
class PageLayout:
    """Lines in reading order, strokes and tables of a page, and its size in pixels."""

    width: int = WIDTH
    height: int = HEIGHT
    lines: list[PlacedLine] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)
    foot: list[PlacedLine] = field(default_factory=list)

    def frame(self, box: Box, width: float) -> None:
        """Draws a rectangle."""
        x0, y0, x1, y1 = box
        corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))
        self.strokes += [Stroke(*start, *end, width) for start, end in pairwise(corners)]

    @property
    def reading_order(self) -> list[PlacedLine]:
        """All lines, those at the foot of the page last."""
        return [*self.lines, *self.foot]


@dataclass(frozen=True)
class Layout:
    """A document set on pages; ``bound`` holds the pages (from 0) of each attachment."""

    pages: tuple[PageLayout, ...]
    places: Places
    bound: tuple[tuple[int, ...], ...] = ()


class Flow:
    """Fills pages from top to bottom; ``y`` is the next free height in pixels.

    ``numbers_below`` puts page numbers at the bottom right (TT 01/2011, Điều 15.2.g), else they stand centred in the
    top margin (NĐ 30/2020 Phụ lục I, Phần I, mục I.7); the first page of a part has none.
    """

    def __init__(self, look: Look, *, numbers_below: bool = False) -> None:
        self.look = look
        self.pages = [PageLayout()]
        self.y = look.top
        self._numbers_below = numbers_below
        self._first = 0
        self._reserved = 0.0

    @property
    def page(self) -> PageLayout:
        """The page being filled."""
        return self.pages[-1]

    @property
    def number(self) -> int:
        """The page being filled, from 0."""
        return len(self.pages) - 1

    @property
    def left(self) -> float:
        """Left edge of the text area."""
        return self.look.left if not self._landscape else self.look.top

    @property
    def right(self) -> float:
        """Right edge of the text area."""
        return self.page.width - (self.look.right if not self._landscape else self.look.bottom)

    @property
    def measure(self) -> float:
        """Width of the text area."""
        return self.right - self.left

    @property
    def bottom(self) -> float:
        """Lower edge of the text area."""
        return self.page.height - self.look.bottom - (self._reserved if self.number == self._first else 0.0)

    @property
    def _landscape(self) -> bool:
        return self.page.width > self.page.height

    def reserve(self, height: float) -> None:
        """Keeps ``height`` pixels free at the foot of the first page."""
        self._reserved = height

    def begin_part(self, *, landscape: bool = False) -> None:
        """Goes on to the first page of a part that has page numbers of its own."""
        self._first = len(self.pages)
        self._reserved = 0.0
        self._add_page(landscape=landscape)

    def paragraph(self, lines: Sequence[Line], *, points: float, after: float = 0.0) -> None:
        """Places lines and leaves ``after`` pixels free, going on to a new page where they do not fit."""
        for index, line in enumerate(lines):
            self.need(line.leading * _together(index, len(lines)))
            self.page.lines.append(PlacedLine(line, self.y + ASCENT * pt(points)))
            self.y += line.leading
        self.y += after

    def need(self, height: float) -> None:
        """Goes on to a new page unless ``height`` pixels are free."""
        if self.y + height > self.bottom:
            self._add_page(landscape=self._landscape)

    def _add_page(self, *, landscape: bool) -> None:
        size = (HEIGHT, WIDTH) if landscape else (WIDTH, HEIGHT)
        self.pages.append(PageLayout(*size))
        self.y = self.look.top
        if self.number > self._first:
            self._number_page()

    def _number_page(self) -> None:
        text = str(self.number - self._first + 1)
        style = Style(points=13, align="right" if self._numbers_below else "center")
        (line,) = set_paragraph(text, style, self.left, self.measure)
        if self._numbers_below:
            self.page.foot.append(PlacedLine(line, self.page.height - self.look.bottom + mm(9)))
        else:
            self.page.lines.append(PlacedLine(line, self.look.top - pt(11)))


def _together(index: int, count: int) -> int:
    """How many lines from ``index`` on must fit on the page, so that no line of a paragraph stands alone."""
    if count <= 3:
        return count - index
    return 2 if index in (0, count - 2) else 1


def column(texts: Sequence[tuple[str, Style]], x: float, width: float, top: float) -> tuple[list[PlacedLine], float]:
    """Texts set under each other from ``top`` in a column; the lines and the y below the last."""
    placed: list[PlacedLine] = []
    for text, style in texts:
        for line in set_paragraph(text, style, x, width):
            placed.append(PlacedLine(line, top + ASCENT * pt(style.points)))
            top += line.leading
    return placed, top


def rule_under(placed: PlacedLine, share: float) -> Stroke:
    """A rule below a line, ``share`` (0..1) of its width and centred under it."""
    x0, x1 = line_width(placed.line)
    middle, half = (x0 + x1) / 2, (x1 - x0) * share / 2
    y = placed.baseline + pt(5)
    return Stroke(middle - half, y, middle + half, y)


def bounds(boxes: Iterable[Box]) -> Box:
    """The box around boxes.

    Raises:
        ValueError: there are none.
    """
    listed = list(boxes)
    return (
        min(box[0] for box in listed),
        min(box[1] for box in listed),
        max(box[2] for box in listed),
        max(box[3] for box in listed),
    )
