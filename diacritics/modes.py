"""Is a line mostly right, or was it read by a model that knows no Vietnamese? Decided per line, from its letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from diacritics.alphabet import has_syllable_skeleton, has_vietnamese_letter
from diacritics.tokens import Kind, Token


class Mode(StrEnum):
    """How much the text is trusted."""

    AUTO = "auto"
    """Decided for every line."""
    CLEAN = "clean"
    """Typed, or read with the Vietnamese model: mostly right."""
    NOISY = "noisy"
    """Marks are lost or wrong nearly everywhere."""


_VIETNAMESE_SHARE: Final = 0.25
"""Above this share of words with a letter that only Vietnamese writes, the text is clean; correct text has 0.7."""

_PRIOR_WORDS: Final = 6.0
"""As how many words of a line the share of the whole text weighs: short lines are judged by their document."""

_SYLLABLE_SHARE: Final = 0.5
"""Below this share of words that can be a syllable, a line is in another language (English has about 0.3)."""

_LONG_WORDS: Final = 4.5
"""Mean letters of a word from which such a line is in another language; syllables have 3.3, damaged or not."""

_FEW_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class _Evidence:
    words: int
    vietnamese: int
    possible: int
    letters: int


def line_modes(lines: Sequence[Sequence[Token]], mode: Mode) -> list[Mode]:
    """``CLEAN`` or ``NOISY`` for every line of tokens; a given mode holds for all lines but foreign ones.

    A line in another language is ``CLEAN``: nothing in it may be turned into Vietnamese.
    """
    evidence = [_evidence(line) for line in lines]
    share = sum(e.vietnamese for e in evidence) / max(1, sum(e.words for e in evidence))
    return [_line_mode(e, share, mode) for e in evidence]


def _line_mode(line: _Evidence, share: float, mode: Mode) -> Mode:
    long = line.letters > _LONG_WORDS * line.words
    if line.words >= _FEW_WORDS and line.possible / line.words < _SYLLABLE_SHARE and long:
        return Mode.CLEAN
    if mode is not Mode.AUTO:
        return mode
    smoothed = (line.vietnamese + share * _PRIOR_WORDS) / (line.words + _PRIOR_WORDS)
    return Mode.CLEAN if smoothed > _VIETNAMESE_SHARE else Mode.NOISY


def _evidence(line: Sequence[Token]) -> _Evidence:
    words = [token.text for token in line if token.kind is Kind.WORD]
    return _Evidence(
        words=len(words),
        vietnamese=sum(map(has_vietnamese_letter, words)),
        possible=sum(map(_can_be_syllable, words)),
        letters=sum(map(len, words)),
    )


@lru_cache(maxsize=16384)
def _can_be_syllable(word: str) -> bool:
    """Also when a sign or a w was read in place of a vowel."""
    return has_syllable_skeleton(word.replace("w", "u")) or not word.isalpha() or len(word) <= 2
