"""Lines that a stamp was pressed upon, each read by itself in several views of the same ink.

The first reading takes a stamp and the line under it for one: the line breaks off at the frame, or goes on with what
the stamp says. Cut out where it must stand, it is read as it is, without the stamp's lines, and without the stamp.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import dropwhile

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.frames import Frame
from ocr_pipeline.imaging.marks.lifting import lifted
from ocr_pipeline.recognition.agreement import SAME_PLACE, Fluency, agreed, context, same_places, still_doubted
from ocr_pipeline.recognition.debris import is_wordlike
from ocr_pipeline.recognition.engine import Engine, Reading
from ocr_pipeline.recognition.looks import second_view
from ocr_pipeline.recognition.page import Deadline, ReadPage
from ocr_pipeline.recognition.strips import off_sheet, stacked
from ocr_pipeline.recognition.words import Box, Word

WORTH_ADDING = 0.5
"""A word that only one view has needs this confidence (0..1), and to look like one."""

LETTERS = 0.6
"""Share (0..1) of letters below which the first word of a line under a stamp is none."""


@dataclass(frozen=True, slots=True)
class CoveredLine:
    """Where a line stands whose beginning a stamp covers, and its words that are clear of it, as they were read."""

    box: Box
    clear: tuple[Word, ...]


ReadCovered = Callable[[Box, Sequence[CoveredLine]], list[list[Word]]]
"""Reads lines under the stamp in a box."""


def read_covered(
    engine: Engine, read: ReadPage, deadline: Deadline, fluency: Fluency, stamp: Box, lines: Sequence[CoveredLine]
) -> list[list[Word]]:
    """The words of each line, left to right, as its views, and beside the stamp the first reading, together have them.

    ``second`` of a word is its text where all agree, else what another one read.

    Args:
        engine: reads the lines.
        read: the page.
        deadline: of the page.
        fluency: tells which of two readings the language would rather have.
        stamp: the box of the stamp in the page's pixels.
        lines: the lines under it.

    Raises:
        PageTimeoutError, EngineError: as the engine does.
    """
    page = read.page
    bare = page.unsmoothed
    views = [bare, *lifted(bare, stamp.as_tuple(), _slope(read.marks.frames, stamp), page.dpi)]
    boxes = [line.box for line in lines]
    sheets = [_sheet(second_view(page, view), boxes) for view in views]
    by_view = [off_sheet(reading, boxes) for reading in engine.read(sheets, page.dpi, Reading.LINES, deadline.left())]
    return [_whole(line, views, fluency) for line, views in zip(lines, zip(*by_view, strict=True), strict=True)]


def _whole(line: CoveredLine, views: Sequence[Sequence[Word]], fluency: Fluency) -> list[Word]:
    """A line by its views, and by its clear words where it has those."""
    read = reduce(lambda one, other: together(one, other, fluency), views)
    end = min(word.box.x0 for word in line.clear)
    covered = list(dropwhile(_is_stroke, (word for word in read if word.box.middle[0] < end)))
    clear = [word for word in line.clear if all(word.box.overlap(each.box) < SAME_PLACE for each in covered)]
    rest = [word for word in read if word.box.middle[0] >= end]
    return [*covered, *together(clear, rest, fluency, lambda word: word in clear or _credible(word))]


def together(
    first: Sequence[Word], again: Sequence[Word], fluency: Fluency, credible: Callable[[Word], bool] | None = None
) -> list[Word]:
    """One line out of two readings of it; what either was in doubt about stays in doubt.

    Args:
        first: one reading.
        again: the other.
        fluency: tells which of two the language would rather have.
        credible: whether a word that only one of them has is kept; sure ones that look like words when not given.
    """
    inside = sorted(first, key=lambda word: word.box.x0)
    place = {id(word): number for number, word in enumerate(inside)}
    words: list[Word] = []
    for one, other in same_places(inside, again):
        places = [place[id(word)] for word in one]
        around = context(inside, min(places), max(places) + 1) if places else ("", "")
        settled = agreed(one, other, around, fluency, credible or _credible)
        words += [still_doubted(word, one) for word in settled]
    return sorted(words, key=lambda word: word.box.x0)


def _credible(word: Word) -> bool:
    return word.confidence >= WORTH_ADDING and (is_wordlike(word.text) or word.text[:1].isdigit())


def _is_stroke(word: Word) -> bool:
    """Whether a word at the beginning of a line is what the frame or a pen left there."""
    return sum(sign.isalpha() for sign in word.text) < LETTERS * len(word.text)


def _sheet(view: Pixels, lines: Sequence[Box]) -> Pixels:
    return stacked([view[box.y0 : box.y1, box.x0 : box.x1] for box in lines])[0]


def _slope(frames: Sequence[Frame], stamp: Box) -> float:
    """The slope of the frame that the stamp was found by; level where it was found otherwise."""
    near = [
        frame for frame in frames if stamp.holds(((frame.box[0] + frame.box[2]) / 2, (frame.box[1] + frame.box[3]) / 2))
    ]
    return near[0].slope if near else 0.0
