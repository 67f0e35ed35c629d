"""Cells under construction, of a whole text at once: what may stand for each token, weighed together in arrays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from diacritics.beam import NONE, Column
from diacritics.cells import NO_SECOND, ONE_TOKEN, Cases, Cell, Flags, Ids, Logs, Slice
from diacritics.letter_case import AS_IT_IS, CaseJudge, Look
from diacritics.tokens import Token
from diacritics.wanted import Candidates, Lifted, Wanted, lift
from diacritics.words import Vocabulary

_ONE_WORD: Final[Ids] = np.zeros(1, np.int32)
_ONE_SCORE: Final[Logs] = np.zeros(1, np.float32)
_NO_CAPITAL: Final[Flags] = np.zeros(1, np.bool_)
_NOTHING_WANTED: Final = Lifted()


class Group(NamedTuple):
    """The candidates for some characters: words (or pairs of words), their scores (nats), which are in capitals.

    ``more`` is what all of them gain. ``look`` says how their case is judged.
    """

    piece: Slice
    words: Ids
    score: Logs
    capitals: Flags
    more: float
    look: Look
    second: Ids | None = None


@dataclass(slots=True)
class Draft:
    """A cell under construction: a group of candidates for each slice, and last the token as it is.

    ``as_it_is`` is its word then, ``keep`` its score (nats). ``case`` is how all candidates are written, where that is
    known; elsewhere their looks decide.
    """

    token: Token
    as_it_is: int
    keep: float
    wanted: Sequence[Wanted] = ()
    case: int | None = None
    groups: list[Group] = field(default_factory=list)


class _Arrays(NamedTuple):
    """The candidates of all drafts, one draft behind the other."""

    first: Ids
    score: Logs
    cases: Cases
    of: NDArray[np.int16]


class CellBuilder:
    """Makes cells of drafts."""

    def __init__(self, vocabulary: Vocabulary, judge: CaseJudge, familiar: Logs | None = None) -> None:
        """``familiar`` is what each word of the vocabulary gains (nats), but in pairs."""
        self._vocabulary = vocabulary
        self._judge = judge
        self._familiar = familiar

    def cells(self, drafts: Sequence[Draft]) -> Iterator[Cell]:
        """The cells of the drafts, in order, each at the place of its token."""
        if not drafts:
            return
        arrays, ends = self._weighed(drafts)
        begin = 0
        for draft, end in zip(drafts, ends, strict=True):
            yield self._cell(draft, arrays, begin, end)
            begin = end

    def _weighed(self, drafts: Sequence[Draft]) -> tuple[_Arrays, list[int]]:
        """The candidates with all that their groups and their case say of them; where those of each draft end."""
        words, scores, capitals, more, singles, looks, places, last = [], [], [], [], [], [], [], []
        for draft in drafts:
            for place, group in enumerate(draft.groups):
                words.append(group.words)
                scores.append(group.score)
                capitals.append(group.capitals)
                more.append(group.more)
                singles.append(group.second is None)
                looks.append(group.look)
                places.append(place)
            last.append(len(words))
            words.append(_ONE_WORD)
            scores.append(_ONE_SCORE)
            capitals.append(_NO_CAPITAL)
            more.append(0.0)
            singles.append(False)
            looks.append(AS_IT_IS)
            places.append(len(draft.groups))
        sizes = np.array(list(map(len, words)))
        whose = np.arange(len(sizes)).repeat(sizes)
        first, score = np.concatenate(words), np.concatenate(scores)
        score += np.array(more, np.float32)[whose]
        if self._familiar is not None:
            single = np.flatnonzero(np.array(singles, np.bool_)[whose])
            score[single] += self._familiar[first[single]]
        cases = self._judge.weigh(first, score, np.concatenate(capitals), looks, whose)
        ends = sizes.cumsum()[last]
        first[ends - 1] = [draft.as_it_is for draft in drafts]
        score[ends - 1] = [draft.keep for draft in drafts]
        return _Arrays(first, score, cases, np.array(places, np.int16)[whose]), ends.tolist()

    def _cell(self, draft: Draft, arrays: _Arrays, begin: int, end: int) -> Cell:
        own = slice(begin, end)
        first, score, of = arrays.first[own], arrays.score[own], arrays.of[own]
        cases = arrays.cases[own]
        if draft.case is not None:
            cases[:-1] = draft.case
        slices = [group.piece for group in draft.groups]
        lifted = _NOTHING_WANTED
        if draft.wanted and slices:
            plain = np.array([piece.span == 1 and not piece.two for piece in slices], np.bool_)
            candidates = Candidates(first[:-1], score[:-1], cases[:-1], plain[of[:-1]])
            lifted = lift(candidates, draft.wanted, draft.token, self._vocabulary)
        token = Slice(0, draft.token.end - draft.token.start, 1)
        if lifted.added:
            first, score = np.append(candidates.words, first[-1:]), np.append(candidates.score, score[-1:])
            cases = np.append(candidates.cases, cases[-1:])
            slices += [token] * lifted.added
            of = np.append(of[:-1], np.arange(len(draft.groups), len(slices) + 1, dtype=np.int16))
        slices.append(token)
        column = Column(first, _seconds(draft, len(first)), _spans(draft, slices, of), score)
        return Cell(column, tuple(slices), of, cases, lifted.sources, lifted.printed, draft.token.start)


def _seconds(draft: Draft, count: int) -> Ids:
    if count <= len(NO_SECOND) and all(group.second is None for group in draft.groups):
        return NO_SECOND[:count]
    second = np.full(count, NONE, np.int32)
    end = 0
    for group in draft.groups:
        begin, end = end, end + len(group.words)
        if group.second is not None:
            second[begin:end] = group.second
    return second


def _spans(draft: Draft, slices: Sequence[Slice], of: NDArray[np.int16]) -> NDArray[np.int8]:
    if len(of) <= len(ONE_TOKEN) and all(group.piece.span == 1 for group in draft.groups):
        return ONE_TOKEN[: len(of)]
    spans: NDArray[np.int8] = np.array([piece.span for piece in slices], np.int8)[of]
    return spans
