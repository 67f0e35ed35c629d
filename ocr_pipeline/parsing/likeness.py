"""How unlike a reading is to a syllable that it may stand for, in the confusions that engines make."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import takewhile

from rapidfuzz.distance import Levenshtein

from ocr_pipeline.parsing.folding import fold

LETTER = 2.2
"""What a wrong letter costs, as a natural logarithm."""
LOST_MARK, OTHER_MARK, ADDED_MARK = 0.8, 1.5, 3.5
"""What a mark costs that was not read, that was read as another one, and that was read where there is none: engines
lose marks far sooner than they make them up."""
DOT_AS_MARK = 1.0
"""What it costs to read the dot of an i as a mark."""
MOST_MARKS = 3.2
"""All marks of a syllable cost no more: its letters say more."""
MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323\u0335")
"""The marks of Vietnamese and the stroke of đ; others are specks."""
DOTTED = re.compile(r"i[\u0300-\u0323]")
"""An i with a mark, taken apart."""
HIDDEN, STROKE = 0.7, 0.5
"""What a letter that a seal hides costs at the beginning of a word, and a letter that its strokes are read as."""
SPOILT_MARKS = 0.4
"""Of a word under strokes, marks say so much of what they say elsewhere: a ring is soon read as one, or hides it."""
LONGEST_STROKES = 4
"""Strokes are read as so many letters at most."""
FARTHEST = 8.0
"""No reading is farther than this from anything: beyond it there is nothing left to tell."""


def unlike(read: str, meant: str, marks_say: float = 1.0) -> float:
    """What it costs to read ``meant`` as ``read``: 0 for the same, up to FARTHEST; a natural logarithm.

    ``marks_say``: the share (0..1) of what marks say in clean print.
    """
    letters = letters_apart(read, meant)
    marks = 0.0 if letters else marks_say * _marks_apart(read, meant)
    return min(LETTER * letters + marks, FARTHEST)


def unlike_under_strokes(read: str, meant: str) -> float:
    """The same where a seal or a stroke may hide the beginning of ``meant`` and be read itself in its place.

    Letters before the hidden ones may still be read: Tfịnh is Trịnh sooner than Huỳnh.
    """
    hidden = [
        HIDDEN * (lost - seen) + STROKE * (stray - seen) + unlike(read[stray:], meant[lost:], SPOILT_MARKS)
        for lost in range(len(meant))
        for stray in range(min(len(read), LONGEST_STROKES) + 1)
        for before in range(stray + 1)
        for seen in [min(_same_beginning(read[before:], meant), lost, stray - before)]
    ]
    return min(hidden, default=FARTHEST)


def same_end(one: str, other: str) -> int:
    """How many letters two words share at their ends, marks and case set aside."""
    return _same_beginning(one[::-1], other[::-1])


def _same_beginning(one: str, other: str) -> int:
    pairs = zip(fold(one), fold(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def letters_apart(one: str, other: str) -> int:
    """How many letters tell two words apart, marks and case set aside."""
    return Levenshtein.distance(fold(one), fold(other))


def fuller(word: str, than: str) -> bool:
    """Whether a word has the letters of another, and all its marks and more."""
    return fold(word) == fold(than) and _marks(word) > _marks(than)


def same_marks(one: str, other: str) -> bool:
    """Whether two words have the same marks, wherever these stand."""
    return _marks(one) == _marks(other)


def _marks_apart(read: str, meant: str) -> float:
    seen, printed = _marks(read), _marks(meant)
    lost, added = (printed - seen).total(), (seen - printed).total()
    other = min(lost, added)
    apart = LOST_MARK * (lost - other) + OTHER_MARK * other + (added - other) * _made_up(read)
    return min(apart, MOST_MARKS)


def _made_up(read: str) -> float:
    """What an added mark costs: the dot of an i is soon taken for one."""
    return DOT_AS_MARK if DOTTED.search(unicodedata.normalize("NFD", read.casefold())) else ADDED_MARK


def _marks(word: str) -> Counter[str]:
    plain = word.casefold().replace("đ", "d\N{COMBINING SHORT STROKE OVERLAY}")
    return Counter(sign for sign in unicodedata.normalize("NFD", plain) if sign in MARKS)
