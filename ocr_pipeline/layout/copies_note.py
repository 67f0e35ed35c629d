"""The number of copies that a clerk wrote behind the Lưu line, the last of the recipients (NĐ 30/2020 Phụ lục I)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ocr_pipeline.imaging.loose_ink import loose_ink
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.words import Box, Word

KEPT = re.compile(r"\bluu\b")
"""The line of the file copy, without marks and in lower case."""
GOES_ON = 1.0
"""A line goes on below where the gap is less than so many of its heights."""
SURE, LIKELY = 0.85, 0.6
"""A word read so surely (0..1) shows how wide letters are; from the second on it is print, too,
unless there is a digit in it."""
PRINTED = re.compile(r".*[).;]")
"""What is printed of a word that runs on into what a pen wrote."""
LONE_NUMBER = re.compile(r"^(?=\D*\d)[\w/]{1,4}$")
"""What the engine makes of a number of copies that stands alone: "10b", "0È"."""
ENDED = re.compile(r"[.;]$")
"""What the last printed word of the line ends in."""
RUN_ON = re.compile(r".*[).;](?=[^).;]*\d)[^).;]{1,4}$")
"""A last word that was read surely with the number behind it: "(12b).08/"."""
TALL = 0.4
"""Least share (0..1) of strokes taller than letters of print."""
BLUE = 0.5
"""Or its least share (0..1) of blue ink."""
RISES = 1.7
"""Or the word that it was read as is so many text heights high: it runs up into the print of the line above."""
REACH, HIGH = 16.0, 4.5
"""Millimetres right of the line's end, and above and below its middle, in which the number stands."""
HEIGHTS, WIDTHS = (2.4, 7.0), (3.0, 14.0)
"""How high and wide it is, in millimetres."""
APART = 2.0
"""Millimetres between its digits."""
FURTHEST, OFF_LINE = 9.0, 2.5
"""It begins so near behind the line, and its middle is so near to the line's, in millimetres."""
SOLID = 0.62
"""Ink that fills so much (0..1) of its box is a blot."""


def copies_notes(page: CleanPage, layout: PageLayout) -> Iterator[Box]:
    """The box of the number of copies, where there is one."""
    for line in reversed(_kept(layout.lines(RegionKind.RECIPIENTS))):
        end = _end(line)
        found = None if end is None else next(_behind(page, layout, line, end), None)
        if found is not None:
            yield found
            return


def _kept(recipients: Sequence[Segment]) -> Sequence[Segment]:
    """The line of the file copy and the one below it, where that goes on with who typed it."""
    kept = [index for index, line in enumerate(recipients) if KEPT.search(line.skeleton)]
    if not kept:
        return ()
    line, *below = recipients[kept[-1] :][:2]
    return (line, *(other for other in below if other.box.y0 - line.box.y1 < GOES_ON * line.box.height))


def _end(line: Segment) -> int | None:
    """Where the print of the line ends, in pixels; ``None`` where nothing of it was read surely."""
    sure = [word for word in line.words if word.confidence >= SURE and len(word.text) > 1]
    if len(sure) > 1 and LONE_NUMBER.match(sure[-1].text) and ENDED.search(sure[-2].text):
        sure.pop()
    if not sure:
        return None
    last = sure[-1]
    if RUN_ON.match(last.text) is None:
        after = [word for word in line.words if word.box.x0 >= last.box.x1]
        if not after or PRINTED.match(after[0].text) is None:
            return last.box.x1
        last = after[0]
    printed = PRINTED.match(last.text)
    letter = sum(word.box.width for word in sure) / sum(len(word.text) for word in sure)
    return min(last.box.x1, round(last.box.x0 + letter * len(printed[0]))) if printed else last.box.x1


def _may_be_it(word: Word, line: Segment, end: int, millimetre: float) -> bool:
    """Whether a word stands where the number does and has a digit: it was read surely, perhaps as a line of its own."""
    near = 0 <= word.box.x0 - end <= FURTHEST * millimetre
    level = abs(word.box.middle[1] - line.box.middle[1]) <= OFF_LINE * millimetre
    return near and level and LONE_NUMBER.match(word.text) is not None


def _behind(page: CleanPage, layout: PageLayout, line: Segment, end: int) -> Iterator[Box]:
    millimetre = page.dpi / 25.4
    middle = line.box.middle[1]
    x0, x1 = max(0, end - round(4 * REACH * millimetre)), min(page.width, end + round(REACH * millimetre))
    y0, y1 = max(0, round(middle - HIGH * millimetre)), min(page.height, round(middle + HIGH * millimetre))
    words = [word for region in layout.regions for other in region.lines for word in other.words]
    runs_on = [word for word in line.words if word.box.x0 < end < word.box.x1]
    read_as = [word for word in words if _may_be_it(word, line, end, millimetre)]
    runs_on += read_as
    rises = [word.box for word in read_as if word.box.height >= RISES * layout.text_height]
    printed = [
        word.box
        for word in words
        if word not in runs_on and word.confidence >= (SURE if re.search(r"\d", word.text) else LIKELY)
    ]
    printed.append(Box(min(line.box.x0, end), line.box.y0, end, line.box.y1))
    looked = [box.moved(-x0, -y0).as_tuple() for box in printed if box.x0 < x1 and box.x1 > x0]
    for clump in loose_ink(page.colour[y0:y1, x0:x1], page.dpi, looked).clumps(APART):
        box = Box(*clump.box).moved(x0, y0)
        sized = HEIGHTS[0] <= box.height / millimetre <= HEIGHTS[1] and WIDTHS[0] <= box.width / millimetre <= WIDTHS[1]
        near = 0 <= box.x0 - end <= FURTHEST * millimetre and abs(box.middle[1] - middle) <= OFF_LINE * millimetre
        written = clump.tall >= TALL or clump.blue >= BLUE or any(word.holds(box.middle) for word in rises)
        if sized and near and clump.density <= SOLID and written:
            yield box
            return
