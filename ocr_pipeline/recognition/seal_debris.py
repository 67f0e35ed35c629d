"""What an engine makes of a seal: its letters stand turned in a ring, its emblem is no letter at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.imaging.marks.fading import CORE
from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.recognition.words import Word

ABOVE, RIGHT = 1.5, 4
"""How far title and name are from a seal's middle, up and down and to the right, in radii."""
SURELY = 0.6
"""A word read so surely (0..1) is print, even within a seal: recipients' lines run under its edge."""


def outside_seals(words: Sequence[Word], seals: Sequence[Seal]) -> list[Word]:
    """The words without those that were read, unsurely, in the middle of a seal."""
    rings = [seal.ring for seal in seals if seal.ring is not None]
    return [word for word in words if word.confidence >= SURELY or not any(_in_core(word, ring) for ring in rings)]


def doubted(words: Sequence[Word], dark: Sequence[Ring]) -> list[Word]:
    """The words; those that were read only once a seal beside them had been taken out are marked as overprinted.

    What was taken out may have been a part of them, and the first look saw none of them.
    """
    return [
        replace(word, overprinted=True) if word.second == "" and any(_is_beside(word, ring) for ring in dark) else word
        for word in words
    ]


def _is_beside(word: Word, ring: Ring) -> bool:
    x, y = word.box.middle
    return abs(y - ring.y) < ABOVE * ring.radius and -1 < (x - ring.x) / ring.radius < RIGHT


def _in_core(word: Word, ring: Ring) -> bool:
    x, y = word.box.middle
    return ring.distance(x, y) < 1 and abs(y - ring.y) < CORE * ring.radius
