"""The vocabulary of the models: words in lower case and old tone style, and classes for what is no word.

A word's number is its place in the table: the classes first, then by falling frequency. The channel, the language model
and the decoder know words by their numbers only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import fold_tone_style, strip_marks
from diacritics.tokens import Kind, Token

TABLE: Final = Path(__file__).parent / "data" / "words.tsv"

CLASSES: Final = ("<s>", "<n>", "<code>", "<unk>")
BOUNDARY: Final = 0
"""What stands before a paragraph and behind it."""
NUMBER: Final = 1
CODE: Final = 2
"""Document symbols, letters mixed with digits, addresses."""
UNKNOWN: Final = 3
"""Every word that the table does not hold."""

HEADER: Final = "# word\tcount\tcapitalised per mille\tall capital per mille"

_CLASS_OF_KIND: Final = {
    Kind.NUMBER: CLASSES[NUMBER],
    Kind.CODE: CLASSES[CODE],
    Kind.ADDRESS: CLASSES[CODE],
}


@lru_cache(maxsize=65536)
def word_form(text: str) -> str:
    """A word as the vocabulary writes it: lower case, the tone mark in the old place."""
    return fold_tone_style(text.lower())


def model_form(token: Token) -> str:
    """What the models see of a token: its class, or its form (abbreviations and numerals are words like others)."""
    return _CLASS_OF_KIND.get(token.kind) or word_form(token.text)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by number. Arrays run parallel to ``words``.

    ``counts`` are weighted occurrences. ``capitalised`` and ``all_capital`` are shares (0..1) of a word's occurrences
    inside a sentence; a single capital letter counts as capitalised. The rest is written small.
    """

    words: tuple[str, ...]
    counts: NDArray[np.int64]
    capitalised: NDArray[np.float32]
    all_capital: NDArray[np.float32]
    capital: NDArray[np.float32]
    """The shares of both together."""
    log_share: NDArray[np.float32]
    """Log of the share of all occurrences (nats)."""
    numbers: Mapping[str, int]
    by_skeleton: Mapping[str, NDArray[np.int32]]
    """The words with the same letters once the marks are stripped, the most frequent first."""

    @classmethod
    def load(cls, path: Path = TABLE) -> Vocabulary:
        """Reads the table of :func:`table`.

        Raises:
            OSError: The file cannot be read.
            ValueError: A row does not have four columns, or the classes are not in their places.
        """
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
        if any(len(row) != 4 for row in rows) or tuple(row[0] for row in rows[: len(CLASSES)]) != CLASSES:
            raise ValueError(f"{path} is no table of words")
        columns = np.array([[int(value) for value in row[1:]] for row in rows], dtype=np.int64)
        return cls.of([row[0] for row in rows], columns[:, 0], columns[:, 1] / 1000, columns[:, 2] / 1000)

    @classmethod
    def of(
        cls,
        words: Sequence[str],
        counts: NDArray[np.int64],
        capitalised: NDArray[np.float64],
        all_capital: NDArray[np.float64],
    ) -> Vocabulary:
        """The vocabulary of these words, classes included."""
        skeletons: dict[str, list[int]] = {}
        for number, word in enumerate(words[len(CLASSES) :], len(CLASSES)):
            skeletons.setdefault(strip_marks(word), []).append(number)
        return cls(
            words=tuple(words),
            counts=counts,
            capitalised=capitalised.astype(np.float32),
            all_capital=all_capital.astype(np.float32),
            capital=(capitalised + all_capital).astype(np.float32),
            log_share=np.log(np.maximum(counts, 0.5) / max(1, counts.sum())).astype(np.float32),
            numbers=MappingProxyType({word: number for number, word in enumerate(words)}),
            by_skeleton=MappingProxyType({s: np.array(found, dtype=np.int32) for s, found in skeletons.items()}),
        )

    def __len__(self) -> int:
        return len(self.words)

    def number(self, text: str) -> int:
        """The number of a word in any case and tone style, or of a class; ``UNKNOWN`` when the table lacks it."""
        return self.numbers.get(text, self.numbers.get(word_form(text), UNKNOWN))

    def of_token(self, token: Token) -> int:
        """The number of what the models see of a token."""
        return self.numbers.get(model_form(token), UNKNOWN)

    def table(self) -> str:
        """The vocabulary as the text of its file: tab-separated, one word a line under a header."""
        shares = np.rint(np.stack((self.capitalised, self.all_capital), axis=1) * 1000).astype(int).tolist()
        rows = (
            f"{word}\t{count}\t{capitalised}\t{all_capital}"
            for word, count, (capitalised, all_capital) in zip(self.words, self.counts.tolist(), shares, strict=True)
        )
        return "\n".join((HEADER, *rows)) + "\n"
