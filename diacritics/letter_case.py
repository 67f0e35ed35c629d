"""Case as evidence: Sở and Bộ have a capital inside a sentence, sẽ and bố none; capitals stand together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from diacritics.cells import CAPITAL, SMALL, TITLE, Cases, Flags, Ids, Logs
from diacritics.openness import Place
from diacritics.tokens import Kind, is_all_capital
from diacritics.words import Vocabulary

QUIET: Final = 0
MIXED: Final = 1
LOUD: Final = 2
"""How the words about a token are written: small, some of each, in capitals."""

_CASE_FLOOR: Final = 0.03
"""Share of a word's occurrences that is always left for the case that it was never met in."""
_LIKE_SMALL: Final = "I|"
"""Signs that are read for small letters (l, k, h) as often as for capitals."""
_SAME_SHAPE: Final = "COSVXZWKPU"
"""Letters whose two cases differ in size alone, which scanners' programs often mistake."""
_RARELY: Final = 0.1
"""Share of its occurrences with a capital below which a word is rather written small than with a capital."""
_QUIET: Final = -6.0
"""Of capitals among small letters, and of small letters among capitals."""
_SHORT: Final = 3
_ONE_LARGE: Final = -1.0
"""Of such a short word of large letters that is written with one capital."""
_NONE: Final = 0
_ALL: Final = 1
_USUAL: Final = 2
_NOT_RARE: Final = 3
"""Of the words for some characters those that are written with a capital: those that usually are, or not rarely."""
_HALF: Final = 0.5
_LOUD_SHARE: Final = 0.8
_QUIET_SHARE: Final = 0.4
_WORDS: Final = frozenset((Kind.WORD, Kind.ABBREVIATION))
_BEFORE_LETTERS: Final = "~'’\"([{<|\\.,"
"""Signs that may stand before the first letter of a reading."""


def case_of(observed: str) -> int:
    """How characters are written, whatever they are."""
    return CAPITAL if is_all_capital(observed) else TITLE if _is_title(observed) else SMALL


def _is_title(observed: str) -> bool:
    return observed.lstrip(_BEFORE_LETTERS)[:1].isupper()


class Look(NamedTuple):
    """How candidates that stand for the same characters are judged.

    ``title`` says which of them are written with a capital: ``_NONE``, ``_ALL``, ``_USUAL``, ``_NOT_RARE``.
    ``capitals`` and ``small`` are what those in capitals and those in small letters gain (nats); ``lowered`` tells that
    capitals are a word with one capital, ``settled`` that a capital says nothing.
    """

    title: int
    capitals: float
    small: float
    lowered: bool
    settled: bool


AS_IT_IS: Final = Look(0, 0.0, 0.0, lowered=False, settled=True)
"""The look of what stands as it is."""


class CaseJudge:
    """Weighs the candidates of a vocabulary by their case; ``same_shape``: the reader mistakes C for c."""

    def __init__(self, vocabulary: Vocabulary, *, same_shape: bool) -> None:
        self._same_shape = same_shape
        capital = vocabulary.capital
        self._titled_when = {_USUAL: capital > _HALF, _NOT_RARE: capital > _RARELY}
        self._always_large = vocabulary.all_capital > _HALF
        self._with_capital, self._without = _evidence(capital), _evidence(1 - capital)

    def look(self, observed: str, loud: int, *, begins: bool) -> Look:
        """The look of the candidates for characters among words that are ``loud``.

        ``begins`` tells that a sentence begins with the token: there a capital says nothing.
        """
        title = _NONE if observed.islower() else self._title(observed, begins=begins)
        if loud == QUIET:
            # A short word of large letters among small ones is a word with a capital: SO (Sở), BO (Bộ).
            short = len(observed) <= _SHORT
            large = _ONE_LARGE if short else 0.0 if is_all_capital(observed) else _QUIET
            return Look(title, large, 0.0, short, begins)
        return Look(title, 0.0, _QUIET if loud == LOUD else 0.0, lowered=False, settled=begins)

    def _title(self, observed: str, *, begins: bool) -> int:
        """Which words are written with a capital: as it was read, where that can be believed."""
        if not _is_title(observed):
            return _NONE
        if not begins and observed[:1] in _LIKE_SMALL:
            return _USUAL
        if not begins and self._same_shape and observed[:1] in _SAME_SHAPE:
            return _NOT_RARE
        return _ALL

    def weigh(self, words: Ids, score: Logs, capitals: Flags, looks: Sequence[Look], whose: NDArray[np.intp]) -> Cases:
        """Adds to the scores what the case of candidates says; how each is written.

        ``words``, ``score``, ``capitals`` (which were read in capitals) and ``whose`` (the place of its look) run
        parallel.
        """
        table = np.array(looks, np.float32)
        of_title, large, small, lowered, settled = table.T
        title = (of_title != _NONE)[whose]
        for kind, titled in self._titled_when.items():
            own = np.flatnonzero((of_title == kind)[whose])
            title[own] = titled[words[own]]
        score += np.where(capitals, large[whose], small[whose])
        capitals = capitals & (lowered == 0)[whose]
        evidence = np.where(title, self._with_capital[words], self._without[words])
        evidence[capitals | (settled != 0)[whose]] = 0
        score += evidence
        capitals |= title & self._always_large[words]
        return np.where(capitals, CAPITAL, np.where(title, TITLE, SMALL)).astype(np.int8)


def _evidence(share: Logs) -> Logs:
    """What words gain (nats) for a case that they have in this share (0..1) of their occurrences."""
    gained: Logs = np.log(_CASE_FLOOR + (1 - _CASE_FLOOR) * share)
    return gained


def behind_label(line: Sequence[Place], i: int) -> bool:
    """Whether a token stands behind the number or label that a line begins with."""
    return i == 1 and line[0].token.kind in (Kind.NUMBER, Kind.LABEL, Kind.ROMAN)


class LineCase:
    """How the words of a line are written."""

    def __init__(self, line: Sequence[Place]) -> None:
        self._line = line
        self._looks = [_look(place.token.text) if place.token.kind in _WORDS else _NO_WORD for place in line]
        self._has_capitals = any(look.capitals for look in self._looks)

    def loudness(self, i: int) -> int:
        """Whether the words beside a token are in capitals (``LOUD``), in small letters (``QUIET``), or in both.

        A word with a capital behind a small letter belongs to capitals where its line does.
        """
        if not self._has_capitals:
            return QUIET if any(look.letters for look in self._beside(i)) else MIXED
        own = self._line[i].token.text
        if not own.islower() and any(c.isupper() for c in own[1:]) and _share(self._looks) > _HALF:
            return LOUD
        before, after = self._looks[max(0, i - 2) : i], self._looks[i + 1 : i + 3]
        beside = _share(before + after)
        if beside > _LOUD_SHARE:
            return LOUD
        # Columns that were read as one line: capitals end where the other column begins.
        at_capitals = _first_is_capital(before[::-1]) or _first_is_capital(after)
        return QUIET if beside < _QUIET_SHARE and not at_capitals else MIXED

    def _beside(self, i: int) -> list[_Look]:
        looks = self._looks
        return looks[max(0, i - 2) : i] + looks[i + 1 : i + 3]


class _Look(NamedTuple):
    """How many letters a word has, how many of them are capitals, and whether all are."""

    letters: int
    capitals: int
    all_capital: bool


_NO_WORD: Final = _Look(0, 0, all_capital=False)


@lru_cache(maxsize=16384)
def _look(word: str) -> _Look:
    """The look of a word; a single letter has none."""
    if len(word) < 2:
        return _NO_WORD
    return _Look(sum(c.isalpha() for c in word), sum(c.isupper() for c in word), is_all_capital(word))


def _share(looks: Sequence[_Look]) -> float:
    """The share of capitals among the letters of the words; a half where there are no words."""
    letters = capitals = 0
    for own, large, _ in looks:
        letters, capitals = letters + own, capitals + large
    return capitals / letters if letters else _HALF


def _first_is_capital(looks: Sequence[_Look]) -> bool:
    """Whether the first of the words that is longer than a letter is all in capitals."""
    return next((look.all_capital for look in looks if look is not _NO_WORD), False)
