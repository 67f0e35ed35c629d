"""Case as evidence: Sở and Bộ have a capital inside a sentence, sẽ and bố none; capitals stand together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from diacritics.cells import CAPITAL, SMALL, TITLE, CellMaker, Ids, Logs
from diacritics.openness import Place
from diacritics.tokens import Kind, is_all_capital
from diacritics.words import Vocabulary

Flags = NDArray[np.bool_]

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


class CaseJudge:
    """Weighs the candidates of a vocabulary by their case; ``same_shape``: the reader mistakes C for c."""

    def __init__(self, vocabulary: Vocabulary, *, same_shape: bool) -> None:
        self._same_shape = same_shape
        capital = vocabulary.capital
        self._usual, self._not_rare = capital > _HALF, capital > _RARELY
        self._always_large = vocabulary.all_capital > _HALF
        self._with_capital, self._without = _evidence(capital), _evidence(1 - capital)

    def weigh(self, maker: CellMaker, text: str, at: int, loud: int, *, begins: bool) -> None:
        """Weighs the candidates for a token at ``at``; decides which are written with a capital.

        ``begins`` tells that a sentence begins with the token: there a capital says nothing.
        """
        for k, words in enumerate(maker.first):
            piece = maker.slices[k]
            observed = text[at + piece.start : at + piece.end]
            title = self._titled(words, observed, begins=begins)
            if np.count_nonzero(maker.cases[k]):
                capitals = self._weigh_capitals(maker.score[k], maker.cases[k] == CAPITAL, observed, loud)
                if not begins:
                    evidence = np.where(title, self._with_capital[words], self._without[words])
                    maker.score[k] += np.where(capitals, np.float32(0), evidence)
                capitals |= title & self._always_large[words]
                maker.cases[k] = np.where(capitals, CAPITAL, np.where(title, TITLE, SMALL)).astype(np.int8)
            else:
                self._weigh_small(maker, k, title, loud, begins=begins)

    def _weigh_capitals(self, score: Logs, capitals: Flags, observed: str, loud: int) -> Flags:
        """Weighs capitals against small letters; which are still capitals then."""
        if loud == QUIET and len(observed) <= _SHORT:
            # A short word of large letters among small ones is a word with a capital: SO (Sở), BO (Bộ).
            score[capitals] += np.float32(_ONE_LARGE)
            return np.zeros(len(capitals), np.bool_)
        if loud == QUIET and not is_all_capital(observed):
            score[capitals] += np.float32(_QUIET)
        elif loud == LOUD:
            score[~capitals] += np.float32(_QUIET)
        return capitals

    def _weigh_small(self, maker: CellMaker, k: int, title: Flags | bool, loud: int, *, begins: bool) -> None:
        """The same where no candidate is in capitals."""
        words, score = maker.first[k], maker.score[k]
        if loud == LOUD:
            score += np.float32(_QUIET)
        if not begins:
            if title is True or title is False:
                score += (self._with_capital if title else self._without)[words]
            else:
                score += np.where(title, self._with_capital[words], self._without[words])
        if title is not False:
            cases = np.where(self._always_large[words], CAPITAL, TITLE)
            maker.cases[k] = (cases if title is True else np.where(title, cases, SMALL)).astype(np.int8)

    def _titled(self, words: Ids, observed: str, *, begins: bool) -> Flags | bool:
        """Which words are written with a capital, or whether all are: as it was read, where that can be believed."""
        title = _is_title(observed)
        if begins or not title:
            return title
        if observed[:1] in _LIKE_SMALL:
            return self._usual[words]
        if self._same_shape and observed[:1] in _SAME_SHAPE:
            return self._not_rare[words]
        return True


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

    def loudness(self, i: int) -> int:
        """Whether the words beside a token are in capitals (``LOUD``), in small letters (``QUIET``), or in both.

        A word with a capital behind a small letter belongs to capitals where its line does.
        """
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
