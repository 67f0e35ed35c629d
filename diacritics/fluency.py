"""How well a text reads where it stands: for whoever has two readings of one place and must choose."""

from __future__ import annotations

from typing import Final

import numpy as np

from diacritics.ngram_model import NgramModel
from diacritics.tokens import tokenize
from diacritics.words import UNKNOWN, Vocabulary

COST_OF_UNKNOWN: Final = 3.0
"""Natural logarithm taken off for an unknown word: the model's figure is that of all of them together."""
REACH: Final = 3
"""Words before the text that the model looks at, and behind it that depend on it."""


class Fluency:
    """Asks the language model about a few words at a time."""

    def __init__(self, vocabulary: Vocabulary, model: NgramModel) -> None:
        self._vocabulary = vocabulary
        self._model = model

    def __call__(self, before: str, text: str, after: str) -> float:
        """Natural log-probability of ``text`` and of what stands behind it, given what stands before it."""
        known, wanted = self._numbers(before)[-REACH:], self._numbers(text) + self._numbers(after)[:REACH]
        state = self._model.start(1)
        for word in known:
            _, state = self._model.extend(state, np.array([word], np.int32))
        total = 0.0
        for word in wanted:
            logs, state = self._model.extend(state, np.array([word], np.int32))
            total += float(logs[0]) - (COST_OF_UNKNOWN if word == UNKNOWN else 0.0)
        return total

    def _numbers(self, text: str) -> list[int]:
        return [self._vocabulary.of_token(token) for token in tokenize(text)]
