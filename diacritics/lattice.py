"""What the words of lines may have been: for every token the candidates that end there, each with its score.

A candidate is a word of the vocabulary for the characters of one token, with or without the signs about it; one word
for several tokens that a reader tore apart; two words for characters that ran together; or the token as it stands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import numpy as np

from diacritics.cells import Cell, Logs, Slice, fixed_cell
from diacritics.doubts import is_slip
from diacritics.drafts import CellBuilder, Draft, Group
from diacritics.edits import Channel
from diacritics.letter_case import AS_IT_IS, CaseJudge, LineCase, Look, behind_label, case_of
from diacritics.openness import Place
from diacritics.specks import without_specks
from diacritics.tokens import Token
from diacritics.two_words import LONGEST_JOINED, TwoWords
from diacritics.wanted import Wanted
from diacritics.words import UNKNOWN, Vocabulary

_MISTAKES_CASE: Final = ("scanner",)
"""Channels of readers that take C for c."""
_LEFT_SIGN: Final = -3.0
"""Of a sign beside a word that is no part of it: most are."""
_SPECK: Final = -5.0
"""Of specks that were read as points inside a word."""
_WEAK: Final = -7.5
"""Log-score, with the word's own frequency, below which a token may be two words or a part of one."""
_ROUNDED: Final = 1e-3
"""Nats, far more than is lost by rounding."""
_PRIOR_WEIGHT: Final = 0.3
_REMEMBERED: Final = 20_000
"""Cells that are kept."""
_MOST_JOINED: Final = 4
"""Tokens that one candidate covers at most."""

Key = tuple[object, ...]
Judged = Callable[[str], Look]
"""How the case of the candidates for these characters is judged."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line whose cells are asked for.

    ``first`` tells that a paragraph begins with it, ``careful`` that it is mostly right. The cells of places that are
    ``decided`` stay as they are.
    """

    places: Sequence[Place]
    first: bool
    careful: bool
    decided: Mapping[int, Cell] = field(default_factory=dict)


class Lattice:
    """Builds the cells of lines that one channel reads."""

    def __init__(self, vocabulary: Vocabulary, channel: Channel, familiar: Logs | None = None) -> None:
        """``familiar`` is what each word of the vocabulary gains (nats) in a text that has it elsewhere."""
        self._vocabulary = vocabulary
        self._channel = channel
        self._familiar = familiar
        self._prior: Logs = _PRIOR_WEIGHT * vocabulary.log_share
        self._case = CaseJudge(vocabulary, same_shape=channel.name in _MISTAKES_CASE)
        self._builder = CellBuilder(vocabulary, self._case, familiar)
        self._two_words = TwoWords(channel, self._prior)
        self._known: dict[Key, Cell] = {}

    def cells(
        self, text: str, line: Sequence[Place], wanted: Mapping[Token, Sequence[Wanted]], *, first: bool, careful: bool
    ) -> list[Cell]:
        """The cells of one line, as :meth:`rows` makes those of many."""
        return self.rows(text, [Row(line, first, careful)], wanted)[0]

    def rows(self, text: str, rows: Sequence[Row], wanted: Mapping[Token, Sequence[Wanted]]) -> list[list[Cell]]:
        """The cells of lines of the text."""
        batch = _Batch(text, wanted)
        planned = [self._planned(row, batch) for row in rows]
        made = list(self._builder.cells(batch.drafts))
        for key, number in batch.numbers.items():
            self._remember(key, made[number])
        return [
            [
                made[cell].at(place.token.start) if isinstance(cell, int) else cell
                for place, cell in zip(row.places, cells, strict=True)
            ]
            for row, cells in zip(rows, planned, strict=True)
        ]

    def _planned(self, row: Row, batch: _Batch) -> list[Cell | int]:
        """The cells of a line; of those that are not made yet the numbers of their drafts."""
        cells: list[Cell | int] = []
        case = LineCase(row.places)
        for i, place in enumerate(row.places):
            if i in row.decided:
                cells.append(row.decided[i])
            elif place.keep is None and not (place.joins or place.torn):
                cells.append(self._fixed(place.token))
            elif row.careful:
                cells.append(self._trusted(place, batch))
            else:
                cells.append(self._open(row, i, case.loudness(i), batch))
        return cells

    def _fixed(self, token: Token) -> Cell:
        """The cell of a token that is never anything else."""
        key = token.text, token.kind
        known = self._known.get(key)
        if known is None:
            known = fixed_cell(self._vocabulary.of_token(token), len(token.text))
            self._remember(key, known)
        return known.at(token.start)

    def _remember(self, key: Key, cell: Cell) -> None:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[key] = cell

    def _open(self, row: Row, i: int, loud: int, batch: _Batch) -> Cell | int:
        """The cell of a word that may be another."""
        line, place = row.places, row.places[i]
        token = place.token
        begins = (row.first and i == 0) or (i > 0 and line[i - 1].token.ends_sentence) or behind_label(line, i)
        if place.joins or place.torn or token in batch.wanted:
            return batch.add(self._draft(line, i, loud, batch, begins=begins))
        # A token that stands by itself has the same cell for the same characters.
        start, head, tail = token.start, place.head, place.tail
        key = batch.text[head:tail], start - head, token.end - head, place.keep, loud, begins
        known = self._known.get(key)
        if known is not None:
            return known.at(start)
        number = batch.numbers.get(key)
        if number is None:
            number = batch.numbers[key] = batch.add(self._draft(line, i, loud, batch, begins=begins))
        return number

    def _draft(self, line: Sequence[Place], i: int, loud: int, batch: _Batch, *, begins: bool) -> Draft:
        place = line[i]
        token = place.token
        fixed = place.keep is None
        as_it_is, keep = (self._vocabulary.of_token(token), 0.0) if fixed else (UNKNOWN, place.keep or 0.0)
        draft = Draft(token, as_it_is, keep, batch.wanted.get(token, ()))
        judged = partial(self._case.look, loud=loud, begins=begins)
        if not fixed:
            self._add_alone(draft, batch.text, place, judged)
        if place.joins:
            self._add_joined(draft, batch.text, line, i, judged)
        if place.torn:
            self._add_torn(draft, batch.text, line[i - 1], judged)
        return draft

    def _trusted(self, place: Place, batch: _Batch) -> Cell | int:
        """The cell of a doubtful word of text that is mostly right: its case stands."""
        token = place.token
        key = token.text, place.keep
        plain = token not in batch.wanted
        known = self._known.get(key) if plain else None
        if known is not None:
            return known.at(token.start)
        number = batch.numbers.get(key) if plain else None
        if number is None:
            found = self._channel.candidates(token.text)
            slips = [is_slip(self._vocabulary.words[word], token.text) for word in found.words.tolist()]
            own = np.array(slips, np.bool_)
            draft = Draft(token, UNKNOWN, place.keep or 0.0, batch.wanted.get(token, ()), case_of(token.text))
            piece = Slice(0, token.end - token.start, 1)
            draft.groups.append(Group(piece, found.words[own], found.log_p[own], found.capitals[own], 0.0, AS_IT_IS))
            number = batch.add(draft)
            if plain:
                batch.numbers[key] = number
        return number

    def _add_alone(self, draft: Draft, text: str, place: Place, judged: Judged) -> None:
        """The words that the token alone may be, with the signs about it and without."""
        token, head, tail = place.token, place.head, place.tail
        # In an order that does not depend on where the token stands.
        for start in (head,) if head == token.start else (head, token.start):
            for end in (tail,) if tail == token.end else (tail, token.end):
                left = (start > head) + (end < tail)
                self._add_words(draft, text[start:end], start, 1, judged(text[start:end]), _LEFT_SIGN * left)
        if self._are_weak(draft.groups):
            self._add_pairs(draft, text[head:tail], head, 1, judged)

    def _add_joined(self, draft: Draft, text: str, line: Sequence[Place], i: int, judged: Judged) -> None:
        """The words that the token may be together with those before it."""
        for span in range(2, min(_MOST_JOINED, i + 1) + 1):
            if not line[i - span + 2].joins:
                return
            start, end = line[i - span + 1].head, line[i].tail
            if end - start > LONGEST_JOINED:
                return
            observed, before = text[start:end], len(draft.groups)
            look, plain = judged(observed), without_specks(observed)
            self._add_words(draft, observed, start, span, look)
            if plain != observed:
                self._add_words(draft, plain, start, span, look, _SPECK, length=end - start)
            if self._are_weak(draft.groups[before:]):
                self._add_pairs(draft, observed, start, span, judged)

    def _add_torn(self, draft: Draft, text: str, before: Place, judged: Judged) -> None:
        """The words that the token may be together with the one before the space."""
        start, token = before.token.start, draft.token
        letters = text[start : before.token.end] + text[token.start : token.end]
        cut = math.log(self._channel.spacing.cut)
        look = judged(text[start : token.end])
        self._add_words(draft, letters, start, 2, look, cut, length=token.end - start)

    def _add_words(
        self, draft: Draft, letters: str, start: int, span: int, look: Look, more: float = 0.0, *, length: int = 0
    ) -> None:
        """Adds the words that letters may be; they stand for ``length`` characters, or as many as they are."""
        found = self._channel.candidates(letters)
        if len(found.words):
            begin = start - draft.token.start
            piece = Slice(begin, begin + (length or len(letters)), span)
            draft.groups.append(Group(piece, found.words, found.log_p, found.capitals, more, look))

    def _are_weak(self, groups: Sequence[Group]) -> bool:
        """Whether the best word of all is worth little, with its own frequency."""
        return not any(self._is_plainly_strong(group) or self._worth(group) >= _WEAK for group in groups)

    def _is_plainly_strong(self, group: Group) -> bool:
        """Whether the first word alone is worth so much that no more need be asked."""
        first = group.score.item(0) + group.more + self._prior.item(group.words.item(0))
        return first > _WEAK + _ROUNDED

    def _worth(self, group: Group) -> float:
        score = group.score + np.float32(group.more)
        if self._familiar is not None:
            score += self._familiar[group.words]
        return float(np.maximum.reduce(score + self._prior[group.words]))

    def _add_pairs(self, draft: Draft, observed: str, start: int, span: int, judged: Judged) -> None:
        """Two words that ran together in characters."""
        pairs = self._two_words.pairs(observed)
        if pairs is not None:
            begin = start - draft.token.start
            piece = Slice(begin, begin + len(observed), span, two=True)
            words, seconds, log_p, capitals = pairs
            more, look = self._two_words.log_lost, judged(observed)
            draft.groups.append(Group(piece, words, log_p, capitals, more, look, seconds))


@dataclass(slots=True)
class _Batch:
    """The cells of a text that are to be made: their drafts, and the numbers of those that are kept."""

    text: str
    wanted: Mapping[Token, Sequence[Wanted]]
    drafts: list[Draft] = field(default_factory=list)
    numbers: dict[Key, int] = field(default_factory=dict)

    def add(self, draft: Draft) -> int:
        """The number of the draft."""
        self.drafts.append(draft)
        return len(self.drafts) - 1
