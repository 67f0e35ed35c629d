"""Cues of dates that were misread: "chậm nhất rigày 21 tháng 9", "châm nhôt ngày 15/9".

A date whose cue is not known is none that means anything, and a deadline would be lost in silence. What is found here
is a guess, and always in doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from rapidfuzz.distance import Levenshtein

from diacritics.alphabet import is_syllable
from ocr_pipeline.parsing.dating.cues import LABEL, WINDOW, Cue, cues_before, date_cues
from ocr_pipeline.parsing.folding import one_line

_DAY: Final = "ngay"
# The word before a day, which should be "ngày".
_WORD_BEFORE: Final = re.compile(r"(?<!\w)(?P<word>[^\W\d_]{3,6})[\s:,.]{1,3}$")
# What stands between a cue and its day: the word "ngày", signs.
_TRAILING: Final = re.compile(r"[\s:,]{0,3}(?:(?<!\w)ngay[\s:,]{1,3})?$")
_FROM: Final = {8: 1, 10: 2}
"""Letters that a cue has at least, and how many of them may be wrong, lost or too many."""


@dataclass(frozen=True, slots=True)
class MisreadCue:
    """Cues, what was read, and what it was taken for."""

    cues: tuple[Cue, ...]
    read: str
    meant: str


def misread_cue(text: str, folded: str, at: int) -> MisreadCue | None:
    """The cue that ends right before ``at`` with a letter or two misread; ``None`` for none.

    ``folded`` is ``text`` without marks.
    """
    word = _WORD_BEFORE.search(folded, max(0, at - WINDOW), at)
    if word is not None and _is_day_word(word["word"], text[slice(*word.span("word"))]):
        cues = cues_before(text, folded, word.start())
        if any(cue.sure for cue in cues):
            return MisreadCue(cues, text[slice(*word.span("word"))], "ngày")
    return _alike(text, folded, at)


def _is_day_word(word: str, printed: str) -> bool:
    """Whether a word that is none in Vietnamese is "ngày" but for a letter, or for what its first one was read as."""
    if word == _DAY or is_syllable(printed.lower()):
        return False
    return Levenshtein.distance(word, _DAY) <= (2 if word.endswith(_DAY[1:]) else 1)


def _alike(text: str, folded: str, at: int) -> MisreadCue | None:
    trailing = _TRAILING.search(folded, max(0, at - WINDOW), at)
    end = trailing.start() if trailing else at
    words = list(re.finditer(r"[^\W\d_]+", folded[max(0, end - WINDOW) : end]))
    for size, cues in _long_cues().items():
        if len(words) < size:
            continue
        start = max(0, end - WINDOW) + words[-size].start()
        said = one_line(folded[start:end])
        near = [cue for cue in cues if 0 < Levenshtein.distance(said, cue) <= _allowed(cue)]
        if near:
            best = min(near, key=lambda cue: Levenshtein.distance(said, cue))
            found = date_cues()[best]
            return MisreadCue(found, one_line(text[start:end]), found[0].words)
    return None


def _allowed(cue: str) -> int:
    letters = len(cue.replace(" ", ""))
    return max((wrong for least, wrong in _FROM.items() if letters >= least), default=0)


@cache
def _long_cues() -> dict[int, tuple[str, ...]]:
    """The sure cues that are long enough to be known though misread, by how many words they have, longest first."""
    sure = [
        words
        for words, cues in date_cues().items()
        if not words.endswith(LABEL) and _allowed(words) and all(cue.sure for cue in cues)
    ]
    sizes = sorted({len(words.split()) for words in sure}, reverse=True)
    return {size: tuple(words for words in sure if len(words.split()) == size) for size in sizes if size > 1}
