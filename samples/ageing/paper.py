"""What years do to paper: yellowing, stains, fibres that show, the reverse that shines through."""

from __future__ import annotations

import cv2
import numpy as np

from samples.ageing.fields import (
    Field,
    coarse_shape,
    grain,
    grey_of,
    lit,
    shaken,
    smoothed,
    spread,
    waves,
)
from samples.ageing.step import Random, painted, pixels_of
from samples.sheet import Pixels, Points, Sheet

Tint = tuple[float, float, float]

# Shares of red, green and blue light that quite yellow paper and a brown stain send back.
_OLD_PAPER: Tint = (0.90, 0.82, 0.64)
_BROWN: Tint = (0.62, 0.48, 0.30)
_THROUGH_PAPER: Tint = (0.92, 0.88, 0.80)


def yellow(sheet: Sheet, rng: Random, *, strength: float, edges: float = 0.5) -> Sheet:
    """Paper that is no longer white: ``strength`` 0..1 towards old paper, by ``edges`` 0..1 more near the edges."""
    shape = coarse_shape(sheet.pixels)
    near = np.exp(-_to_edge(shape) / 0.05)
    uneven = smoothed(waves(rng, (6, 5), 0.75, 1.0), shape)
    share = np.clip(strength * uneven + strength * edges * near, 0, 1)
    return painted(sheet, lit(sheet.pixels, spread(_tinted(share, _OLD_PAPER), sheet.pixels)))


def texture(sheet: Sheet, rng: Random, *, sigma: float) -> Sheet:
    """The fibres of the paper, as a scanner's slanting lamp shows them; ``sigma`` in grey levels."""
    return painted(sheet, shaken(sheet.pixels, grain(rng, sheet.pixels.shape[:2], sigma, (2.2, 0.9))))


def stains(sheet: Sheet, rng: Random, *, count: int, size_mm: float, strength: float) -> Sheet:
    """Water and tea: ``count`` blots with dark rims, ``size_mm`` across; ``strength`` 0..1 at the rim."""
    shape = coarse_shape(sheet.pixels)
    scale = shape[0] / sheet.pixels.shape[0]
    share = np.zeros(shape, np.float32)
    for _ in range(count):
        middle = rng.uniform(0, 1, 2) * shape
        radius = pixels_of(sheet, size_mm) / 2 * scale * rng.uniform(0.6, 1.3)
        _blot(share, rng, middle, radius, strength)
    return painted(sheet, lit(sheet.pixels, spread(_tinted(share, _BROWN), sheet.pixels)))


def bleed_through(
    sheet: Sheet,
    rng: Random,
    *,
    strength: float,
    blur_mm: float = 0.25,
    mirrored: bool = True,
    reverse: Pixels | None = None,
) -> Sheet:
    """The reverse shines through thin paper: ``strength`` 0..1 of its blackness, blurred by ``blur_mm``.

    Not ``mirrored``, it is the next page of the pile that is seen. A page without a ``reverse`` stays as it is.
    """
    if reverse is None:
        return sheet
    height, width = sheet.pixels.shape[:2]
    back = grey_of(reverse)
    if (back.shape[0] > back.shape[1]) != (height > width):
        back = np.ascontiguousarray(np.rot90(back))
    small = cv2.resize(back, (-(-width // 2), -(-height // 2)), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(cv2.flip(small, 1) if mirrored else small, (0, 0), pixels_of(sheet, blur_mm) / 2)
    # Two sides are never printed quite one behind the other.
    dx, dy = (int(shift) for shift in rng.integers(-12, 13, 2))
    faint = np.roll(np.asarray(small, np.uint8), (dy, dx), (0, 1))
    uneven = spread(waves(rng, (7, 5), 0.55, 1.0), faint)
    dark = cv2.multiply(cv2.bitwise_not(faint), uneven, scale=strength / 255)
    seen = np.asarray(cv2.resize(cv2.bitwise_not(dark), (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)
    return painted(sheet, lit(sheet.pixels, _browned(seen) if sheet.pixels.ndim == 3 else seen))


def _browned(light: Pixels) -> Pixels:
    # Ink seen through fibres is warmer than ink seen from the front.
    levels = np.arange(256)
    tables = [np.round(255 - (255 - levels) * (1.6 - share * 0.8)) for share in _THROUGH_PAPER]
    return np.asarray(
        cv2.merge([cv2.LUT(light, np.clip(table, 0, 255).astype(np.uint8)) for table in tables]), np.uint8
    )


def _tinted(share: Field, tint: Tint) -> Field:
    return np.asarray(1 - share[:, :, None] * (1 - np.array(tint, np.float32)), np.float32)


def _to_edge(shape: tuple[int, int]) -> Field:
    # The distance to the nearest edge as a share of the page's width.
    rows, columns = (np.minimum(np.arange(length) + 0.5, length - np.arange(length) - 0.5) for length in shape)
    return np.asarray(np.minimum(rows[:, None], columns[None, :]) / shape[1], np.float32)


def _blot(share: Field, rng: Random, middle: Points, radius: float, strength: float) -> None:
    reach = 1.6 * radius
    top, left = np.maximum(np.floor(middle - reach), 0).astype(int)
    bottom, right = np.ceil(middle + reach).astype(int)
    patch = share[top:bottom, left:right]
    y, x = np.ogrid[top : top + patch.shape[0], left : left + patch.shape[1]]
    y, x = y - middle[0], x - middle[1]
    angle = np.arctan2(y, x)
    waver = np.zeros_like(angle)
    for n in (1, 2, 3, 5, 8, 13):
        waver += rng.uniform(0, 0.25 / (n + 1)) * np.cos(n * angle + rng.uniform(0, 2 * np.pi))
    # A drying blot carries its dirt to the rim.
    inside = 1 - np.hypot(x, y) / (radius * (1 + waver))
    rim = np.exp(-((inside / np.where(inside > 0, 0.10, 0.03)) ** 2)) * rng.uniform(0.5, 1.0)
    fill = np.clip(inside / 0.05, 0, 1) * rng.uniform(0.15, 0.45)
    np.maximum(patch, strength * np.maximum(rim, fill), out=patch)
