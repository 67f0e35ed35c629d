"""How a clean page becomes a scan: named steps, each a function of a sheet, its own random numbers and parameters.

A step changes the sheet and nothing else; :func:`age` runs the steps that a document file names. Each step of a page
draws from a generator seeded by the document's seed, the page and the step's place, so that one more step at the end
leaves those before it as they were.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from samples.sheet import Pixels, Sheet
from samples.units import MM_PER_INCH

Step = Callable[..., Sheet]
Random = np.random.Generator

_PAPER = (246, 240, 222)


def yellow(sheet: Sheet, _rng: Random, *, strength: float) -> Sheet:
    """Paper that is no longer white; ``strength`` 0..1 towards the colour of old paper."""
    tint = 1 - strength * (1 - np.array(_PAPER, np.float32) / 255)
    return _with(sheet, sheet.pixels * tint)


def uneven_light(sheet: Sheet, rng: Random, *, depth: float) -> Sheet:
    """A background that is darker here than there, by ``depth`` 0..1 of white at most."""
    height, width = sheet.pixels.shape[:2]
    field = cv2.resize(rng.uniform(0, 1, (4, 3)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    return _with(sheet, sheet.pixels * (1 - depth * np.clip(field, 0, 1))[:, :, None])


def shadow(sheet: Sheet, rng: Random, *, width_mm: float, depth: float) -> Sheet:
    """The shadow of a page that does not lie flat along the left edge, ``width_mm`` wide, wavering down the page."""
    height, width = sheet.pixels.shape[:2]
    waver = cv2.resize(rng.uniform(0.6, 1.0, (6, 1)).astype(np.float32), (1, height), interpolation=cv2.INTER_CUBIC)
    reach = waver * width_mm * sheet.dpi / MM_PER_INCH
    distance = np.arange(width, dtype=np.float32)[None, :] / reach
    return _with(sheet, sheet.pixels * (1 - depth * np.exp(-(distance**2)))[:, :, None])


def skew(sheet: Sheet, _rng: Random, *, degrees: float) -> Sheet:
    """The page lay turned clockwise by ``degrees`` on the glass."""
    height, width = sheet.pixels.shape[:2]
    turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0), [0.0, 0.0, 1.0]])
    turned = cv2.warpAffine(
        sheet.pixels, turn[:2], (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return replace(_with(sheet, turned), moved=turn @ sheet.moved, skew=sheet.skew + degrees)


def blur(sheet: Sheet, _rng: Random, *, sigma: float) -> Sheet:
    """Optics out of focus; ``sigma`` in pixels."""
    return _with(sheet, cv2.GaussianBlur(sheet.pixels, (0, 0), sigma))


def dust(sheet: Sheet, rng: Random, *, specks: int) -> Sheet:
    """Grey specks of 1 to 3 pixels."""
    pixels = sheet.pixels.copy()
    height, width = pixels.shape[:2]
    for x, y in zip(rng.integers(0, width, specks), rng.integers(0, height, specks), strict=True):
        grey = int(rng.integers(90, 190))
        cv2.circle(pixels, (int(x), int(y)), int(rng.integers(1, 4)), (grey, grey, grey), -1, cv2.LINE_AA)
    return _with(sheet, pixels)


def noise(sheet: Sheet, rng: Random, *, sigma: float) -> Sheet:
    """The grain of a sensor, alike in all colours; ``sigma`` in grey levels."""
    grain = rng.normal(0, sigma, sheet.pixels.shape[:2]).astype(np.float32)
    return _with(sheet, sheet.pixels + grain[:, :, None])


def resample(sheet: Sheet, _rng: Random, *, dpi: int) -> Sheet:
    """The scanner ran at ``dpi``."""
    scale = dpi / sheet.dpi
    height, width = sheet.pixels.shape[:2]
    size = (round(width * scale), round(height * scale))
    smaller = cv2.resize(sheet.pixels, size, interpolation=cv2.INTER_AREA)
    return replace(
        _with(sheet, smaller), dpi=dpi, moved=np.diag([size[0] / width, size[1] / height, 1.0]) @ sheet.moved
    )


def jpeg(sheet: Sheet, _rng: Random, *, quality: int) -> Sheet:
    """Compression by the copier; keeps the bytes for the PDF."""
    buffer = io.BytesIO()
    Image.fromarray(sheet.pixels).save(buffer, "JPEG", quality=quality, dpi=(sheet.dpi, sheet.dpi), optimize=True)
    pixels: Pixels = np.array(Image.open(io.BytesIO(buffer.getvalue())))
    return replace(sheet, pixels=pixels, jpeg=buffer.getvalue())


def fax(sheet: Sheet, rng: Random, *, threshold: int, specks: int) -> Sheet:
    """One bit a pixel: black below ``threshold`` (grey level), with black specks of a dirty roller."""
    grey = cv2.cvtColor(sheet.pixels, cv2.COLOR_RGB2GRAY)
    black = grey < threshold
    height, width = black.shape
    for x, y in zip(rng.integers(0, width - 2, specks), rng.integers(0, height - 2, specks), strict=True):
        size = int(rng.integers(1, 3))
        black[y : y + size, x : x + size] = True
    return replace(sheet, pixels=np.where(black, 0, 255).astype(np.uint8), jpeg=None)


STEPS: dict[str, Step] = {
    step.__name__: step for step in (yellow, uneven_light, shadow, skew, blur, dust, noise, resample, jpeg, fax)
}


def age(sheet: Sheet, recipe: Sequence[Mapping[str, Any]], seed: int, page: int) -> Sheet:
    """Runs the steps of a recipe, each ``{"step": name, **parameters}``.

    Raises:
        KeyError: a step of that name does not exist.
    """
    for place, entry in enumerate(recipe):
        parameters = {name: value for name, value in entry.items() if name != "step"}
        sheet = STEPS[entry["step"]](sheet, np.random.default_rng([seed, page, place]), **parameters)
    return sheet


def _with(sheet: Sheet, pixels: NDArray[Any]) -> Sheet:
    return replace(sheet, pixels=np.clip(np.round(pixels), 0, 255).astype(np.uint8), jpeg=None)
