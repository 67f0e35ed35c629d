"""The syllables that Vietnamese text attests, with their counts, and the way from a skeleton to them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import strip_marks
from diacritics.vocabulary import CLASSES

HEADER: Final = "# syllable\tcount\tleft neighbours\tcapitalised per mille"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``words`` are the classes first, then syllables in lower case and old tone style; arrays run parallel.

    ``capital`` is the share (0..1) of a syllable's occurrences inside a sentence that begin with a capital.
    """

    words: tuple[str, ...]
    counts: NDArray[np.int64]
    continuations: NDArray[np.int64]
    capital: NDArray[np.float64]
    ids: MappingProxyType[str, int]
    by_skeleton: MappingProxyType[str, tuple[int, ...]]

    @classmethod
    def load(cls, path: Path) -> Lexicon:
        """Reads the table written by the training (tab-separated, one word a line, ``#`` comments)."""
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
        words = tuple(row[0] for row in rows)
        by_skeleton: dict[str, list[int]] = {}
        for index in range(len(CLASSES), len(words)):
            by_skeleton.setdefault(strip_marks(words[index]), []).append(index)
        return cls(
            words=words,
            counts=np.array([int(row[1]) for row in rows], dtype=np.int64),
            continuations=np.array([int(row[2]) for row in rows], dtype=np.int64),
            capital=np.array([int(row[3]) / 1000 for row in rows]),
            ids=MappingProxyType({word: index for index, word in enumerate(words)}),
            by_skeleton=MappingProxyType({skeleton: tuple(found) for skeleton, found in by_skeleton.items()}),
        )

    def count(self, syllable: str) -> int:
        """Occurrences in the training text (weighted); 0 when the syllable is not attested."""
        index = self.ids.get(syllable)
        return 0 if index is None else int(self.counts[index])

    def candidates(self, skeleton: str) -> tuple[tuple[str, int], ...]:
        """The attested syllables with this skeleton and their counts, most frequent first."""
        found = ((self.words[i], int(self.counts[i])) for i in self.by_skeleton.get(skeleton, ()))
        return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0])))
