"""Filling in the blanks of a pressed stamp by pen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samples.ink.canvas import Canvas, Written
from samples.ink.desk import lay
from samples.ink.hands import leaned
from samples.ink.pen import Pen
from samples.ink.received import Blank, Form
from samples.units import mm

_VALUES = ("number", "date")
"""Blanks whose content is a value of the document, under ``received.``."""


@dataclass(frozen=True)
class Laid:
    """How a stamp lies on the page: its middle, and how far it is turned counter-clockwise, in degrees."""

    middle: tuple[float, float]
    degrees: float

    def point(self, form: Form, at: tuple[float, float]) -> tuple[float, float]:
        """Where a point of the stamp lies on the page."""
        sine, cosine = np.sin(np.radians(self.degrees)), np.cos(np.radians(self.degrees))
        dx, dy = at[0] - form.plate.middle[0], at[1] - form.plate.middle[1]
        return float(self.middle[0] + cosine * dx + sine * dy), float(self.middle[1] - sine * dx + cosine * dy)


def fill_in(
    canvas: Canvas, form: Form, values: dict[str, str], laid: Laid, pen: Pen, rng: np.random.Generator
) -> list[Written]:
    """Writes each value on its blank; the words in the order of the blanks."""
    words = []
    for blank in form.blanks:
        if blank.key in values:
            start = laid.point(form, blank.start)
            words += _write(canvas, blank, values[blank.key], start, laid.degrees, pen, rng)
    return words


def _write(
    canvas: Canvas,
    blank: Blank,
    value: str,
    start: tuple[float, float],
    degrees: float,
    pen: Pen,
    rng: np.random.Generator,
) -> list[Written]:
    # A clerk writes along the line more or less, and closer where the room is short.
    parts = pen.words(value, blank.height * float(rng.uniform(0.78, 1.05)), rng)
    width = max(ink.left + ink.mask.shape[1] for _, ink in parts)
    squeeze = min(1.0, blank.length / width)
    slope = -float(np.sin(np.radians(degrees + rng.normal(0.6, 1.2))))
    begin = float(rng.uniform(0.05, 0.6)) * max(0.0, blank.length - width * squeeze)
    at = start[0] + begin, start[1] + mm(rng.uniform(-0.5, 0.3)) + slope * begin
    role = f"received.{blank.key}" if blank.key in _VALUES else None
    found = []
    for word, ink in parts:
        box = lay(canvas, leaned(ink, squeeze, 1.0, 0.0, slope), *at, pen.colour)
        if box:
            found.append(Written(word, box, "pen", role))
    return found
