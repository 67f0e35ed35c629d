"""How a page is moved on its way into the scan: skew, quarter turns, a bend near the spine, another resolution."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.ageing.step import Random, painted, pixels_of
from samples.sheet import Pixels, Points, Rotation, Sheet

Matrix = NDArray[np.float64]

# Below this, halving by bilinear interpolation would skip pixels.
_LEAST_SCALE = 0.5


@dataclass(frozen=True, eq=False)
class Homography:
    """Straight lines stay straight: ``matrix`` (3, 3) acts on points as columns (x, y, 1)."""

    matrix: Matrix

    def __call__(self, points: Points) -> Points:
        """Where points (n, 2) go."""
        moved = np.column_stack([points, np.ones(len(points))]) @ self.matrix.T
        gone: Points = moved[:, :2] / moved[:, 2:]
        return gone

    def by_pixels(self) -> Matrix:
        """The matrix for whole-numbered positions of pixels, whose middles are half a pixel further on."""
        half = shifted(0.5, 0.5)
        return np.linalg.inv(half) @ self.matrix @ half


@dataclass(frozen=True)
class Bend:
    """Lines that rise or fall near the spine at the left: ``lift`` pixels at most, dying out over ``reach`` pixels.

    ``fan`` 0..1 is how much more at the bottom than at the top of a page of ``height`` pixels.
    """

    lift: float
    reach: float
    fan: float
    height: float

    def __call__(self, points: Points) -> Points:
        """Where points (n, 2) go."""
        x, y = points.T
        rise, stretch = self._at(x)
        return np.column_stack([x, y * stretch + rise])

    def sources(self, width: int, height: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """For each pixel of a page the place (x, y) that it comes from, as maps for ``cv2.remap``."""
        rise, stretch = self._at(np.arange(width, dtype=np.float64) + 0.5)
        ys = (np.arange(height, dtype=np.float32) + 0.5)[:, None]
        back = ys * (1 / stretch).astype(np.float32) + (-rise / stretch - 0.5).astype(np.float32)
        return np.tile(np.arange(width, dtype=np.float32), (height, 1)), back

    def _at(self, x: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        bent = self.lift * np.exp(-np.maximum(x, 0) / self.reach)
        return bent * (1 - self.fan), 1 + 2 * self.fan * bent / self.height


def shifted(x: float, y: float) -> Matrix:
    """The matrix of a shift."""
    return np.array([[1, 0, x], [0, 1, y], [0, 0, 1]], np.float64)


def skew(
    sheet: Sheet, rng: Random, *, degrees: float, either_way: bool = False, whole: bool = False, lid: int = 255
) -> Sheet:
    """The page lay turned clockwise by ``degrees`` on the glass, under a lid of grey level ``lid``.

    ``either_way`` turns it as often the other way. The scan grows when it is to hold the ``whole`` page; else corners
    are cut off.
    """
    if either_way and rng.random() < 0.5:
        degrees = -degrees
    height, width = sheet.pixels.shape[:2]
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    out = (width, height)
    if whole:
        out = (
            math.ceil(round(width * cos + height * abs(sin), 6)),
            math.ceil(round(height * cos + width * abs(sin), 6)),
        )
    turn = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
    move = Homography(shifted(out[0] / 2, out[1] / 2) @ turn @ shifted(-width / 2, -height / 2))
    turned = _turned(sheet.pixels, move, out, lid)
    return replace(painted(sheet, turned), moves=(*sheet.moves, move), skew=sheet.skew + degrees)


def _turned(pixels: Pixels, move: Homography, size: tuple[int, int], beyond: int) -> Pixels:
    out = cv2.warpAffine(
        pixels,
        np.linalg.inv(move.by_pixels())[:2],
        size,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(beyond,) * 3,
    )
    return np.asarray(out, np.uint8)


_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}


def quarter_turn(sheet: Sheet, _rng: Random, *, degrees: int) -> Sheet:
    """The page was fed turned clockwise by ``degrees``: 90, 180 or 270.

    Raises:
        KeyError: another angle.
    """
    height, width = sheet.pixels.shape[:2]
    matrix = {
        90: np.array([[0, -1, height], [1, 0, 0], [0, 0, 1]], np.float64),
        180: np.array([[-1, 0, width], [0, -1, height], [0, 0, 1]], np.float64),
        270: np.array([[0, 1, 0], [-1, 0, width], [0, 0, 1]], np.float64),
    }[degrees]
    turned = np.asarray(cv2.rotate(sheet.pixels, _TURNS[degrees]), np.uint8)
    rotation = cast(Rotation, (sheet.rotation - degrees) % 360)
    return replace(sheet, pixels=turned, jpeg=None, moves=(*sheet.moves, Homography(matrix)), rotation=rotation)


def warp(sheet: Sheet, rng: Random, *, lift_mm: float, reach_mm: float = 45, fan: float = 0.4) -> Sheet:
    """Lines that bend by ``lift_mm`` near the spine, within about ``reach_mm``, more at the bottom by ``fan`` 0..1."""
    height, width = sheet.pixels.shape[:2]
    way = 1 if rng.random() < 0.5 else -1
    bend = Bend(way * pixels_of(sheet, lift_mm), pixels_of(sheet, reach_mm), fan, height)
    xs, ys = bend.sources(width, height)
    bent = cv2.remap(sheet.pixels, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return replace(painted(sheet, bent), moves=(*sheet.moves, bend))


def resample(sheet: Sheet, _rng: Random, *, dpi: int) -> Sheet:
    """The scanner ran at ``dpi``."""
    height, width = sheet.pixels.shape[:2]
    scale = dpi / sheet.dpi
    size = (round(width * scale), round(height * scale))
    move = Homography(np.diag([size[0] / width, size[1] / height, 1.0]))
    return replace(painted(sheet, _resized(sheet.pixels, size, scale)), dpi=dpi, moves=(*sheet.moves, move))


def _resized(pixels: Pixels, size: tuple[int, int], scale: float) -> NDArray[np.uint8]:
    if scale <= _LEAST_SCALE:
        return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(cv2.resize(seen_by_cells(pixels, scale), size, interpolation=cv2.INTER_LINEAR), np.uint8)


def seen_by_cells(pixels: Pixels, scale: float) -> Pixels:
    """A page as it is to be sampled at ``scale``: a sensor's cell sees all of its square, not only the middle."""
    # A slight blur and a sample in the middle are as good as the mean of the square, and much quicker.
    return np.asarray(cv2.GaussianBlur(pixels, (3, 3), 0.35 / scale), np.uint8) if scale < 1 else pixels
