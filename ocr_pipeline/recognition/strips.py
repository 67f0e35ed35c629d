"""The parts of lines that are worth a second look, cut out and put on one sheet: digits, and words read in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

import numpy as np

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.words import Box, Word

DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d_]")
LABEL = re.compile(r"\W?\d{1,2}(?:\.\d{1,2})*[.)]$")
"""The label of a paragraph, such as "2." or "1.3.": nothing that is passed on as a value."""
DOUBTFUL = 0.9
"""A word without digits is read again below this confidence: nine of ten words that another net reads better are."""
LEAST_HEIGHT, MOST_HEIGHT = 0.45, 2.2
"""A word outside these multiples of the page's middling height is a stroke or part of a seal: no second look helps."""
LONG_ENOUGH = 5
"""A word of so many signs is read well alone; a shorter one is read with its neighbour."""
AROUND = 7
"""Pixels left around a strip."""
SPACE = 40
"""White pixels around and between the strips of a sheet."""


def line_strips(words: Sequence[Word], blocks: Sequence[Box], width: int, height: int) -> list[Box]:
    """Boxes around neighbouring words worth a second look, each with the words beside it, outside the blocks.

    Args:
        words: the first reading.
        blocks: boxes that are read again as a whole.
        width: of the page in pixels.
        height: of the page in pixels.
    """
    size = text_size(words)
    strips = []
    outside = [w for w in words if not any(block.holds(w.box.middle) for block in blocks)]
    for _, line in groupby(outside, key=lambda word: word.line):
        row = list(line)
        near = sorted({j for i in range(len(row)) for j in _wanted(row, i, size)})
        strips += [Box.around(row[i].box for i in run).padded(AROUND, width, height) for run in _runs(near)]
    return strips


def text_size(words: Sequence[Word]) -> float:
    """The middling height of the words in pixels; 0 for none."""
    return median(word.box.height for word in words) if words else 0.0


def is_doubtful(word: Word, size: float) -> bool:
    """Whether a word without digits may have been misread (``size``: the middling height of words, pixels)."""
    if word.confidence >= DOUBTFUL or DIGIT.search(word.text) or not LETTER.search(word.text):
        return False
    return LEAST_HEIGHT * size <= word.box.height <= MOST_HEIGHT * size


def _wanted(row: Sequence[Word], index: int, size: float) -> range:
    """The words of a line that are read for the sake of word ``index``; none where it needs no second look."""
    word = row[index]
    if DIGIT.search(word.text):
        if index == 0 and LABEL.match(word.text):
            return range(0)
        # A few signs alone are read badly, a long code is not.
        return range(index, min(len(row), index + (1 if len(word.text) >= LONG_ENOUGH else 2)))
    if is_doubtful(word, size):
        return range(max(0, index - 1), min(len(row), index + 2))
    return range(0)


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


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


def off_sheet(reading: Sequence[Word], strips: Sequence[Box], tops: Sequence[int]) -> Iterator[Word]:
    """The words read off the stacked strips, in the page's pixels; what straddles two strips is dropped."""
    for strip, top in zip(strips, tops, strict=True):
        for word in reading:
            if top <= word.box.middle[1] < top + strip.height:
                yield replace(word, box=word.box.moved(strip.x0 - SPACE, strip.y0 - top))
