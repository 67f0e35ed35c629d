"""What an engine makes of a seal: its letters stand turned in a ring, its emblem is no letter at all."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.imaging.marks.fading import CORE
from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.recognition.words import Word

SURELY = 0.6
"""A word read so surely (0..1) is print, even within a seal: recipients' lines run under its edge."""


def without_debris(words: Sequence[Word], seals: Sequence[Seal]) -> list[Word]:
    """The words without those that were read, unsurely, in the middle of a seal."""
    rings = [seal.ring for seal in seals if seal.ring is not None]
    return [word for word in words if word.confidence >= SURELY or not any(_in_core(word, ring) for ring in rings)]


def _in_core(word: Word, ring: Ring) -> bool:
    x, y = word.box.middle
    return ring.distance(x, y) < 1 and abs(y - ring.y) < CORE * ring.radius
