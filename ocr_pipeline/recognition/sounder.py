"""Of two readings of small type, what one hardly read gives way to what the other read soundly in the same place.

A seal's edge, a fold or the other side of the sheet, read together with the letters beside it, gives long or tall words
that would make one place of several lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.recognition.strips import text_size
from ocr_pipeline.recognition.words import Word

HARDLY = 0.4
"""A word is hardly read below this confidence (0..1)."""
SOUNDLY = 0.7
"""It gives way to a word of the other reading from this confidence (0..1) on."""
WORSE = 0.75
"""A reading with less than this share (0..1) of the other one's sound letters is worse as a whole."""
TALL = 1.7
"""So many times the height of the words of the place, a word is no print, unless it was read surely."""
SURELY = 0.85
"""Confidence (0..1) of a word that is print though it is tall."""
WITHIN = 0.3
"""Share (0..1) of the smaller one that must lie inside the other."""


def sounder(first: Sequence[Word], again: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Both readings of a place, each without the words that it hardly read where the other has a sound one.

    A reading that is worse as a whole is none: its words lie across the lines of the better one.
    """
    if _soundness(again) < WORSE * _soundness(first):
        return list(first), []
    size = text_size([*first, *again])
    return _less(first, again, size), _less(again, first, size)


def _soundness(words: Sequence[Word]) -> float:
    """Letters that were read soundly, each as far as it was."""
    return sum(word.confidence * len(word.text) for word in words if word.confidence >= SOUNDLY)


def _less(words: Sequence[Word], others: Sequence[Word], size: float) -> list[Word]:
    sound = [other for other in others if other.confidence >= SOUNDLY and not _is_tall(other, size)]
    return [word for word in words if not (_is_hardly_read(word, size) and _any_there(word, sound))]


def _is_hardly_read(word: Word, size: float) -> bool:
    return word.confidence < HARDLY or _is_tall(word, size)


def _is_tall(word: Word, size: float) -> bool:
    return word.box.height > TALL * size and word.confidence < SURELY


def _any_there(word: Word, sound: Sequence[Word]) -> bool:
    return any(word.box.overlap(other.box) >= WITHIN for other in sound)
