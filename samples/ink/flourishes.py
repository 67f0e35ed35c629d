"""Strokes of signatures and initials, family by family.

Points (n, 2) are in millimetres: of a signature about the middle between the title above it and the name below, of
initials from the pen-down point on the baseline.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from samples.ink.curves import Points

Rng = np.random.Generator
Strokes = list[Points]


def _some(rng: Rng, low: float, high: float) -> float:
    return float(rng.uniform(low, high))


def _past(point: NDArray[np.float64], x: float, y: float) -> tuple[float, float]:
    return float(point[0]) + x, float(point[1]) + y


def _waves(rng: Rng, at: tuple[float, float], *, count: int, pitch: float, high: float) -> Points:
    # Garlands and arcades of a hurried hand: each wave its own height, getting lower, leaning to the right.
    x, y = at
    points = []
    for index in range(count):
        height = high * _some(rng, 0.55, 1.15) * (1 - 0.45 * index / max(count, 1))
        step = pitch * _some(rng, 0.8, 1.2)
        points += [(x + 0.45 * height, y - height), (x + 0.35 * step, y), (x + 0.7 * step, y + 0.12 * height)]
        x += step
    return np.array(points)


def _loops(rng: Rng, at: tuple[float, float], *, count: int, pitch: float, high: float) -> Points:
    # A row of e and l: the pen turns back on itself at every top.
    x, y = at
    points = []
    for _ in range(count):
        height = high * _some(rng, 0.5, 1.2)
        points += [(x + 0.9 * pitch, y - 0.75 * height), (x + 0.62 * pitch, y - height)]
        points += [(x + 0.3 * pitch, y - 0.55 * height), (x + 0.75 * pitch, y)]
        x += pitch * _some(rng, 0.85, 1.15)
    return np.array(points)


def _teeth(rng: Rng, at: tuple[float, float], *, count: int, pitch: float, high: float) -> Points:
    # A dense zigzag with sharp feet.
    x, y = at
    points = [(x - 2, y - 0.4 * high)]
    for _ in range(count):
        points += [(x + 0.5, y - high * _some(rng, 0.65, 1.2)), (x + 0.3, y), (x + 0.3, y)]
        x += pitch * _some(rng, 0.75, 1.25)
    return np.array(points)


def _tail(rng: Rng, start: NDArray[np.float64], long: float, slope: float) -> Points:
    # The stroke out of the last letter, a little bent, to the right and up.
    bend = _some(rng, -0.06, 0.1) * long
    first = _past(start, 0.25 * long, -0.2 * slope * long + bend)
    second = _past(start, 0.6 * long, -0.55 * slope * long + bend)
    return np.array([first, second, _past(start, long, -slope * long)])


def _under(rng: Rng, at: tuple[float, float], long: float, slope: float) -> Points:
    x, y = at
    bend = _some(rng, -0.05, 0.03) * long
    return np.array([(x, y), (x + 0.45 * long, y - 0.5 * slope * long + bend), (x + long, y - slope * long)])


def _flat(rng: Rng) -> Strokes:
    """A level line runs in, drops into low waves and runs out; a long stroke underlines."""
    x, y = _some(rng, -21, -16), _some(rng, -2, 1)
    lead = np.array([(x, y), (x + 7, y - 0.8), (x + 12, y - 0.4), (x + 13, y + 2.6)])
    row = _waves(
        rng, (x + 15, y + 3.4), count=int(rng.integers(3, 5)), pitch=_some(rng, 3, 4), high=_some(rng, 3.4, 5.5)
    )
    tail = _tail(rng, row[-1], _some(rng, 12, 26), _some(rng, 0.05, 0.3))
    under = _under(rng, (x + _some(rng, 5, 9), y + _some(rng, 5.5, 8)), _some(rng, 34, 54), _some(rng, 0.12, 0.26))
    return [np.vstack([lead, row, tail]), under]


def _oval(rng: Rng) -> Strokes:
    """A large oval swung round first, small letters out of its end, a g below the line, a short stroke at the left."""
    x, y = _some(rng, -10, -5), _some(rng, -2, 1)
    wide, high = _some(rng, 6, 9), _some(rng, 7, 11)
    oval = [(x + 1, y + 3.2), (x - 0.8 * wide, y + 1.2), (x - wide, y - 0.45 * high), (x - 0.1 * wide, y - high)]
    oval += [(x + 0.9 * wide, y - 0.85 * high), (x + wide, y - 0.3 * high)]
    oval += [(x + 0.3 * wide, y + 1.8), (x + 0.3 * wide, y + 1.8)]
    row = _waves(rng, (x + 0.55 * wide, y + 1.6), count=int(rng.integers(2, 4)), pitch=2.4, high=2.8)
    hook = np.array([_past(row[-1], *by) for by in ((1.6, -3.2), (1.2, 4.2), (-1.6, 6.4), (-1.8, 3.8), (2.4, -0.6))])
    letters = _waves(rng, _past(hook[-1], 1.2, 0), count=2, pitch=2.2, high=2.0)
    tail = _tail(rng, letters[-1], _some(rng, 14, 28), _some(rng, 0.2, 0.4))
    left = _under(rng, (x - _some(rng, 8, 12), y + _some(rng, 8, 10)), _some(rng, 12, 20), _some(rng, 0.25, 0.4))
    return [np.vstack([oval, row, hook, letters, tail]), left]


def _zigzag(rng: Rng) -> Strokes:
    """A short dense zigzag, then one long straight stroke up to the right."""
    at = _some(rng, -14, -9), _some(rng, 0, 3)
    teeth = _teeth(rng, at, count=int(rng.integers(4, 8)), pitch=_some(rng, 1.2, 1.8), high=_some(rng, 3, 4.4))
    knot = [_past(teeth[-1], *by) for by in ((2.4, -2.8), (3.4, -1.2), (2.0, -0.4))]
    long, slope = _some(rng, 30, 46), _some(rng, 0.42, 0.95)
    reach = long / (1 + slope)
    out = [_past(teeth[-1], 5.2, -1 - 2.4 * slope), _past(teeth[-1], 1.2 + reach, -slope * reach - 1)]
    return [np.vstack([teeth, knot, out])]


def _stems(rng: Rng) -> Strokes:
    """Two or three tall leaning stems, a small wave, a long stroke up and another beside it."""
    x, y = _some(rng, -13, -8), _some(rng, 2, 5)
    lean = _some(rng, 0.4, 0.75)
    points = [(x - 4, y - 3)]
    for _ in range(int(rng.integers(2, 4))):
        high = _some(rng, 8, 13)
        points += [(x + lean * high, y - high), (x + lean * high - 1.2, y - 0.96 * high)]
        points += [(x - 0.4, y + 0.6), (x + 0.8, y - 0.1)]
        x += _some(rng, 2.4, 3.6)
    row = _waves(rng, (x + 1.0, y), count=int(rng.integers(1, 4)), pitch=2.6, high=_some(rng, 3, 4.6))
    slope = _some(rng, 0.32, 0.6)
    tail = _tail(rng, row[-1], _some(rng, 20, 32), slope)
    under = _under(rng, (x - 10, y + _some(rng, 3, 5)), _some(rng, 34, 46), slope * _some(rng, 0.85, 1.0))
    return [np.vstack([points, row, tail]), under]


def _cross(rng: Rng) -> Strokes:
    """A tall stem crossed by a swung bar that goes on as letters and a stroke upward."""
    x, y = _some(rng, -9, -4), _some(rng, -1, 2)
    stem = [(x - 7, y - 3), (x - 4, y - 9), (x + 0.8, y - 9.5), (x + 0.6, y)]
    stem += [(x - 0.4, y + _some(rng, 7, 11)), (x - 2.4, y + 7)]
    bar = np.array([(x - 9, y + 0.6), (x - 3, y - 1.6), (x + 3.4, y - 1.6), (x + 3.2, y + 2.6), (x + 4.4, y + 2.4)])
    count, pitch = int(rng.integers(3, 6)), _some(rng, 1.7, 2.4)
    letters = _waves(rng, (x + 5.4, y + 2.2), count=count, pitch=pitch, high=_some(rng, 3.4, 5.4))
    tail = _tail(rng, letters[-1], _some(rng, 9, 24), _some(rng, 0.25, 0.55))
    strokes = [np.array(stem), np.vstack([bar, letters, tail])]
    if rng.random() < 0.5:
        strokes.append(_under(rng, (x - 4, y + 6.5), _some(rng, 22, 38), _some(rng, 0.05, 0.2)))
    return strokes


def _knot(rng: Rng) -> Strokes:
    """A narrow high loop that crosses itself, a curl beside it, and far below a line across the whole block."""
    x, y = _some(rng, -5, 0), _some(rng, -2, 1)
    high = _some(rng, 8, 12)
    loop = [(x - 6.5, y + 4.5), (x - 1, y + 1), (x + 3, y - 0.6 * high), (x + 2.6, y - high), (x + 0.4, y - 0.9 * high)]
    loop += [(x + 0.6, y + 3.4), (x + 0.4, y + 1.4)]
    if rng.random() < 0.5:
        wide, tall = _some(rng, 0.7, 1.3), _some(rng, 0.8, 1.4)
        curl = ((4.5, -3.4), (8, -5), (8.6, -3), (5.4, -0.4), (4.6, 2.4), (7.4, 3.2), (8.4, 1), (6.4, 0.4), (10.5, 2.8))
        loop += [(x + wide * dx, y + tall * dy) for dx, dy in curl]
    else:
        letters = _loops(rng, (x + 1.4, y + 2), count=int(rng.integers(1, 4)), pitch=3.0, high=_some(rng, 3, 5))
        loop += [(float(at[0]), float(at[1])) for at in letters]
    loop.append((x + _some(rng, 14, 22), y - _some(rng, 0.5, 4)))
    under = _under(rng, (x - _some(rng, 12, 17), y + _some(rng, 7, 9)), _some(rng, 36, 52), _some(rng, 0.03, 0.16))
    return [np.array(loop), under]


def _arches(rng: Rng) -> Strokes:
    """Round arches whose feet become long level lines."""
    x, y = _some(rng, -12, -7), _some(rng, -1, 2)
    strokes = []
    for index in range(int(rng.integers(2, 4))):
        wide, high = _some(rng, 4.5, 7), _some(rng, 4.5, 7)
        long, foot = _some(rng, 20, 34) - 5 * index, y + 2.4 * index
        arch = [(x - 1, foot - 1.2), (x + 0.2 * wide, foot + 0.2), (x + 0.1 * wide, foot - 0.75 * high)]
        arch += [(x + 0.6 * wide, foot - high), (x + wide, foot - 0.45 * high), (x + 0.9 * wide, foot)]
        arch += [(x + 0.4 * wide, foot + 0.2), (x + 1.6 * wide, foot)]
        strokes.append(np.array([*arch, (x + 1.4 * wide + long, foot - _some(rng, -0.6, 1.6))]))
        x += wide * _some(rng, 0.7, 1.1)
    return strokes


def _scribble(rng: Rng) -> Strokes:
    """Flat leaning waves, wide at first and closing up, with a line below them."""
    x, y = _some(rng, -20, -15), _some(rng, 1, 4)
    slope = _some(rng, 0.16, 0.34)
    points = [(x, y + 2)]
    for _ in range(int(rng.integers(5, 9))):
        high, step = _some(rng, 4, 8), _some(rng, 2.6, 4.2)
        tip = (x + 0.95 * high + step, y - 0.75 * high)
        points += [tip, tip, (x + step + 1.4, y - slope * step)]
        x, y = x + step, y - slope * step
    points += [(x + 9, y - 2), (x + _some(rng, 14, 20), y - _some(rng, 3, 7))]
    return [np.array(points), _under(rng, (x - _some(rng, 22, 28), y + _some(rng, 9, 12)), _some(rng, 36, 50), slope)]


def _looped(rng: Rng) -> Strokes:
    """A tall first letter, a row of loops falling away, and the pen carried back under them."""
    x, y = _some(rng, -17, -13), _some(rng, 0, 3)
    high = _some(rng, 8, 12)
    first = [(x, y - 0.4 * high), (x + 3, y - high), (x + 4.4, y - 0.85 * high), (x + 1.6, y), (x + 0.6, y + 1.2)]
    first.append((x + 3, y))
    count, pitch = int(rng.integers(3, 6)), _some(rng, 2.6, 3.8)
    row = _loops(rng, (x + 3.4, y), count=count, pitch=pitch, high=_some(rng, 4, 6.5))
    end = row[-1]
    back = [_past(end, 6, -1.5), _past(end, 9, 1), _past(end, 2, 4.6)]
    back += [(x + 2, y + 6.4), (x - 2, y + 6.2), (x + 1, y + 4.8)]
    out = [_past(end, 4, 3.6), _past(end, _some(rng, 18, 30), _some(rng, -3, 2))]
    return [np.vstack([first, row, back, out])]


SIGNATURES: dict[str, Callable[[Rng], Strokes]] = {
    "flat": _flat,
    "oval": _oval,
    "zigzag": _zigzag,
    "stems": _stems,
    "cross": _cross,
    "knot": _knot,
    "arches": _arches,
    "scribble": _scribble,
    "looped": _looped,
}
"""Families of signatures: what a hand does in each is in its own words."""


def initials_strokes(rng: Rng) -> Strokes:
    """A few quick waves, loops or teeth, perhaps a letter's tail below the line, and a stroke out of them."""
    row = (_waves, _loops, _teeth)[int(rng.integers(3))]
    letters = row(
        rng, (0.6, -0.6), count=int(rng.integers(2, 5)), pitch=_some(rng, 1.2, 2.0), high=_some(rng, 1.5, 3.2)
    )
    lead = np.array([_past(letters[0], -_some(rng, 0.5, 2.5), _some(rng, -1.5, 1.5))])
    hook = ((1.2, 2.2), (0.2, 4.2), (-0.6, 2.6)) if rng.random() < 0.4 else ((0.8, 0.6),)
    down = np.array([_past(letters[-1], *by) for by in hook])
    out = [_past(letters[-1], 3.0, 0.2), _past(letters[-1], _some(rng, 5, 10), _some(rng, -4.5, 0.5))]
    return [np.vstack([lead, letters, down, out])]
