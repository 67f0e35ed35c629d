"""What an engine makes of a seal: its letters stand turned in a ring, its emblem is no letter at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.imaging.marks.fading import CORE
from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.recognition.agreement import SAME_PLACE
from ocr_pipeline.recognition.words import Word

ABOVE, RIGHT = 1.5, 4
"""How far title and name are from a seal's middle, up and down and to the right, in radii."""
SURELY = 0.6
"""A word read so surely (0..1) is print, even within a seal: recipients' lines run under its edge."""

TALLEST = 2.0
"""What is higher than so many heights of a word runs over two lines, or is a stroke of the seal."""
BEFORE = 1.0
"""The word before another would end within so many of its heights."""
RIM = 0.5
"""A seal bears its letters outside so many radii; inside them, ink is sparse."""


def outside_seals(words: Sequence[Word], seals: Sequence[Seal]) -> list[Word]:
    """The words without those that were read, unsurely, in the middle of a seal."""
    rings = [seal.ring for seal in seals if seal.ring is not None]
    return [word for word in words if word.confidence >= SURELY or not any(in_core(word, ring) for ring in rings)]


def print_under(words: Sequence[Word], dark: Sequence[Ring], size: float) -> list[Word]:
    """The words without those in a dark seal that are no sure reading of one line: a clear view shows its print.

    Args:
        words: of a view with the seals.
        dark: the seals.
        size: the middling height of the page's words in pixels.
    """
    return [w for w in words if _is_sure(w, size) or all(ring.distance(*w.box.middle) >= 1 for ring in dark)]


def outdone(words: Sequence[Word], clear: Sequence[Word], dark: Sequence[Ring]) -> list[Word]:
    """The words of a look at a dark seal without those that the ``clear`` view of the place surely reads otherwise.

    What takes their place was seen by one look alone, and is doubted for that.
    """
    sure = [word for word in clear if word.confidence >= SURELY]
    return [
        word
        for word in words
        if all(ring.distance(*word.box.middle) >= 1 for ring in dark)
        or all(word.text == other.text or word.box.overlap(other.box) < SAME_PLACE for other in sure)
    ]


def _is_sure(word: Word, size: float) -> bool:
    several = sum(sign.isalnum() for sign in word.text) > 1
    return word.confidence >= SURELY and several and word.box.height <= TALLEST * size


def doubted(words: Sequence[Word], dark: Sequence[Ring]) -> list[Word]:
    """The words; what a dark seal may have taken from is marked as overprinted.

    Those that only one look saw, in the reach of a seal, may have lost a part of themselves; those that have a seal's
    ink close before them, the word before.
    """
    return [
        replace(word, overprinted=True)
        if any((word.second == "" and _is_beside(word, ring)) or _is_behind(word, words, ring) for ring in dark)
        else word
        for word in words
    ]


def _is_behind(word: Word, words: Sequence[Word], ring: Ring) -> bool:
    """Whether a word begins its line where a seal's rim covers the place before it."""
    y = word.box.middle[1]
    before = word.box.x0 - BEFORE * word.box.height
    if not RIM < ring.distance(before, y) < 1 or before < ring.x:
        return False
    return not any(other.box.x0 < word.box.x0 and other.box.holds((before, y)) for other in words)


def _is_beside(word: Word, ring: Ring) -> bool:
    x, y = word.box.middle
    return abs(y - ring.y) < ABOVE * ring.radius and -1 < (x - ring.x) / ring.radius < RIGHT


def in_core(word: Word, ring: Ring) -> bool:
    """Whether a word stands in the middle of a seal, where its emblem and its own letters are."""
    x, y = word.box.middle
    return ring.distance(x, y) < 1 and abs(y - ring.y) < CORE * ring.radius
