"""One page read: the image made upright and level, the words, and a second look at what matters."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ocr_pipeline.errors import PageTimeoutError
from ocr_pipeline.imaging.back_print import without_back
from ocr_pipeline.imaging.ink import Pixels, brightest_channel
from ocr_pipeline.imaging.marks.fading import dark_seals, lighter_than_print, without_seals
from ocr_pipeline.imaging.marks.find import PageMarks, find_marks
from ocr_pipeline.imaging.marks.frame_lines import without_frames, without_pieces
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.imaging.orientation import Way, known_way, way_turned
from ocr_pipeline.imaging.page import CleanPage, clean_page, reduced
from ocr_pipeline.recognition.agreement import Fluency, unread
from ocr_pipeline.recognition.cells import read_cells, without_tables
from ocr_pipeline.recognition.engine import Engine, Reading
from ocr_pipeline.recognition.layer_verdict import LayerVerdict, judge_digits
from ocr_pipeline.recognition.layered_page import ScanLayer, layered
from ocr_pipeline.recognition.left_out import with_left_out
from ocr_pipeline.recognition.looks import Look, crop_of, second_view
from ocr_pipeline.recognition.seal_debris import doubted, outside_seals
from ocr_pipeline.recognition.second_look import read_again
from ocr_pipeline.recognition.signer_views import SignerView, lines_apart
from ocr_pipeline.recognition.stamps import StampReading, is_arrival_stamp, label_boxes, read_stamps
from ocr_pipeline.recognition.strips import text_size
from ocr_pipeline.recognition.words import Box, Word

READING_DPI = 200
"""Dpi at which whole pages are read: the smoothed page loses nothing by it and costs a fifth less than at 300; the
second look takes its crops at the page's full dpi."""
ORIENTATION_DPI = 150
"""Dpi at which the orientation is sought: at 100 it goes wrong, at 300 it costs as much as reading."""
LOOKS_BAD = 0.5
"""A page of whose words less than this share is read soundly may stand on its side or head."""
SOUND = 0.6
"""A word is read soundly from this confidence (0..1) on."""
SURE_TURN = 1.0
"""Least confidence of the engine's orientation at which a page is turned on trial."""
MUCH_SKEW = 1.0
"""Degrees of skew from which on levelling a page wrongly could spoil its reading."""
CLEARLY = 1.5
"""A page that reads badly either way is turned only where it reads so many times as well: print that shows through from
the back reads as badly upright as on its head, and how the lines of the front rise tells which it is."""
FEW_READ = 5
"""A page of which words were read, and fewer than these soundly, may have print whose blocks the engine did not see: a
signature alone above a stain or a shadow, which it takes for one block with it."""

Draw = Callable[[], Pixels]
"""Draws a page as it came; nobody keeps it while it is read: one that reads badly is drawn again."""
LooksOf = Callable[[Sequence[Word], CleanPage, Sequence[StampReading], Sequence[Ring]], Sequence[Look]]
"""Says from the words, the framed stamps and the dark seals lighter than print which blocks deserve a second look."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment by which a page must be done."""

    at: float
    seconds: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """``seconds`` from now."""
        return cls(time.monotonic() + seconds, seconds)

    def left(self) -> float:
        """Seconds left.

        Raises:
            PageTimeoutError: none are.
        """
        left = self.at - time.monotonic()
        if left <= 0:
            raise PageTimeoutError(f"The page took longer than {self.seconds:.0f} seconds")
        return left


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page image as it was read, its words, its marks, and what its framed stamps and its red ones say.

    ``layer`` is what was thought of the text layer that was offered for the first reading, ``views`` are the readings
    of the place of the signature, ``unread`` where ink like a line of letters was read as no words.
    """

    page: CleanPage
    words: tuple[Word, ...]
    marks: PageMarks
    framed: tuple[StampReading, ...]
    grades: tuple[StampReading, ...]
    layer: LayerVerdict | None = None
    views: tuple[SignerView, ...] = ()
    unread: tuple[Box, ...] = ()


Settled = Callable[[ReadPage], bool]
"""Says whether the signature on a page is read beyond doubt, so that no third look is worth its time."""


def read_page(
    engine: Engine,
    draw: Draw,
    dpi: int,
    deadline: Deadline,
    looks_of: LooksOf,
    fluency: Fluency = unread,
    scan_layer: ScanLayer | None = None,
    settled: Settled = lambda _: True,
) -> ReadPage:
    """Read one page, stood upright after its lines, otherwise if that reads badly, with a second look where it pays.

    Args:
        engine: reads images.
        draw: gives the page, ``(height, width)`` or ``(height, width, 3)`` BGR uint8, at ``dpi``.
        dpi: pixels per inch.
        deadline: of the whole page.
        looks_of: says from words, framed stamps and dark seals lighter than print which blocks deserve a second look.
        fluency: tells which of two readings the language would rather have.
        scan_layer: a text layer that may stand in for the first reading.
        settled: says whether the signature needs no third look.

    Raises:
        PageTimeoutError, EngineError: the page could not be read.
    """
    read_on = partial(_read_on, engine, deadline=deadline, looks_of=looks_of, fluency=fluency, settled=settled)
    if scan_layer is None:
        return read_on(*_first_reading(engine, draw, clean_page(draw(), dpi), deadline))
    page = clean_page(draw(), dpi)
    under = layered(scan_layer, page, draw)
    verdict = under.verdict
    if under.page is not None:
        read = read_on(_marked(engine, under.page, deadline), list(under.words))
        verdict = judge_digits(verdict, read.words)
        if verdict.used:
            return replace(read, layer=verdict)
    read = read_on(*_first_reading(engine, draw, page, deadline))
    return replace(read, layer=verdict)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A page without the lines of its stamps, its marks, and what its frames and its red ones say."""

    page: CleanPage
    marks: PageMarks
    framed: tuple[StampReading, ...]
    grades: tuple[StampReading, ...]


def _marked(engine: Engine, page: CleanPage, deadline: Deadline) -> _Marked:
    """What is read: a black stamp strikes through the print that it was pressed upon, and runs on into it."""
    marks = find_marks(page.colour, page.dpi, page.skew)
    framed, grades = read_stamps(engine, page, marks, deadline.left())
    said_by = dict(zip(marks.frames, framed, strict=False))
    black = {frame: said for frame, said in said_by.items() if not (frame.tinted or said.coloured)}
    stamps = {frame: said for frame, said in black.items() if is_arrival_stamp(said)}
    labels = [box.corners for said in stamps.values() for box in label_boxes(said)]
    grey, faded = (
        without_pieces(without_frames(pixels, list(stamps), page.dpi), labels, page.dpi)
        for pixels in (page.grey, page.faded)
    )
    return _Marked(replace(page, grey=grey, faded=faded), marks, framed, grades)


def _first_reading(engine: Engine, draw: Draw, page: CleanPage, deadline: Deadline) -> tuple[_Marked, list[Word]]:
    """The page as it reads best, and its words."""
    marked = _marked(engine, page, deadline)
    words = read_whole(engine, marked.page, deadline.left())
    if looks_bad(words):
        marked, words = _front_alone(engine, marked, words, deadline)
    if looks_bad(words) and (page.way.lines or has_ink(page.grey)):
        marked, words = _another_way(engine, draw, marked, words, deadline)
    if words and sum(word.confidence >= SOUND for word in words) < FEW_READ:
        words = max(words, read_whole(engine, marked.page, deadline.left(), Reading.LINES), key=_soundness)
    return marked, words


def _read_on(
    engine: Engine,
    marked: _Marked,
    words: list[Word],
    *,
    deadline: Deadline,
    looks_of: LooksOf,
    fluency: Fluency,
    settled: Settled,
) -> ReadPage:
    """The page after what matters was looked at again."""
    page, marks = marked.page, marked.marks
    dark = dark_seals(page.grey, marks)
    stamps = [stamp.box for stamp in (*marked.framed, *marked.grades)]
    whole = with_left_out(engine, page, outside_seals(words, marks.seals), stamps, dark, deadline.left())
    looks = looks_of(whole.words, page, marked.framed, lighter_than_print(page.grey, dark))
    again = read_again(engine, page, whole.words, looks, deadline.left(), fluency, dark)
    seen = tuple(doubted(again.words, dark))
    read = ReadPage(page, seen, marks, marked.framed, marked.grades, views=again.views, unread=whole.unread)
    if not again.views or settled(read):
        return read
    apart = [view for look in looks if look.debris for view in _lines_apart(engine, read, look, dark, deadline.left())]
    return replace(read, views=(*read.views, *apart))


def _lines_apart(engine: Engine, read: ReadPage, look: Look, dark: Sequence[Ring], timeout: float) -> list[SignerView]:
    """The third look at the place of a signature: line by line, as it is and without its seals."""
    page = read.page
    within = replace(look, box=look.box.padded(0, page.width, page.height))
    shown = [page.unsmoothed, *([without_seals(page.unsmoothed, dark)] if dark else [])]
    crops = [crop_of(second_view(page, pixels), within) for pixels in shown]
    corner = within.box.x0, within.box.y0
    return lines_apart(engine, crops, corner, text_size(read.words), page.dpi, timeout)


def read_whole(engine: Engine, page: CleanPage, timeout: float, reading: Reading = Reading.PAGE) -> list[Word]:
    """The words of the page, its tables read by column, at READING_DPI; boxes are in the page's own pixels.

    With ``Reading.LINES`` the engine looks for no blocks.

    Raises:
        PageTimeoutError, EngineError: as the engine does.
    """
    scale = min(1.0, READING_DPI / page.dpi)
    grey = without_tables(reduced(page.grey, scale), page.grids, scale)
    words = engine.read([grey], min(READING_DPI, page.dpi), reading, timeout)[0]
    on_page = [replace(word, box=word.box.scaled(1 / scale)) for word in words]
    return on_page + read_cells(engine, page, READING_DPI, timeout)


def looks_bad(words: Sequence[Word]) -> bool:
    """Whether a first reading is so poor that the page may not be upright."""
    written = [word for word in words if re.search(r"\w", word.text)]
    sound = [word for word in written if word.confidence >= SOUND and len(word.text) > 1]
    return len(sound) < max(5.0, LOOKS_BAD * len(written))


def has_ink(grey: Pixels) -> bool:
    """Whether the page holds enough dark pixels to be written on at all (a blank back does not)."""
    return float((reduced(grey, 0.25) < 128).mean()) > 0.004


def _front_alone(engine: Engine, marked: _Marked, words: list[Word], deadline: Deadline) -> tuple[_Marked, list[Word]]:
    """The page without what shows through from its back, where it reads well so; as it was where it does not."""
    front = without_back(marked.page)
    if front is None:
        return marked, words
    again = read_whole(engine, front, deadline.left())
    return (marked, words) if looks_bad(again) else (replace(marked, page=front), again)


def _another_way(
    engine: Engine, draw: Draw, marked: _Marked, words: list[Word], deadline: Deadline
) -> tuple[_Marked, list[Word]]:
    """The page as it reads better when it is turned or levelled in another way; as it was when none is better."""
    for way in _other_ways(engine, draw, marked.page, deadline):
        other = _marked(engine, clean_page(draw(), marked.page.dpi, way), deadline)
        again = read_whole(engine, other.page, deadline.left())
        doubtful = marked.page.way.sure and way.turn != marked.page.turned and looks_bad(again)
        if _soundness(again) > (CLEARLY if doubtful else 1.0) * _soundness(words):
            return other, again
    return marked, words


def _other_ways(engine: Engine, draw: Draw, page: CleanPage, deadline: Deadline) -> Iterator[Way]:
    """Ways in which a badly read page may lie instead, the likeliest first; each costs a reading."""
    scale = min(1.0, ORIENTATION_DPI / page.dpi)
    found = engine.orientation(reduced(page.grey, scale), min(ORIENTATION_DPI, page.dpi), deadline.left())
    if found is not None and found[1] >= SURE_TURN:
        if found[0]:
            yield way_turned(brightest_channel(draw()), page.dpi, (page.turned + found[0]) % 360)
    elif page.way.lines:  # how its letters rise may mislead on a few lines out of focus
        yield page.way.upside_down()
    if abs(page.skew) >= MUCH_SKEW:
        yield known_way(page.turned, 0.0)


def _soundness(words: Sequence[Word]) -> float:
    return sum(word.confidence * len(word.text) for word in words if word.confidence >= SOUND)
