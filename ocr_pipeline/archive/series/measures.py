"""When two documents count the same thing: words that change nothing are left out, and nothing else is.

``số hồ sơ đã tiếp nhận`` and ``Hồ sơ tiếp nhận`` are one measure; ``hồ sơ chưa tiếp nhận``, ``hồ sơ tiếp nhận trực
tuyến`` and ``tiếp nhận hồ sơ`` are others.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from ocr_pipeline.archive.search.folding import REMEMBERED, forms

COUNTING: Final = ("tổng số lượng", "tổng số", "tổng cộng", "số lượng", "số")
"""Words before what is counted that say only that it is counted; the longest that fits is left out."""
AUXILIARIES: Final = frozenset({"đã", "được"})
"""What is received has been received. ``chưa``, ``không``, ``phải``, ``còn`` change what is counted, and stay.

A word that lost its marks stays, too: ``da`` may be anything.
"""


class Measure(NamedTuple):
    """What is counted, as it is compared: without marks, and with those that were printed."""

    key: str
    marked: str


@lru_cache(maxsize=REMEMBERED)
def measure_of(words: str) -> Measure:
    """What some words count."""
    told = forms(words)
    opening = next((each for each in COUNTING if told.marked.startswith(f"{each} ")), "")
    pairs = list(zip(told.folded.split(), told.marked.split(), strict=True))[len(opening.split()) :]
    kept = [pair for pair in pairs if pair[1] not in AUXILIARIES] or pairs
    key, marked = (" ".join(pair[place] for pair in kept) for place in (0, 1))
    return Measure(key, marked)


def has_words(key: str, wanted: str) -> bool:
    """Whether a measure has the wanted words, in a row; both are keys."""
    return bool(wanted) and f" {wanted} " in f" {key} "
