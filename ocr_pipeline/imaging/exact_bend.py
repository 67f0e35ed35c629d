"""The exact bend of a page whose bend is known roughly: that by which the feet of its letters stand on straight lines.

Rows of ink tell the bend of a full page well, that of a page of few words to a few tenths of a degree. Here the angle
of the sheet and all that a bend is made of are fitted to every foot at once, with the rules of tables, as
:mod:`~ocr_pipeline.imaging.footlines` does for lines that are straight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from ocr_pipeline.imaging.bend import Bend, straight
from ocr_pipeline.imaging.footlines import GOES_ASTRAY, Lines, about_mean, lines_of_print
from ocr_pipeline.imaging.letter_feet import Darkness, Feet, Numbers, find_feet
from ocr_pipeline.imaging.ruled_feet import feet_of_rules
from ocr_pipeline.imaging.skew import Blend, Skew, rotate

USUAL, SPREAD = 2.5, 0.25
"""Inches that the hollow at a spine usually takes up, and by how much others differ, as a standard deviation of its
logarithm: all but few take up 1.5 to 4 inches. Where letters tell, this weighs nothing."""
UNSURE = 0.2
"""Degrees: with a larger standard error the feet of letters tell no more than the rows of ink."""
MOST_REACH, MOST_FAN, MOST_OFF = 2.0, 0.12, 1.0
"""What is believed: a reach so many times the usual one or as small a part of it, a fan per inch, by more of which
one end of the page would not be bent at all, degrees that the rows of ink were off."""
ROUNDS = 20
"""The fit is repeated so often, each time with the weights of the one before: it settles within twelve."""

LOOKS = 2
"""Letters that stand on one line are only told well on a page that is nearly straight: it is looked at so often."""

SLOPE, LIFT, REACH, FAN = range(4)
"""What is fitted: the slope of the sheet (radians), and of the bend its lift, the logarithm of its reach, its fan."""
MOST_STEP: Final = np.array([0.02, 0.03, 0.15, 0.02])
"""What each may change by in one round: the terms are only right near by."""


@dataclass(frozen=True, slots=True)
class ExactBend:
    """``skew`` levels the sheet of a page; then its lines are bent by ``bend``.

    ``error`` is the standard error of the sheet's angle in degrees.
    """

    skew: Skew
    bend: Bend
    error: float


def exact_bend(ink: Darkness, skew: Skew, bend: Bend) -> ExactBend | None:
    """The exact bend of an upright page that ``skew`` levels and ``bend`` straightens nearly.

    Returns:
        ``None`` where too few letters tell it, or what they tell is not to be believed.
    """
    found = ExactBend(skew, bend, 0.0)
    for _ in range(LOOKS):
        nearer = _nearer(ink, found.skew, found.bend)
        if nearer is None or abs(nearer.skew.degrees - skew.degrees) > MOST_OFF:
            return None
        found = nearer
    return replace(found, skew=replace(found.skew, degrees=round(found.skew.degrees, 2)))


def _nearer(ink: Darkness, skew: Skew, bend: Bend) -> ExactBend | None:
    """The bend that the letters tell of a page once it is straightened as well as is known."""
    level = rotate(ink.pixels, skew.degrees, border=0, blend=Blend.LINEAR)
    flat = replace(ink, pixels=straight(level, bend, ink.dpi, border=0, blend=Blend.LINEAR))
    feet, lines = _standing(flat)
    if len(feet) == 0:
        return None
    height, width = flat.pixels.shape
    found, error = _fit(_Bent(feet, lines, (width / 2 / ink.dpi, height / 2 / ink.dpi), bend))
    likely = abs(found[REACH] - np.log(USUAL)) <= np.log(MOST_REACH) and abs(found[FAN]) <= MOST_FAN
    if not likely or np.degrees(error) > UNSURE:
        return None
    degrees = skew.degrees + float(np.degrees(np.arctan(found[SLOPE])))
    return ExactBend(replace(skew, degrees=degrees), _bend(found, bend), float(np.degrees(error)))


def _standing(flat: Darkness) -> tuple[Feet, Lines]:
    """The feet of the print of a page whose lines are nearly straight, and points on its rules."""
    feet, lines = lines_of_print(find_feet(flat))
    points, rules = feet_of_rules(flat)
    return feet.with_others(points), np.concatenate([lines, rules + (lines.max(initial=-1) + 1)])


def _bend(at: Numbers, like: Bend) -> Bend:
    return Bend(float(at[LIFT]), float(np.copysign(np.exp(at[REACH]), like.reach)), float(at[FAN]))


class _Bent:
    """The feet of a page, as they stand on its bent lines once it is level, in inches from its middle."""

    def __init__(self, feet: Feet, lines: Lines, middle: tuple[float, float], bend: Bend) -> None:
        self.lines, self.bend = lines, bend
        self.x = feet.middle - middle[0]
        down = feet.foot - middle[1]
        self.line = (np.bincount(lines, down) / np.bincount(lines))[lines]
        self.foot = down + bend.below(self.x, self.line)

    def off(self, at: Numbers) -> Numbers:
        """How far each foot is from where it would stand if its line ran through the middle of the page at 0."""
        return np.asarray(self.foot - at[SLOPE] * self.x - _bend(at, self.bend).below(self.x, self.line))

    def turned_by(self, at: Numbers) -> Numbers:
        """By how much each of the four, ``(4, feet)``, moves a foot."""
        bend = _bend(at, self.bend)
        far, fanned = np.expm1(-self.x / bend.reach), 1 + bend.fan * self.line
        reached = bend.lift * (far + 1) * self.x / bend.reach * fanned
        return np.stack([self.x, far * fanned, reached, bend.lift * far * self.line])


def _fit(bent: _Bent) -> tuple[Numbers, float]:
    """Slope, lift, logarithm of the reach and fan, and the standard error of the slope."""
    bend = bent.bend
    at: Numbers = np.array([0.0, bend.lift, np.log(abs(bend.reach)), bend.fan])
    weights = np.ones(len(bent.x))
    for _ in range(ROUNDS):
        terms = np.stack([about_mean(term, bent.lines, weights) for term in bent.turned_by(at)])
        off = about_mean(bent.off(at), bent.lines, weights)
        weights = 1 / (1 + (off / GOES_ASTRAY) ** 2)
        variance = float((weights * off**2).sum() / weights.sum())
        normal, pull = (terms * weights) @ terms.T, (terms * weights) @ off
        held = variance / SPREAD**2
        normal[REACH, REACH] += held
        pull[REACH] += held * (np.log(USUAL) - at[REACH])
        inverse = np.asarray(np.linalg.pinv(normal), np.float64)
        at = np.asarray(at + np.clip(inverse @ pull, -MOST_STEP, MOST_STEP))
    return at, float(np.sqrt(inverse[SLOPE, SLOPE] * variance))
