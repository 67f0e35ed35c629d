"""What a word of text that is mostly right may be: the candidates and what each costs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from diacritics.alphabet import has_vietnamese_letter, strip_marks
from diacritics.changes import ChangeSource
from diacritics.channel import VIETNAMESE_READING, Channel
from diacritics.lexicon import Lexicon
from diacritics.tokens import Token, is_all_capital
from diacritics.vocabulary import CLASSES, UNKNOWN, normal_form

_WIDEST: Final = 6.5
"""Nats beyond which a reading is not considered."""
_MOST: Final = 20
"""Candidates of one token."""
_PRIOR_WEIGHT: Final = 0.4
"""How much the frequency of a syllable counts when the candidates are cut to that number."""

_KEEP_UNKNOWN: Final = -1.0
"""Log-score of leaving a token as it is that is no attested syllable."""
_KEEP_RARE: Final = 1.0
"""The same for a rare but attested syllable in clean text."""
_KEEP_TRUSTED: Final = 2.5
"""The same for a frequent syllable of clean text whose neighbours do not fit."""
_TRUSTED: Final = 300
"""Occurrences from which a syllable of a clean text is never doubted by itself."""
_LOST_IN_CAPITALS: Final = -2.5
"""Log-score of a syllable whose capitals lost all their marks in clean text (``TINH QUANG``)."""

_PHRASE: Final = {True: 3.0, False: 1.0}
"""Log-score of a word of a set phrase, by whether the whole phrase has the same skeleton as the text."""

_USER_PHRASE: Final = 14.0
"""The same for a phrase of the user's own dictionary: it is there because the neighbours are not known to fit."""

_REMEMBERED: Final = 50_000
"""Forms whose options are kept."""


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of a token: a lower-case ``value``, its id in the lexicon, and its log-score without neighbours.

    ``identity`` leaves the token as it stands.
    """

    value: str
    word: int
    score: float
    identity: bool = False
    source: ChangeSource = ChangeSource.SYLLABLE


class Lattice:
    """Gives the options of a token; remembers them by its form."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        syllables = lexicon.words[len(CLASSES) :]
        self._channel = Channel(syllables, VIETNAMESE_READING)
        self._unknown = lexicon.ids[UNKNOWN]
        self._cached_readings = lru_cache(maxsize=_REMEMBERED)(self._compute_readings)

    def options(self, token: Token) -> tuple[Option, ...]:
        """The options of a word; one option, the word itself, when it is beyond doubt."""
        return self._clean(token, normal_form(token.text))

    def doubts(self, token: Token) -> tuple[Option, ...]:
        """The options of a trusted word of clean text whose neighbours do not fit: one mark apart, or as it is."""
        observed = normal_form(token.text)
        near = [
            option
            for option in self._cached_readings(observed)
            if -option.score <= VIETNAMESE_READING.marks_changed
            and not option.identity
            and strip_marks(option.value) == strip_marks(observed)
        ]
        return (*near, self._identity(observed, _KEEP_TRUSTED))

    def of_phrase(self, word: str, observed: str, *, exact: bool, source: ChangeSource) -> Option:
        """The option that a set phrase proposes for one of its words."""
        score = _USER_PHRASE if source is ChangeSource.USER else _PHRASE[exact]
        word_id = self._lexicon.ids.get(word, self._unknown)
        return Option(word, word_id, score, identity=word == observed, source=source)

    def _clean(self, token: Token, observed: str) -> tuple[Option, ...]:
        lost = is_all_capital(token.text) and token.text.isascii()
        count = self._lexicon.count(observed)
        if count >= _TRUSTED and not lost:
            return (self._identity(observed, 0.0),)
        if lost:
            return (
                *self._capitals(observed),
                self._identity(observed, _KEEP_UNKNOWN if not count else 0.0),
            )
        readings = [
            option
            for option in self._cached_readings(observed)
            if not option.identity and self._is_slip(option, observed)
        ]
        keep = _KEEP_RARE if count else _KEEP_UNKNOWN
        return (*readings, self._identity(observed, keep))

    def _is_slip(self, option: Option, observed: str) -> bool:
        """In clean text letters are trusted unless the word has Vietnamese marks; foreign words have none."""
        return strip_marks(option.value) == strip_marks(observed) or has_vietnamese_letter(observed)

    def _capitals(self, observed: str) -> list[Option]:
        rows = self._lexicon.by_skeleton.get(observed, ())
        words = self._lexicon.words
        return [Option(words[i], i, _LOST_IN_CAPITALS) for i in rows if words[i] != observed]

    def _identity(self, observed: str, score: float) -> Option:
        return Option(observed, self._lexicon.ids.get(observed, self._unknown), score, identity=True)

    def _compute_readings(self, observed: str) -> tuple[Option, ...]:
        rows, costs = self._channel.readings(observed, _WIDEST)
        options: list[Option] = []
        for row, cost in zip(rows.tolist(), costs.tolist(), strict=True):
            word = row + len(CLASSES)
            value = self._lexicon.words[word]
            options.append(Option(value, word, -cost, identity=value == observed))
        options.sort(key=self._rank, reverse=True)
        return tuple(options[:_MOST])

    def _rank(self, option: Option) -> tuple[float, str]:
        return option.score + _PRIOR_WEIGHT * math.log(1 + int(self._lexicon.counts[option.word])), option.value
