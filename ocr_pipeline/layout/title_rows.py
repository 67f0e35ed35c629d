"""The type's name and its trích yếu: lines one below the other with the same middle, whatever stands beside or on them.

They are centred on the text (NĐ 30/2020 Phụ lục I), so that a line of which one end is covered by a stamp is known to
begin as far to the left of the title's middle as it ends to the right of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.agreement import SAME_PLACE
from ocr_pipeline.recognition.covered_lines import CoveredLine
from ocr_pipeline.recognition.debris import is_wordlike
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
ROOM = 2.2
"""Text heights below the last line that leave room for another one."""
LEVEL = 1.0
"""Text heights by which the middle of a line may lie off the title's: a paragraph's first line is indented by more."""
FAR = 1.5
"""Text heights between a line and the next one of a subject at most."""
IN_CAPITALS = 0.8
"""Share (0..1) of capitals in the name of a type."""
CLEAR = 0.3
"""Text heights beyond a stamp from which on a word is clear of it."""
SHORTEST = 2.0
"""Text heights of a line that must be clear of the stamp, to tell where the line ends."""
COLUMN = 2
"""So many rows of the left column clear of a stamp show where its middle is."""
NEXT = 1.6
"""A line of a subject follows the last one within so many times the space between the lines above it."""
SURELY_READ = 0.8
"""A word under a stamp that was read so surely (0..1) is no part of the stamp."""
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


def title_block(body: Sequence[Segment], size: float, width: int) -> Box | None:
    """The box of the title's rows and, where there is room for one, of a line below them that was not read.

    A short last line with a rule under it is lost as a whole more easily than a word.

    Args:
        body: the body's rows, top to bottom.
        size: the page's text height in pixels.
        width: of the page in pixels.
    """
    rows = title_rows(body, size, width)
    if not rows:
        return None
    box = Box.around(row.box for row in rows)
    below = [row.box.y0 for row in body if row.box.y0 > box.y1]
    if len(rows) < 2 or not below or min(below) - box.y1 < ROOM * size:
        return box
    return replace(box, y1=round(min(box.y1 + ROOM * size, min(below) - CLEAR * size)))


def covered_lines(body: Sequence[Segment], stamp: Box, size: float, width: int) -> list[CoveredLine]:
    """The lines below the title whose left end a stamp stands upon; none where the title itself is not clear of it.

    Args:
        body: the body's rows, top to bottom.
        stamp: the box of the stamp in pixels.
        size: the page's text height in pixels.
        width: of the page in pixels.
    """
    first = _title_index(body, width)
    if first is None or body[first].box.x0 < stamp.x1:
        return []
    return _covered(body[first + 1 :][:TITLE_LINES], body[first].box, body[first].box.middle[0], stamp, size)


def covered_letter_lines(left: Sequence[Segment], stamp: Box, size: float) -> list[CoveredLine]:
    """The lines of a letter's subject, under its number, whose left end a stamp stands upon.

    Args:
        left: the rows of the header's left column, top to bottom; they are centred in it.
        stamp: the box of the stamp in pixels.
        size: the page's text height in pixels.
    """
    above = [row for row in left if row.box.y1 < stamp.y0 + CLEAR * size]
    if len(above) < COLUMN:
        return []
    middle = median(row.box.middle[0] for row in above)
    return _covered(left[len(above) :][:TITLE_LINES], above[-1].box, middle, stamp, size)


def _covered(rows: Sequence[Segment], last: Box, middle: float, stamp: Box, size: float) -> list[CoveredLine]:
    """Those of the lines about a middle, below the ``last`` line that is clear of the stamp, that it covers."""
    found: list[CoveredLine] = []
    pitch = 0.0
    for words in _lines_beside(rows, stamp, size):
        clear = tuple(word for word in words if _is_clear(word, stamp, size))
        box = _whole(clear, middle)
        down = box.middle[1] - last.middle[1]
        before = [word for word in words if word.box.x1 < box.x0]
        parted = box.y0 - last.y1 > FAR * size or (pitch and down > NEXT * pitch)
        if parted or box.y0 > stamp.y1 or any(_is_text(word, stamp) for word in before):
            break
        beside = box.y1 > stamp.y0 and box.x1 - stamp.x1 > SHORTEST * size
        if beside and (box.x0 < stamp.x1 or before):
            found.append(CoveredLine(box, clear))
        last, pitch = box, down
    return found


def _lines_beside(rows: Sequence[Segment], stamp: Box, size: float) -> list[list[Word]]:
    """The words of each line of which some are clear of a stamp, top to bottom; it tears a line into several rows."""
    lines: list[list[Word]] = []
    last: Box | None = None
    for row in rows:
        clear = [word for word in row.words if _is_clear(word, stamp, size)]
        if not clear:
            continue
        box = _line_box(clear)
        if last is not None and same_row(last, box, size):
            lines[-1] += [word for word in row.words if not _is_there(word, lines[-1])]
        else:
            lines.append(list(row.words))
        last = box
    return [sorted(line, key=lambda word: word.box.x0) for line in lines]


def _is_there(word: Word, line: Sequence[Word]) -> bool:
    """Whether a word was read in a line already: where a stamp spoils it, two readings may both be left."""
    return any(word.box.overlap(other.box) >= SAME_PLACE for other in line)


def _is_clear(word: Word, stamp: Box, size: float) -> bool:
    return word.box.x0 > stamp.x1 + CLEAR * size


def _is_text(word: Word, stamp: Box) -> bool:
    """Whether a word before the place where a centred line begins shows that the line is none.

    It stands on bare paper, or was read surely through the stamp, whose own words are in capitals or before a colon.
    """
    if not is_wordlike(word.text):
        return False
    through = word.overprinted and word.confidence >= SURELY_READ
    return not stamp.holds(word.box.middle) or (through and not word.text.isupper() and ":" not in word.text)


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
