"""The desk on which printed pages are signed and stamped: finds pages and places, lays ink, keeps the record."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated

import numpy as np
from pydantic import Field

from samples.facts import Part
from samples.ink.canvas import Canvas, Colour, Drawn, MarkKind, Written
from samples.ink.inked import Inked, trimmed
from samples.ink.plates import Plate
from samples.ink.wear import by_stamp
from samples.places import Places, SigningPlace
from samples.sheet import Box

Words = Annotated[str, Field(pattern=r"\S")]
"""Text that is not empty."""

DARK = 160
"""Below this level a pixel of a page is printed or written on."""


@dataclass(frozen=True)
class Received:
    """What a stamp of incoming mail says, with the place of each; ``page`` is counted from 0."""

    page: int
    number: Written | None
    date: Written | None
    office: Written | None


@dataclass(frozen=True)
class Pressure:
    """How a stamp is pressed: see :func:`samples.ink.wear.by_stamp`."""

    wet: float
    uneven: float
    gone: float


@dataclass
class Desk:
    """Pages, the places on them, and what later steps need to know of earlier ones.

    ``signed`` holds the boxes of signatures by signing block, ``received`` the first stamp of incoming mail.
    """

    canvases: Sequence[Canvas]
    places: Places
    signed: dict[int, Box] = field(default_factory=dict)
    received: Received | None = None

    def page(self, number: int) -> Canvas:
        """The page of a number counted from 1.

        Raises:
            ValueError: there is no such page.
        """
        if number > len(self.canvases):
            raise ValueError(f"page {number} of a document of {len(self.canvases)}")
        return self.canvases[number - 1]

    def signing(self, index: int) -> SigningPlace:
        """A signing block, counted from 0.

        Raises:
            ValueError: there is no such block.
        """
        if index >= len(self.places.signings):
            raise ValueError(f"signing {index} of a document of {len(self.places.signings)}")
        return self.places.signings[index]


class InkStep(Part, ABC):
    """Something that hands or stamps put on printed pages."""

    @abstractmethod
    def draw(self, desk: Desk, rng: np.random.Generator) -> None:
        """Puts it there and records it."""


def size_of(canvas: Canvas) -> tuple[int, int]:
    """Width and height of a page in pixels."""
    height, width = canvas.pixels.shape[:2]
    return width, height


def lay(canvas: Canvas, ink: Inked, x: float, baseline: float, colour: Colour) -> Box | None:
    """Ink put down at (x, baseline); the box of what lies on the page, ``None`` when nothing does."""
    canvas.lay(ink.mask, ink.corner(x, baseline), colour)
    return on_page(canvas, ink.box(x, baseline))


def on_page(canvas: Canvas, box: Box) -> Box | None:
    """The part of a box that lies on the page."""
    width, height = size_of(canvas)
    x0, y0, x1, y1 = max(0.0, box[0]), max(0.0, box[1]), min(float(width), box[2]), min(float(height), box[3])
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None


def press(
    canvas: Canvas, plate: Plate, at: tuple[float, float], colour: Colour, pressure: Pressure, rng: np.random.Generator
) -> tuple[Box | None, tuple[Written, ...]]:
    """Presses a plate, turned already, with its middle at a point; the box of the ink and the words on the page."""
    print_ = by_stamp(plate.die, rng, wet=pressure.wet, uneven=pressure.uneven, gone=pressure.gone)
    corner = round(at[0] - plate.middle[0]), round(at[1] - plate.middle[1])
    ink = trimmed(print_, float(corner[0]), float(corner[1]))
    words = []
    for word in plate.written(corner):
        box = on_page(canvas, word.box)
        if box:
            words.append(Written(word.text, box, word.by, word.role))
    return lay(canvas, ink, 0, 0, colour), tuple(words)


def around(boxes: Sequence[Box]) -> Box:
    """The box around several."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def record(
    canvas: Canvas, kind: MarkKind | None, box: Box | None, text: str | None, words: tuple[Written, ...] = ()
) -> None:
    """Notes what was drawn; what fell off the page altogether is not noted."""
    if box:
        canvas.drawn.append(Drawn(kind, canvas.page, box, text, words))


def freest(canvas: Canvas, boxes: Sequence[Box]) -> Box:
    """Which of several boxes has the least under it; of equals the first. What lies off the page counts as full."""
    return min(boxes, key=lambda box: round(_covered(canvas, box), 3))


def _covered(canvas: Canvas, box: Box) -> float:
    area = (box[2] - box[0]) * (box[3] - box[1])
    inside = on_page(canvas, box)
    if inside is None:
        return 1.0
    x0, y0, x1, y1 = (round(value) for value in inside)
    dark = int(np.count_nonzero(canvas.pixels[y0:y1, x0:x1, 1] < DARK))
    return (dark + area - (x1 - x0) * (y1 - y0)) / area
