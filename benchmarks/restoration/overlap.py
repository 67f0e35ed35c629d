"""Whether the text that is measured on was kept out of the tables: runs of twelve words that both have.

The training leaves out whole documents by a hash, and of the others every line that quotes one of them. This counts
what is left, numbers and codes being all alike as they are in training.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.restoration.texts import Text
from diacritics.training.corpus import STYLES
from diacritics.training.model import held_out_runs, training_text
from diacritics.training.overlap import quoting_lines, runs
from diacritics.training.passages import PassageReader


@dataclass(frozen=True, slots=True)
class Overlap:
    """Of a style of training text: its words, hashes of the runs that it shares (each once), and lines with one.

    A run that no line holds whole goes over a line break of the training text.
    """

    style: str
    words: int
    shared: NDArray[np.uint64]
    lines: int


def measured_runs(texts: Sequence[Text], reader: PassageReader) -> int:
    """How many different runs the measured text has."""
    return len(_runs_within_lines(texts, reader))


def overlaps(corpus: Path, texts: Sequence[Text]) -> Iterator[Overlap]:
    """For each style, what its training text shares with ``texts``. Reads the whole corpus: takes minutes."""
    reader = PassageReader()
    held_out = held_out_runs(corpus, reader)
    own = _runs_within_lines(texts, reader)
    for style in STYLES:
        words = lines = 0
        shared = np.zeros(0, np.uint64)
        for passages in training_text(corpus, style, reader, held_out):
            words += len(passages.forms)
            lines += int(np.count_nonzero(quoting_lines(passages, own)))
            shared = np.union1d(shared, np.intersect1d(runs(passages.forms), own))
        yield Overlap(style.name, words, shared, lines)


def _runs_within_lines(texts: Sequence[Text], reader: PassageReader) -> NDArray[np.uint64]:
    """Hashes of the runs of each line, sorted."""
    lines = [line for text in texts for line in text.lines]
    return np.unique(np.concatenate([np.zeros(0, np.uint64), *(runs(reader.read([line]).forms) for line in lines)]))
