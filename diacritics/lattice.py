"""What the words of a line may have been: for every token the candidates that end there, each with its score.

A candidate is a word of the vocabulary for the characters of one token, with or without the signs about it; one word
for several tokens that a reader tore apart; two words for characters that ran together; or the token as it stands.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NamedTuple

import numpy as np

from diacritics.cells import CAPITAL, SMALL, TITLE, Cases, Cell, CellMaker, Logs, Slice
from diacritics.changes import ChangeSource
from diacritics.doubts import is_slip
from diacritics.edits import Candidates, Channel
from diacritics.letter_case import CaseJudge, LineCase, behind_label, case_of
from diacritics.openness import Place
from diacritics.tokens import Token
from diacritics.words import UNKNOWN, Vocabulary

_MISTAKES_CASE: Final = ("scanner",)
"""Channels of readers that take C for c."""
_LEFT_SIGN: Final = -3.0
"""Of a sign beside a word that is no part of it: most are."""
_NEW_WORD: Final = {ChangeSource.PHRASE: -3.0, ChangeSource.PLACE: -2.0, ChangeSource.USER: 12.0}
"""Of a word of a phrase that the channel did not propose, against the best of those that it did: a word of the user's
is one that the vocabulary lacks."""

_SPECK: Final = -5.0
"""Of specks that were read as points inside a word."""
_WEAK: Final = -7.5
"""Log-score, with the word's own frequency, below which a token may be two words or a part of one."""
_PRIOR_WEIGHT: Final = 0.3
_LONGEST_JOINED: Final = 18
_REMEMBERED: Final = 20_000
"""Cells that are kept."""
_MOST_JOINED: Final = 4
"""Tokens that one candidate covers at most."""
_LEAST_CUT: Final = 4
"""Characters from which a token may be two words."""
_OF_A_HALF: Final = 5
"""The best words of a half, in small letters and in capitals, that are tried with those of the other half."""
_HALF_WITHIN: Final = 7.0
"""Nats: a half whose best word is worse is no word."""
_PAIRS: Final = 16
"""Pairs of words kept for a token."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that a phrase wants at a token, as the vocabulary writes it, and what it gains there (nats)."""

    word: str
    source: ChangeSource
    bonus: float


_NONE_DECIDED: Final[Mapping[int, Cell]] = MappingProxyType({})


class _Half(NamedTuple):
    rank: float
    word: int
    log_p: float
    case: int


class Lattice:
    """Builds the cells of lines that one channel reads."""

    def __init__(self, vocabulary: Vocabulary, channel: Channel, familiar: Logs | None = None) -> None:
        """``familiar`` is what each word of the vocabulary gains (nats) in a text that has it elsewhere."""
        self._vocabulary = vocabulary
        self._channel = channel
        self._familiar = familiar
        self._prior: Logs = _PRIOR_WEIGHT * vocabulary.log_share
        self._case = CaseJudge(vocabulary, same_shape=channel.name in _MISTAKES_CASE)
        self._known: dict[tuple[object, ...], Cell] = {}
        # Words begin and end alike: a half is asked for by many of them.
        self._halves: dict[str, Sequence[_Half]] = {}

    def cells(
        self,
        text: str,
        line: Sequence[Place],
        wanted: Mapping[Token, Sequence[Wanted]],
        *,
        first: bool,
        careful: bool,
        decided: Mapping[int, Cell] = _NONE_DECIDED,
    ) -> list[Cell]:
        """The cells of a line; ``first`` tells that a paragraph begins with it, ``careful`` that it is mostly right.

        Those of places that are ``decided`` stay as they are.
        """
        cells = []
        case = LineCase(line)
        for i, place in enumerate(line):
            token = place.token
            if i in decided:
                cells.append(decided[i])
            elif place.keep is None and not (place.joins or place.torn):
                cells.append(self._fixed(token))
            elif careful:
                cells.append(self._trusted(place, wanted.get(token, ())))
            else:
                begins = (first and i == 0) or (i > 0 and line[i - 1].token.ends_sentence) or behind_label(line, i)
                loud = case.loudness(i)
                if place.joins or place.torn or token in wanted:
                    cells.append(self._cell(text, line, i, wanted.get(token, ()), loud, begins=begins))
                else:
                    cells.append(self._known_cell(text, line, i, loud, begins=begins))
        return cells

    def _fixed(self, token: Token) -> Cell:
        """The cell of a token that is never anything else."""
        key = token.text, token.kind
        known = self._known.get(key)
        if known is None:
            maker = CellMaker()
            maker.add_one(Slice(0, len(token.text), 1), self._vocabulary.of_token(token), 0.0)
            known = self._remember(key, maker.cell({}, {}))
        return known.at(token.start)

    def _known_cell(self, text: str, line: Sequence[Place], i: int, loud: int, *, begins: bool) -> Cell:
        """The cell of a token that stands by itself: the same for the same characters."""
        place = line[i]
        token = place.token
        key = text[place.head : place.tail], token.start - place.head, token.end - place.head, place.keep, loud, begins
        known = self._known.get(key)
        if known is None:
            known = self._remember(key, self._cell(text, line, i, (), loud, begins=begins))
        return known.at(token.start)

    def _remember(self, key: tuple[object, ...], cell: Cell) -> Cell:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        self._known[key] = cell
        return cell

    def _cell(
        self, text: str, line: Sequence[Place], i: int, wanted: Sequence[Wanted], loud: int, *, begins: bool
    ) -> Cell:
        place = line[i]
        token = place.token
        maker = CellMaker()
        if place.keep is not None:
            self._add_alone(maker, text, place)
        self._add_joined(maker, text, line, i)
        if place.torn:
            self._add_torn(maker, text, line[i - 1], place)
        self._case.weigh(maker, text, token.start, loud, begins=begins)
        sources, printed = self._want(maker, wanted, token)
        piece = Slice(0, token.end - token.start, 1)
        if place.keep is None:
            maker.add_one(piece, self._vocabulary.of_token(token), 0.0)
        else:
            maker.add_one(piece, UNKNOWN, place.keep)
        return maker.cell(sources, printed, token.start)

    def _trusted(self, place: Place, wanted: Sequence[Wanted]) -> Cell:
        """The cell of a doubtful word of text that is mostly right: its case stands."""
        token = place.token
        maker = CellMaker()
        found = self._channel.candidates(token.text)
        slips = np.array([is_slip(self._vocabulary.words[word], token.text) for word in found.words.tolist()], np.bool_)
        case = case_of(token.text)
        piece = Slice(0, token.end - token.start, 1)
        maker.add(piece, found.words[slips], found.log_p[slips], np.full(int(slips.sum()), case, np.int8))
        sources, printed = self._want(maker, wanted, token)
        maker.add_one(piece, UNKNOWN, place.keep or 0.0)
        return maker.cell(sources, printed, token.start)

    def _add_alone(self, maker: CellMaker, text: str, place: Place) -> None:
        """The words that the token alone may be, with the signs about it and without."""
        at = place.token.start
        best = -math.inf
        # In an order that does not depend on where the token stands.
        for start in dict.fromkeys((place.head, at)):
            for end in dict.fromkeys((place.tail, place.token.end)):
                left = (start > place.head) + (end < place.tail)
                found = self._channel.candidates(text[start:end])
                best = max(best, self._add_words(maker, Slice(start - at, end - at, 1), found, _LEFT_SIGN * left))
        if best < _WEAK:
            self._add_pairs(maker, text, Slice(place.head, place.tail, 1), at)

    def _add_joined(self, maker: CellMaker, text: str, line: Sequence[Place], i: int) -> None:
        """The words that the token may be together with those before it."""
        at = line[i].token.start
        for span in range(2, min(_MOST_JOINED, i + 1) + 1):
            if not line[i - span + 2].joins:
                return
            start, end = line[i - span + 1].head, line[i].tail
            if end - start > _LONGEST_JOINED:
                return
            piece = Slice(start - at, end - at, span)
            observed = text[start:end]
            best = self._add_words(maker, piece, self._channel.candidates(observed), 0.0)
            plain = _without_specks(observed)
            if plain != observed:
                best = max(best, self._add_words(maker, piece, self._channel.candidates(plain), _SPECK))
            if best < _WEAK:
                self._add_pairs(maker, text, Slice(start, end, span), at)

    def _add_torn(self, maker: CellMaker, text: str, before: Place, place: Place) -> None:
        """The words that the token may be together with the one before the space."""
        start, end = before.token.start, place.token.end
        found = self._channel.candidates(text[start : before.token.end] + text[place.token.start : end])
        cut = math.log(self._channel.spacing.cut)
        self._add_words(maker, Slice(start - place.token.start, end - place.token.start, 2), found, cut)

    def _add_words(self, maker: CellMaker, piece: Slice, found: Candidates, more: float) -> float:
        """Adds the words of a piece; what the best is worth with its own frequency."""
        if not len(found):
            return -math.inf
        score = found.log_p + np.float32(more)
        if self._familiar is not None:
            score += self._familiar[found.words]
        maker.add(piece, found.words, score, _cases(found))
        return float(np.maximum.reduce(score + self._prior[found.words]))

    def _add_pairs(self, maker: CellMaker, text: str, piece: Slice, at: int) -> None:
        """Two words that ran together in the piece: the most probable ones, of any cut."""
        observed = text[piece.start : piece.end]
        if not _LEAST_CUT <= len(observed) <= _LONGEST_JOINED:
            return
        pairs = []
        for cut in range(1, len(observed)):
            head = self._half(observed[:cut])
            tail = self._half(_without_specks(observed[cut:])) if head else ()
            pairs += [
                (a.rank + b.rank, a.word, b.word, a.log_p + b.log_p, a.case)
                for a in head
                for b in tail
                if a.case == b.case
            ]
        best = sorted(pairs, reverse=True)[:_PAIRS]
        if not best:
            return
        _, first, second, logs, cases = zip(*best, strict=True)
        lost = math.log(self._channel.spacing.lost)
        maker.add(
            Slice(piece.start - at, piece.end - at, piece.span, two=True),
            np.array(first, np.int32),
            np.array(logs, np.float32) + np.float32(lost),
            np.array(cases, np.int8),
            np.array(second, np.int32),
        )

    def _half(self, observed: str) -> Sequence[_Half]:
        """The best words of a half of a piece; none when it is no word."""
        known = self._halves.get(observed)
        if known is None:
            if len(self._halves) >= _REMEMBERED:
                self._halves.clear()
            known = self._halves[observed] = self._best_of_half(observed)
        return known

    def _best_of_half(self, observed: str) -> Sequence[_Half]:
        found = self._channel.candidates(observed)
        if not len(found) or found.log_p[0] < -_HALF_WITHIN - len(observed):
            return ()
        rank = found.log_p + self._prior[found.words]
        best = (-rank).argsort(kind="stable")
        if found.all_small:
            best = best[:_OF_A_HALF]
        else:
            best = np.concatenate([best[found.capitals[best] == capital][:_OF_A_HALF] for capital in (False, True)])
        columns = (rank[best], found.words[best], found.log_p[best], _cases(found)[best])
        return [_Half(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]

    def _want(
        self, maker: CellMaker, wanted: Sequence[Wanted], token: Token
    ) -> tuple[dict[int, ChangeSource], dict[int, str]]:
        """Lifts the candidates that phrases want; adds those that are no candidates."""
        sources: dict[int, ChangeSource] = {}
        printed: dict[int, str] = {}
        if not wanted or not maker.first:
            return sources, printed
        best = max(float(score.max(initial=-20.0)) for score in maker.score)
        for each in wanted:
            number = self._vocabulary.numbers.get(each.word, -1)
            there = False
            before = 0
            for k, words in enumerate(maker.first):
                if maker.slices[k].span == 1 and not maker.slices[k].two:
                    for at in np.flatnonzero(words == number).tolist():
                        score = maker.score[k].copy()
                        score[at] += np.float32(each.bonus)
                        maker.score[k] = score
                        sources[before + at] = each.source
                        if each.source is ChangeSource.PLACE and case_of(token.text) == TITLE:
                            # The name of a place has its capital, however rare that is for the word.
                            maker.cases[k][at] = max(maker.cases[k][at], TITLE)
                        there = True
                before += len(words)
            if not there and each.word != token.text.lower():
                sources[before] = each.source
                printed[before] = each.word
                piece = Slice(0, token.end - token.start, 1)
                case = case_of(token.text)
                maker.add_one(piece, max(number, UNKNOWN), best + _NEW_WORD[each.source], case)
        return sources, printed


def _without_specks(observed: str) -> str:
    """Without points and commas between letters, which are specks as often as parts of letters: ``djn.h``."""
    return observed[:1] + "".join(c for c in observed[1:-1] if c not in ".,'") + observed[-1:]


def _cases(found: Candidates) -> Cases:
    if found.all_small:
        return np.zeros(len(found), np.int8)
    return np.where(found.capitals, CAPITAL, SMALL).astype(np.int8)
