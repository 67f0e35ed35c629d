"""How good a language model is by itself: its perplexity, and how many words it restores from text without marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import strip_marks
from diacritics.ngram_model import Ids, Logs, NgramModel
from diacritics.training.ngrams import bounded
from diacritics.training.passages import Passages
from diacritics.words import BOUNDARY, CLASSES, UNKNOWN, Vocabulary

_WIDTH: Final = 24
"""States that live in a paragraph."""
_TOGETHER: Final = 256
"""Paragraphs that advance together."""


@dataclass(frozen=True, slots=True)
class Score:
    """``words`` of letters, of which ``right`` were restored, lower case and tone style left aside; see perplexity."""

    words: int
    right: int
    perplexity: float

    @property
    def accuracy(self) -> float:
        """Share of words restored right, 0..1."""
        return self.right / max(1, self.words)


def measure(model: NgramModel, vocabulary: Vocabulary, forms: Sequence[str], passages: Passages) -> Score:
    """The score of a model on passages whose forms are numbered by ``forms``."""
    words = np.array([vocabulary.numbers.get(form, UNKNOWN) for form in forms], dtype=np.int32)
    begins = passages.paragraphs()
    readings = [_candidates(form, vocabulary, number) for number, form in enumerate(forms)]
    rows = [[readings[form] for form in passages.forms[a:b].tolist()] for a, b in pairwise(begins.tolist())]
    restored = np.concatenate([np.zeros(0, np.int32), *restore(model, rows)])
    # What no word of the vocabulary looks like stays as it is read.
    plain = np.array([strip_marks(form) == form for form in forms], dtype=np.bool_)
    right = np.where(restored == UNKNOWN, plain[passages.forms], restored == words[passages.forms])
    right &= (restored == UNKNOWN) | (words[passages.forms] != UNKNOWN)
    counted = passages.forms >= len(CLASSES)
    return Score(
        int(counted.sum()), int((right & counted).sum()), perplexity(model, bounded(words[passages.forms], begins, 4))
    )


def perplexity(model: NgramModel, stream: Ids) -> float:
    """Of the words of a stream with three boundaries between paragraphs; unknown words count, boundaries do not."""
    predicted = stream[3:] != BOUNDARY
    logs = model.log_p(*(stream[place : len(stream) - 3 + place][predicted] for place in range(4)))
    return float(np.exp(-logs.astype(np.float64).mean()))


def _candidates(form: str, vocabulary: Vocabulary, number: int) -> Ids:
    if number < len(CLASSES):
        return np.array([number], np.int32)
    return vocabulary.by_skeleton.get(strip_marks(form), np.array([UNKNOWN], np.int32))


def restore(model: NgramModel, paragraphs: Sequence[Sequence[Ids]]) -> list[Ids]:
    """For each paragraph, a row of candidates for each word, the most probable words (beam search)."""
    order = sorted(range(len(paragraphs)), key=lambda index: -len(paragraphs[index]))
    restored: list[Ids] = [np.zeros(0, np.int32)] * len(paragraphs)
    for begin in range(0, len(order), _TOGETHER):
        group = order[begin : begin + _TOGETHER]
        for index, words in zip(group, _restore_group(model, [paragraphs[i] for i in group]), strict=True):
            restored[index] = words
    return restored


@dataclass(frozen=True, slots=True)
class _Beam:
    """The living states, by paragraph and the best first: what the model knows, score, state before, word taken."""

    owner: NDArray[np.int64]
    states: Ids
    score: Logs
    came: NDArray[np.int64]
    word: Ids


def _restore_group(model: NgramModel, paragraphs: Sequence[Sequence[Ids]]) -> list[Ids]:
    """``paragraphs`` come the longest first, so that those that end early are the last of each beam."""
    count = len(paragraphs)
    first = np.arange(count)
    beams = [_Beam(first, model.start(count), np.zeros(count, np.float32), first, np.zeros(count, np.int32))]
    end = np.array([BOUNDARY], np.int32)
    restored: list[Ids] = [end] * count
    for place in range(1 + len(paragraphs[0])):
        alive = sum(len(p) >= place for p in paragraphs)
        beams.append(_advanced(model, beams[-1], [p[place] if place < len(p) else end for p in paragraphs[:alive]]))
        owners, bests = np.unique(beams[-1].owner, return_index=True)
        for owner, best in zip(owners.tolist(), bests.tolist(), strict=True):
            if len(paragraphs[owner]) == place:
                restored[owner] = _traced(beams, best)
    return restored


def _advanced(model: NgramModel, beam: _Beam, columns: Sequence[Ids]) -> _Beam:
    """The best states after one more word; paragraphs without a column have ended."""
    living = int(np.searchsorted(beam.owner, len(columns)))
    sizes = np.array([len(column) for column in columns])
    begins = np.cumsum(sizes) - sizes
    owners = beam.owner[:living]
    came = np.repeat(np.arange(living), sizes[owners])
    within = np.arange(len(came)) - np.repeat(np.cumsum(sizes[owners]) - sizes[owners], sizes[owners])
    words = np.concatenate(columns)[begins[beam.owner[came]] + within]
    logs, states = model.extend(beam.states[came], words)
    scores = beam.score[came] + logs
    best = _best(beam.owner[came], scores, beam.states[came, 0].astype(np.int64) * model.size + words)
    return _Beam(beam.owner[came][best], states[best], scores[best], came[best], words[best])


def _best(owners: NDArray[np.int64], scores: Logs, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of the best states of each paragraph, of those that end in the same pair of words only the best."""
    order = np.lexsort((-scores, pairs, owners))
    fresh = np.append(True, (pairs[order][1:] != pairs[order][:-1]) | (owners[order][1:] != owners[order][:-1]))
    order = order[fresh]
    order = order[np.lexsort((-scores[order], owners[order]))]
    begins = np.searchsorted(owners[order], owners[order])
    kept: NDArray[np.int64] = order[np.arange(len(order)) - begins < _WIDTH]
    return kept


def _traced(beams: Sequence[_Beam], state: int) -> Ids:
    """The words that led to a state, without the boundary behind them."""
    words: list[int] = []
    for beam in reversed(beams[1:]):
        words.append(int(beam.word[state]))
        state = int(beam.came[state])
    return np.array(words[:0:-1], dtype=np.int32)
