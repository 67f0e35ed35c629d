"""Where the list of recipients stands, and whether it is worth reading again: it is set smaller than the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.strips import is_doubtful
from ocr_pipeline.recognition.words import Box

DOUBTS = 2
"""So many doubtful words of a list are worth a look at all of it; one is read again in its line."""
PAD, BELOW = 0.7, 2.0
"""Text heights around what was read of a list, and below it, where its last line may not have been read."""
DASH = 2.0
"""Text heights left of it, where dashes may not have been read."""
MARGIN = 0.06
"""Share of the page's width that is its margin, or what the scanner saw beside the paper."""
DASHED = re.compile(r"^\W{0,2}[-–—~+•*]")
"""An item with its dash."""


def list_box(left: Sequence[Segment], top: int, height: float, page: tuple[int, int]) -> Box | None:
    """Where a list is to be read again; ``None`` where nothing was read of it.

    Args:
        left: the lines that were read left of a signature.
        top: of the footer, in pixels.
        height: typical text height in pixels.
        page: width and height in pixels.
    """
    width, page_height = page
    margin = round(MARGIN * width)
    read = [word.box for line in left for word in line.words if word.box.x0 > margin]
    if not read:
        return None
    around = Box.around(read)
    return Box(
        max(margin, round(around.x0 - DASH * height)),
        max(0, round(min(top, around.y0) - PAD * height)),
        min(width, round(around.x1 + height)),
        min(page_height, round(around.y1 + BELOW * height)),
    )


def worth_reading_again(left: Sequence[Segment], height: float, *, listed: bool) -> bool:
    """Whether a list was read in doubt; what is no list (``listed``) may be one that was not read.

    Doubt is in words, or in a dash that one of the items lacks.
    """
    doubtful = sum(is_doubtful(word, height) for line in left for word in line.words)
    dashed = [DASHED.match(line.text) is not None for line in left[1:]]
    return doubtful >= DOUBTS or (listed and any(dashed) and not all(dashed))
