"""Where minutes are signed though the chair's own title was not read: beside the secretary's (NĐ 30/2020, form 1.10).

Minutes have no recipients: the secretary signs in the left half, who presided in the right one, under the seal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr_pipeline.layout.segments import Segment, split_at_gaps

SECRETARY = re.compile(
    r"^\W*(?:thu ky(?: (?:cuoc hop|hoi nghi|phien hop|hoi dong))?|nguoi (?:ghi|lap)(?: bien ban)?)\W*$"
)
"""The secretary's title, without marks and in lower case."""
CAPITALS = 0.8
"""Least share (0..1) of capitals of a title above a signature."""
APART = 1.2
"""A gap of so many text heights parts the columns."""
LEFT_HALF = 0.5
"""The secretary's title stands left of this share of the page's width."""


def secretary_row(rows: Sequence[Segment], height: float, page_width: int) -> int | None:
    """The index of the row that the secretary's title opens, with nothing before it; ``None`` where none does.

    Args:
        rows: of the page below its header, top to bottom.
        height: typical text height in pixels.
        page_width: in pixels.
    """
    for number, row in enumerate(rows):
        first = split_at_gaps(row.words, APART * height)[0]
        if first.box.x1 < LEFT_HALF * page_width and first.capitals > CAPITALS and SECRETARY.match(first.skeleton):
            return number
    return None
