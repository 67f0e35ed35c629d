"""The layout of a page with other readings of its subject, where it was read in doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.layout.title_rows import title_rows
from ocr_pipeline.recognition.opinions import ReadOpinions
from ocr_pipeline.recognition.words import Box, Word

UNSURE = 0.55
"""A word read with less confidence than this (0..1) is in doubt."""
CAPITALS = 0.6
"""A row of the header's left column with a greater share of capitals (0..1) names an agency."""
AROUND = 0.4
"""Text heights left around the block."""
SIGNS = re.compile(r"[\W_]")


def with_subject_views(layout: PageLayout, read: ReadOpinions) -> PageLayout:
    """The layout with what another net reads of the subject's lines, where any word of them is in doubt.

    Raises:
        PageTimeoutError, EngineError: as ``read`` does.
    """
    rows = _subject_rows(layout)
    if layout.blank or not any(_is_doubtful(word) for row in rows for word in row.words):
        return layout
    block = Box.around(row.box for row in rows)
    return replace(layout, opinions=read(block.padded(round(AROUND * layout.text_height), layout.width, layout.height)))


def _subject_rows(layout: PageLayout) -> Sequence[Segment]:
    """The rows below the title, or those of a letter's header that are set in small letters."""
    below = title_rows(layout.lines(RegionKind.BODY), layout.text_height, layout.width)[1:]
    return below or [row for row in layout.lines(RegionKind.HEADER_LEFT) if row.capitals < CAPITALS]


def _is_doubtful(word: Word) -> bool:
    if word.confidence < UNSURE:
        return True
    return word.second is not None and SIGNS.sub("", word.second) != SIGNS.sub("", word.text)
