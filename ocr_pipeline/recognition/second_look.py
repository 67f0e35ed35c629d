"""A second reading from tight crops: where it differs from the first, nobody knows yet which one is right.

The header's columns and the place of the signature are read again as blocks of their own; words that hold a digit, or
were read in doubt, are read again in their lines. One engine call does all of a page, two on a page full of doubts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ocr_pipeline.imaging.ink import Pixels, ink_of_box
from ocr_pipeline.imaging.marks.fading import lighter_than_print, without_seals
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.imaging.page import SMOOTHING, CleanPage, reduced
from ocr_pipeline.imaging.print_shape import Glyphs, unevenness
from ocr_pipeline.recognition.agreement import (
    SAME_PLACE,
    Fluency,
    agreed,
    context,
    more_articulate,
    same_places,
    unread,
)
from ocr_pipeline.recognition.code_tokens import borne_out_as_one, sounder_code, whole_codes
from ocr_pipeline.recognition.engine import Engine, Reading
from ocr_pipeline.recognition.figure_witness import doubted_figures
from ocr_pipeline.recognition.looks import SECOND_SMOOTHING, Look, crop_of, on_page, second_view, shown_in
from ocr_pipeline.recognition.open_figures import open_strips, open_words, settle
from ocr_pipeline.recognition.reread_blocks import with_block
from ocr_pipeline.recognition.seal_debris import outdone, print_under
from ocr_pipeline.recognition.signer_views import SignerView
from ocr_pipeline.recognition.strips import (
    DIGIT,
    digit_strips,
    doubt_strips,
    is_doubtful,
    off_sheet,
    stacked,
    text_size,
)
from ocr_pipeline.recognition.two_views import either_view
from ocr_pipeline.recognition.wide_gaps import apart_at_gaps
from ocr_pipeline.recognition.words import Box, Word

NUMBER_WITH_NOTATION = re.compile(r"(?P<before>\D{0,5})(?P<digits>\d{1,5}[a-zđ]?)\s?[/⁄-].*[A-ZĐ]{2}")
"""A document's number in one word with its notation, perhaps with "Số:" before it."""
STRIP_DPI = 200
"""Dpi at which strips are read again: at 300 the engine reads them no better, for a third more CPU."""
MANY_DOUBTS = 40
"""So many doubtful words on a page are worth another call of the engine, with another net."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What a second look left: the page's ``words``, and each reading of a block with debris as a view of its own."""

    words: list[Word]
    views: tuple[SignerView, ...] = ()


def read_again(
    engine: Engine,
    page: CleanPage,
    words: Sequence[Word],
    looks: Sequence[Look],
    timeout: float,
    fluency: Fluency = unread,
    dark: Sequence[Ring] = (),
) -> Reread:
    """The words after a second look at the blocks of ``looks`` and at every line part with digits or doubtful words.

    Where many words are doubtful, another net is asked for its opinion on them.

    Args:
        engine: reads the crops.
        page: the page the words were read from.
        words: the first reading.
        looks: blocks to be read as a whole again; what of them lies beyond the page is cut off.
        timeout: seconds for this look.
        fluency: tells which of two readings the language would rather have.
        dark: seals that hide print: on a page that has any, blocks with debris are read without them too, and blocks of
            its header under those that are lighter than print.

    Raises:
        PageTimeoutError, EngineError: as the engine does.
    """
    unsmoothed = page.unsmoothed
    sharp = second_view(page, unsmoothed)
    looks = on_page(looks, page)
    blocks = [look.box for look in looks]
    outside = [word for word in words if not any(block.holds(word.box.middle) for block in blocks)]
    size = text_size(words)
    digits = digit_strips(outside, page.width, page.height)
    doubts = doubt_strips(outside, size, page.width, page.height)
    apart = sum(is_doubtful(word, size) for word in outside) >= MANY_DOUBTS
    sheet = _Sheet(sharp, digits if apart else digits + doubts, page.dpi)
    crops = [crop_of(sharp, look) for look in looks]
    light = lighter_than_print(unsmoothed, dark)
    twice = [look for look in looks if dark and (look.debris or _is_under(look, light))]
    clear = {debris: _cleared(page, dark, signature=debris) for debris in {look.debris for look in twice}}
    bare = [crop_of(clear[look.debris], look) for look in twice]
    images = [*crops, *bare, *([sheet.pixels] if sheet.strips else [])]
    readings = engine.read(images, page.dpi, Reading.LINES, timeout) if images else []
    found = sheet.words(readings[-1]) if sheet.strips else []
    result = list(words)
    views: list[SignerView] = []
    cleared = dict(zip(twice, readings[len(looks) :], strict=False))
    for index, (look, reading) in enumerate(zip(looks, readings, strict=False)):
        moved = [_moved(word, look.box, index) for word in reading]
        if look.debris:
            views += [SignerView(tuple(shown_in(words, look))), SignerView(tuple(moved))]
        if look in cleared:
            bared = [_moved(word, look.box, len(looks) + index) for word in cleared[look]]
            if look.debris:
                views.append(SignerView(tuple(bared)))
            else:
                result = outdone(result, bared, light)
                moved = outdone(print_under(moved, light, size), bared, light)
            moved = either_view(moved, bared, dark, size, fluency)
        result = with_block(result, look, moved, fluency)
    # A word may stand in a strip for its digits and in one for its neighbour's doubts: each is asked for its own.
    result = _confirm_digits(result, list(chain(*found[: len(digits)]))) if digits else result
    if apart:
        other = _Sheet(sharp, doubts, page.dpi)
        found = other.words(engine.read([other.pixels], page.dpi, Reading.OPINION, timeout)[0])
    if doubts:
        result = _settle_doubts(result, list(chain(*found[-len(doubts) :])), doubts, fluency)
    if left_open := open_words(result, blocks, size):
        third = _Sheet(sharp, open_strips(left_open, size, page.width, page.height), page.dpi)
        found = third.words(engine.read([third.pixels], page.dpi, Reading.FIGURES, timeout)[0])
        result = settle(result, left_open, found)
    result = doubted_figures(result, page.colour, blocks)
    result = apart_at_gaps(result, unsmoothed)
    inked = [_with_ink(word, page, blocks) for word in result] if images or doubts or left_open else result
    return Reread(inked, tuple(views))


def _cleared(page: CleanPage, dark: Sequence[Ring], *, signature: bool) -> Pixels:
    """The page without its black seals: beside a ``signature`` their middles hold no print, over a header they do.

    Letters that a seal was taken from pixel by pixel have rough edges, which are smoothed as for a first look.
    """
    bare = without_seals(page.unsmoothed, dark, core=signature, print_alone=not signature)
    return second_view(page, bare, SECOND_SMOOTHING if signature else SMOOTHING)


def _is_under(look: Look, dark: Sequence[Ring]) -> bool:
    """Whether a seal reaches into a block of the header; of recipients its edge covers line ends at most."""
    box = look.box
    return not look.small and any(
        ring.distance(min(max(ring.x, box.x0), box.x1), min(max(ring.y, box.y0), box.y1)) < 1 for ring in dark
    )


class _Sheet:
    """Strips of a page on one sheet, at STRIP_DPI."""

    def __init__(self, view: Pixels, strips: Sequence[Box], dpi: int) -> None:
        self.strips = strips
        self._scale = min(1.0, STRIP_DPI / dpi)
        self._crops = [view[b.y0 : b.y1, b.x0 : b.x1] for b in strips]

    @property
    def pixels(self) -> Pixels:
        """The sheet."""
        return reduced(stacked(self._crops)[0], self._scale)

    def words(self, reading: Sequence[Word]) -> list[list[Word]]:
        """The words read off each strip, in the page's pixels."""
        return off_sheet([replace(word, box=word.box.scaled(1 / self._scale)) for word in reading], self.strips)


def _moved(word: Word, block: Box, index: int) -> Word:
    """A word of a block's crop in the page's pixels, on a line that no other reading has."""
    number, paragraph, line = word.line
    return replace(word, box=word.box.moved(block.x0, block.y0), line=(1000 * (index + 1) + number, paragraph, line))


def _confirm_digits(words: Sequence[Word], reading: Sequence[Word]) -> list[Word]:
    """The words with digits with what the second look read in their place; torn codes are whole again."""
    whole = whole_codes(words, reading)
    with_digits = [word for word in whole if word.second is None and DIGIT.search(word.text)]
    as_one, asked = borne_out_as_one(with_digits, reading), {id(word) for word in with_digits}
    return [
        replace(word, second=word.text)
        if id(word) in as_one
        else _confirmed(word, reading)
        if id(word) in asked
        else word
        for word in whole
    ]


def _confirmed(word: Word, reading: Sequence[Word]) -> Word:
    there = [again for again in reading if word.box.overlap(again.box) >= SAME_PLACE]
    there.sort(key=lambda again: again.box.x0)
    second = "".join(again.text for again in there)
    text = sounder_code(more_articulate(word.text, second), second)
    return replace(word, text=text, second=second)


def _settle_doubts(
    words: Sequence[Word], reading: Sequence[Word], strips: Sequence[Box], fluency: Fluency
) -> list[Word]:
    """The doubtful words on the strips as the two readings together have them; other words stay."""
    size = text_size(words)
    place = {id(word): number for number, word in enumerate(words)}
    open_words = [w for w in words if w.second is None and any(strip.holds(w.box.middle) for strip in strips)]
    becomes: dict[int, list[Word]] = {}
    for first, again in same_places(open_words, reading):
        if not any(is_doubtful(word, size) for word in first) or any(DIGIT.search(word.text) for word in again):
            continue
        places = [place[id(word)] for word in first]
        settled = agreed(first, again, context(words, min(places), max(places) + 1), fluency, lambda _: True)
        becomes |= {number: [] for number in places}
        becomes[min(places)] = [replace(word, line=first[0].line) for word in settled]
    return [new for number, word in enumerate(words) for new in becomes.get(number, [word])]


def _with_ink(word: Word, page: CleanPage, blocks: Sequence[Box]) -> Word:
    """The word with what its ink tells of print and pen, where it matters: digits, the header and the footer."""
    in_block = any(block.holds(word.box.middle) for block in blocks)
    if not DIGIT.search(word.text) and not in_block:
        return word
    ink = ink_of_box(page.colour, word.box.padded(2, page.width, page.height).as_tuple())
    number = NUMBER_WITH_NOTATION.match(word.text) if in_block else None
    uneven = None
    if number:
        glyphs = Glyphs(sum(sign.isalpha() for sign in number["before"]), len(number["digits"]))
        uneven = unevenness(page.faded, word.box.as_tuple(), glyphs)
    return replace(word, coloured=ink.coloured if ink is not None else None, uneven=uneven)
