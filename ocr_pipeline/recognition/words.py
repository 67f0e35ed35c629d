"""A word as it was read, and the box it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

UNREADABLE = "\N{REPLACEMENT CHARACTER}"
"""Stands where there is ink in a table's cell that could not be read."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the upright page; ``x1`` and ``y1`` lie just outside."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.y1 - self.y0

    @property
    def middle(self) -> tuple[float, float]:
        """The middle point, x and y."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def padded(self, by: int, width: int, height: int) -> Box:
        """The box grown by ``by`` pixels each way, kept on a page of ``width`` × ``height``."""
        return Box(max(0, self.x0 - by), max(0, self.y0 - by), min(width, self.x1 + by), min(height, self.y1 + by))

    def moved(self, x: int, y: int) -> Box:
        """The box moved by ``x`` pixels to the right and ``y`` down."""
        return Box(self.x0 + x, self.y0 + y, self.x1 + x, self.y1 + y)

    def as_tuple(self) -> tuple[int, int, int, int]:
        """Its four sides."""
        return self.x0, self.y0, self.x1, self.y1

    def as_bbox(self) -> tuple[int, int, int, int]:
        """As the contract writes it: with a pixel at least, since a text layer holds words without width or height."""
        return self.x0, self.y0, max(self.x1, self.x0 + 1), max(self.y1, self.y0 + 1)

    @property
    def corners(self) -> tuple[tuple[int, int], ...]:
        """The four corners (x, y) in order around it."""
        return (self.x0, self.y0), (self.x1, self.y0), (self.x1, self.y1), (self.x0, self.y1)

    def scaled(self, factor: float) -> Box:
        """The box in an image ``factor`` times as large."""
        return Box(round(self.x0 * factor), round(self.y0 * factor), round(self.x1 * factor), round(self.y1 * factor))

    def overlap(self, other: Box) -> float:
        """Share (0..1) of the smaller box that lies inside the other."""
        across = min(self.x1, other.x1) - max(self.x0, other.x0)
        down = min(self.y1, other.y1) - max(self.y0, other.y0)
        if across <= 0 or down <= 0:
            return 0.0
        smaller = min(self.width * self.height, other.width * other.height)
        return across * down / smaller if smaller else 0.0

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether a point (x, y) lies inside."""
        return self.x0 <= point[0] < self.x1 and self.y0 <= point[1] < self.y1

    @staticmethod
    def around(boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of ``boxes`` (at least one)."""
        x0, y0, x1, y1 = zip(*(box.as_tuple() for box in boxes), strict=True)
        return Box(min(x0), min(y0), max(x1), max(y1))


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a page: its text, its box, and the engine's confidence in 0..1 (weak evidence).

    ``line`` is the engine's own line (block, paragraph, line), which layout may correct. ``second`` is what a second
    look at a tight crop read in its place (empty: nothing), ``None`` where none was taken. ``coloured`` is the share
    (0..1) of its ink that is not black, ``uneven`` how far its digits stand out of line with its letters (0: like
    print); both ``None`` where they were not measured. ``from_layer`` says that the word was never read but taken from
    a text layer, ``overprinted`` that a stamp stands over its line.
    """

    text: str
    box: Box
    confidence: float
    line: tuple[int, int, int] = (0, 0, 0)
    second: str | None = None
    coloured: float | None = None
    uneven: float | None = None
    from_layer: bool = False
    overprinted: bool = False
