"""Ink on paper: the printed lines, the rules, and the digits written by pen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from samples.fonts import face
from samples.handwriting import Mask, write
from samples.layout import PageLayout
from samples.sheet import Pixels
from samples.typesetting import Piece
from samples.units import DPI, HEIGHT, WIDTH, pt

Colour = tuple[int, int, int]

TONER: Colour = (28, 27, 30)
PEN_BLUE: Colour = (24, 42, 140)


def print_page(layout: PageLayout, rng: np.random.Generator) -> Pixels:
    """A clean page at 300 dpi, (height, width, 3)."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    hand: list[tuple[Piece, float]] = []
    for placed in layout.lines:
        for piece in placed.line.pieces:
            if piece.run.hand:
                hand.append((piece, placed.baseline))
                continue
            font = face(pt(piece.points), bold=piece.run.bold, italic=piece.run.italic)
            draw.text((piece.x, placed.baseline), piece.run.text, TONER, font, anchor="ls")
    for rule in layout.rules:
        draw.line((rule.x0, rule.y, rule.x1, rule.y), TONER, round(0.75 * DPI / 72))
    pixels: Pixels = np.array(image)
    for piece, baseline in hand:
        ink = write(piece.run.text, pt(piece.points), rng, (HEIGHT, WIDTH), (piece.x, baseline))
        pixels = laid_on(pixels, ink, PEN_BLUE)
    return pixels


def laid_on(pixels: Pixels, ink: Mask, colour: Colour) -> Pixels:
    """Ink of a colour laid on a page; what is under it shows through as on paper (the colours multiply)."""
    tint = np.array(colour, np.float32) / np.float32(255)
    cover: NDArray[np.float32] = ink[:, :, None]
    return np.asarray(np.round(pixels * (1 - cover + cover * tint)), np.uint8)
