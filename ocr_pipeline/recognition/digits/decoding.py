"""From what each column says to what the whole says: the likeliest runs of signs, by a beam over prefixes (CTC)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BEAM = 12
"""Prefixes kept after each column."""
SILENT = 0.9995
"""Of neighbouring columns this sure (0..1) that nothing new stands in them, one is as good as all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a blank may say, and the share (0..1) of belief in it."""

    text: str
    probability: float


def ranked(columns: NDArray[np.float32], letters: str) -> tuple[Reading, ...]:
    """The likeliest texts, best first; their probabilities are shares of what the beam kept.

    Args:
        columns: ``(columns, 1 + len(letters))`` probabilities; the first is that of nothing new.
        letters: what the others stand for.
    """
    beams: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}
    silent = columns[:, 0] >= SILENT
    # One of several silent columns is kept: it parts two digits that are alike.
    again = np.concatenate([[False], silent[1:] & silent[:-1]]) if len(silent) else silent
    for column in columns[~again].tolist():
        grown: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        likely = [(letter, chance) for letter, chance in zip(letters, column[1:], strict=True) if chance > 1e-4]
        for text, (ended, running) in beams.items():
            kept = grown[text]
            kept[0] += (ended + running) * column[0]
            for letter, chance in likely:
                if text and text[-1] == letter:
                    kept[1] += running * chance
                    grown[text + letter][1] += ended * chance
                else:
                    grown[text + letter][1] += (ended + running) * chance
        best = sorted(grown.items(), key=lambda item: -sum(item[1]))[:BEAM]
        whole = sum(sum(chances) for _, chances in best) or 1.0
        beams = {text: (chances[0] / whole, chances[1] / whole) for text, chances in best}
    found = sorted(((text, sum(chances)) for text, chances in beams.items()), key=lambda item: -item[1])
    return tuple(Reading(text, chance) for text, chance in found)


def plainly(columns: NDArray[np.float32], letters: str) -> str:
    """What the likeliest sign of each column spells: no beam is needed to see that a text is as expected."""
    signs = columns.argmax(axis=1)
    new = signs[np.flatnonzero(np.diff(signs, prepend=0))]
    return "".join(letters[sign - 1] for sign in new if sign)
