"""The type's name and its trích yếu: lines one below the other with the same middle, whatever stands beside or on them.

They are centred on the text (NĐ 30/2020 Phụ lục I), so that a line of which one end is covered by a stamp is known to
begin as far to the left of the title's middle as it ends to the right of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.covered_lines import CoveredLine
from ocr_pipeline.recognition.words import Box, Word

TITLE_LINES = 6
"""A type and its subject take at most so many lines."""
STRAY = 3
"""Rows that a stamp or dirt left above the title at most."""
MARGIN = 0.1
"""A title stands at least so far (share of the page's width) from either edge."""
CENTRED = 0.12
"""The spaces left and right of a centred line differ by this share of the page's width at most."""
OFF_CENTRE = 0.24
"""The same of a title: wide margins for binding, and scans that cut one off, shift the text on its page."""
LEVEL = 1.0
"""Text heights by which the middle of a line may lie off the title's: a paragraph's first line is indented by more."""
FAR = 1.5
"""Text heights between a line and the next one of a subject at most."""
IN_CAPITALS = 0.8
"""Share (0..1) of capitals in the name of a type."""
CLEAR = 0.3
"""Text heights beyond a stamp from which on a word is clear of it."""
SHORTEST = 2.5
"""Text heights of a line that must be clear of the stamp, to tell where the line ends."""
SAME_ROW = 0.6
"""Rows whose middles lie less than so many text heights apart are one."""


def title_rows(body: Sequence[Segment], size: float, width: int) -> list[Segment]:
    """The rows of the type and its trích yếu, between header and text.

    Args:
        body: the body's rows, top to bottom.
        size: the page's text height in pixels.
        width: of the page in pixels.
    """
    first = _title_index(body, width)
    title = body[first] if first is not None else None
    lines: list[Segment] = []
    for row in body[first or 0 :][:TITLE_LINES]:
        far = bool(lines) and row.box.y0 - lines[-1].box.y1 > FAR * size
        level = title is not None and abs(row.box.middle[0] - title.box.middle[0]) < LEVEL * size
        if far or not (level or _is_centred(row.box, width, CENTRED)):
            break
        lines.append(row)
    return lines


def covered_lines(body: Sequence[Segment], stamp: Box, size: float, width: int) -> list[CoveredLine]:
    """The lines below the title whose left end a stamp stands upon; none where the title itself is not clear of it."""
    first = _title_index(body, width)
    if first is None or body[first].box.x0 < stamp.x1:
        return []
    middle, last = body[first].box.middle[0], body[first].box
    found: list[CoveredLine] = []
    for clear in _clear_of(body[first + 1 :][:TITLE_LINES], stamp, size):
        box = _whole(clear, middle)
        if box.y0 - last.y1 > FAR * size or box.y0 > stamp.y1:
            break
        if box.x0 < stamp.x1 and box.x1 - stamp.x1 > SHORTEST * size:
            found.append(CoveredLine(box, clear))
        last = box
    return found


def _clear_of(rows: Sequence[Segment], stamp: Box, size: float) -> list[tuple[Word, ...]]:
    """The words of each line that are clear of a stamp, top to bottom; it tears one line into rows of several heights."""
    lines: list[list[Word]] = []
    for row in rows:
        words = [word for word in row.words if word.box.x0 > stamp.x1 + CLEAR * size]
        if words and lines and same_row(_line_box(lines[-1]), _line_box(words), size):
            lines[-1] += words
        elif words:
            lines.append(words)
    return [tuple(sorted(line, key=lambda word: word.box.x0)) for line in lines]


def same_row(one: Box, other: Box, size: float) -> bool:
    """Whether two boxes stand on one line."""
    return abs(one.middle[1] - other.middle[1]) < SAME_ROW * size


def _title_index(body: Sequence[Segment], width: int) -> int | None:
    """Which of the first rows is the type's name: in capitals, and about the middle of the page."""
    rows = enumerate(body[: STRAY + 1])
    return next((i for i, row in rows if row.capitals > IN_CAPITALS and _is_centred(row.box, width, OFF_CENTRE)), None)


def _is_centred(box: Box, width: int, differ: float) -> bool:
    left, right = box.x0, width - box.x1
    return min(left, right) >= MARGIN * width and abs(left - right) <= differ * width


def _whole(clear: Sequence[Word], middle: float) -> Box:
    """The box of a line about its middle, by the words of it that are clear of the stamp."""
    box = _line_box(clear)
    return Box(round(2 * middle - box.x1), box.y0, box.x1, box.y1)


def _line_box(words: Sequence[Word]) -> Box:
    """The box of a line, as high as most of its words: dirt, or a stamp's line, makes some of them too tall."""
    top, bottom = median(word.box.y0 for word in words), median(word.box.y1 for word in words)
    return Box(min(word.box.x0 for word in words), round(top), max(word.box.x1 for word in words), round(bottom))
