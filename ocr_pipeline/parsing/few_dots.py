"""Figures and names on scans of few dots: there a 9 is read as a 3 twice alike, of the same few pixels at every look.

Two looks that agree are no two witnesses then. What the engine is not quite sure of is doubted, though less certainty
is enough on finer scans; figures of plain shapes alone (0, 1, 4, 7) are not. Marks of a name go the same way: no word
beside it tells Hằng from Hàng.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ocr_pipeline.parsing.page_quality import LOW_DPI
from ocr_pipeline.recognition.words import Word
from ocr_pipeline.sources import Facts

CONFUSED: Final = frozenset("235689")
"""Digits that differ from another one by a dot or two at 100 dpi."""
SURELY: Final = 0.96
"""Figures read with less confidence (0..1) are doubted there; half of those that are right are read more surely."""
NAME_SURELY: Final = 0.7
"""A syllable of a name read with less confidence (0..1) is doubted there."""


def coarse_pages(facts: Facts) -> frozenset[int]:
    """The numbers of the pages that were scanned with few dots, whatever their print looks like."""
    return frozenset(page.number for page in facts.pages if page.native_dpi is not None and page.native_dpi < LOW_DPI)


def doubts_of_few_dots(words: Sequence[Word]) -> list[str]:
    """The doubts about the figures among the words of a page that is one of :func:`coarse_pages`."""
    return [
        f"figures of few dots: {word.text}"
        for word in words
        if word.confidence < SURELY and CONFUSED.intersection(word.text)
    ]


def doubts_of_name_of_few_dots(words: Sequence[Word]) -> list[str]:
    """The doubts about the marks of a name whose words these are, on one of :func:`coarse_pages`."""
    return [
        f"marks of few dots: {word.text}"
        for word in words
        if word.confidence < NAME_SURELY and any(sign.isalpha() for sign in word.text)
    ]
