"""A page photographed by phone: seen aslant, on a table, in the light of a room."""

from __future__ import annotations

import math
from dataclasses import replace

import cv2
import numpy as np

from samples.ageing.fields import Field, coarse_shape, grain, lit, shaken, smoothed, spread, waves
from samples.ageing.geometry import Homography, seen_by_cells
from samples.ageing.step import Random, painted, pixels_of
from samples.sheet import Pixels, Points, Sheet

# Red, green and blue of tables: brown wood, light wood, grey desk, dark desk.
_TABLES = ((122, 84, 56), (176, 140, 98), (128, 130, 133), (54, 50, 52))


def photograph(
    sheet: Sheet, rng: Random, *, dpi: int, slant: float, turn: float = 2.0, margin_mm: float = 14, depth: float = 0.3
) -> Sheet:
    """The page on a table, seen at about ``dpi``, with ``margin_mm`` of table around it.

    ``slant`` is how far a corner is out of square, as a share 0..0.2 of the page's width; ``turn`` how far the page is
    turned at most either way, in degrees; ``depth`` 0..1 the loss of light from the brightest to the darkest corner.
    """
    height, width = sheet.pixels.shape[:2]
    scale = dpi / sheet.dpi
    margin = pixels_of(sheet, margin_mm) * scale
    size = (round(width * scale + 2 * margin), round(height * scale + 2 * margin))
    move = _view(rng, (width, height), scale, margin, slant, turn)
    seen = _on_table(seen_by_cells(sheet.pixels, scale), rng, move, size, pixels_of(sheet, 1.0) * scale)
    light = spread(_room(rng, coarse_shape(seen), depth), seen)
    shot = replace(painted(sheet, lit(seen, light)), dpi=dpi, moves=(*sheet.moves, move))
    return replace(shot, skew=sheet.skew + _turned(move, (width, height)))


def _view(rng: Random, size: tuple[int, int], scale: float, margin: float, slant: float, turn: float) -> Homography:
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32) * np.array(size, np.float32)
    angle = math.radians(rng.uniform(-turn, turn))
    about = corners - corners.mean(axis=0)
    turned = about @ np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    # A camera held from below sees the top narrower; the hand adds its own to each corner.
    lean = rng.uniform(0.3, 1.0) * slant * size[0] * np.array([[1, 0.4], [-1, 0.4], [0, 0], [0, 0]]) / 2
    shaky = rng.uniform(-0.25, 0.25, (4, 2)) * slant * size[0]
    placed = (turned + corners.mean(axis=0) + lean + shaky) * scale + margin
    return Homography(np.asarray(cv2.getPerspectiveTransform(corners, placed.astype(np.float32)), np.float64))


def _on_table(pixels: Pixels, rng: Random, move: Homography, size: tuple[int, int], mm: float) -> Pixels:
    table = _table(rng, size)
    height, width = pixels.shape[:2]
    corners = move(np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float64))
    table = lit(table, _cast(rng, corners, size, mm))
    page = np.ascontiguousarray(pixels if pixels.ndim == 3 else np.repeat(pixels[:, :, None], 3, axis=2))
    seen = cv2.warpPerspective(
        page, move.by_pixels(), size, dst=table, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
    )
    return np.asarray(seen, np.uint8)


def _table(rng: Random, size: tuple[int, int]) -> Pixels:
    width, height = size
    colour = np.array(_TABLES[rng.integers(len(_TABLES))], np.float32) * rng.uniform(0.85, 1.1)
    table = np.full((height, width, 3), np.clip(colour, 0, 255).astype(np.uint8), np.uint8)
    # The grain of wood runs along the table: long and thin.
    veins = waves(rng, (max(2, height // 12), 3), 0.72, 1.0)
    return shaken(lit(table, spread(veins, table)), grain(rng, (height, width), 5, (3.0, 0.8)))


def _cast(rng: Random, corners: Points, size: tuple[int, int], mm: float) -> Pixels:
    # Paper lies a little above the table and throws a soft shadow.
    rows, columns = -(-size[1] // 8), -(-size[0] // 8)
    away = rng.uniform(0.5, 2.0, 2) * mm * rng.choice([-1, 1], 2)
    field = np.ones((rows, columns), np.float32)
    cv2.fillConvexPoly(field, np.round((corners + away) / 8).astype(np.int32), (0.45,), cv2.LINE_AA)
    soft = cv2.GaussianBlur(field, (0, 0), max(0.8, 1.6 * mm / 8))
    return spread(np.asarray(soft, np.float32), np.empty((size[1], size[0]), np.uint8))


def _room(rng: Random, shape: tuple[int, int], depth: float) -> Field:
    angle = rng.uniform(0, 2 * math.pi)
    y, x = np.ogrid[-0.5 : 0.5 : shape[0] * 1j, -0.5 : 0.5 : shape[1] * 1j]
    slope = (x * math.cos(angle) + y * math.sin(angle)) / (abs(math.cos(angle)) + abs(math.sin(angle))) + 0.5
    uneven = smoothed(waves(rng, (4, 3), 0.0, depth / 3), shape)
    # The soft edge of the shadow of the hand that holds the phone.
    hand = 1 / (1 + np.exp(-(x * math.sin(angle) - y * math.cos(angle) - rng.uniform(0.0, 0.3)) * 22))
    return np.asarray(1 - depth * slope - uneven - 0.35 * depth * hand, np.float32)


def _turned(move: Homography, size: tuple[int, int]) -> float:
    middle = np.array(size) / 2
    (x0, y0), (x1, y1) = move(middle + np.array([[-1, 0], [1, 0]]))
    return math.degrees(math.atan2(y1 - y0, x1 - x0))
