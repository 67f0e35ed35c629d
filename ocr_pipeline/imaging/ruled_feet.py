"""Points on the long level rules of a page, as feet of letters: the rules of a table tell where few words do."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from ocr_pipeline.imaging.footlines import LEAST_HEIGHT, LEAST_LETTERS, Lines
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.letter_feet import Darkness, Feet, Numbers
from ocr_pipeline.imaging.rules import Rule, find_rules

SHORTEST = 3.0
"""Inches: shorter rules are strokes of a pen and frames of stamps as often as print, and those are set askew."""
STEP = 0.1
"""Inches between two points on a rule: as far as letters stand apart."""
ABOUT = 0.02
"""Inches above and below a rule in which its ink is weighed."""
PALEST = 15.0
"""Grey levels by which a rule is darker than what is about it, at least, or it is broken there."""
ASTRAY = 0.0125
"""Inches from where the rule runs as a whole: further off it was other ink that was weighed."""


def feet_of_rules(ink: Darkness) -> tuple[Feet, Lines]:
    """Points on the rules of a page whose lines are nearly level, and for each the number of its rule, from 0."""
    grey = np.asarray(cv2.bitwise_not(ink.pixels), np.uint8)
    rules = (rule for rule in find_rules(grey, ink.dpi).level if rule.end - rule.start >= SHORTEST * ink.dpi)
    drawn = [points for points in (_points(ink, rule) for rule in rules) if len(points) >= LEAST_LETTERS]
    x, y = np.concatenate([*drawn, np.empty((0, 2))]).T / ink.dpi
    lines = np.repeat(np.arange(len(drawn)), [len(points) for points in drawn]).astype(np.intp)
    return Feet(x - STEP / 2, x + STEP / 2, y, np.full(len(x), LEAST_HEIGHT)), lines


def _points(ink: Darkness, rule: Rule) -> Numbers:
    """Where a rule runs every STEP inches, ``(points, 2)`` in pixels: x and the middle of its ink."""
    return np.array(list(_middles(ink, rule)), np.float64).reshape(-1, 2)


def _middles(ink: Darkness, rule: Rule) -> Iterator[tuple[float, float]]:
    step = round(STEP * ink.dpi)
    # Its ends are left out: there it meets an upright rule.
    for left in range(int(rule.start) + step // 2, int(rule.end) - step, step):
        x = left + step / 2
        middle = _middle(ink.pixels[:, left : left + step], rule.across(x), round(ABOUT * ink.dpi))
        if middle is not None and abs(middle - rule.across(x)) <= ASTRAY * ink.dpi:
            yield x, middle


def _middle(part: Pixels, row: float, about: int) -> float | None:
    """The middle of the ink ``about`` so many pixels from a row, ``None`` where there is none or the page ends."""
    top = round(row) - about
    if top < 0 or top + 2 * about + 1 > len(part):
        return None
    darkness = part[top : top + 2 * about + 1].mean(axis=1)
    darkness = np.maximum(darkness - min(darkness[0], darkness[-1]), 0.0)
    if darkness.max() < PALEST:
        return None
    return float(darkness @ (top + 0.5 + np.arange(len(darkness)))) / float(darkness.sum())
