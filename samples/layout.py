"""Lines on pages: a flow down the text area, with blocks kept together and page numbers in the top margin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from samples.typesetting import Line, Style, set_paragraph
from samples.units import BOTTOM, LEFT, MEASURE, TOP, pt


@dataclass(frozen=True)
class PlacedLine:
    """A line and the y of its baseline."""

    line: Line
    baseline: float


@dataclass(frozen=True)
class Rule:
    """A thin horizontal line, in pixels."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True)
class SigningPlace:
    """Where the pen and the seal go: the middle between title and name, on a page counted from 0."""

    page: int
    x: float
    y: float


@dataclass
class PageLayout:
    """Lines in reading order, and rules."""

    lines: list[PlacedLine] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


@dataclass(frozen=True)
class Layout:
    """A document set on pages."""

    pages: tuple[PageLayout, ...]
    signing: SigningPlace


# Ascent of Times New Roman: a first line hangs this share of its size below the top.
ASCENT = 0.89


class Flow:
    """Fills pages from top to bottom; ``y`` is the next free height in pixels."""

    def __init__(self) -> None:
        self.pages = [PageLayout()]
        self.y = TOP

    @property
    def page(self) -> PageLayout:
        """The page being filled."""
        return self.pages[-1]

    def paragraph(self, lines: Sequence[Line], *, points: float, after: float = 0.0) -> None:
        """Places lines and leaves ``after`` pixels free, going on to a new page where they do not fit."""
        for index, line in enumerate(lines):
            self.need(line.leading * _together(index, len(lines)))
            self.page.lines.append(PlacedLine(line, self.y + ASCENT * pt(points)))
            self.y += line.leading
        self.y += after

    def need(self, height: float) -> None:
        """Goes on to a new page unless ``height`` pixels are free."""
        if self.y + height > BOTTOM:
            self.pages.append(PageLayout())
            self.y = TOP
            self._number_page()

    def _number_page(self) -> None:
        # NĐ 30/2020 Phụ lục I, Phần I, mục I.7: Arabic, 13-14 pt, centred in the top margin, not on the first page.
        (line,) = set_paragraph(str(len(self.pages)), Style(points=13, align="center"), LEFT, MEASURE)
        self.page.lines.append(PlacedLine(line, TOP - pt(13)))


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
