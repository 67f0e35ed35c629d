"""Image files to pixels: decoded as small as the decoder can, upright, flattened on white, scaled to their dpi."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.TiffImagePlugin import TiffImageFile

from ocr_pipeline.settings import Settings
from ocr_pipeline.sources.facts import PageFacts
from ocr_pipeline.sources.images import broken_image_as_error, open_image, stored_image
from ocr_pipeline.sources.resolution import POINTS_PER_INCH

# EXIF 2.32, tag 274: what turns an image of each orientation upright (1 is upright).
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

_WHITE = 255
_16_BIT_STEP = 257
"""65535 / 255: the 16-bit value of one 8-bit step."""


def image_pixels(path: Path, media_type: str, page: PageFacts, settings: Settings) -> NDArray[np.uint8]:
    """Decode the page of an image file that :mod:`ocr_pipeline.sources.images` measured.

    Returns:
        uint8, height x width (grey) or height x width x 3 (BGR), at ``page.dpi``.

    Raises:
        DamagedFileError: The data are broken off or corrupt.
        PageTooLargeError: They need more memory than there is.
    """
    dpi = _exact_dpi(page)
    width = max(1, round(page.width_points * dpi / POINTS_PER_INCH))
    height = max(1, round(page.height_points * dpi / POINTS_PER_INCH))
    with open_image(path, media_type, settings) as image, broken_image_as_error():
        if page.frame:
            image.seek(page.frame)
        stored = stored_image(image)
        if isinstance(image, JpegImageFile):
            image.draft(image.mode, (height, width) if stored.turned else (width, height))
        image.load()
        # The TIFF reader has turned its image already.
        turn = None if isinstance(image, TiffImageFile) else _UPRIGHT.get(stored.orientation)
        upright = image if turn is None else image.transpose(turn)
        pixels = _to_array(upright, colour=page.colour)
    return _scaled(pixels, width, height)


def _exact_dpi(page: PageFacts) -> float:
    # A resolution of 299.7 is stated as 300, but its pixels are kept as they are.
    native = page.native_dpi
    return native if native is not None and page.dpi == max(1, round(native)) else page.dpi


def _to_array(image: Image.Image, *, colour: bool) -> NDArray[np.uint8]:
    flat = _flattened(_eight_bit(image))
    if colour:
        return cv2.cvtColor(np.asarray(flat.convert("RGB")), cv2.COLOR_RGB2BGR).astype(np.uint8, copy=False)
    return np.array(flat.convert("L"), dtype=np.uint8)


def _eight_bit(image: Image.Image) -> Image.Image:
    if not image.mode.startswith(("I", "F")):
        return image
    values = np.asarray(image).astype(np.float32)
    highest = float(values.max(initial=0.0))
    # What 32-bit and floating-point values mean is not stated: the smallest usual range that holds them is taken.
    if image.mode.startswith("I;16") or _WHITE < highest <= _WHITE * _16_BIT_STEP:
        values /= _16_BIT_STEP
    elif 0 < highest <= 1.0:
        values *= _WHITE
    elif highest > _WHITE:
        values *= _WHITE / highest
    return Image.fromarray(np.clip(np.nan_to_num(values), 0, _WHITE).astype(np.uint8))


def _flattened(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image
    layered = image.convert("RGBA")
    paper = Image.new("RGBA", layered.size, (_WHITE, _WHITE, _WHITE, _WHITE))
    return Image.alpha_composite(paper, layered).convert("RGB")


def _scaled(pixels: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    if pixels.shape[:2] == (height, width):
        return pixels
    shrinks = width * height <= pixels.shape[0] * pixels.shape[1]
    method = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    return cv2.resize(pixels, (width, height), interpolation=method).astype(np.uint8, copy=False)
