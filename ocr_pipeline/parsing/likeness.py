"""How unlike a reading is to a syllable that it may stand for, in the confusions that engines make."""

from __future__ import annotations

import unicodedata
from collections import Counter

from rapidfuzz.distance import Levenshtein

from ocr_pipeline.parsing.folding import fold

LETTER, MARK = 2.2, 1.2
"""What a wrong letter and a wrong mark cost, as natural logarithms: engines lose marks far sooner than letters."""
FARTHEST = 8.0
"""No reading is farther than this from anything: beyond it there is nothing left to tell."""


def unlike(read: str, meant: str) -> float:
    """What it costs to read ``meant`` as ``read``: 0 for the same, up to FARTHEST; a natural logarithm."""
    letters = letters_apart(read, meant)
    marks = 0 if letters else _marks_apart(read, meant)
    return min(LETTER * letters + MARK * marks, FARTHEST)


def letters_apart(one: str, other: str) -> int:
    """How many letters tell two words apart, marks and case set aside."""
    return Levenshtein.distance(fold(one), fold(other))


def _marks_apart(one: str, other: str) -> int:
    first, second = _marks(one), _marks(other)
    return max((first - second).total(), (second - first).total())


def _marks(word: str) -> Counter[str]:
    plain = word.casefold().replace("đ", "d\N{COMBINING SHORT STROKE OVERLAY}")
    return Counter(sign for sign in unicodedata.normalize("NFD", plain) if unicodedata.combining(sign))
