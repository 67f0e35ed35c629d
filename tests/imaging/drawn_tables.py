"""Ruled tables drawn for the tests at 200 dpi: the cells' edges are known, and what scanners do to rules is done."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image, ImageDraw

from ocr_pipeline.imaging.ink import Pixels
from samples.fonts import face

DPI = 200
XS = (200, 320, 760, 1000, 1400)
"""Edges of four columns, in pixels."""
YS = (500, 600, 680, 760, 840, 940)
"""Edges of five rows."""


def ruled(xs: Sequence[int] = XS, ys: Sequence[int] = YS, *, grey: int = 0, said: str = "1.250") -> Pixels:
    """A page with one table; every cell says ``said``."""
    page = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(page)
    for x in xs:
        pen.line((x, ys[0], x, ys[-1]), fill=grey, width=2)
    for y in ys:
        pen.line((xs[0], y, xs[-1], y), fill=grey, width=2)
    for x in xs[:-1]:
        for y in ys[:-1]:
            pen.text((x + 25, y + 20), said, fill=0, font=face(12 / 72 * DPI))
    return np.array(page)


def erased(page: Pixels, box: tuple[int, int, int, int]) -> Pixels:
    """The page with the pixels of a box gone: x0, y0, x1, y1."""
    x0, y0, x1, y1 = box
    changed = page.copy()
    changed[y0:y1, x0:x1] = 255
    return changed


def dashed(page: Pixels) -> Pixels:
    """The page with gaps in its rules every few millimetres, as a fax leaves them."""
    changed = page.copy()
    for first in (0, 1):
        changed[first::57, :] = 255
        changed[:, first::61] = 255
    return changed


def curled(page: Pixels, by: float = 30.0) -> Pixels:
    """The page as a sheet that did not lie flat: its right edge sags by so many pixels."""
    height, width = page.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    bent = cv2.remap(page, x, y - by * (x / width) ** 2, cv2.INTER_LINEAR, borderValue=255)
    return np.asarray(bent, dtype=np.uint8)
