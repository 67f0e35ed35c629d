"""A second reading from tight crops: where it differs from the first, nobody knows yet which one is right.

The header's columns and the place of the signature are read again as blocks of their own; words that hold a digit are
read again in their lines. One engine call does all of a page.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import cv2
import numpy as np

from ocr_pipeline.imaging.grids import without_grids
from ocr_pipeline.imaging.ink import Pixels, ink_of_box
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.imaging.print_shape import Glyphs, unevenness
from ocr_pipeline.recognition.engine import Engine, Reading
from ocr_pipeline.recognition.words import Box, Word

DIGIT = re.compile(r"\d")
LABEL = re.compile(r"\W?\d{1,2}(?:\.\d{1,2})*[.)]$")
"""The label of a paragraph, such as "2." or "1.3.": nothing that is passed on as a value."""
NUMBER_WITH_NOTATION = re.compile(r"(?P<before>\D{0,5})(?P<digits>\d{1,5}[a-zđ]?)\s?[/⁄-].*[A-ZĐ]{2}")
"""A document's number in one word with its notation, perhaps with "Số:" before it."""


@dataclass(frozen=True, slots=True)
class Look:
    """A box to be read again as a block; what stands in ``hidden`` is painted over first and keeps its reading."""

    box: Box
    hidden: tuple[Box, ...] = ()


SAME_PLACE = 0.5
"""Two words stand in the same place when this share of the smaller one lies inside the other."""
SECOND_SMOOTHING = 0.6 / 300
"""Sigma of the second look's Gaussian, in pixels per dpi."""
LONG_ENOUGH = 5
"""A word of so many signs is read well alone; a shorter one is read with its neighbour."""
SPACE = 40
"""White pixels around and between the strips of a sheet."""
WORTH_ADDING = 0.5
"""A word that only one reading has needs this confidence to be kept."""


def read_again(
    engine: Engine, page: CleanPage, words: Sequence[Word], looks: Sequence[Look], timeout: float
) -> list[Word]:
    """The words after a second look at the blocks of ``looks`` and at every line part that holds digits.

    Args:
        engine: reads the crops.
        page: the page the words were read from.
        words: the first reading.
        looks: blocks to be read as a whole again; what of them lies beyond the page is cut off.
        timeout: seconds for this look.

    Raises:
        PageTimeoutError, EngineError: as the engine does.
    """
    sharp = _second_view(page)
    looks = _on_page(looks, page)
    blocks = [look.box for look in looks]
    strips = _digit_strips(words, blocks, page.width, page.height)
    crops = [_crop(page.grey, look) for look in looks]
    sheet, tops = stacked([sharp[b.y0 : b.y1, b.x0 : b.x1] for b in strips]) if strips else (None, [])
    images = [*crops, sheet] if sheet is not None else crops
    if not images:
        return list(words)
    readings = engine.read(images, page.dpi, Reading.LINES, timeout)
    result = list(words)
    for index, (look, reading) in enumerate(zip(looks, readings, strict=False)):
        moved = [_moved(word, look.box.x0, look.box.y0, index) for word in reading]
        result = _merge_block(result, look, moved)
    if sheet is not None:
        result = _confirm_digits(result, _off_sheet(readings[-1], strips, tops))
    return [_with_ink(word, page, blocks) for word in result]


def _on_page(looks: Sequence[Look], page: CleanPage) -> list[Look]:
    cut = [replace(look, box=look.box.padded(0, page.width, page.height)) for look in looks]
    return [look for look in cut if look.box.width > 0 and look.box.height > 0]


def _second_view(page: CleanPage) -> Pixels:
    """The page as digits are looked at again: smoothed less than for the first look.

    A second look at the same pixels would repeat the first one's mistakes; a 1-bit scan left bare makes new ones.
    """
    unruled = without_grids(page.faded, page.grids)
    grey = cv2.GaussianBlur(unruled, (0, 0), SECOND_SMOOTHING * page.dpi)
    return np.asarray(grey, dtype=np.uint8)


def _digit_strips(words: Sequence[Word], blocks: Sequence[Box], width: int, height: int) -> list[Box]:
    """Boxes around neighbouring words with digits, each with the words beside it, outside the blocks."""
    strips = []
    outside = [w for w in words if not any(block.holds(w.box.middle) for block in blocks)]
    for _, line in groupby(outside, key=lambda word: word.line):
        row = list(line)
        wanted = [
            i for i, word in enumerate(row) if DIGIT.search(word.text) and not (i == 0 and LABEL.match(word.text))
        ]
        near = sorted({j for i in wanted for j in _context(row, i)})
        strips += [Box.around(row[i].box for i in run).padded(7, width, height) for run in _runs(near)]
    return strips


def _context(row: Sequence[Word], index: int) -> range:
    """The words of a line that are read with word ``index``: a few signs alone are read badly, a long code is not."""
    if len(row[index].text) >= LONG_ENOUGH:
        return range(index, index + 1)
    return range(index, min(len(row), index + 2))


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _moved(word: Word, x: int, y: int, index: int) -> Word:
    """A word of a crop at (x, y) of the page, in the page's pixels, on a line that no other reading has."""
    box = Box(word.box.x0 + x, word.box.y0 + y, word.box.x1 + x, word.box.y1 + y)
    block, paragraph, line = word.line
    return replace(word, box=box, line=(1000 * (index + 1) + block, paragraph, line))


def _off_sheet(reading: Sequence[Word], strips: Sequence[Box], tops: Sequence[int]) -> list[Word]:
    """The words read off the stacked strips, in the page's pixels; what straddles two strips is dropped."""
    words = []
    for strip, top in zip(strips, tops, strict=True):
        inside = [word for word in reading if top <= word.box.middle[1] < top + strip.height]
        words += [_moved(word, strip.x0 - SPACE, strip.y0 - top, 0) for word in inside]
    return words


def _crop(grey: Pixels, look: Look) -> Pixels:
    """The pixels of a look, what it hides painted white."""
    box = look.box
    crop = grey[box.y0 : box.y1, box.x0 : box.x1].copy()
    for gone in look.hidden:
        x0, y0 = max(0, gone.x0 - box.x0), max(0, gone.y0 - box.y0)
        crop[y0 : max(y0, gone.y1 - box.y0), x0 : max(x0, gone.x1 - box.x0)] = 255
    return crop


def _merge_block(words: Sequence[Word], look: Look, reading: Sequence[Word]) -> list[Word]:
    """The block's words from both readings: what they agree on, the surer one where they differ."""
    hidden = {box.as_tuple() for box in look.hidden}
    inside = [w for w in words if look.box.holds(w.box.middle) and w.box.as_tuple() not in hidden]
    known = {id(word) for word in inside}
    sure_lines = {
        line for line, row in groupby(reading, key=lambda word: word.line) if _mean(list(row)) >= WORTH_ADDING
    }
    merged = [word for first, again in _same_places(inside, reading) for word in _surer(first, again, sure_lines)]
    return [word for word in words if id(word) not in known] + merged


def _same_places(first: Sequence[Word], again: Sequence[Word]) -> list[tuple[list[Word], list[Word]]]:
    """Words of two readings grouped by the place they stand in, each side left to right; a side may be empty."""
    groups: list[tuple[list[Word], list[Word]]] = [([word], []) for word in first]
    for word in again:
        meets = [pair for pair in groups if any(_overlap(word, other) for other in pair[0])]
        rest = [pair for pair in groups if not any(pair is met for met in meets)]
        joined = ([w for pair in meets for w in pair[0]], [w for pair in meets for w in pair[1]] + [word])
        groups = [*rest, joined]
    for pair in groups:
        pair[0].sort(key=lambda each: each.box.x0)
        pair[1].sort(key=lambda each: each.box.x0)
    return groups


def _overlap(one: Word, other: Word) -> bool:
    return one.box.overlap(other.box) >= SAME_PLACE


def _surer(first: Sequence[Word], again: Sequence[Word], sure_lines: Container[tuple[int, int, int]]) -> list[Word]:
    """The words of one place out of two readings; what the other reading made of it is kept as ``second``.

    A word that only one reading has must be sure itself, or stand in a line that is.
    """
    if not first:
        worthy = [word for word in again if word.confidence >= WORTH_ADDING or word.line in sure_lines]
        return [replace(word, second="") for word in worthy]
    if not again:
        return [replace(word, second="") for word in first if word.confidence >= WORTH_ADDING]
    one, two = ("".join(word.text for word in side) for side in (first, again))
    line = again[0].line
    if one == two:
        split = again if len(again) >= len(first) else first
        sure = max(_mean(first), _mean(again))
        return [replace(word, second=word.text, confidence=max(word.confidence, sure), line=line) for word in split]
    kept, other = (first, again) if _mean(first) > _mean(again) else (again, first)
    if len(kept) == len(other):
        return [replace(word, second=twin.text, line=line) for word, twin in zip(kept, other, strict=True)]
    whole = "".join(word.text for word in other)
    return [replace(word, second=whole, line=line) for word in kept]


def _mean(words: Sequence[Word]) -> float:
    return sum(word.confidence for word in words) / len(words)


def _confirm_digits(words: Sequence[Word], reading: Sequence[Word]) -> list[Word]:
    """The words with digits with what the second look read in their place."""
    return [_confirmed(word, reading) if word.second is None and DIGIT.search(word.text) else word for word in words]


def _confirmed(word: Word, reading: Sequence[Word]) -> Word:
    there = [again for again in reading if word.box.overlap(again.box) >= SAME_PLACE]
    there.sort(key=lambda again: again.box.x0)
    return replace(word, second="".join(again.text for again in there))


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


def stacked(crops: Sequence[Pixels]) -> tuple[Pixels, list[int]]:
    """Crops one above the other on white, ``SPACE`` pixels apart, and the y at which each begins."""
    width = max(crop.shape[1] for crop in crops) + 2 * SPACE
    height = sum(crop.shape[0] + SPACE for crop in crops) + SPACE
    sheet = np.full((height, width), 255, dtype=np.uint8)
    tops, y = [], SPACE
    for crop in crops:
        sheet[y : y + crop.shape[0], SPACE : SPACE + crop.shape[1]] = crop
        tops.append(y)
        y += crop.shape[0] + SPACE
    return sheet, tops
