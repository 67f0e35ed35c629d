"""Pens: who wrote by hand on a document, with what, and the ink that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from samples.ink.canvas import Colour
from samples.ink.forms import forms
from samples.ink.hands import DrawnHand, FaceHand, Hand
from samples.ink.inked import Inked, joined, trimmed
from samples.ink.room import written_width
from samples.ink.wear import by_pen, noise

__all__ = ["BLACK", "BLUE", "DARK_BLUE", "Inked", "Pen", "pen_of", "written_width"]

BLUE: Colour = (38, 58, 178)
DARK_BLUE: Colour = (24, 32, 112)
BLACK: Colour = (22, 22, 28)

_DIGIT = 0.676
"""Height of the digits of Times New Roman as a share of the size of the type."""

_BEYOND = 0.1

_FINE = 0.08
"""Strokes of running script are no wider than this share of the size, or its letters fill up."""

FACE_HANDS = (
    FaceHand("dkg", stem=0.085, stretch=0.86, apart=0.02),
    FaceHand("kristi", stem=0.062, slant=0.05, apart=0.1),
    FaceHand("organize", stem=0.13, stretch=0.92, apart=-0.02),
    FaceHand("connect", stem=0.115, slant=0.18, apart=0.08),
)
LETTER_HANDS = (
    FaceHand("kristi", stem=0.062, alone=False),
    FaceHand("havana", stem=0.1, slant=0.0, stretch=0.86, alone=False),
    FaceHand("neat", stem=0.075, slant=-0.02, stretch=0.94, alone=False),
)

_DRAWN_SHARE = 0.72


@dataclass(frozen=True)
class Pen:
    """A hand with a pen: ``weight`` is the width of its strokes and ``tall`` the height of its digits against print.

    ``numbers`` writes what it has forms for, ``letters`` the rest; ``wander`` is how far characters leave the baseline.
    """

    numbers: Hand
    letters: FaceHand
    colour: Colour
    weight: float
    tall: float
    wander: float
    uneven: float

    def write(self, text: str, size: float, rng: np.random.Generator) -> Inked:
        """``text`` in the room that a line of ``size`` pixels leaves for it; it may touch what stands beside."""
        room = written_width(text, size)
        ink, width = self._row(text, size * _DIGIT * self.tall, size, rng)
        squeeze = min(1.0, (room + _BEYOND * size) / max(width, 1.0))
        if squeeze < 1:
            ink = _narrowed(ink, squeeze)
        start = (
            float(rng.uniform(-0.06, 0.5)) * max(0.0, room - width * squeeze) + float(rng.uniform(-0.05, 0.08)) * size
        )
        return replace(ink, left=ink.left + start, top=ink.top + float(rng.normal(0, 0.035)) * size)

    def words(self, text: str, height: float, rng: np.random.Generator) -> tuple[tuple[str, Inked], ...]:
        """Words written freely, capitals about ``height`` pixels high, each with its ink from where the first began."""
        found = []
        x = 0.0
        for word in text.split():
            ink, width = self._row(word, height, height / _DIGIT, rng, finest=_FINE)
            found.append((word, replace(ink, left=ink.left + x)))
            x += width + height * float(rng.uniform(0.35, 0.6))
        return tuple(found)

    def _row(
        self, text: str, height: float, size: float, rng: np.random.Generator, *, finest: float = 1.0
    ) -> tuple[Inked, float]:
        weight = min(self.weight, finest) * size
        parts = []
        x = 0.0
        for character in text:
            by_numbers = character.isdigit() or not any(other.isalpha() for other in text)
            written = self.numbers.write(character, height, weight, rng) if by_numbers else None
            if written is None:
                written = self.letters.write(character, height, weight, rng)
            drift = float(rng.normal(0, self.wander)) * height
            parts.append(replace(written.ink, left=written.ink.left + x, top=written.ink.top + drift))
            x += written.advance
        whole = _swayed(joined(parts), 0.018 * size, rng)
        return trimmed(by_pen(whole.mask, rng, depth=self.uneven), whole.left, whole.top), x


def pen_of(seed: int) -> Pen:
    """The pen of whoever fills in a document: always the same for a seed."""
    rng = np.random.default_rng((seed, 41))
    numbers: Hand = _drawn_hand(rng) if rng.random() < _DRAWN_SHARE else FACE_HANDS[int(rng.integers(len(FACE_HANDS)))]
    letters = LETTER_HANDS[int(rng.integers(len(LETTER_HANDS)))]
    colour = (BLUE, DARK_BLUE, BLACK)[int(rng.choice(3, p=(0.4, 0.2, 0.4)))]
    ballpoint = rng.random() < 0.4
    return Pen(
        numbers=numbers,
        letters=letters,
        colour=colour,
        weight=float(rng.uniform(0.05, 0.072) if ballpoint else rng.uniform(0.075, 0.125)),
        tall=float(rng.uniform(1.0, 1.34)),
        wander=float(rng.uniform(0.01, 0.05)),
        uneven=float(rng.uniform(0.08, 0.2) if ballpoint else rng.uniform(0.02, 0.08)),
    )


def _drawn_hand(rng: np.random.Generator) -> DrawnHand:
    chosen = {character: ways[int(rng.integers(len(ways)))] for character, ways in forms().items()}
    return DrawnHand(
        chosen,
        slant=float(rng.uniform(-0.04, 0.34)),
        stretch=float(rng.uniform(0.86, 1.2)),
        shake=float(rng.uniform(0.008, 0.024)),
        lively=float(rng.uniform(0.0, 0.35)),
        taper=float(rng.uniform(0.0, 0.5)),
        apart=float(rng.uniform(0.14, 0.34)),
    )


def _narrowed(ink: Inked, share: float) -> Inked:
    height, width = ink.mask.shape
    mask = cv2.resize(ink.mask, (max(1, round(width * share)), height), interpolation=cv2.INTER_AREA)
    return trimmed(np.asarray(mask, np.float32), ink.left * share, ink.top)


def _swayed(ink: Inked, by: float, rng: np.random.Generator) -> Inked:
    # A slow wave over the whole word, so that no two of a face's letters come out alike.
    margin = int(3 * by) + 2
    mask = np.pad(ink.mask, margin)
    height, width = mask.shape
    columns = np.arange(width, dtype=np.float32) + np.float32(by) * noise(mask.shape, 16.0, rng)
    rows = np.arange(height, dtype=np.float32)[:, None] + np.float32(by) * noise(mask.shape, 16.0, rng)
    moved = cv2.remap(mask, columns, rows, cv2.INTER_LINEAR)
    return trimmed(np.asarray(moved, np.float32), ink.left - margin, ink.top - margin)
