"""Ink on paper: the printed lines and rules, and what a pen or a stamp filled into the room left for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw

from samples.fonts import face
from samples.ink.canvas import Canvas, Colour, Drawn
from samples.ink.inked import Inked
from samples.ink.pen import Pen, pen_of
from samples.ink.stamped import stamped_words
from samples.setting.layout import Layout, PageLayout, PlacedLine
from samples.setting.typesetting import Piece
from samples.sheet import Box, Pixels
from samples.units import pt

TONER = (28, 27, 30)
STAMP = (38, 40, 96)

PieceKey = tuple[int, int, int]
"""Page, line in reading order and piece of the line, all from 0."""


@dataclass(frozen=True)
class Printed:
    """The pages of a layout, and the box of the ink wherever a hand filled something in."""

    canvases: tuple[Canvas, ...]
    filled_in: dict[PieceKey, Box]


def print_layout(layout: Layout, seed: int) -> Printed:
    """Clean pages at 300 dpi, (height, width, 3), with what was filled in by hand."""
    pen = pen_of(seed)
    canvases, filled_in = [], {}
    for number, page in enumerate(layout.pages):
        canvas = Canvas(number, print_page(page))
        rng = np.random.default_rng((seed, 1, number))
        for index, placed in enumerate(page.reading_order):
            for position, box in _filled_in(canvas, placed, pen, rng):
                filled_in[number, index, position] = box
        canvases.append(canvas)
    return Printed(tuple(canvases), filled_in)


def print_page(layout: PageLayout) -> Pixels:
    """What the printer puts on a page, (height, width, 3)."""
    image = Image.new("L", (layout.width, layout.height), 255)
    draw = ImageDraw.Draw(image)
    for placed in layout.reading_order:
        for piece in placed.line.pieces:
            if not piece.run.inked:
                font = face(pt(piece.points), bold=piece.run.bold, italic=piece.run.italic)
                draw.text((piece.x, placed.baseline), piece.run.text, 0, font, anchor="ls")
    for stroke in layout.strokes:
        draw.line((stroke.x0, stroke.y0, stroke.x1, stroke.y1), 0, max(1, round(stroke.width)))
    return _toned(np.asarray(image))


def _toned(grey: Pixels) -> Pixels:
    levels = np.arange(256, dtype=np.float32)[:, None]
    tones = np.array(TONER, np.float32) + levels / 255 * (255 - np.array(TONER, np.float32))
    table = np.round(tones).astype(np.uint8)[None]
    return np.asarray(cv2.LUT(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), table), np.uint8)


def _filled_in(canvas: Canvas, placed: PlacedLine, pen: Pen, rng: np.random.Generator) -> Iterator[tuple[int, Box]]:
    """What a hand fills into a line: the pieces by their place in it, and the boxes of their ink."""
    pieces = placed.line.pieces
    for position, piece in enumerate(pieces):
        if piece.run.by == "pen":
            inked = pen.write(piece.run.text, pt(piece.points), rng)
            yield position, _lay(canvas, piece, placed.baseline, inked, pen.colour)
    # A stamp leaves all its words at once, in one face and at one angle.
    stamped = [position for position, piece in enumerate(pieces) if piece.run.by == "stamp"]
    if not stamped:
        return
    first = pieces[stamped[0]]
    starts = [pieces[position].x - first.x for position in stamped]
    texts = [pieces[position].run.text for position in stamped]
    for position, inked in zip(stamped, stamped_words(texts, starts, pt(first.points), rng), strict=True):
        yield position, _lay(canvas, pieces[position], placed.baseline, inked, STAMP)


def _lay(canvas: Canvas, piece: Piece, baseline: float, inked: Inked, colour: Colour) -> Box:
    canvas.lay(inked.mask, inked.corner(piece.x, baseline), colour)
    box = inked.box(piece.x, baseline)
    canvas.drawn.append(Drawn("handwriting" if piece.run.by == "pen" else None, canvas.page, box, piece.run.text))
    return box


def backs(canvases: Sequence[Canvas]) -> list[Pixels | None]:
    """What is printed on the back of each page when the sheets are printed on both sides; the last may be blank."""
    found: list[Pixels | None] = []
    for number, canvas in enumerate(canvases):
        other = number + 1 if number % 2 == 0 else number - 1
        pixels = canvases[other].pixels if other < len(canvases) else None
        found.append(pixels if pixels is not None and pixels.shape == canvas.pixels.shape else None)
    return found
