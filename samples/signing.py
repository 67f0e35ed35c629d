"""What an office adds to a printed page: the signature by pen and the red round seal over its left third."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from samples.fonts import face
from samples.handwriting import Mask, draw_curve, soft
from samples.layout import SigningPlace
from samples.printing import PEN_BLUE, Colour, laid_on
from samples.sheet import Box, Pixels
from samples.source import SealText
from samples.units import mm, pt

SEAL_RED: Colour = (206, 32, 44)

SEAL_DIAMETER = mm(34)
_SIGNATURE = (mm(46), mm(19))


def sign(pixels: Pixels, place: SigningPlace, rng: np.random.Generator) -> tuple[Pixels, Box]:
    """A signature in blue pen around ``place``; the page and the box of the ink."""
    width, height = _SIGNATURE
    mask = np.zeros(pixels.shape[:2], np.uint8)
    for stroke in _flourish(rng):
        points = np.array([place.x, place.y]) + stroke * np.array([width, height])
        draw_curve(mask, points, mm(0.55))
    return laid_on(pixels, soft(mask), PEN_BLUE), _box_of_ink(mask)


def _flourish(rng: np.random.Generator) -> list[NDArray[np.float64]]:
    # A tall first loop, a row of falling waves and an underline stroke back to the left, as hurried signatures have.
    loop = [(-0.42, 0.25), (-0.3, -0.45), (-0.2, -0.3), (-0.33, 0.42), (-0.4, 0.1), (-0.12, -0.12)]
    count = int(rng.integers(3, 8))
    height = rng.uniform(0.15, 0.32)
    waves = [(-0.12 + 0.5 * n / count, height * (1 - 0.7 * n / count) * (-1) ** n) for n in range(1, count)]
    first = np.array([*loop, *waves, (0.5, rng.uniform(-0.45, 0.2))])
    second = np.array([(0.4, 0.12), (0.05, 0.28), (-0.38, 0.36), (-0.1, 0.3), (0.46, rng.uniform(0.1, 0.4))])
    return [stroke + rng.normal(0, 0.04, stroke.shape) for stroke in (first, second)]


def stamp_seal(pixels: Pixels, place: SigningPlace, text: SealText, rng: np.random.Generator) -> tuple[Pixels, Box]:
    """A red seal, worn and a little turned, over the left third of the signature (NĐ 30/2020 Phụ lục I, II.8)."""
    side = round(SEAL_DIAMETER * 1.06)
    die = draw_seal(side, text).rotate(float(rng.uniform(-9, 9)), Image.Resampling.BICUBIC)
    ink = np.asarray(die, np.float32) / np.float32(255) * _wear(side, rng)
    mask = np.zeros(pixels.shape[:2], np.float32)
    x = round(place.x - _SIGNATURE[0] / 6 - side / 2 - mm(8))
    y = round(place.y - side / 2)
    mask[y : y + side, x : x + side] = ink
    edge = (side - SEAL_DIAMETER) / 2
    return laid_on(pixels, mask, SEAL_RED), (x + edge, y + edge, x + side - edge, y + side - edge)


def draw_seal(side: int, text: SealText) -> Image.Image:
    """The die of the seal: two rings, words around, a star and, for a department, its name in the middle."""
    image = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(image)
    middle = side / 2
    outer = SEAL_DIAMETER / 2
    for radius, width in ((outer, mm(0.75)), (outer - mm(1.4), mm(0.3)), (outer - mm(7), mm(0.4))):
        draw.circle((middle, middle), radius, outline=255, width=round(width))
    _around(image, text.ring, outer - mm(4.2))
    _star(draw, (middle, middle + outer - mm(4.2)), mm(1.6))
    if not text.centre:
        _star(draw, (middle, middle), mm(6.5))
    font = face(pt(14), bold=True)
    for index, line in enumerate(text.centre):
        draw.text((middle, middle + (index - (len(text.centre) - 1) / 2) * pt(16)), line, 255, font, anchor="mm")
    return image


def _around(image: Image.Image, words: str, radius: float) -> None:
    font = face(pt(9), bold=True)
    middle = image.width / 2
    gap = math.radians(305) / (len(words) - 1)
    for index, letter in enumerate(words):
        angle = (index - (len(words) - 1) / 2) * gap
        tile = Image.new("L", (round(mm(6)),) * 2, 0)
        ImageDraw.Draw(tile).text((tile.width / 2, tile.height / 2), letter, 255, font, anchor="mm")
        tile = tile.rotate(-math.degrees(angle), Image.Resampling.BICUBIC)
        x = middle + radius * math.sin(angle) - tile.width / 2
        y = middle - radius * math.cos(angle) - tile.height / 2
        image.paste(255, (round(x), round(y)), tile)


def _star(draw: ImageDraw.ImageDraw, middle: tuple[float, float], radius: float) -> None:
    points = []
    for index in range(10):
        reach = radius * (1.0 if index % 2 == 0 else 0.4)
        angle = math.pi * index / 5
        points.append((middle[0] + reach * math.sin(angle), middle[1] - reach * math.cos(angle)))
    draw.polygon(points, fill=255)


def _wear(side: int, rng: np.random.Generator) -> Mask:
    # Ink takes unevenly: broad light places and a fine grain.
    broad = cv2.resize(rng.normal(0, 1, (5, 5)).astype(np.float32), (side, side), interpolation=cv2.INTER_CUBIC)
    grain = cv2.GaussianBlur(rng.normal(0, 1, (side, side)).astype(np.float32), (0, 0), 1.5)
    return np.asarray(np.clip(0.86 + 0.10 * broad + 0.45 * grain, 0.25, 1.0), np.float32)


def _box_of_ink(mask: NDArray[np.uint8]) -> Box:
    ys, xs = np.nonzero(mask)
    return float(xs.min()), float(ys.min()), float(xs.max() + 1), float(ys.max() + 1)
