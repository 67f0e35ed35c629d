"""The last that happens to a scan: JPEG in colour or grey, or one bit a pixel as a fax has."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Literal

import cv2
import numpy as np
from PIL import Image

from samples.ageing.fields import grain, grey_of, shaken, tiled
from samples.ageing.step import Random, painted
from samples.sheet import Pixels, Sheet

# The order in which the dots of a halftone cell of 4 x 4 grow black, from the middle outwards.
_SCREEN = np.array([[12, 5, 6, 13], [4, 0, 1, 7], [11, 3, 2, 8], [15, 10, 9, 14]], np.float32)
_NEIGHBOURS = np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]], np.uint8)


def jpeg(sheet: Sheet, _rng: Random, *, quality: int, chroma: Literal["4:4:4", "4:2:0"] = "4:2:0") -> Sheet:
    """Compression with ``quality`` 1..95, colours at full or half resolution; keeps the bytes for the PDF."""
    buffer = io.BytesIO()
    image = Image.fromarray(sheet.pixels)
    options = {"subsampling": chroma} if sheet.pixels.ndim == 3 else {}
    image.save(buffer, "JPEG", quality=quality, dpi=(sheet.dpi, sheet.dpi), optimize=True, **options)
    data = buffer.getvalue()
    return replace(painted(sheet, _decoded(data, sheet.pixels.ndim)), jpeg=data)


def _decoded(data: bytes, dimensions: int) -> Pixels:
    raw = np.frombuffer(data, np.uint8)
    if dimensions == 2:
        return np.asarray(cv2.imdecode(raw, cv2.IMREAD_GRAYSCALE), np.uint8)
    return np.asarray(cv2.cvtColor(np.asarray(cv2.imdecode(raw, cv2.IMREAD_COLOR)), cv2.COLOR_BGR2RGB), np.uint8)


def fax(sheet: Sheet, rng: Random, *, threshold: int, rough: float = 14, halftone: float = 0) -> Sheet:
    """One bit a pixel: black below the grey level ``threshold``, so that strokes break or thicken as it falls or rises.

    ``rough`` frays the edges (grey levels); ``halftone`` 0..1 gives greys as a screen of dots, which is salt in text.
    """
    grey = grey_of(sheet.pixels)
    grey = shaken(grey, grain(rng, grey.shape, rough, (0.7, 0.7)))
    screen = np.clip(threshold + (_SCREEN - 7.5) * 16 * halftone, 1, 254).astype(np.uint8)
    white = np.asarray(cv2.compare(grey, tiled(screen, grey.shape), cv2.CMP_GE), np.uint8)
    return replace(painted(sheet, _without_lone_dots(white)), bilevel=True)


def _without_lone_dots(white: Pixels) -> Pixels:
    # Fax machines drop single black pixels: a page has none.
    lone = cv2.erode(white, _NEIGHBOURS, borderType=cv2.BORDER_CONSTANT, borderValue=(255,))
    return np.asarray(cv2.max(white, lone), np.uint8)
