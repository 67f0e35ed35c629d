"""Where the list of recipients stands, and whether it is worth reading again: it is set smaller than the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ocr_pipeline.layout.segments import Segment, split_at_gaps
from ocr_pipeline.recognition.strips import DIGIT, LETTER, is_doubtful
from ocr_pipeline.recognition.words import Box, Word

DOUBTS = 2
"""So many doubtful words of a list are worth a look at all of it; one is read again in its line."""
HARDLY = 0.6
"""One word read with less confidence (0..1) than this is enough: the words beside it are often wrong too."""
PAD, BELOW = 0.7, 2.0
"""Text heights around what was read of a list, and below it, where its last line may not have been read."""
DASH = 2.0
"""Text heights left of it, where dashes may not have been read."""
LONGEST, WIDEST = 40.0, 0.62
"""A list takes at most so many text heights, and ends left of this share of the page's width: what shows through from
the other side goes on beyond it."""
HEADING_ALONE = 2
"""Of a list with so few lines, its heading among them, the others may not have been read."""
USUAL, USUAL_WIDTH = 14.0, 0.45
"""Text heights that a list takes below its heading, and the share of the page's width at which it ends."""
MARGIN = 0.06
"""Share of the page's width that is its margin, or what the scanner saw beside the paper."""
ASIDE = 3.0
"""Text heights between what was read there and the list."""
GAP = 1.0
"""Text heights between two words of a line, where a word may have been lost."""
DASHED = re.compile(r"^\W{0,2}[-–—~+•*]")
"""An item with its dash."""


def list_box(left: Sequence[Segment], begins: tuple[int, int], height: float, page: tuple[int, int]) -> Box | None:
    """Where a list is to be read again; ``None`` where nothing was read of it.

    Args:
        left: the lines that were read left of a signature.
        begins: where the text above ends and where the footer begins, in pixels.
        height: typical text height in pixels.
        page: width and height in pixels.
    """
    (above, top), (width, page_height) = begins, page
    margin = round(MARGIN * width)
    read = [word.box for line in left for word in line.words if word.box.x0 > margin]
    if not read:
        return None
    around = Box.around(read)
    x1 = around.x1 + height
    bottom = min(around.y1 + BELOW * height, top + LONGEST * height)
    if len(left) <= HEADING_ALONE:
        x1, bottom = max(x1, USUAL_WIDTH * width), max(bottom, around.y1 + USUAL * height)
    return Box(
        max(margin, round(around.x0 - DASH * height)),
        max(above, round(min(top, around.y0) - PAD * height)),
        min(round(WIDEST * width), round(x1)),
        min(page_height, round(bottom)),
    )


def worth_reading_again(left: Sequence[Segment], height: float, *, listed: bool) -> bool:
    """Whether a list was read in doubt; what is no list (``listed``) may be one that was not read.

    Doubt is in words, in a gap within a line, in a dash that one of the items lacks, in a heading without items.
    """
    if listed and len(left) <= HEADING_ALONE:
        return True
    items = left[1:] if listed else left
    words = [word for line in items for word in line.words if not DIGIT.search(word.text)]
    doubtful = sum(is_doubtful(word, height) for word in words)
    if doubtful >= DOUBTS or any(word.confidence < HARDLY and LETTER.search(word.text) for word in words):
        return True
    return listed and (any(_is_parted(line, height) for line in items) or _lost_a_dash(items))


def _is_parted(line: Segment, height: float) -> bool:
    """Whether there is a gap between the words of a line, its dash aside."""
    said = [word for word in line.words if LETTER.search(word.text) or DIGIT.search(word.text)]
    return len(split_at_gaps(said, GAP * height)) > 1


def _lost_a_dash(items: Sequence[Segment]) -> bool:
    """Whether an item has none behind a closed one, while others have theirs; a line that goes on has none either."""
    dashed = [DASHED.match(line.text) is not None for line in items]
    closed = [True, *(line.text.rstrip().endswith(";") for line in items)]
    return any(dashed) and any(begins and not dash for begins, dash in zip(closed, dashed, strict=False))


def less_edge(line: Sequence[Word], height: float, width: int) -> list[Word]:
    """The words of a line without what the scanner saw beside the paper.

    Args:
        line: left to right.
        height: typical text height in pixels.
        width: of the page in pixels.
    """
    runs = split_at_gaps(line, ASIDE * height)
    edge = len(runs) > 1 and runs[0].box.x1 < MARGIN * width
    return [word for run in runs[edge:] for word in run.words]
