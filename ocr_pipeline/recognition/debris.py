"""What an engine makes of a signature and a seal: bits that stand in no line with words.

A bit beside a word stays, whatever it looks like: it may be what was read of another word of that line, and a title or
a name that has lost a word without a trace looks whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from diacritics.alphabet import is_syllable
from ocr_pipeline.recognition.words import Box, Word

SURE = 0.5
"""A syllable that two readings do not agree on counts as a word from this confidence (0..1) on."""
LEAST_HEIGHT = 0.5
"""Ink lower than this share of the page's middling word is a stroke, even where it is read as a syllable."""
_RUN_OF_LETTERS = re.compile(r"[^\W\d_]+")
NEAR = 4.0
"""Multiples of the page's middling height up to which words stand beside each other in a line."""


def without_debris(words: Sequence[Word], size: float) -> list[Word]:
    """The words of a place where strokes are to be expected, less those that neither are words nor stand beside one.

    Args:
        words: of that place, both readings considered.
        size: the middling height of the page's words in pixels.
    """
    solid = [word.box for word in words if _is_solid(word, size)]
    return [word for word in words if any(word.box == box or _beside(word.box, box, size) for box in solid)]


def is_wordlike(text: str) -> bool:
    """Whether a text may be a word: it holds a syllable of two letters or more."""
    return any(len(part) > 1 and is_syllable(part) for part in _RUN_OF_LETTERS.findall(text))


def _is_solid(word: Word, size: float) -> bool:
    if word.box.height < LEAST_HEIGHT * size:
        return False
    agreed = word.second == word.text and any(len(part) > 1 for part in _RUN_OF_LETTERS.findall(word.text))
    return agreed or (word.confidence >= SURE and is_wordlike(word.text))


def _beside(one: Box, other: Box, size: float) -> bool:
    """Whether two boxes stand in one line, not far from each other."""
    down = min(one.y1, other.y1) - max(one.y0, other.y0)
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    return 2 * down >= min(one.height, other.height) and across <= NEAR * size
