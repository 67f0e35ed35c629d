"""Draws paragraphs as pages of a scan: several faces, sizes and resolutions, clean or worn, at a fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Pixels = NDArray[np.uint8]

FAMILIES: Final = {
    "Tinos": ("/usr/share/fonts/truetype/croscore/Tinos-{}.ttf", "Regular Bold Italic BoldItalic"),
    "Liberation Serif": (
        "/usr/share/fonts/truetype/liberation2/LiberationSerif-{}.ttf",
        "Regular Bold Italic BoldItalic",
    ),
    "TeX Gyre Termes": (
        "/usr/share/texmf/fonts/opentype/public/tex-gyre/texgyretermes-{}.otf",
        "regular bold italic bolditalic",
    ),
    "Arimo": ("/usr/share/fonts/truetype/croscore/Arimo-{}.ttf", "Regular Bold Italic BoldItalic"),
}
"""Families with Vietnamese glyphs: path with a place for the style, and the names of the four styles.

Debian: fonts-croscore, fonts-liberation2, fonts-texgyre. Liberation 1 has no Vietnamese glyphs and draws boxes.
"""

_FAMILY_WEIGHTS: Final = {"Tinos": 0.5, "Liberation Serif": 0.25, "TeX Gyre Termes": 0.17, "Arimo": 0.08}
_STYLE_WEIGHTS: Final = (0.52, 0.2, 0.2, 0.08)
"""Regular, bold, italic, bold italic; of each paragraph."""
_UPPER_SHARE: Final = 0.14
"""Of the paragraphs, set in capitals like the headings of a letter."""
_UPPER_WORDS: Final = 12
_POINTS_AN_INCH: Final = 72.0
_COLUMN_INCHES: Final = 6.3
"""The text column of an A4 page (NĐ 30/2020: margins of 30 to 35 and 15 to 20 mm)."""
_MARGIN_INCHES: Final = 0.5


def lacking_faces() -> list[Path]:
    """The files of faces that are not installed."""
    faces = [Path(path.format(style)) for path, styles in FAMILIES.values() for style in styles.split()]
    return [face for face in faces if not face.is_file()]


@dataclass(frozen=True, slots=True)
class Look:
    """How a page looks.

    ``size`` is in points, ``dpi`` in dots an inch, ``blur`` a sigma in pixels, ``noise`` a sigma in grey levels,
    ``skew`` in degrees; ``cut`` is the grey level of a threshold (0: none), ``fade`` that of the ink, ``ink`` the
    pixels that strokes grow (below 0: shrink).
    """

    family: str
    size: float
    dpi: int
    blur: float = 0.0
    noise: float = 0.0
    skew: float = 0.0
    cut: int = 0
    fade: int = 0
    ink: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A picture (rows, columns) of grey levels and the lines that it shows."""

    look: Look
    lines: tuple[str, ...]
    pixels: Pixels


def clean_look(chooser: random.Random) -> Look:
    """A page as a good scanner leaves it: 200 or 300 dpi, sometimes 150."""
    dpi = chooser.choices((150, 200, 300), (0.15, 0.4, 0.45))[0]
    return Look(_family(chooser), chooser.choice((11, 12, 13, 13, 14, 14)), dpi, skew=chooser.uniform(-0.15, 0.15))


def worn_look(chooser: random.Random) -> Look:
    """A page as copies, faxes and cheap scanners leave it."""
    dpi = chooser.choices((100, 150, 200, 300), (0.15, 0.5, 0.25, 0.1))[0]
    return Look(
        _family(chooser),
        chooser.choice((11, 12, 13, 13, 14, 14)),
        dpi,
        blur=chooser.uniform(0.35, 0.9 if dpi <= 150 else 1.3) * (0.6 if dpi == 100 else 1.0),
        noise=chooser.uniform(4, 26),
        skew=chooser.uniform(-0.4, 0.4),
        cut=chooser.choice((0, 0, 120, 140, 165)),
        fade=chooser.choice((0, 0, 40, 80)),
        ink=chooser.choice((0, 0, 0, 1, -1)) if dpi >= 200 else 0,
    )


def _family(chooser: random.Random) -> str:
    return chooser.choices(tuple(_FAMILY_WEIGHTS), tuple(_FAMILY_WEIGHTS.values()))[0]


def render_pages(paragraphs: Sequence[str], looks: Sequence[Look], lines_a_page: int, seed: int) -> Iterator[Page]:
    """One page for each look, as long as there are paragraphs. The same arguments give the same pixels.

    Raises:
        OSError: A face is not installed.
    """
    chooser = random.Random(seed)  # noqa: S311  # a fixed seed is the point
    rest = iter(paragraphs)
    for look in looks:
        page = _page(rest, look, lines_a_page, chooser)
        if page is None:
            return
        yield page


def _page(paragraphs: Iterator[str], look: Look, most: int, chooser: random.Random) -> Page | None:
    column = _COLUMN_INCHES * look.dpi
    lines: list[tuple[str, ImageFont.FreeTypeFont]] = []
    while len(lines) < most:
        paragraph = next(paragraphs, None)
        if paragraph is None:
            break
        if chooser.random() < _UPPER_SHARE:
            paragraph = " ".join(paragraph.split()[:_UPPER_WORDS]).upper()
        style = chooser.choices(range(4), _STYLE_WEIGHTS)[0]
        font = _font(look.family, style, look.size * look.dpi / _POINTS_AN_INCH)
        lines += [(line, font) for line in _wrapped(paragraph, font, column)]
    if not lines:
        return None
    del lines[most:]
    return Page(look, tuple(line for line, _ in lines), _worn(_drawn(lines, look), look, chooser))


@lru_cache(maxsize=64)
def _font(family: str, style: int, pixels: float) -> ImageFont.FreeTypeFont:
    path, styles = FAMILIES[family]
    return ImageFont.truetype(Path(path.format(styles.split()[style])), pixels)


def _wrapped(paragraph: str, font: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    line = ""
    for word in paragraph.split():
        longer = f"{line} {word}" if line else word
        if line and font.getlength(longer) > width:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _drawn(lines: Sequence[tuple[str, ImageFont.FreeTypeFont]], look: Look) -> Pixels:
    margin = round(_MARGIN_INCHES * look.dpi)
    pitch = 1.45 * look.size * look.dpi / _POINTS_AN_INCH
    # A single word may be longer than the column.
    width = max(round(_COLUMN_INCHES * look.dpi), *(round(font.getlength(line)) for line, font in lines))
    image = Image.new("L", (width + 2 * margin, round(pitch * len(lines)) + 2 * margin), 255)
    draw = ImageDraw.Draw(image)
    for row, (line, font) in enumerate(lines):
        draw.text((margin, margin + row * pitch), line, fill=look.fade, font=font)
    return np.asarray(image)


def _worn(pixels: Pixels, look: Look, chooser: random.Random) -> Pixels:
    if look.ink:
        kernel = np.ones((2, 2), dtype=np.uint8)
        pixels = _bytes(cv2.erode(pixels, kernel) if look.ink > 0 else cv2.dilate(pixels, kernel))
    if look.skew:
        height, width = pixels.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), look.skew, 1.0)
        pixels = _bytes(cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=(255,)))
    if look.blur:
        pixels = _bytes(cv2.GaussianBlur(pixels, (0, 0), look.blur))
    if look.noise:
        source = np.random.default_rng(chooser.getrandbits(32))
        grain = source.normal(0.0, look.noise, pixels.shape)
        pixels = np.clip(pixels.astype(np.float32) + grain, 0, 255).astype(np.uint8)
    if look.cut:
        pixels = np.where(pixels < look.cut, 0, 255).astype(np.uint8)
    return pixels


def _bytes(pixels: NDArray[np.generic]) -> Pixels:
    return pixels.astype(np.uint8, copy=False)
