"""Where a footer begins whose "Nơi nhận" and title were both not read: dirt, a seal or a bad copy took them.

What tells it from a text that goes on: it stands below the last running line, its list begins at the text's own margin
(NĐ 30/2020 indents the items of a text), and the signer's name stands alone in the right half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ocr_pipeline.layout.segments import Segment, split_at_gaps

RUNNING = 0.6
"""A line of running text is wider than this share of the page."""
TORN = 2.0
"""A gap of so many text heights parts two columns, even in a wide row."""
RIGHT_HALF = 0.42
"""The signature stands right of this share of the page's width."""
MARGIN = 0.02
"""A list begins at the margin when it is less than this share of the page's width off it."""
ITEMS = 3
"""So many items are a list of recipients."""
NARROW = 0.5
"""No item is wider than this share of the page."""
DASHED = re.compile(r"^\W{0,2}[-–—]\s?\w")
NAME = re.compile(r"^(?:[^\W\d_]{1,3}\.\s?)*(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]{0,6}\s){2,4}[A-ZĐÀ-Ỹ][a-zđà-ỹ]{1,6}\W?$")
"""Three to five syllables with their capitals, perhaps behind ranks (TS., PGS.TS.)."""
ROOM = 3.0
"""A signature takes so many text heights above the name."""
SURE = 0.8
"""Least mean confidence (0..1) of a name that alone tells a footer."""


def unheaded_start(rows: Sequence[Segment], height: float, page_width: int) -> int | None:
    """The index of the first row of a footer without a heading and a title; ``None`` where there is none.

    Args:
        rows: of the page below its header, top to bottom.
        height: typical text height in pixels.
        page_width: in pixels.
    """
    running = [number for number, row in enumerate(rows) if _is_running(row, height, page_width)]
    if not running:
        return None
    margin = min(rows[number].box.x0 for number in running)
    start = running[-1] + 1
    if start < len(rows) and _ends_text(rows[running[-1]], rows[start], height, page_width):
        start += 1
    below = rows[start:]
    listed = [row for row in below if _is_item(row, margin, height, page_width)]
    return start if len(listed) >= ITEMS or _is_signed(below, rows[start - 1].box.y1, height, page_width) else None


def _is_signed(below: Sequence[Segment], top: int, height: float, page_width: int) -> bool:
    """Whether the right half of what stands below a text ends with one name, under the room of a signature.

    The names of a list or a table stand close below each other.
    """
    right = [run for row in below if (run := _right_run(row, height, page_width)) is not None]
    named = [run for run in right if run.confidence >= SURE and NAME.match(run.text)]
    if len(named) != 1 or right[-1] is not named[0]:
        return False
    above = right[-2].box.y1 if len(right) > 1 else top
    return named[0].box.y0 - above > ROOM * height


def _is_running(row: Segment, height: float, page_width: int) -> bool:
    wide = row.box.width > RUNNING * page_width
    return wide and all(right.box.x0 - left.box.x1 < TORN * height for left, right in pairwise(row.words))


def _ends_text(above: Segment, row: Segment, height: float, page_width: int) -> bool:
    """Whether a row is the last line of the text above it: close below, from the left, and no item."""
    close = row.box.y0 - above.box.y1 < height
    return close and row.box.x0 < RIGHT_HALF * page_width and DASHED.match(row.text) is None


def _is_item(row: Segment, margin: int, height: float, page_width: int) -> bool:
    left = split_at_gaps(row.words, TORN * height)[0]
    at_margin = abs(left.box.x0 - margin) < MARGIN * page_width
    return at_margin and left.box.width < NARROW * page_width and DASHED.match(left.text) is not None


def _right_run(row: Segment, height: float, page_width: int) -> Segment | None:
    last = split_at_gaps(row.words, TORN * height)[-1]
    return last if last.box.x0 > RIGHT_HALF * page_width else None
