"""What an office stamps into a line: the digits of a numbering stamp and the name stamp of who signs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samples.ink.canvas import Mask
from samples.ink.hands import leaned, thickened
from samples.ink.inked import Inked, joined, trimmed
from samples.ink.letters import letter
from samples.ink.room import written_width
from samples.ink.wear import by_stamp

_NAME_FACES = ("script", "script", "script", "serif-italic")
_NUMBER_FACES = ("sans", "mono", "sans")


def stamped_words(
    words: Sequence[str], starts: Sequence[float], size: float, rng: np.random.Generator
) -> tuple[Inked, ...]:
    """Words of one stamp, each in the room that begins at its start (pixels) and from its own pen-down point.

    ``size`` is that of the line, in pixels. Digits are by a numbering stamp, all else by a name stamp. A name stamp has
    one face, lies at one angle and is pressed once, whatever pieces its line was set in.
    """
    if any(character.isdigit() for word in words for character in word):
        return tuple(_number(word, size, rng) for word in words)
    return _name(words, starts, size, rng)


def _number(text: str, size: float, rng: np.random.Generator) -> Inked:
    # Each wheel of a numbering stamp stands a little higher or lower than the next, and the whole off the line.
    name = _NUMBER_FACES[int(rng.integers(len(_NUMBER_FACES)))]
    pitch = size * float(rng.uniform(0.56, 0.63))
    tall = size * float(rng.uniform(1.02, 1.18))
    weight = float(rng.uniform(0.0, 1.8))
    parts = []
    for index, character in enumerate(text):
        wheel = letter(name, character, round(tall), 0.07 * size).ink
        wheel = leaned(thickened(wheel, weight), 0.92, 1.0, 0.0, float(rng.normal(0, 0.012)))
        parts.append(Inked(wheel.mask, wheel.left + index * pitch, wheel.top + float(rng.normal(0, 0.022)) * size))
    turned = leaned(joined(parts), 1.0, 1.0, 0.0, float(rng.uniform(-0.025, 0.025)))
    left = turned.left + float(rng.uniform(0.05, 0.22)) * size
    pressure = float(rng.uniform(-0.15, 0.35)), float(rng.uniform(0.15, 0.45)), float(rng.uniform(0.2, 0.5))
    return _pressed(turned.mask, left, turned.top + float(rng.uniform(-0.07, 0.07)) * size, pressure, rng)


def _name(words: Sequence[str], starts: Sequence[float], size: float, rng: np.random.Generator) -> tuple[Inked, ...]:
    name = _NAME_FACES[int(rng.integers(len(_NAME_FACES)))]
    tall = round(size * (1.3 if name == "script" else 1.05) * float(rng.uniform(0.95, 1.08)))
    slope = float(np.sin(np.radians(rng.uniform(2, 4)))) * (-1 if rng.random() < 0.75 else 1)
    rows = [_row(name, word, tall) for word in words]
    squeeze = min(1.0, *(written_width(word, size) / width for word, (_, width) in zip(words, rows, strict=True)))
    pressure = float(rng.uniform(-0.1, 0.3)), float(rng.uniform(0.1, 0.34)), float(rng.uniform(0.15, 0.45))
    drop = float(rng.uniform(-0.1, 0.2)) * size
    middle = (starts[0] + starts[-1] + written_width(words[-1], size)) / 2
    found = []
    for word, start, (ink, width) in zip(words, starts, rows, strict=True):
        indent = (written_width(word, size) - squeeze * width) / 2
        turned = leaned(ink, squeeze, 1.0, slope, slope)
        left, top = turned.left + indent, turned.top + drop + slope * (start + indent - middle)
        found.append(_pressed(turned.mask, left, top, pressure, rng))
    return tuple(found)


def _row(name: str, text: str, tall: int) -> tuple[Inked, float]:
    parts = []
    x = 0.0
    for character in text:
        written = letter(name, character, tall, round(0.06 * tall, 1))
        parts.append(Inked(written.ink.mask, written.ink.left + x, written.ink.top))
        x += written.advance
    return joined(parts), x


def _pressed(
    die: Mask, left: float, top: float, pressure: tuple[float, float, float], rng: np.random.Generator
) -> Inked:
    margin = 6
    wet, uneven, gone = pressure
    ink = by_stamp(np.pad(die, margin), rng, wet=wet, uneven=uneven, gone=gone)
    return trimmed(ink, left - margin, top - margin)
