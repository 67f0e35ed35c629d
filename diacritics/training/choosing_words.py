"""Which words the models know: syllables that are no slips, and other words and abbreviations that are frequent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import is_syllable
from diacritics.training.passages import ALL_CAPITAL, CAPITALISED, Passages
from diacritics.words import CLASSES, UNKNOWN, Vocabulary


@dataclass(frozen=True, slots=True)
class Least:
    """Occurrences from which a word is known: a syllable, anything else, and anything else weighted."""

    syllable: int = 4
    other: int = 15
    other_weighted: float = 50.0


class Occurrences:
    """Sums, by form, over the passages added."""

    def __init__(self) -> None:
        self._plain = np.zeros(0)
        self._weighted = np.zeros(0)
        self._inside = np.zeros((3, 0))

    def add(self, passages: Passages, weight: float, forms: int) -> None:
        """Counts passages of this weight; ``forms`` is the number of forms known so far."""
        counts = np.bincount(passages.forms, minlength=forms)
        self._plain = _sum(self._plain, counts)
        self._weighted = _sum(self._weighted, weight * counts)
        inside = ~passages.initial
        shapes = [inside, inside & (passages.shapes == CAPITALISED), inside & (passages.shapes == ALL_CAPITAL)]
        by_shape = [weight * np.bincount(passages.forms[wanted], minlength=forms) for wanted in shapes]
        self._inside = np.stack([_sum(a, b) for a, b in zip(self._inside, by_shape, strict=True)])

    def vocabulary(self, forms: Sequence[str], least: Least) -> tuple[Vocabulary, NDArray[np.int32]]:
        """The vocabulary, and the word number of every form."""
        is_class = np.arange(len(self._plain)) < len(CLASSES)
        syllable = np.array([is_syllable(form) for form in forms[: len(self._plain)]], dtype=np.bool_)
        frequent = (self._plain >= least.other) & (self._weighted >= least.other_weighted)
        known = np.where(syllable, self._plain >= least.syllable, frequent) & ~is_class
        ranked = np.flatnonzero(known)
        ranked = ranked[np.lexsort((ranked, -self._weighted[ranked]))]
        order = np.concatenate((np.arange(len(CLASSES)), ranked))
        number_of_form = np.full(len(forms), UNKNOWN, np.int32)
        number_of_form[order] = np.arange(len(order))
        counts = np.bincount(number_of_form[: len(self._weighted)], weights=self._weighted, minlength=len(order))
        inside, capitalised, all_capital = self._inside[:, order] * (np.arange(len(order)) >= len(CLASSES))
        shares = [values / np.maximum(inside, 1.0) for values in (capitalised, all_capital)]
        words = [forms[place] for place in order.tolist()]
        return Vocabulary.of(words, np.rint(counts).astype(np.int64), *shares), number_of_form


def _sum(so_far: NDArray[np.float64], more: NDArray[np.floating] | NDArray[np.int64]) -> NDArray[np.float64]:
    """The sum of two arrays, the first perhaps shorter: forms that came up since then."""
    result = more.astype(np.float64)
    result[: len(so_far)] += so_far
    return result
