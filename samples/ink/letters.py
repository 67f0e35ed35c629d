"""Letters of a face, those of Vietnamese put together from the bare letter and marks drawn by the same pen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from PIL import Image, ImageDraw

from samples.ink.curves import drawn, pressed
from samples.ink.faces import face
from samples.ink.inked import Inked, joined, trimmed

# Marks in a box of their own: x -1..1 across the letter, y down from the foot of the mark (0) to its head (-1).
_MARKS: dict[str, tuple[tuple[float, float], ...]] = {
    "\u0302": ((-0.8, 0.0), (0.05, -0.95), (0.05, -0.95), (0.85, -0.05)),
    "\u0306": ((-0.85, -1.0), (-0.5, -0.1), (0.4, -0.05), (0.9, -1.05)),
    "\u0300": ((-0.45, -1.0), (0.0, -0.55), (0.4, -0.05)),
    "\u0301": ((0.55, -1.0), (0.15, -0.5), (-0.2, 0.0)),
    "\u0309": ((-0.45, -1.0), (0.1, -1.25), (0.5, -0.9), (0.1, -0.45), (0.05, 0.05)),
    "\u0303": ((-0.9, -0.15), (-0.45, -0.75), (0.1, -0.4), (0.45, -0.25), (0.95, -0.85)),
}
_HORN_LINE = ((-0.25, 0.28), (0.12, 0.1), (0.3, -0.28), (0.12, -0.42))
_HORNED = "\u031b"
_TONES = "\u0300\u0301\u0309\u0303"
_HEADS = "\u0302\u0306"
_DOT = "\u0323"
_DOTTED = "ij"
_STROKED = {"đ": "d", "Đ": "D"}


@dataclass(frozen=True)
class Letter:
    """The ink of a letter from the pen-down point on the baseline, and how far the pen moves on, in pixels."""

    ink: Inked
    advance: float


@lru_cache(maxsize=4096)
def letter(name: str, character: str, size: float, weight: float) -> Letter:
    """A character of a face.

    Args:
        name: the face.
        character: any letter, digit or sign; what the face lacks is composed.
        size: of the face, in pixels.
        weight: width of the strokes of the marks, in pixels.

    Raises:
        ValueError: the face has not even the bare letter.
    """
    if _has(name, character):
        return Letter(_glyph(name, character, size), face(name, size).getlength(character))
    if character in _STROKED:
        bare = letter(name, _STROKED[character], size, weight)
        return Letter(joined([bare.ink, _bar(bare.ink, character, size, weight)]), bare.advance)
    bare_character, *marks = list(unicodedata.normalize("NFD", character))
    if not _has(name, bare_character) and not bare_character.isspace():
        raise ValueError(f"the face {name} has no {character!r}")
    font = face(name, size)
    ink = _glyph(name, bare_character, size)
    if bare_character in _DOTTED and any(mark in _MARKS for mark in marks):
        ink = _without_dot(ink)
    advance = font.getlength(bare_character) + (0.05 * size if _HORNED in marks else 0.0)
    return Letter(joined([ink, *_marks(ink, marks, size, weight)]), advance)


@cache
def _has(name: str, character: str) -> bool:
    font = face(name, 40.0)
    return bytes(font.getmask(character)) != bytes(font.getmask("\uffff"))


@lru_cache(maxsize=4096)
def _glyph(name: str, character: str, size: float) -> Inked:
    font = face(name, size)
    left, top, right, bottom = (round(value) for value in font.getbbox(character, anchor="ls"))
    image = Image.new("L", (max(1, right - left + 4), max(1, bottom - top + 4)), 0)
    ImageDraw.Draw(image).text((2 - left, 2 - top), character, 255, font, anchor="ls")
    return trimmed(np.asarray(image, np.float32) / np.float32(255), left - 2.0, top - 2.0)


def _without_dot(ink: Inked) -> Inked:
    # A tone stands in the place of the dot.
    empty = np.flatnonzero(~ink.mask.any(axis=1))
    if not empty.size:
        return ink
    below = int(empty[0])
    return trimmed(ink.mask[below:], ink.left, ink.top + below)


def _bar(bare: Inked, character: str, size: float, weight: float) -> Inked:
    height, width = bare.mask.shape
    if character == "Đ":
        y, x0, x1 = bare.top + 0.5 * height, bare.left - 0.06 * size, bare.left + 0.42 * width
    else:
        y, x0, x1 = bare.top + 0.22 * height, bare.left + 0.35 * width, bare.left + width + 0.1 * size
    return drawn(
        [
            pressed(
                np.array([(x0, y), ((x0 + x1) / 2, y - 0.01 * size), (x1, y - 0.02 * size)]),
                weight,
                lively=0,
                taper=0.3,
            )
        ]
    )


def _marks(bare: Inked, marks: list[str], size: float, weight: float) -> list[Inked]:
    middle = bare.left + bare.mask.shape[1] / 2
    right = bare.left + bare.mask.shape[1]
    foot = bare.top - 0.055 * size
    half = min(0.18 * size, max(0.12 * size, 0.42 * bare.mask.shape[1]))
    tall = 0.17 * size
    weight = 0.8 * weight
    parts: list[Inked] = []
    for mark in sorted(marks, key=lambda mark: mark in _TONES):
        if mark == _DOT:
            parts.append(
                _stroke(((-0.1, 0.0), (0.1, 0.1)), (middle, 0.2 * size), (0.16 * half, 0.16 * half), weight * 1.5)
            )
        elif mark == _HORNED:
            parts.append(
                _stroke(_HORN_LINE, (right - 0.01 * size, bare.top + 0.07 * size), (0.22 * size, 0.27 * size), weight)
            )
        elif mark in _MARKS:
            over_head = mark in _TONES and any(other in _HEADS for other in marks)
            at = (middle + 0.75 * half, foot - 0.62 * tall) if over_head else (middle, foot)
            share = 0.66 if over_head else 1.0
            parts.append(_stroke(_MARKS[mark], at, (half * share, tall * share), weight))
    return parts


def _stroke(
    points: tuple[tuple[float, float], ...], at: tuple[float, float], scale: tuple[float, float], weight: float
) -> Inked:
    return drawn([pressed(np.array(points) * scale + at, weight, lively=0.1, taper=0.3)])
