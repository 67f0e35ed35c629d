"""Find how the lines of a page bend towards the spine: the bend that makes the rows of ink sharpest once it is undone.

The angle of such a page is that of the sheet, which its lines approach far from the spine; where they bend most they
lie several degrees off. The bend is taken to die out exponentially, as paper does that is held down at one edge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.bend import Bend, Numbers
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.lettering import LOOK_DPI
from ocr_pipeline.imaging.scaling import shrunk
from ocr_pipeline.imaging.skew import Skew, rotate

STRIP = 8
"""Pixels of the lettering: columns are squeezed into strips this wide, which slide up and down as a bend is tried."""
HALVES, NEARER = np.radians(np.arange(-5.0, 5.1, 0.5)), np.radians((-0.25, 0.0, 0.25))
"""Slopes tried on the left and the right half of a page, from that of its rows, and then about the best of them."""
LEAST_APART = np.radians(0.75)
"""The halves of a page whose lines bend differ so much in slope at least: the next pages look there no further."""
MUST_SLOPE = 2.75
"""The rows of each half must be so many times as sharp at its slope as at the worst: on bent pages of a few lines they
are 3.0 and more, where a signature beside recipients seems to slope 1.5."""
MUST_GAIN = 1.1
"""The rows must become at least this many times as sharp when the bend is undone as they are level."""
REACHES = 6.0 * 0.8 ** np.arange(8)
"""Inches within which a bend dies out: what the hollow at a spine takes up."""
MIDDLING = float(REACHES[3])
USUAL, HOLDS = 2.5, 8e4
"""Inches that a hollow usually takes up, and what sharpness must be gained by one at a step of REACHES from it, at two
steps four times as much: a page of few lines tells so little of how far its bend reaches (0.1 % of the sharpness) that
its angle went astray by a degree; a full page tells more."""
SLOPES = np.radians(np.arange(-3.0, 3.1, 0.5))
TURNS = np.radians((-12.0, -9.0, -6.0, -3.0, 3.0, 6.0, 9.0, 12.0))
"""Where the search begins: slope of the lines as a whole, and how far they turn from end to end."""
MOST_TURN, MOST_OFF, MOST_FAN = np.radians(25.0), 4.5, 0.12
"""Bounds of what is believed: the angle that lines turn from end to end, the degrees between the sheet and its lines as
a whole, and the fan per inch, by which one end of the page would not be bent at all."""
SHADOW_WIDE, SIDE = 96, (0.03, 0.12)
"""A page is made so many pixels wide to seek the shadow of its spine, in this part of the width at either side."""
PAPER, DARKER = 80.0, 20.0
"""Percentile of a column of pixels that is paper, and grey levels by which it is darker at the spine than opposite."""
BLUR, SHARP = 3.0, 1.0
"""Sigma of the blur of rows in pixels, while the search is far off and at its end."""
HALVINGS = 5
"""How often the steps of a search are halved."""

Parameters = tuple[float, float, float]
"""Slope of the lines as a whole, the angle that they turn from end to end (both radians), the fan per inch."""
STEPS: Parameters = (np.radians(0.4), np.radians(1.0), 0.02)


@dataclass(frozen=True, slots=True)
class Bent:
    """``skew`` levels the sheet of a page; then its lines are bent by ``bend``."""

    skew: Skew
    bend: Bend


def find_bend(letters: Pixels, skew: Skew, sheet: Callable[[], Pixels] | None = None) -> Bent | None:
    """How the lines of an upright page bend whose rows, as far as they go, are levelled by ``skew``.

    Args:
        letters: its lettering (:func:`~ocr_pipeline.imaging.lettering.lettering`).
        skew: what levels its rows as if they were straight.
        sheet: gives the page, grey and upright, whose shadow tells on which side the spine is: a few lines at the left
            and a few at the right may bend towards either.

    Returns:
        ``None`` where they are straight.
    """
    if not _halves_differ(_level(letters, skew.degrees)):
        return None
    trial = _Trial(_level(letters, skew.degrees))
    starts = _starts(trial, _shadowed(sheet()) if sheet is not None else 0)
    # Without a shadow each side is looked at to its end: a bend towards the wrong one fits as well from afar.
    found = [_towards(side, letters, skew.degrees, trial, start) for side, start in starts.items()]
    degrees, gain, turn, bend = max(found, key=lambda each: each[1])
    if gain < MUST_GAIN or abs(turn) > MOST_TURN or abs(degrees - skew.degrees) > MOST_OFF:
        return None
    return Bent(Skew(round(degrees, 2), skew.gain * gain), bend)


def _towards(
    side: int, letters: Pixels, degrees: float, trial: _Trial, start: Parameters
) -> tuple[float, float, float, Bend]:
    """The degrees that level the sheet, what its rows gain in sharpness, how far they turn, and the bend to a side."""
    degrees += _degrees(trial, side * MIDDLING, start)
    # Where a bend begins is only right on a page that is nearly level.
    trial = _Trial(_level(letters, degrees))
    reach, found = _best(trial, side, (start[0] - trial.sheet(side * MIDDLING, start), *start[1:]))
    gain = trial.sharpness(reach, found, SHARP) / max(trial.level(), 1e-9)
    return degrees + _degrees(trial, reach, found), gain, found[1], trial.bend(reach, found)


def _level(letters: Pixels, degrees: float) -> Pixels:
    return rotate(letters, degrees, border=0)


def _halves_differ(letters: Pixels) -> bool:
    """Whether the lines left and right of the middle slope so differently that the page may be bent."""
    middle = letters.shape[1] // 2
    slopes = [_slope(letters[:, part]) for part in (slice(0, middle), slice(middle, None))]
    left, right = (slope for slope, _ in slopes)
    return abs(left - right) >= LEAST_APART and min(clear for _, clear in slopes) >= MUST_SLOPE


def _slope(letters: Pixels) -> tuple[float, float]:
    """The slope of a part's lines in radians, and how many times as sharp its rows are as at the worst."""
    trial = _Trial(letters)

    def sharpness(slope: float) -> float:
        return trial.sharpness(MIDDLING, (slope, 0.0, 0.0), BLUR)

    tried = [sharpness(float(slope)) for slope in HALVES]
    nearer = float(HALVES[np.argmax(tried)]) + NEARER
    best = max(map(float, nearer), key=sharpness)
    return best, max(tried) / max(min(tried), 1e-9)


class _Trial:
    """The rows of a page, tried with one bend after the other."""

    def __init__(self, letters: Pixels) -> None:
        squeezed = cv2.resize(letters, None, fx=1 / STRIP, fy=1, interpolation=cv2.INTER_AREA)
        self._strips = np.asarray(squeezed, dtype=np.float32)
        height, width = self._strips.shape
        self._x = (np.arange(width) - (width - 1) / 2) * STRIP / LOOK_DPI
        self._columns = np.tile(np.arange(width, dtype=np.float32), (height, 1))
        self._rows = np.arange(height, dtype=np.float64)[:, None]
        self._from_middle = self._rows - (height - 1) / 2

    def bend(self, reach: float, parameters: Parameters) -> Bend:
        """The bend of some ``reach`` by which lines turn so far from end to end of the page."""
        _, turn, fan = parameters
        end = abs(float(self._x[0]) / reach)
        return Bend(float(turn * reach / (2 * np.sinh(end))), reach, fan)

    def sheet(self, reach: float, parameters: Parameters) -> float:
        """The slope of the sheet, in radians: that of its lines as a whole less what the bend adds to it."""
        return parameters[0] - self._slope_of(self.bend(reach, parameters))

    def sharpness(self, reach: float, parameters: Parameters, blur: float) -> float:
        """How sharp the rows are once slope and bend are undone."""
        bend = self.bend(reach, parameters)
        # What Bend.below tells, put together from rows and columns: this is tried a thousand times on a bent page.
        bent = bend.lift * np.expm1(-self._x / reach)
        in_the_middle = (bent + (parameters[0] - self._slope_of(bend)) * self._x) * LOOK_DPI
        sources = self._rows + in_the_middle
        if bend.fan:
            sources += self._from_middle * (bent * bend.fan)
        sources = sources.astype(np.float32)
        sliding = cv2.INTER_CUBIC if blur < BLUR else cv2.INTER_LINEAR
        rows = cv2.reduce(cv2.remap(self._strips, self._columns, sources, sliding), 1, cv2.REDUCE_SUM).ravel()
        return float(np.square(np.diff(np.convolve(rows, _bell(blur)))).sum())

    def level(self) -> float:
        """How sharp the rows are without any bend, at their best slope."""
        fine = np.radians(np.arange(-4.0, 4.01, 0.1))
        return max(self.sharpness(MIDDLING, (float(slope), 0.0, 0.0), SHARP) for slope in fine)

    def _slope_of(self, bend: Bend) -> float:
        below = bend.lift * np.expm1(-self._x / bend.reach)
        return float((below @ self._x) / (self._x @ self._x))


@cache
def _bell(sigma: float) -> Numbers:
    reach = int(3 * sigma) + 1
    bell = np.exp(-(np.arange(-reach, reach + 1) ** 2) / (2 * sigma**2))
    return np.asarray(bell / bell.sum())


def _shadowed(grey: Pixels) -> int:
    """On which side a page lies in the shadow of its spine (1: left, -1: right); 0 where neither side is darker."""
    small = shrunk(grey, min(1.0, SHADOW_WIDE / grey.shape[1]))
    paper = np.percentile(small, PAPER, axis=0)
    first, last = (round(share * len(paper)) for share in SIDE)
    lighter = float(np.mean(paper[-last : len(paper) - first]) - np.mean(paper[first:last]))
    return int(np.sign(lighter)) if abs(lighter) >= DARKER else 0


def _starts(trial: _Trial, side: int) -> dict[int, Parameters]:
    """How the lines bend from afar towards a side (1: left, -1: right); towards either where ``side`` is 0."""
    tried = {
        (float(slope), float(turn), 0.0): trial.sharpness(MIDDLING, (float(slope), float(turn), 0.0), BLUR)
        for slope, turn in product(SLOPES, TURNS)
    }
    likely = sorted(tried, key=lambda each: tried[each], reverse=True)[:3]
    return {each: _start(trial, each, likely) for each in ((side,) if side else (1, -1))}


def _start(trial: _Trial, side: int, likely: Sequence[Parameters]) -> Parameters:
    """The best of what is climbed to towards a side from some likely places."""
    reach = side * MIDDLING
    return max((_climbed(trial, reach, at, BLUR) for at in likely), key=lambda at: trial.sharpness(reach, at, BLUR))


def _best(trial: _Trial, side: int, start: Parameters) -> tuple[float, Parameters]:
    """The reach in inches, below 0 with the spine at the right, and the parameters of the sharpest rows."""
    middle = _climbed(trial, side * MIDDLING, start, SHARP)
    found: dict[float, Parameters] = {}
    for reaches in (REACHES[REACHES <= MIDDLING], REACHES[REACHES > MIDDLING][::-1]):
        at = middle
        for reach in reaches:
            at = found[float(reach)] = _climbed(trial, side * float(reach), at, SHARP)
    reach = _peak(
        sorted((reach, trial.sharpness(side * reach, at, SHARP) - _unusual(reach)) for reach, at in found.items())
    )
    nearest = min(found, key=lambda each: abs(np.log(each / reach)))
    return side * reach, _climbed(trial, side * reach, found[nearest], SHARP)


def _unusual(reach: float) -> float:
    """What a bend that reaches so many inches must gain in sharpness to be believed."""
    return float(HOLDS * (np.log(reach / USUAL) / np.log(REACHES[0] / REACHES[1])) ** 2)


def _peak(tried: Sequence[tuple[float, float]]) -> float:
    """The reach at the top of a parabola through the best of evenly spread ones and its neighbours."""
    place = int(np.argmax([score for _, score in tried]))
    if not 0 < place < len(tried) - 1:
        return tried[place][0]
    before, best, after = (np.log(max(score, 1.0)) for _, score in tried[place - 1 : place + 2])
    off = (after - before) / (2 * (2 * best - before - after))
    return float(tried[place][0] * (tried[place + 1][0] / tried[place][0]) ** off)


def _climbed(trial: _Trial, reach: float, start: Parameters, blur: float) -> Parameters:
    """The parameters near ``start`` at which the rows are sharpest."""

    def score(at: Parameters) -> float:
        return trial.sharpness(reach, at, blur) if abs(at[2]) <= MOST_FAN else 0.0

    return _climb(score, start, STEPS if blur >= BLUR else (STEPS[0] / 2, STEPS[1] / 2, STEPS[2] / 2))


def _climb(score: Callable[[Parameters], float], start: Parameters, steps: Parameters) -> Parameters:
    at, best = np.array(start), score(start)
    score = cache(score)  # a step there and back comes to where it was
    moves: NDArray[np.float64] = np.vstack([np.diag(steps), -np.diag(steps)])
    for halving in range(HALVINGS):
        moved = True
        while moved:
            moved = False
            for move in moves / 2**halving:
                trial = at + move
                found = score((float(trial[0]), float(trial[1]), float(trial[2])))
                if found > best:
                    at, best, moved = trial, found, True
    return float(at[0]), float(at[1]), float(at[2])


def _degrees(trial: _Trial, reach: float, parameters: Parameters) -> float:
    return float(np.degrees(np.arctan(trial.sheet(reach, parameters))))
