"""Texts of numbers, small enough to be summed over, and the plain way to ask a back-off model."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from diacritics.training.backoff import BackoffModel
from diacritics.training.kneser_ney import StyleCounts
from diacritics.training.ngrams import bounded, count_keys, keys_of

SIZE = 14
"""Words, the first four of which are classes; the last never occurs."""


def _text(seed: int, paragraphs: int) -> list[list[int]]:
    """Words that follow one another by a rule, now and then by chance: a few n-grams are frequent, many are rare."""
    chooser = random.Random(seed)
    text = []
    for _ in range(paragraphs):
        words = [chooser.randint(1, SIZE - 2)]
        for _ in range(chooser.randint(2, 9)):
            by_rule = (3 * words[-1] + seed) % (SIZE - 2) + 1
            words.append(by_rule if chooser.random() < 0.7 else chooser.randint(1, SIZE - 2))
        text.append(words)
    return text


TEXTS = ((_text(1, 120), 5.0), (_text(2, 300), 1.0))
"""Two styles and their weights."""


def style_of(paragraphs: Sequence[Sequence[int]], weight: float, order: int) -> StyleCounts:
    words = np.array([word for paragraph in paragraphs for word in paragraph], dtype=np.int32)
    begins = np.array(list(accumulate(map(len, paragraphs), initial=0)))
    return StyleCounts(weight, *count_keys(keys_of(bounded(words, begins, order), order, SIZE)))


def probability(model: BackoffModel, gram: Sequence[int]) -> float:
    """P(last word | words before), by the definition of a back-off model."""
    gram = gram[-model.order :]
    if len(gram) == 1:
        return float(model.levels[0].p[gram[0]])
    found = _place(model, gram)
    if found is not None:
        return float(model.levels[len(gram) - 1].p[found])
    context = _place(model, gram[:-1])
    backoff = 1.0 if context is None else float(model.backoffs(len(gram) - 1)[context])
    return backoff * probability(model, gram[1:])


def _place(model: BackoffModel, gram: Sequence[int]) -> int | None:
    key = 0
    for word in gram:
        key = key * model.size + word
    keys = model.levels[len(gram) - 1].keys
    place = int(np.searchsorted(keys, key))
    return place if place < len(keys) and int(keys[place]) == key else None
