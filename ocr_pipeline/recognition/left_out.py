"""Lines that the engine left out: found by their letters, which no word covers, and each read by itself.

An engine that parts a page into blocks may drop one: the last line of a paragraph, a signature beside a seal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ocr_pipeline.imaging.bare_rows import bare_rows
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.imaging.page import CleanPage, reduced
from ocr_pipeline.recognition.agreement import SAME_PLACE
from ocr_pipeline.recognition.debris import LEAST_HEIGHT, is_wordlike
from ocr_pipeline.recognition.engine import Engine, Reading
from ocr_pipeline.recognition.looks import second_view
from ocr_pipeline.recognition.strips import MOST_HEIGHT, off_sheet, stacked, text_size
from ocr_pipeline.recognition.words import Box, Word

STRIP_DPI = 200
"""Dpi at which the lines are read, as whole pages are."""
FIRST_BLOCK = 500_000
"""Number of the block of such a line at the top of the page: no other reading has lines of such numbers."""
UNKNOWN_SIZE = 3.5 / 25.4
"""Height of text in inches on a page of which no word was read."""
ASIDE, ABOVE = 2.5, 0.45
"""Text heights added to a row of letters: at its sides, for a letter that dirt or a seal joins to others, and above and
below, for marks."""
LETTERS = 6
"""Letters of words that a row needs where only the second look at it reads words: a name by hand may look like one."""
SURELY = 0.6
"""Mean confidence (0..1), by letters, from which on what was read in a row is print: notes by hand have less."""
NOTATION = re.compile(r"[/⁄]\W?[A-ZĐ]{2,6}-[A-ZĐ]{2,}")
"""What follows a document's number, of type and agency (``/KH-UBND``; NĐ 30/2020 Phụ lục I, II.3): print, however
unsure the word is for the number by hand before it, or a seal's strokes."""
MOST = 40
"""More rows than these are no lines that were left out: the page as a whole was not read."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The words of a page with those of the lines that were left out, and the boxes of rows that stay unread."""

    words: list[Word]
    unread: tuple[Box, ...] = ()


def with_left_out(
    engine: Engine, page: CleanPage, words: Sequence[Word], stamps: Sequence[Box], dark: Sequence[Ring], timeout: float
) -> Whole:
    """The words of a page, and those of the lines that were left out.

    Args:
        engine: reads the lines.
        page: the page.
        words: the reading of the whole of it.
        stamps: boxes that are read on their own.
        dark: black seals.
        timeout: seconds for this.

    Raises:
        PageTimeoutError, EngineError: as the engine does.
    """
    strips = left_out(page, words, stamps, dark)
    if len(strips) > MOST:
        return Whole(list(words), tuple(strips))
    size = _size(page, words)
    found: list[Word] = []
    for reading, fewest in ((Reading.LINES, 2), (Reading.OPINION, LETTERS)):
        if not strips:
            break
        view = page.grey if reading is Reading.LINES else second_view(page, page.unsmoothed)
        lines = _read(engine, page, [_alone(view, strip, words) for strip in strips], strips, reading, timeout)
        printed = [list(_print_of(line, words, size, fewest)) for line in lines]
        for strip, line in zip(strips, printed, strict=True):
            found += [replace(word, line=(FIRST_BLOCK + strip.y0, strip.x0, 0)) for word in line]
        strips = [strip for strip, line in zip(strips, printed, strict=True) if not line]
    kept = [word for word in words if not any(_is_in_place_of(new, word, size) for new in found)]
    return Whole(kept + found, tuple(strips))


def left_out(page: CleanPage, words: Sequence[Word], stamps: Sequence[Box], dark: Sequence[Ring]) -> list[Box]:
    """Where lines stand that no word covers, with paper around them; arguments as of :func:`with_left_out`."""
    if page.letters is None:
        return []
    size = _size(page, words)
    covers = [word.box for word in words if word.box.height <= MOST_HEIGHT * size]
    covered = [*(box.as_tuple() for box in (*covers, *stamps)), *(grid.box for grid in page.grids)]
    seals = [(ring.x, ring.y, ring.radius) for ring in dark]
    rows = bare_rows(page.letters, (page.width, page.height), page.dpi, size, covered, seals)
    return _whole([Box(*row) for row in rows], covers, size, page)


def _size(page: CleanPage, words: Sequence[Word]) -> float:
    return text_size(words) or UNKNOWN_SIZE * page.dpi


def _whole(rows: Sequence[Box], covers: Sequence[Box], size: float, page: CleanPage) -> list[Box]:
    """The rows with what stands beside them up to the next word, and with paper above and below."""
    strips: list[Box] = []
    for row in rows:
        level = [box for box in covers if 2 * (min(box.y1, row.y1) - max(box.y0, row.y0)) > min(box.height, row.height)]
        reach = round(ASIDE * size)
        left = max([row.x0 - reach, *(box.x1 for box in level if box.middle[0] < row.x0)])
        right = min([row.x1 + reach, *(box.x0 for box in level if box.middle[0] > row.x1)])
        above = round(ABOVE * size)
        strip = Box(min(left, row.x0), row.y0 - above, max(right, row.x1), row.y1 + above)
        strip = strip.padded(0, page.width, page.height)
        if not any(strip.overlap(other) >= SAME_PLACE and _in_one_row(strip, other) for other in strips):
            strips.append(strip)
    return strips


def _in_one_row(one: Box, other: Box) -> bool:
    return abs(one.middle[1] - other.middle[1]) < 0.3 * min(one.height, other.height)


def _alone(grey: Pixels, strip: Box, words: Sequence[Word]) -> Pixels:
    """The pixels of a strip, white where words of the lines above and below reach into it."""
    crop = grey[strip.y0 : strip.y1, strip.x0 : strip.x1].copy()
    for word in words:
        box = word.box
        if not strip.holds(box.middle) and strip.overlap(box) > 0:
            x0, y0 = max(0, box.x0 - strip.x0), max(0, box.y0 - strip.y0)
            crop[y0 : max(0, box.y1 - strip.y0), x0 : max(0, box.x1 - strip.x0)] = 255
    return crop


def _read(
    engine: Engine, page: CleanPage, crops: Sequence[Pixels], strips: Sequence[Box], reading: Reading, timeout: float
) -> list[list[Word]]:
    """The words of each strip, in the page's pixels."""
    scale = min(1.0, STRIP_DPI / page.dpi)
    sheet = reduced(stacked(crops)[0], scale)
    read = engine.read([sheet], round(page.dpi * scale), reading, timeout)[0]
    return off_sheet([replace(word, box=word.box.scaled(1 / scale)) for word in read], strips)


def _print_of(line: Sequence[Word], words: Sequence[Word], size: float, fewest: int) -> Iterator[Word]:
    """The words of a row, none where it is no print: it holds no ``fewest`` letters of what looks like words."""
    fresh = [word for word in line if not any(_covers(other, word, size) for other in words)]
    written = [word for word in fresh if any(sign.isalnum() for sign in word.text)]
    signs = sum(len(word.text) for word in written)
    if any(NOTATION.search(word.text) for word in written):
        yield from fresh
        return
    if not signs or sum(word.confidence * len(word.text) for word in written) < SURELY * signs:
        return
    wordlike = [word for word in written if is_wordlike(word.text) and word.box.height >= LEAST_HEIGHT * size]
    if sum(sign.isalpha() for word in wordlike for sign in word.text) >= fewest:
        yield from fresh


def _covers(other: Word, word: Word, size: float) -> bool:
    return other.box.height <= MOST_HEIGHT * size and other.box.overlap(word.box) >= SAME_PLACE


def _is_in_place_of(new: Word, old: Word, size: float) -> bool:
    return old.box.height > MOST_HEIGHT * size and old.confidence < new.confidence and old.box.holds(new.box.middle)
