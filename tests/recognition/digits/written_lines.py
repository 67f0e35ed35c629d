"""Lines of a form with their blanks filled in by the pens of the samples, drawn on white paper at 300 dpi."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.digits.strips import strip_of
from samples.fonts import face
from samples.ink.canvas import Canvas
from samples.ink.pen import pen_of
from samples.ink.room import written_width

SIZE = 58
"""Pixels of 14 point type at 300 dpi."""
CAPITAL = 0.66 * SIZE
"""Height of its capitals."""
LEFT, FOOT = 60, 150
"""Where lines begin, and the row they stand on."""


@dataclass(frozen=True)
class Written:
    """A line on paper, ``(300, width, 3)`` BGR; ``boxes`` are those of what the pen wrote, ``end`` its last column."""

    pixels: Pixels
    boxes: tuple[tuple[int, int, int, int], ...]
    end: int

    def strip(self) -> Pixels:
        """The line as the digit reader sees it."""
        return strip_of(self.pixels, (LEFT - 15, self.end + 15), FOOT, CAPITAL)


def written(*parts: str, seed: int, italic: bool = False) -> Written:
    """A line of ``parts``; those that begin with "#" are written by the pen of ``seed``, the others printed."""
    canvas = Canvas(0, np.full((300, 1600, 3), 255, np.uint8))
    pen, rng = pen_of(seed), np.random.default_rng(seed)
    x, boxes = float(LEFT), []
    for part in parts:
        if part.startswith("#"):
            ink = pen.write(part[1:], SIZE, rng)
            canvas.lay(ink.mask, ink.corner(x, FOOT), pen.colour)
            left, top, right, bottom = (round(edge) for edge in ink.box(x, FOOT))
            boxes.append((left, top, right, bottom))
            x += written_width(part[1:], SIZE)
        else:
            x = _print(canvas, part, x, italic)
    return Written(np.ascontiguousarray(canvas.pixels[:, :, ::-1]), tuple(boxes), round(x))


def _print(canvas: Canvas, text: str, x: float, italic: bool) -> float:
    image = Image.fromarray(canvas.pixels)
    font = face(SIZE, italic=italic)
    ImageDraw.Draw(image).text((x, FOOT), text, (0, 0, 0), font, anchor="ls")
    canvas.pixels[:] = np.asarray(image)
    return x + font.getlength(text)
