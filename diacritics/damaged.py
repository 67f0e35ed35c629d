"""Words of damaged text: what each may have been, by the learned channel, the words about it and its case.

Whole paragraphs are decoded, across the line breaks inside them; each line is judged by the reader it looks like. A
word's probability is that of its readings between the neighbours that were decided on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import recase
from diacritics.beam import NONE, Beam, Column, decode
from diacritics.changes import ChangeSource
from diacritics.edits import Channel, load_channels
from diacritics.line_look import mixture
from diacritics.ngram_model import NgramModel
from diacritics.tokens import Kind, Token, is_all_capital
from diacritics.words import BOUNDARY, UNKNOWN, Vocabulary

READERS: Final = ("eng", "scanner", "strip")
"""The channels that damaged text may have come through."""

_UNCHANGED: Final = -11.0
"""Log-probability (nats) of a word that the vocabulary lacks and that was read as it is."""
_LEFT_TAIL: Final = -3.0
"""Of a sign behind a vowel that is no part of the word: most are."""
_CASE_FLOOR: Final = 0.03
_PHRASE: Final = {ChangeSource.PHRASE: 3.0, ChangeSource.USER: 10.0}
"""What a word gains (nats) when it stands in a set phrase, or in one of the user's."""
_NEW_WORD: Final = {ChangeSource.PHRASE: -3.0, ChangeSource.USER: 12.0}
"""Of a word of a phrase that the channel did not propose, against the best of those that it did: a word of the user's
is one that the vocabulary lacks."""
_TEMPERATURE: Final = 1.25
"""Probabilities are flattened by so much: neighbours that were decided on make each other too sure."""

Ids = NDArray[np.int32]
Logs = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word that a phrase wants at a token: as the vocabulary writes it."""

    word: str
    source: ChangeSource


@dataclass(frozen=True, slots=True)
class Reading:
    """What a token may be: text, whether the sign behind it is part of it, probability (0..1), what it stands on."""

    value: str
    with_tail: bool
    probability: float
    source: ChangeSource


@dataclass(frozen=True, slots=True)
class _Options:
    """The candidates of a token, run parallel: texts in its case, words, scores (nats), with the sign behind or not."""

    values: tuple[str, ...]
    words: Ids
    scores: Logs
    tails: tuple[bool, ...]
    sources: tuple[ChangeSource, ...]


class DamagedText:
    """Reads damaged tokens; loading takes a moment, one instance serves any number of texts."""

    def __init__(self, beam: Beam | None = None) -> None:
        self._vocabulary = Vocabulary.load()
        self._model = NgramModel.load()
        channels = load_channels(self._vocabulary.words, self._vocabulary.counts.tolist())
        self._channels = {name: channels[name] for name in READERS}
        self._beam = beam or Beam()
        self._capital = self._vocabulary.capitalised + self._vocabulary.all_capital

    def read(
        self, paragraphs: Sequence[Sequence[Sequence[Token]]], open_to: Mapping[Token, Sequence[Wanted]], text: str
    ) -> dict[Token, list[Reading]]:
        """The readings of the open tokens of paragraphs (each a row of lines), the decided one first.

        ``open_to`` holds the tokens to be read with what phrases want there; all others stand as they are.
        """
        lines = [line for paragraph in paragraphs for line in paragraph]
        readers = iter(self._readers(lines))
        options: list[list[tuple[Token, _Options]]] = []
        for paragraph in paragraphs:
            row: list[tuple[Token, _Options]] = []
            for line in paragraph:
                channel = next(readers)
                row += [
                    (token, self._options(token, channel, open_to, text, first=not row and not i))
                    for i, token in enumerate(line)
                ]
            options.append(row)
        columns = [[_column(option) for _, option in row] for row in options]
        paths = decode(columns, self._model, BOUNDARY, self._beam)
        found: dict[Token, list[Reading]] = {}
        for row, path, chances in zip(options, paths, self._chances(options, paths), strict=True):
            for (token, option), chosen, chance in zip(row, path, chances, strict=True):
                if token in open_to:
                    found[token] = _readings(option, chosen, chance)
        return found

    def _readers(self, lines: Sequence[Sequence[Token]]) -> list[Channel]:
        words = [[token.text for token in line if token.kind is Kind.WORD] for line in lines]
        likelihoods = [[channel.line_likelihood(line) for channel in self._channels.values()] for line in words]
        names = list(self._channels)
        return [
            self._channels[names[max(range(len(names)), key=weights.__getitem__)]] for weights in mixture(likelihoods)
        ]

    def _options(
        self, token: Token, channel: Channel, open_to: Mapping[Token, Sequence[Wanted]], text: str, *, first: bool
    ) -> _Options:
        if token not in open_to:
            return _fixed(token, self._vocabulary.of_token(token))
        tail = text[token.end : token.tail_end]
        words, scores, tails = self._candidates(token.text, tail, channel)
        scores = scores + self._case(token, words, first=first)
        sources = [ChangeSource.SYLLABLE] * len(words)
        values = [recase(self._vocabulary.words[word], token.text) for word in words.tolist()]
        extra = self._phrases(token, open_to[token], words, scores, sources)
        values += [recase(wanted.word, token.text) for wanted in extra]
        sources += [wanted.source for wanted in extra]
        best = float(scores.max(initial=_UNCHANGED))
        more = [best + _NEW_WORD[wanted.source] for wanted in extra]
        return _Options(
            values=(*values, token.text),
            words=np.concatenate([words, [self._vocabulary.number(w.word) for w in extra], [UNKNOWN]]).astype(np.int32),
            scores=np.concatenate([scores, more, [_UNCHANGED]]).astype(np.float32),
            tails=(*tails, *(False for _ in extra), False),
            sources=(*sources, ChangeSource.SYLLABLE),
        )

    def _candidates(self, observed: str, tail: str, channel: Channel) -> tuple[Ids, Logs, list[bool]]:
        alone = channel.candidates(observed)
        if not tail:
            return alone.words, alone.log_p, [False] * len(alone)
        joined = channel.candidates(observed + tail)
        words = np.concatenate([alone.words, joined.words])
        scores = np.concatenate([alone.log_p + np.float32(_LEFT_TAIL), joined.log_p])
        return words, scores, [False] * len(alone) + [True] * len(joined)

    def _case(self, token: Token, words: Ids, *, first: bool) -> Logs:
        """Case as evidence inside a sentence: Sở and Bộ have a capital there, sẽ and bố have none."""
        if first or is_all_capital(token.text):
            return np.zeros(len(words), np.float32)
        capital = self._capital.take(words)
        share = capital if token.text[:1].isupper() else 1 - capital
        weighed: Logs = np.log(_CASE_FLOOR + (1 - _CASE_FLOOR) * share).astype(np.float32)
        return weighed

    def _phrases(
        self,
        token: Token,
        wanted: Sequence[Wanted],
        words: Ids,
        scores: Logs,
        sources: list[ChangeSource],
    ) -> list[Wanted]:
        """Lifts the candidates that phrases want, in place; gives those that are no candidates."""
        missing = []
        for each in wanted:
            at = np.flatnonzero(words == self._vocabulary.numbers.get(each.word, -1))
            scores[at] += np.float32(_PHRASE[each.source])
            for place in at.tolist():
                sources[place] = each.source
            if not len(at) and each.word != token.text.lower():
                missing.append(each)
        return missing

    def _chances(
        self, options: Sequence[Sequence[tuple[Token, _Options]]], paths: Sequence[Sequence[int]]
    ) -> list[list[Logs]]:
        """For each token the probabilities of its candidates between the decided neighbours."""
        return [self._of_paragraph(row, path) for row, path in zip(options, paths, strict=True)]

    def _of_paragraph(self, row: Sequence[tuple[Token, _Options]], path: Sequence[int]) -> list[Logs]:
        decided = np.array([option.words[c] for (_, option), c in zip(row, path, strict=True)], np.int32)
        padded = np.concatenate([np.full(3, BOUNDARY, np.int32), decided, np.full(3, BOUNDARY, np.int32)])
        sizes = [len(option.words) for _, option in row]
        place = np.repeat(np.arange(len(row)) + 3, sizes)
        candidate = np.concatenate([option.words for _, option in row])
        total = np.concatenate([option.scores for _, option in row]).astype(np.float32)
        for ahead in range(4):
            # The word itself, then the three words behind it, each after the three before it.
            context = [np.where(ahead - back == 0, candidate, padded[place + ahead - back]) for back in (3, 2, 1, 0)]
            inside = place + ahead <= len(row) + 3
            logs = self._model.log_p(*(part[inside].astype(np.int32) for part in context))
            total[inside] += np.float32(self._beam.weight) * logs
        parts = np.split(total / np.float32(_TEMPERATURE), np.cumsum(sizes)[:-1])
        return [_softmax(part) for part in parts]


def _softmax(logs: Logs) -> Logs:
    weights = np.exp(logs - logs.max())
    chances: Logs = (weights / weights.sum()).astype(np.float32)
    return chances


def _fixed(token: Token, word: int) -> _Options:
    one = np.array([word], np.int32)
    return _Options((token.text,), one, np.zeros(1, np.float32), (False,), (ChangeSource.SYLLABLE,))


def _column(options: _Options) -> Column:
    return Column(options.words, np.full(len(options.words), NONE, np.int32), options.scores)


def _readings(options: _Options, chosen: int, chances: Logs) -> list[Reading]:
    """Candidates of one text are one reading; the decided one first, then by probability."""
    sums: dict[tuple[str, bool], float] = {}
    sources: dict[tuple[str, bool], ChangeSource] = {}
    for value, tail, source, chance in zip(
        options.values, options.tails, options.sources, chances.tolist(), strict=True
    ):
        sums[value, tail] = sums.get((value, tail), 0.0) + chance
        if source is not ChangeSource.SYLLABLE or (value, tail) not in sources:
            sources[value, tail] = source
    first = (options.values[chosen], options.tails[chosen])
    ranked = [first, *sorted((key for key in sums if key != first), key=lambda key: (-sums[key], key))]
    return [Reading(*key, min(1.0, sums[key]), sources[key]) for key in ranked]
