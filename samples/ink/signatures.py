"""Signatures and initials: the strokes of a person, drawn with a pen."""

from __future__ import annotations

import numpy as np

from samples.ink.curves import drawn, pressed
from samples.ink.flourishes import SIGNATURES, Strokes, initials_strokes
from samples.ink.inked import Inked, trimmed
from samples.ink.wear import by_pen
from samples.units import mm


def signature(seed: int) -> Inked:
    """The signature of a person, from the middle between title and name: always alike for a seed."""
    rng = np.random.default_rng((seed, 73))
    family = list(SIGNATURES.values())[int(rng.integers(len(SIGNATURES)))]
    large, lean, turn = float(rng.uniform(0.98, 1.3)), float(rng.normal(0, 0.12)), float(rng.normal(0.02, 0.04))
    own = np.array([[large, -lean], [-turn, large * float(rng.uniform(0.9, 1.1))]])
    return _inked([stroke @ own.T for stroke in family(rng)], float(rng.uniform(0.4, 0.78)), rng)


def initials(seed: int) -> Inked:
    """The initials of a person, ký nháy, from the pen-down point on the baseline: always alike for a seed."""
    rng = np.random.default_rng((seed, 74))
    return _inked(initials_strokes(rng), float(rng.uniform(0.3, 0.52)), rng)


def _inked(strokes: Strokes, width: float, rng: np.random.Generator) -> Inked:
    lively, taper = float(rng.uniform(0.3, 0.6)), float(rng.uniform(0.3, 0.7))
    lines = []
    for stroke in strokes:
        shaken = stroke + rng.normal(0, 0.12, stroke.shape)
        lines.append(pressed(shaken * mm(1), mm(width), lively=lively, taper=taper))
    ink = drawn(lines)
    return trimmed(by_pen(ink.mask, rng, depth=float(rng.uniform(0.03, 0.12))), ink.left, ink.top)
