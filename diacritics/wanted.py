"""Words that phrases want at a token: those among its candidates gain, others are added to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.cells import TITLE, Cases, Ids, Logs
from diacritics.changes import ChangeSource
from diacritics.letter_case import case_of
from diacritics.tokens import Token
from diacritics.words import UNKNOWN, Vocabulary

_NEW_WORD: Final = {ChangeSource.PHRASE: -3.0, ChangeSource.PLACE: -2.0, ChangeSource.USER: 12.0}
"""Of a word of a phrase that the channel did not propose, against the best of those that it did: a word of the user's
is one that the vocabulary lacks."""
_WORST: Final = -20.0
"""Nats that the best of the channel's candidates is worth at least, or were it none."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that a phrase wants at a token, as the vocabulary writes it, and what it gains there (nats)."""

    word: str
    source: ChangeSource
    bonus: float


@dataclass(slots=True)
class Candidates:
    """The candidates of a token, run parallel; those for the token alone and for one word are ``plain``."""

    words: Ids
    score: Logs
    cases: Cases
    plain: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Lifted:
    """What was wanted of a cell: of its candidates the sources, how those are written that no table holds.

    ``added`` says how many candidates were added behind the others.
    """

    sources: dict[int, ChangeSource] = field(default_factory=dict)
    printed: dict[int, str] = field(default_factory=dict)
    added: int = 0


def lift(candidates: Candidates, wanted: Sequence[Wanted], token: Token, vocabulary: Vocabulary) -> Lifted:
    """Lifts the candidates that phrases want; adds those that are no candidates, behind the others."""
    sources: dict[int, ChangeSource] = {}
    printed: dict[int, str] = {}
    best = float(candidates.score.max(initial=_WORST))
    case, count = case_of(token.text), len(candidates.words)
    for each in wanted:
        number = vocabulary.numbers.get(each.word, -1)
        there = np.flatnonzero((candidates.words == number) & candidates.plain)
        candidates.score[there] += np.float32(each.bonus)
        sources.update(dict.fromkeys(there.tolist(), each.source))
        if each.source is ChangeSource.PLACE and case == TITLE:
            # The name of a place has its capital, however rare that is for the word.
            candidates.cases[there] = np.maximum(candidates.cases[there], TITLE)
        if not len(there) and each.word != token.text.lower():
            sources[len(candidates.words)] = each.source
            printed[len(candidates.words)] = each.word
            _add(candidates, max(number, UNKNOWN), best + _NEW_WORD[each.source], case)
    return Lifted(sources, printed, len(candidates.words) - count)


def _add(candidates: Candidates, word: int, score: float, case: int) -> None:
    candidates.words = np.append(candidates.words, np.int32(word))
    candidates.score = np.append(candidates.score, np.float32(score))
    candidates.cases = np.append(candidates.cases, np.int8(case))
    candidates.plain = np.append(candidates.plain, np.True_)
