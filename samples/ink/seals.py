"""Round seals of offices (con dấu): two rings, the office around, a star at the foot, name or emblem in the middle."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import cv2
import numpy as np

from samples.ink.emblem import Die, ring, star, state_emblem
from samples.ink.hands import leaned, thickened
from samples.ink.inked import Inked
from samples.ink.letters import letter
from samples.ink.plates import Cut, Hull, Plate, hull_of, whole
from samples.units import mm

Emblem = Literal["state", "star"]

DIAMETER = mm(35)
"""Seals of provincial offices are 34 to 36 mm wide."""

_FINER = 2
_OPEN = np.radians(58)
"""The arc at the foot that the text leaves to the star."""

_MIDDLE = 0.64
"""Radius of the inner ring as a share of the seal's."""


@lru_cache(maxsize=64)
def seal(around: str, centre: tuple[str, ...] = (), emblem: Emblem | None = None) -> Plate:
    """The plate of a seal: ``around`` runs clockwise from the foot, the middle holds lines of text or an emblem."""
    side = round(DIAMETER * 1.04) * _FINER
    radius = DIAMETER / 2 * _FINER
    die = np.zeros((side, side), np.uint8)
    middle = (side / 2, side / 2)
    ring(die, middle, radius, 0.036 * radius)
    _thin(die, radius * 0.935, 0.02 * radius)
    _thin(die, radius * _MIDDLE, 0.022 * radius)
    star(die, (middle[0], middle[1] + 0.79 * radius), 0.085 * radius)
    words = _around(die, around, 0.795 * radius, 0.235 * radius)
    if centre:
        words += _lines(die, centre, radius * _MIDDLE * 0.94)
    elif emblem == "star":
        star(die, middle, 0.42 * radius)
    else:
        state_emblem(die, middle, radius * _MIDDLE * 0.95)
    half = side // _FINER
    small = cv2.resize(die, (half, half), interpolation=cv2.INTER_AREA)
    return Plate(np.asarray(small, np.float32) / np.float32(255), tuple(words), (half / 2, half / 2))


def _thin(die: Die, radius: float, width: float) -> None:
    middle = (die.shape[1] / 2, die.shape[0] / 2)
    line = np.zeros_like(die)
    ring(line, middle, radius, width)
    np.maximum(die, line, out=die)


def _around(die: Die, text: str, radius: float, size: float) -> list[Cut]:
    # Spaces take what the letters leave of the arc, so that a short name is spread over the whole of it.
    arc = (2 * np.pi - _OPEN) * radius
    advances = [letter("sans-bold", character, round(size), 1.0).advance for character in text]
    squeeze = min(1.0, arc / (sum(advances) + 0.06 * size * len(text)))
    spaces = text.count(" ")
    spare = arc - squeeze * sum(advances)
    between = min(spare / max(len(text) - 1, 1), (0.34 if spaces else 9.0) * size)
    in_spaces = (spare - between * (len(text) - 1)) / max(spaces, 1)
    words: list[Cut] = []
    letters: list[Hull] = []
    along = 0.0
    for character, advance in zip(text, advances, strict=True):
        if character == " ":
            along += squeeze * advance + between + in_spaces
            letters.append(np.empty((0, 2)))
            continue
        angle = (along + squeeze * advance / 2 - arc / 2) / radius
        letters.append(_on_ring(die, character, angle, radius, size, squeeze))
        along += squeeze * advance + between
    start = 0
    for word in text.split(" "):
        words.append(Cut(word, whole(letters[start : start + len(word)])))
        start += len(word) + 1
    return words


def _on_ring(die: Die, character: str, angle: float, radius: float, size: float, squeeze: float) -> Hull:
    # The letter is brought to stand on the ring's middle line, then turned about the seal's middle.
    written = letter("sans-bold", character, round(size), 0.09 * size)
    x = -written.advance * squeeze / 2
    upright = leaned(written.ink, squeeze, 1.0, 0.0, 0.0)
    middle = die.shape[0] / 2
    cos, sin = np.cos(angle), np.sin(angle)
    matrix = np.array([[cos, -sin], [sin, cos]])
    corner = np.array([upright.left + x, upright.top + 0.36 * size - radius])
    height, width = upright.mask.shape
    corners = (corner + np.array([[0, 0], [width, 0], [0, height], [width, height]])) @ matrix.T + middle
    left, top = np.floor(corners.min(axis=0))
    right, bottom = np.ceil(corners.max(axis=0))
    affine = np.column_stack([matrix, matrix @ corner + middle - (left, top)])
    turned = cv2.warpAffine(upright.mask, affine, (int(right - left), int(bottom - top)), flags=cv2.INTER_LINEAR)
    ink = Inked(np.asarray(turned, np.float32), float(left), float(top))
    _cut_in(die, ink, 0, 0)
    return hull_of(ink, 0, 0, _FINER)


def _lines(die: Die, lines: tuple[str, ...], radius: float) -> list[Cut]:
    # The last line is the office's own name: taller, narrower and bolder than what stands above it.
    middle = die.shape[0] / 2
    tall = min(0.7 * radius, 1.5 * radius / len(lines))
    words: list[Cut] = []
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        size = tall * (0.86 if last or len(lines) == 1 else 0.68)
        drop = (index - (len(lines) - 1) / 2) * tall
        room = 1.84 * np.sqrt(max(radius**2 - (abs(drop) + 0.2 * size) ** 2, (0.3 * radius) ** 2))
        words += _line(die, line, (middle, middle + drop + 0.36 * size), size, room, bold=last)
    return words


def _line(die: Die, line: str, at: tuple[float, float], size: float, room: float, *, bold: bool) -> list[Cut]:
    name = "sans-bold" if bold else "sans"
    advances = [letter(name, character, round(size), 1.0).advance for character in line]
    squeeze = min(1.0, room / sum(advances))
    x = at[0] - squeeze * sum(advances) / 2
    words: list[Cut] = []
    hulls: list[Hull] = []
    for character, advance in zip([*line, " "], [*advances, 0.0], strict=True):
        if character == " ":
            if hulls:
                words.append(Cut(line.split(" ")[len(words)], whole(hulls)))
            hulls = []
        else:
            written = letter(name, character, round(size), 0.08 * size)
            ink = thickened(leaned(written.ink, squeeze, 1.0, 0.0, 0.0), 0.0 if bold else 1.2)
            _cut_in(die, ink, x, at[1])
            hulls.append(hull_of(ink, x, at[1], _FINER))
        x += squeeze * advance
    return words


def _cut_in(die: Die, ink: Inked, x: float, baseline: float) -> None:
    left, top = ink.corner(x, baseline)
    under = die[top : top + ink.mask.shape[0], left : left + ink.mask.shape[1]]
    np.maximum(under, np.round(ink.mask[: under.shape[0], : under.shape[1]] * 255).astype(np.uint8), out=under)
