"""What set phrases, places and the user's own names want of the words of a text: evidence, never a replacement."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from diacritics.changes import ChangeSource
from diacritics.lines import Line
from diacritics.modes import Mode
from diacritics.phrases import PhraseBook
from diacritics.places import PlaceBook
from diacritics.tokens import Kind, Token
from diacritics.wanted import Wanted
from diacritics.words import word_form

_BONUS: Final = {ChangeSource.PHRASE: 3.0, ChangeSource.PLACE: 3.0, ChangeSource.USER: 10.0}
"""What a word gains (nats) that stands in a set phrase, in the only place of that name, in a phrase of the user's."""
_AREAS: Final = frozenset(("TP", "TX"))
"""Abbreviations that places stand behind: thành phố, thị xã."""


@dataclass(slots=True)
class Wishes:
    """What is wanted of tokens, and the tokens that are settled: they stand as a phrase or the user wants them."""

    wanted: dict[Token, list[Wanted]] = field(default_factory=dict)
    settled: set[Token] = field(default_factory=set)

    @property
    def both(self) -> tuple[dict[Token, list[Wanted]], set[Token]]:
        """As the reader takes them."""
        return self.wanted, self.settled


class WishBook:
    """Finds the wishes of a text."""

    def __init__(self, phrases: PhraseBook, places: PlaceBook) -> None:
        self._phrases = phrases
        self._places = places

    def of(self, lines: Sequence[Line], settled: set[Token]) -> Wishes:
        """The wishes of lines; tokens that are settled already stay so."""
        wishes = Wishes(settled=set(settled))
        for line in lines:
            for run in _runs(line.tokens):
                self._want_phrases(run, line.mode, wishes)
            if line.mode is Mode.NOISY:
                for run in _runs(line.tokens, areas=True):
                    self._want_places(run, wishes)
        return wishes

    def _want_phrases(self, tokens: Sequence[Token], mode: Mode, wishes: Wishes) -> None:
        words = [word_form(token.text) for token in tokens]
        for match in self._phrases.matches(words, fuzzy=mode is Mode.NOISY):
            there = words[match.start : match.end]
            for token, own, word in zip(tokens[match.start : match.end], there, match.words, strict=True):
                if own == word and match.exact:
                    wishes.settled.add(token)
                elif mode is Mode.NOISY or _may_be_phrase(own, there, match.words):
                    wishes.wanted.setdefault(token, []).append(Wanted(word, match.source, _BONUS[match.source]))

    def _want_places(self, tokens: Sequence[Token], wishes: Wishes) -> None:
        words = [word_form(token.text) for token in tokens]
        for match in self._places.matches(words):
            named = tokens[match.start : match.end]
            # A province without its kind is a name only where it has capitals: "hoa binh" is peace.
            if match.kind is None and not all(token.text[:1].isupper() for token in named):
                continue
            bonus = _BONUS[ChangeSource.PLACE] + math.log(match.weight)
            for token, word in zip(named, match.words, strict=True):
                wanted = wishes.wanted.setdefault(token, [])
                if all(each.word != word for each in wanted):
                    wanted.append(Wanted(word, ChangeSource.PLACE, bonus))


def _may_be_phrase(word: str, there: Sequence[str], phrase: Sequence[str]) -> bool:
    """In clean text a phrase mends a word without marks, or one wrong word among at least two right ones."""
    right = sum(a == b for a, b in zip(there, phrase, strict=True))
    return word.isascii() or (right >= 2 and right == len(phrase) - 1)


def _runs(tokens: Sequence[Token], *, areas: bool = False) -> Iterator[Sequence[Token]]:
    """Runs of words with nothing protected and no end of a sentence between them; abbreviated ``areas`` are words."""
    run: list[Token] = []
    for token in tokens:
        area = areas and token.text in _AREAS
        if token.kind is Kind.WORD or area:
            run.append(token)
        if (token.kind is not Kind.WORD or token.ends_sentence) and not area:
            if run:
                yield run
            run = []
    if run:
        yield run
