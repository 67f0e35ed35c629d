"""The parts of lines that are worth a second look, cut out and put on one sheet: digits, and words read in doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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
DOUBTFUL = 0.85
"""A word without digits is read again below this confidence: two of three words that another net reads better are, and
one word in thirteen; at 0.9 a fifth more CPU mends no more of the real pages."""
LEAST_HEIGHT, MOST_HEIGHT = 0.45, 2.2
"""A word outside these multiples of the page's middling height is a stroke or part of a seal: no second look helps."""
LONG_ENOUGH = 5
"""A word of so many signs is read well alone; a shorter one is read with its neighbour."""
AROUND = 7
"""Pixels left around a strip."""
SPACE = 40
"""White pixels around and between the strips of a sheet."""


def digit_strips(words: Sequence[Word], width: int, height: int) -> list[Box]:
    """Boxes around neighbouring words with digits, each with the word behind it where it is short.

    Args:
        words: those of the first reading that may be looked at again.
        width: of the page in pixels.
        height: of the page in pixels.
    """
    return _strips(words, _with_digits, width, height)


def doubt_strips(words: Sequence[Word], size: float, width: int, height: int) -> list[Box]:
    """Boxes around neighbouring doubtful words, each with the words beside it.

    Args:
        words: those of the first reading that may be looked at again.
        size: the middling height of the page's words in pixels.
        width: of the page in pixels.
        height: of the page in pixels.
    """
    return _strips(words, lambda row, index: _in_doubt(row, index, size), width, height)


def _strips(
    words: Sequence[Word], wanted: Callable[[Sequence[Word], int], range], width: int, height: int
) -> list[Box]:
    strips = []
    for _, line in groupby(words, key=lambda word: word.line):
        row = list(line)
        near = sorted({j for i in range(len(row)) for j in wanted(row, i)})
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


def _with_digits(row: Sequence[Word], index: int) -> range:
    """The words of a line that are read for the sake of the digits of word ``index``; none where it has none."""
    word = row[index]
    if not DIGIT.search(word.text) or (index == 0 and LABEL.match(word.text)):
        return range(0)
    # A few signs alone are read badly, a long code is not.
    return range(index, min(len(row), index + (1 if len(word.text) >= LONG_ENOUGH else 2)))


def _in_doubt(row: Sequence[Word], index: int, size: float) -> range:
    return range(max(0, index - 1), min(len(row), index + 2)) if is_doubtful(row[index], size) else range(0)


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
    tops = _tops([crop.shape[0] for crop in crops])
    sheet = np.full((tops[-1] + crops[-1].shape[0] + SPACE, width), 255, dtype=np.uint8)
    for crop, y in zip(crops, tops, strict=True):
        sheet[y : y + crop.shape[0], SPACE : SPACE + crop.shape[1]] = crop
    return sheet, tops


def off_sheet(reading: Sequence[Word], strips: Sequence[Box]) -> list[list[Word]]:
    """The words read off each of the stacked strips, in the page's pixels; what straddles two strips is dropped."""
    tops = _tops([strip.height for strip in strips])
    return [
        [
            replace(word, box=word.box.moved(strip.x0 - SPACE, strip.y0 - top))
            for word in reading
            if top <= word.box.middle[1] < top + strip.height
        ]
        for strip, top in zip(strips, tops, strict=True)
    ]


def _tops(heights: Sequence[int]) -> list[int]:
    return [SPACE + sum(heights[:number]) + number * SPACE for number in range(len(heights))]
