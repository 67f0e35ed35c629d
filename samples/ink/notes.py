"""What is written on documents by pen and pencil: a leader's note (bút phê), the sheet's number, how many copies."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np
from pydantic import Field

from samples.ink.canvas import Canvas, Colour, Written
from samples.ink.desk import DARK, Desk, InkStep, Words, around, lay, record, size_of
from samples.ink.hands import leaned
from samples.ink.inked import Inked
from samples.ink.pen import pen_of
from samples.ink.signatures import initials
from samples.sheet import Box
from samples.units import mm

PENCIL: Colour = (96, 96, 100)

Corner = Literal["top-right", "top-left", "left-margin"]


class PenNoteStep(InkStep):
    """A leader's note, its lines slanting upward, often closed by initials."""

    step: Literal["pen_note"]
    lines: tuple[Words, ...] = Field(min_length=1)
    page: int = Field(default=1, ge=1)
    corner: Corner = "top-right"

    def draw(self, desk: Desk, rng: np.random.Generator) -> None:
        """See :class:`InkStep`."""
        canvas = desk.page(self.page)
        pen = pen_of(int(rng.integers(2**31)))
        high = mm(rng.uniform(3.4, 4.6)) * (0.75 if self.corner == "left-margin" else 1.0)
        rows = [pen.words(line, high, rng) for line in self.lines]
        widest = max(_end(row) for row in rows)
        room = mm(27 if self.corner == "left-margin" else 85)
        share = min(1.0, room / widest)
        slope = -float(rng.uniform(0.04, 0.16))
        x, y = self._start(canvas, widest * share, slope, rng)
        words: list[Written] = []
        for row in rows:
            indent = mm(rng.uniform(-1, 2.5))
            words += _line(canvas, row, (x + indent, y), (share, slope), pen.colour)
            y += high * share * float(rng.uniform(1.75, 2.1))
        boxes = [word.box for word in words]
        if rng.random() < 0.7:
            scribble = initials(int(rng.integers(2**31)))
            end = lay(
                canvas,
                scribble,
                x + widest * share * float(rng.uniform(0.3, 0.7)),
                y + slope * widest * share * 0.5,
                pen.colour,
            )
            boxes += [end] if end else []
        record(canvas, "handwriting", around(boxes) if boxes else None, " ".join(self.lines), tuple(words))

    def _start(self, canvas: Canvas, wide: float, slope: float, rng: np.random.Generator) -> tuple[float, float]:
        page_width, page_height = size_of(canvas)
        if self.corner == "left-margin":
            return mm(rng.uniform(2, 5)), page_height * float(rng.uniform(0.34, 0.6))
        y = mm(rng.uniform(7, 10)) - slope * wide * 0.8
        if self.corner == "top-left":
            return mm(rng.uniform(8, 16)), y
        return page_width - mm(rng.uniform(17, 28)) - wide, y


class FolioStep(InkStep):
    """The number of the sheet in its file, in pencil at the top right."""

    step: Literal["folio"]
    text: Words
    page: int = Field(default=1, ge=1)

    def draw(self, desk: Desk, rng: np.random.Generator) -> None:
        """See :class:`InkStep`."""
        canvas = desk.page(self.page)
        pen = replace(pen_of(int(rng.integers(2**31))), colour=PENCIL, weight=0.062, uneven=0.34)
        at = size_of(canvas)[0] - mm(rng.uniform(10, 16)), mm(rng.uniform(10, 15))
        words = _line(canvas, pen.words(self.text, mm(rng.uniform(3.6, 5)), rng), at, (1.0, 0.0), pen.colour)
        record(canvas, "handwriting", around([word.box for word in words]) if words else None, self.text, tuple(words))


class CopiesNoteStep(InkStep):
    """The number of copies, written after the last line of nơi nhận."""

    step: Literal["copies_note"]
    text: Words

    def draw(self, desk: Desk, rng: np.random.Generator) -> None:
        """See :class:`InkStep`."""
        recipients = desk.places.recipients
        if recipients is None:
            raise ValueError("copies_note: the document has no nơi nhận")
        canvas = desk.canvases[desk.signing(0).page]
        pen = pen_of(int(rng.integers(2**31)))
        high = mm(rng.uniform(2.6, 3.4))
        at = _end_of_last_line(canvas, recipients) + mm(rng.uniform(0.6, 2)), recipients[3] - mm(rng.uniform(0.4, 1.2))
        words = _line(canvas, pen.words(self.text, high, rng), at, (1.0, float(rng.uniform(-0.08, 0.02))), pen.colour)
        record(canvas, "handwriting", around([word.box for word in words]) if words else None, self.text, tuple(words))


def _end(row: tuple[tuple[str, Inked], ...]) -> float:
    return max((float(ink.left + ink.mask.shape[1]) for _, ink in row), default=0.0)


def _line(
    canvas: Canvas,
    row: tuple[tuple[str, Inked], ...],
    at: tuple[float, float],
    form: tuple[float, float],
    colour: Colour,
) -> list[Written]:
    share, slope = form
    found = []
    for word, ink in row:
        box = lay(canvas, leaned(ink, share, share, 0.0, slope), *at, colour)
        if box:
            found.append(Written(word, box, "pen"))
    return found


def _end_of_last_line(canvas: Canvas, recipients: Box) -> float:
    x0, _, x1, y1 = (round(value) for value in recipients)
    line = canvas.pixels[max(0, y1 - round(mm(4))) : y1, x0:x1, 1]
    dark = np.flatnonzero((line < DARK).any(axis=0))
    return float(x0 + int(dark[-1]) + 1) if dark.size else float(x0)
