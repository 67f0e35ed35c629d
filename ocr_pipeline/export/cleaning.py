"""A page before and after cleaning, side by side: what was done to it, and what the engine was given to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ocr_pipeline.export.drawing import PAPER
from ocr_pipeline.export.explained import compressed, resized
from ocr_pipeline.export.fonts import label_font
from ocr_pipeline.export.panel import INK, RULE
from schemas import Page

Pixels = NDArray[np.uint8]

HEIGHT: Final = 1100
"""Pixels of either page."""
_CAPTION: Final = 34
_GAP: Final = 12
_FONT_PIXELS: Final = 15


def cleaning_picture(page: Page, scanned: Pixels, cleaned: Pixels) -> bytes:
    """A PNG of the scan as it came and the page as it was read, with the steps named above.

    Args:
        page: what the document says of it.
        scanned: grey ``(height, width)`` or BGR ``(height, width, 3)`` uint8.
        cleaned: the grey page that was read.
    """
    before, after = _fitted(scanned), _fitted(cleaned)
    whole = Image.new("RGB", (before.width + after.width + _GAP, HEIGHT + _CAPTION), PAPER)
    whole.paste(before, (0, _CAPTION))
    whole.paste(after, (before.width + _GAP, _CAPTION))
    draw = ImageDraw.Draw(whole)
    font = label_font(_FONT_PIXELS)
    draw.text((8, 8), f"Trang {page.number}: bản quét", fill=INK, font=font)
    steps = ", ".join(steps_of(page, coloured=scanned.ndim == 3))
    draw.text((before.width + _GAP + 8, 8), f"Đã làm sạch: {steps}", fill=INK, font=font)
    for left, sheet in ((0, before), (before.width + _GAP, after)):
        draw.rectangle((left, _CAPTION, left + sheet.width - 1, _CAPTION + sheet.height - 1), outline=RULE)
    return compressed(whole)


def steps_of(page: Page, *, coloured: bool) -> tuple[str, ...]:
    """What was done to a page, in words, in its order."""
    return tuple(_steps(page, coloured=coloured))


def _steps(page: Page, *, coloured: bool) -> Iterator[str]:
    if page.rotation:
        yield f"xoay {page.rotation}°"
    if page.skew_degrees:
        yield f"chỉnh nghiêng {page.skew_degrees:.2f}°".replace(".", ",")
    if coloured:
        yield "làm nhạt mực màu"
    if page.paper_whitened:
        yield "làm trắng nền giấy"
    yield "làm mịn"


def _fitted(pixels: Pixels) -> Image.Image:
    """The page as high as a picture; one that lies is as wide as that at most."""
    height, width = pixels.shape[:2]
    scale = HEIGHT / max(height, width)
    return resized(pixels, max(1, round(width * scale)), max(1, round(height * scale)))
