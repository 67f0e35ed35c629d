"""Bends a table towards one document: the readings seen in it, on top of what was learned from many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Final

import numpy as np

from diacritics.edit_counts import Edit
from diacritics.edit_table import EditTable, Smoothing

_ADDED: Final = 2.0
"""Pseudo-counts of the back-off after adaptation."""
_FAR: Final = -25.0
"""Nats below which a pair is taken for a wrong decoding and teaches nothing."""

Aligned = Callable[[str, str], tuple[float, list[Edit]]]


def adapted_table(
    table: EditTable, pairs: Iterable[tuple[str, str, float]], prior: float, aligned: Aligned
) -> EditTable:
    """The maximum a posteriori of the table after (printed word, reading, weight 0..1) of a document.

    ``prior`` is how many occurrences of each letter the old table counts for. Letters that the document lacks keep
    their probabilities. ``aligned`` gives the best edits of a word and its reading under the old table.
    """
    weights: dict[tuple[str, str], float] = {}
    for true, observed, weight in pairs:
        weights[true, observed] = weights.get((true, observed), 0.0) + weight
    seen: dict[Edit, float] = {}
    beside: dict[str, float] = {}
    for (true, observed), weight in weights.items():
        log_p, edits = aligned(true, observed)
        if log_p > _FAR:
            for edit in edits:
                seen[edit] = seen.get(edit, 0.0) + weight
            for a, b in pairwise(true):
                beside[a + b] = beside.get(a + b, 0.0) + weight
    return _with(table, seen, beside, prior)


def _with(table: EditTable, seen: Mapping[Edit, float], beside: Mapping[str, float], prior: float) -> EditTable:
    segments = table.counts.index.segments
    pair_scales = {pair: min(1.0, prior / count) for pair, count in table.occurrences.items()}
    scales = np.ones(len(segments))
    for segment in {segment for segment, _ in seen} & segments.keys():
        total = float(table.totals[segments[segment]])
        scales[segments[segment]] = min(1.0, prior / total) if total else 1.0
    for pair in pair_scales.keys() & segments.keys():
        scales[segments[pair]] = pair_scales[pair]
    occurrences = {pair: n * pair_scales[pair] + beside.get(pair, 0.0) for pair, n in table.occurrences.items()}
    # The old counts were made few: the back-off must not outweigh them.
    smoothing = Smoothing(min(_ADDED, table.smoothing.added), table.smoothing.share)
    return EditTable(table.counts.scaled(scales).plus(seen), occurrences, smoothing)
