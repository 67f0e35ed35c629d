"""A figure of one digit that was hardly read, and stands where a word stands: "tăng 5 lần" must not lose its 5.

What is read so little surely is mostly dirt. Dirt lies anywhere: in the space between two words, at the margin, above
or below the line. A figure has the height of one, is level with the words of its line, and leaves a space on each side.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import Final

from ocr_pipeline.recognition.words import Box, Word

ONE_DIGIT: Final = re.compile(r"[(]?\d[),.;:%]?")
"""A digit and a sign of the sentence about it."""
LEAST_HEIGHT, MOST_HEIGHT = 0.55, 1.3
"""Text heights of a digit: specks and commas are lower, strokes of a pen higher."""
LEAST_WIDTH: Final = 0.15
"""Text heights: the 1 of a narrow type."""
LEAST_SPACE, MOST_SPACE = 0.1, 1.6
"""Text heights from a word to the next: what lies between two words without a space of its own is dirt."""
LEVEL: Final = 0.3
"""Text heights by which the middle of a digit is off that of the words beside it at most."""
SURE: Final = 0.6
"""Confidence (0..1) of a neighbour that is a word for certain."""


def figures_among_words(words: Sequence[Word], dirt: Container[int], size: float) -> Iterator[Word]:
    """The digits among what was taken for dirt that have a sure word on either side, on their own line.

    Args:
        words: of the page.
        dirt: the ids of those that were taken for dirt.
        size: the page's text height in pixels.
    """
    if not any(id(word) in dirt and ONE_DIGIT.fullmatch(word.text) for word in words):
        return
    for _, line in groupby(words, key=lambda word: word.line):
        row = sorted(line, key=lambda word: word.box.x0)
        for before, word, after in zip(row, row[1:], row[2:], strict=False):
            digit = id(word) in dirt and ONE_DIGIT.fullmatch(word.text) is not None
            if (
                digit
                and _is_figure(word.box, size)
                and all(_stands_beside(word, each, size) for each in (before, after))
            ):
                yield word


def _is_figure(box: Box, size: float) -> bool:
    return LEAST_HEIGHT * size <= box.height <= MOST_HEIGHT * size and box.width >= LEAST_WIDTH * size


def _stands_beside(word: Word, other: Word, size: float) -> bool:
    if other.confidence < SURE or sum(sign.isalnum() for sign in other.text) < 2:
        return False
    space = max(word.box.x0, other.box.x0) - min(word.box.x1, other.box.x1)
    apart = abs(word.box.middle[1] - other.box.middle[1])
    return LEAST_SPACE * size <= space <= MOST_SPACE * size and apart <= LEVEL * size
