"""What looks like the stamp of incoming mail on a first page, and could not be read: a person must look at it."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.layout.page import PageLayout
from ocr_pipeline.layout.stamps import CUT_IN
from ocr_pipeline.recognition.stamp_labels import ARRIVED
from ocr_pipeline.recognition.stamps import StampReading
from ocr_pipeline.recognition.words import Box, Word

LEFT, UPPER = 0.5, 0.5
"""It stands in the left half and the upper half of the page (NĐ 30/2020 Phụ lục IV V)."""
APART = 1.0
"""Its name stands by itself: the next word of its line is farther away than this share of its height, or cut into the
stamp too."""
TALLER = 1.3
"""Its name is cut larger than print: by this factor of the page's text height."""


def unread_stamps(framed: Sequence[StampReading], words: Sequence[Word], layout: PageLayout) -> tuple[Box, ...]:
    """Where ink looks like a stamp of incoming mail, in pixels of the page; nothing where such a stamp was read.

    A frame of a stamp's size that is no part of a table, whatever it says; without one, the word "ĐẾN" by itself in
    large capitals, which no text has. ``framed`` and ``words`` are what the page's frames and the page were read as.
    """
    if layout.number != 1 or layout.arrivals:
        return ()
    tables = [table.box for table in layout.tables]
    frames = [each.box for each in framed if not any(each.box.overlap(table) > 0 for table in tables)]
    placed = [box for box in frames if box.middle[0] < LEFT * layout.width]
    if placed:
        return tuple(placed)
    return tuple(word.box for word in words if _is_name(word, words, layout))[:1]


def _is_name(word: Word, words: Sequence[Word], layout: PageLayout) -> bool:
    x, y = word.box.middle
    if not ARRIVED.fullmatch(word.text.strip(".,:;|[]")) or x > LEFT * layout.width or y > UPPER * layout.height:
        return False
    if word.box.height < TALLER * layout.text_height:
        return False
    return not any(_beside(other, word) for other in words if other is not word and not CUT_IN.match(other.text))


def _beside(other: Word, word: Word) -> bool:
    level = word.box.y0 < other.box.middle[1] < word.box.y1
    gap = max(other.box.x0 - word.box.x1, word.box.x0 - other.box.x1)
    return level and gap < APART * word.box.height and len(other.text) > 1
