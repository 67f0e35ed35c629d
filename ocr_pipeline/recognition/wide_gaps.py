"""Spaces inside figures that the engine passed over: ``30/12/2011`` is printed ``30/ 12/ 2011``.

Told by the ink alone: beside a sign between two figures lies a gap as wide as a space. Only where every character of
the word stands by itself is it known which of them a gap is beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

import numpy as np

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.words import Box, Word

WIDE: Final = 0.34
"""Share of the word's height from which a gap beside a sign is a space: without one it is 0.23 at most in print, with
one 0.37 at least."""
BEYOND_OTHERS: Final = 1.5
"""It is so many times as wide as the middling gap between letters and digits: a typewriter's are all wide."""
LOPSIDED: Final = 0.5
"""Before a "/" the gap is at most this share of the space behind it; a wide typeface leaves room on both sides."""
INK: Final = 0.6
"""What is darker than this share of the paper's brightness is ink."""
JOINED: Final = re.compile(r"(?<=\w)(?:[+=–-](?=[\w(])|/(?=\d))")
"""Signs after which a space may have been printed; behind the "/" of a code letters follow, and it stays one token."""
DIGIT: Final = re.compile(r"\d")


def apart_at_gaps(words: Sequence[Word], grey: Pixels) -> list[Word]:
    """The words, those with a figure parted where the ink shows a space beside a sign.

    Args:
        words: of one page; boxes in the pixels of ``grey``.
        grey: the page, ``(height, width)`` uint8.
    """
    return [part for word in words for part in _parts(word, grey)]


def _parts(word: Word, grey: Pixels) -> Iterator[Word]:
    signs = [match.start() for match in JOINED.finditer(word.text)] if DIGIT.search(word.text) else []
    # Where two looks read differently nobody knows which character is which.
    if not signs or word.second not in (None, word.text):
        yield word
        return
    strokes = _strokes(grey[word.box.y0 : word.box.y1, word.box.x0 : word.box.x1])
    if len(strokes) != len(word.text):
        yield word
        return
    cuts = sorted({cut for sign in signs for cut in _cuts(strokes, word.text, sign, WIDE * word.box.height)})
    for start, end in pairwise([0, *cuts, len(word.text)]):
        x0 = word.box.x0 + strokes[start][0] if start else word.box.x0
        x1 = word.box.x0 + strokes[end - 1][1] if end < len(word.text) else word.box.x1
        text = word.text[start:end]
        second = None if word.second is None else text
        yield replace(word, text=text, second=second, box=Box(x0, word.box.y0, x1, word.box.y1))


def _cuts(strokes: Sequence[tuple[int, int]], text: str, sign: int, wide: float) -> Iterator[int]:
    """The characters before which a space stands: behind the sign, and before it where one is behind it as well."""
    gaps = [after[0] - before[1] for before, after in pairwise(strokes)]
    before, behind = gaps[sign - 1], gaps[sign]
    if behind < max(wide, BEYOND_OTHERS * median(_amid(gaps, text) or [0])):
        return
    if text[sign] != "/":
        yield sign + 1
        if before >= wide:
            yield sign
    elif before <= LOPSIDED * behind:
        yield sign + 1


def _amid(gaps: Sequence[int], text: str) -> list[int]:
    """The gaps between two letters or digits."""
    return [gap for gap, pair in zip(gaps, pairwise(text), strict=True) if all(sign.isalnum() for sign in pair)]


def _strokes(crop: Pixels) -> list[tuple[int, int]]:
    """First column and the one behind the last of each run of columns with ink."""
    if crop.size == 0:
        return []
    inked = np.asarray(crop < INK * np.percentile(crop, 95)).any(axis=0)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inked, [False]]).astype(np.int8))).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))
