"""The lines that letters stand on: their angle to a hundredth of a degree, and whether they fan out.

Letters side by side whose feet are level make a line. All lines of a page have one angle; those of a page that was
photographed aslant turn evenly from its top to its bottom. Both are fitted to all feet at once, so that a long line
tells more than a short one, and columns that share no lines tell as much as those that do.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.letter_feet import Feet, Numbers

NEXT = 1.8
"""The next letter of a line begins within so many heights of a letter, and within as many of LEAST_HEIGHT."""
CLOSE = 0.7
"""The same where lines are told from columns: words stand so close, letters below one another do not."""
LEAST_HEIGHT, MOST_HEIGHT = 0.1, 0.14
"""Heights in inches that distances along and across a line are taken of, however small or large the print is."""
LEVEL_WITH = 0.22
"""Feet are level with each other up to this share (0..1) of the height: descenders hang lower."""
LEAST_LETTERS = 5
"""Fewer letters in a row are strokes of a signature or of a seal as often as print."""
ROUGH = 0.008
"""Inches that the feet of print are off their line, at most, as the root of the mean square: handwriting is rougher."""
GOES_ASTRAY = 0.005
"""Inches off the line at which a foot counts half: round letters reach below it by 0.002, commas by 0.02."""
ROUNDS = 12
"""The fit is repeated so often, each time with the weights of the one before: it settles within eight."""
FANS = 12.0
"""A fan must be so many times its standard error: photographed pages of many lines have 12 to 94, pages that lay flat
on the glass 9 at most."""
MAY_BE = 5.0
"""So many standard errors off, a fan is still possible: errors of few letters are not independent."""
LEAST_FAN = float(np.radians(0.015))
"""Radians per inch: a smaller fan turns the first line of a page by less than a tenth of a degree."""

Lines = NDArray[np.intp]
"""For each foot the number of the line that it stands on."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """How the lines of a nearly level page slope, clockwise.

    ``slope`` (radians) is that of a line ``at`` so many inches below the middle of the page, ``error`` its standard
    error; ``fan`` is what is added to it per inch down the page.
    """

    slope: float
    error: float
    at: float
    fan: float = 0.0

    def fanned(self, fan: float) -> Fitted:
        """The same lines, known to turn by ``fan`` (radians) per inch: the slope in the middle of the page."""
        return Fitted(self.slope - fan * self.at, self.error, 0.0, fan)


@dataclass(frozen=True, slots=True)
class FootLines:
    """The lines of a page fitted as ``parallel`` ones, and as ``fanned`` ones with the standard error of their fan."""

    parallel: Fitted
    fanned: Fitted
    fan_error: float

    @property
    def fan_out(self) -> bool:
        """Whether it is certain of the lines alone that they fan out."""
        return abs(self.fanned.fan) >= max(LEAST_FAN, FANS * self.fan_error)

    def may_fan(self, fan: float) -> bool:
        """Whether the lines may have a ``fan`` (radians per inch) that something else tells."""
        return abs(self.fanned.fan - fan) <= MAY_BE * self.fan_error


def fit_lines(feet: Feet, middle: tuple[float, float]) -> FootLines | None:
    """The lines that feet stand on, ``middle`` (x, y in inches) being that of the page; ``None`` without lines."""
    feet, lines = lines_of_print(feet)
    if len(feet) == 0:
        return None
    down = feet.foot - middle[1]
    down = (np.bincount(lines, down) / np.bincount(lines))[lines]
    (slope,), (error,), weights = _fit(feet, lines, np.ones((1, len(feet))))
    told = weights * about_mean(feet.middle, lines, weights) ** 2
    parallel = Fitted(float(slope), float(error), float((told * down).sum() / told.sum()))
    (slope, fan), (error, fan_error), _ = _fit(feet, lines, np.stack([np.ones_like(down), down]))
    return FootLines(parallel, Fitted(float(slope), float(error), 0.0, float(fan)), float(fan_error))


def letters_in_lines(feet: Feet) -> int:
    """How many letters stand close together in lines."""
    return len(lines_of_print(feet, CLOSE)[0])


def lines_of_print(feet: Feet, apart: float = NEXT) -> tuple[Feet, Lines]:
    """The feet that stand evenly in lines, letters at most ``apart`` heights from one to the next, and their lines."""
    return _of_print(*_in_lines(feet, apart))


def _in_lines(feet: Feet, apart: float) -> tuple[Feet, Lines]:
    """The feet that stand in lines of LEAST_LETTERS or more, letters at most so many heights apart."""
    feet = feet.chosen(np.argsort(feet.left))
    lines = _last_of_line(feet, apart)
    _, place, count = np.unique(lines, return_inverse=True, return_counts=True)
    kept = count[place] >= LEAST_LETTERS
    return feet.chosen(kept), np.unique(lines[kept], return_inverse=True)[1]


def _last_of_line(feet: Feet, apart: float) -> Lines:
    """For each of some feet, from left to right, the last one of the line that it stands on."""
    count = len(feet)
    size = np.clip(feet.height, LEAST_HEIGHT, MOST_HEIGHT)
    first = np.searchsorted(feet.left, feet.left, side="right")
    end = np.searchsorted(feet.left, feet.right + apart * np.maximum(feet.height, LEAST_HEIGHT))
    many = np.maximum(end - first, 0)
    one = np.repeat(np.arange(count), many)
    other = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many - first, many)
    level = np.abs(feet.foot[one] - feet.foot[other]) < LEVEL_WITH * np.minimum(size[one], size[other])
    nearest, at = np.unique(one[level], return_index=True)
    following = np.arange(count)
    following[nearest] = other[level][at]
    while True:
        further = following[following]
        if np.array_equal(further, following):
            return following
        following = further


def _of_print(feet: Feet, lines: Lines) -> tuple[Feet, Lines]:
    """The feet of lines on which they stand evenly."""
    if len(feet) == 0:
        return feet, lines
    even = _roughness(feet, lines) <= ROUGH
    kept = even[lines]
    return feet.chosen(kept), np.unique(lines[kept], return_inverse=True)[1]


def _roughness(feet: Feet, lines: Lines) -> Numbers:
    """Root mean square of the distances in inches of the feet of each line from the straight line through them."""
    x, y = about_mean(feet.middle, lines), about_mean(feet.foot, lines)
    slope = np.bincount(lines, x * y) / np.maximum(np.bincount(lines, x * x), 1e-9)
    return np.asarray(np.sqrt(np.bincount(lines, (y - slope[lines] * x) ** 2) / np.bincount(lines)))


def about_mean(values: Numbers, lines: Lines, weights: Numbers | None = None) -> Numbers:
    """By how much the value at each foot differs from the mean of its line, each foot weighing 1 or its weight."""
    weights = np.ones(len(values)) if weights is None else weights
    mean = np.bincount(lines, weights * values) / np.bincount(lines, weights)
    return np.asarray(values - mean[lines])


def _fit(feet: Feet, lines: Lines, slopes: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """What the lines' slopes are made of, its standard errors, and what each foot weighs.

    ``slopes`` (terms, feet) are what each term adds to the slope at a foot. A foot weighs more the nearer it stands.
    """
    weights = np.ones(len(feet))
    for _ in range(ROUNDS):
        terms = slopes * about_mean(feet.middle, lines, weights)
        heights = about_mean(feet.foot, lines, weights)
        normal = (terms * weights) @ terms.T
        found = np.linalg.pinv(normal) @ (terms * weights) @ heights
        off = heights - found @ terms
        weights = 1 / (1 + (off / GOES_ASTRAY) ** 2)
    variance = float((weights * off**2).sum() / weights.sum())
    return found, np.sqrt(np.diag(np.linalg.pinv(normal)) * variance), weights
