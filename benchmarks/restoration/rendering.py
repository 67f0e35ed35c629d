"""Draws correct text as pages of a scan, clean or degraded; the same text gives the same pixels.

It shares no code with the renderer of the training: what the tables learned there must hold here too.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Pixels = NDArray[np.uint8]

FACES: Final = {
    "Tinos": "/usr/share/fonts/truetype/croscore/Tinos-{}.ttf",
    "DejaVu Serif": "/usr/share/fonts/truetype/dejavu/DejaVuSerif{}.ttf",
}
"""Faces with Vietnamese glyphs: Tinos has the widths of Times; the tables of damage were learned without DejaVu."""
_STYLE_NAMES: Final = {"Tinos": ("Regular", "Bold"), "DejaVu Serif": ("", "-Bold")}

_BOLD_SHARE: Final = 0.2
_CAPITAL_SHARE: Final = 0.15
_CAPITAL_WORDS: Final = 12
"""Of the lines with at most so many words, the share that is set in capitals, as headings are."""
_COLUMN_INCHES: Final = 6.3
"""The text column of an A4 page (NĐ 30/2020: margins of 30 to 35 and 15 to 20 mm)."""
_MARGIN_INCHES: Final = 0.5
_LEADING: Final = 1.4
_LINES_A_PAGE: Final = 36
_POINTS_AN_INCH: Final = 72


@dataclass(frozen=True, slots=True)
class Look:
    """How a page looks: ``size`` in points, ``blur`` a sigma in pixels, ``noise`` a sigma in grey levels."""

    face: str
    size: int
    dpi: int
    blur: float = 0.0
    noise: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows and how it looks; ``seed`` is that of its noise."""

    look: Look
    lines: tuple[Line, ...]
    seed: int

    @property
    def text(self) -> str:
        """The lines as printed."""
        return "\n".join(line.text for line in self.lines)


CLEAN: Final = (
    Look("Tinos", 14, 300),
    Look("DejaVu Serif", 13, 300),
    Look("Tinos", 13, 200),
    Look("Tinos", 14, 200),
    Look("DejaVu Serif", 14, 200),
    Look("Tinos", 13, 300),
)
"""The looks of clean pages, which take turns."""

DEGRADED: Final = tuple(
    Look(face, size, 150, blur=1.6, noise=22.0)
    for face, size in (("Tinos", 14), ("DejaVu Serif", 13), ("Tinos", 13), ("Tinos", 14))
)
"""The looks of degraded pages: 150 dpi, out of focus, and grainy (the noise is Gaussian and comes after the blur)."""


def pages_of(lines: Iterable[str], looks: tuple[Look, ...], seed: int) -> Iterator[Page]:
    """The text broken into lines and pages; looks take turns.

    Raises:
        OSError: A face is not installed.
    """
    chooser = random.Random(seed)  # a fixed seed is the point
    waiting = [(_as_printed(line, chooser), chooser.random() < _BOLD_SHARE) for line in lines if line.strip()]
    waiting.reverse()
    number = 0
    while waiting:
        look = looks[number % len(looks)]
        printed: list[Line] = []
        while waiting and len(printed) < _LINES_A_PAGE:
            text, bold = waiting.pop()
            wrapped = [Line(part, bold) for part in _wrapped(text, _font(look, bold), look)]
            room = _LINES_A_PAGE - len(printed)
            printed += wrapped[:room]
            if wrapped[room:]:
                waiting.append((" ".join(line.text for line in wrapped[room:]), bold))
        yield Page(look, tuple(printed), seed + number)
        number += 1


def _as_printed(line: str, chooser: random.Random) -> str:
    heading = chooser.random() < _CAPITAL_SHARE and len(line.split()) <= _CAPITAL_WORDS
    return " ".join(line.split()).upper() if heading else " ".join(line.split())


def pixels_of(page: Page) -> Pixels:
    """The page in grey levels."""
    look = page.look
    pitch = _LEADING * look.size * look.dpi / _POINTS_AN_INCH
    margin = round(_MARGIN_INCHES * look.dpi)
    fonts = [_font(look, line.bold) for line in page.lines]
    widest = max(round(font.getlength(line.text)) for font, line in zip(fonts, page.lines, strict=True))
    width = max(round(_COLUMN_INCHES * look.dpi), widest) + 2 * margin
    image = Image.new("L", (width, round(pitch * len(page.lines)) + 2 * margin), 255)
    draw = ImageDraw.Draw(image)
    for row, (line, font) in enumerate(zip(page.lines, fonts, strict=True)):
        draw.text((margin, margin + row * pitch), line.text, fill=0, font=font)
    return _worn(np.asarray(image), page)


def _worn(pixels: Pixels, page: Page) -> Pixels:
    if page.look.blur:
        pixels = cv2.GaussianBlur(pixels, (0, 0), page.look.blur).astype(np.uint8, copy=False)
    if page.look.noise:
        grain = np.random.default_rng(page.seed).normal(0.0, page.look.noise, pixels.shape)
        pixels = np.clip(pixels + grain, 0, 255).astype(np.uint8)
    return pixels


@lru_cache(maxsize=16)
def _font(look: Look, bold: bool) -> ImageFont.FreeTypeFont:
    path = FACES[look.face].format(_STYLE_NAMES[look.face][bold])
    return ImageFont.truetype(Path(path), look.size * look.dpi / _POINTS_AN_INCH)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, look: Look) -> Iterator[str]:
    column = _COLUMN_INCHES * look.dpi
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and font.getlength(longer) > column:
            yield line
            longer = word
        line = longer
    if line:
        yield line
