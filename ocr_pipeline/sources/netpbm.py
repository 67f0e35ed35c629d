"""Binary PGM and PPM images as poppler writes them: a short header, then the pixels as they are."""

from __future__ import annotations

import re
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.errors import EngineError, PageTooLargeError

# "P5" (grey) or "P6" (RGB), width, height and the highest value, one white-space character before the pixels.
_HEADER = re.compile(rb"P(?P<kind>[56])\s+(?P<width>\d{1,9})\s+(?P<height>\d{1,9})\s+255\s")
_HEADER_BYTES = 64


def read_netpbm(path: Path, max_pixels: float) -> NDArray[np.uint8]:
    """Read an image: height x width for PGM, height x width x 3 (BGR) for PPM.

    Raises:
        PageTooLargeError: The header promises more than ``max_pixels``; nothing is allocated.
        EngineError: It is no such image, or broken off.
    """
    with path.open("rb") as stream:
        header = _HEADER.match(stream.read(_HEADER_BYTES))
    if header is None:
        raise EngineError("the renderer wrote no image")
    width, height, channels = int(header["width"]), int(header["height"]), 1 if header["kind"] == b"5" else 3
    if width * height > max_pixels:
        raise PageTooLargeError(f"the page turned out to have {width} x {height} pixels, more than was measured")
    values = np.fromfile(path, dtype=np.uint8, offset=header.end())
    if values.size != width * height * channels:
        raise EngineError("the renderer's image is broken off")
    if channels == 1:
        return values.reshape(height, width)
    return cv2.cvtColor(values.reshape(height, width, 3), cv2.COLOR_RGB2BGR).astype(np.uint8, copy=False)
