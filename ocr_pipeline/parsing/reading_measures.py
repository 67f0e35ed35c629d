"""What the words of a page tell of its quality: how surely they were read, how they lie, what was left unread."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.lettering import LOOK_DPI, margin_of
from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.words import Word

SYLLABLE = re.compile(r"\W*([^\W\d_]{2,})\W*")
"""A word of at least two letters and nothing but letters, whatever signs surround it."""
LONG_LINE = 0.45
"""Share of the page's width from which on a line tells how it lies."""
LEAST_WORDS, LEAST_LINES = 6, 10
"""A line needs so many words for that, and a page so many lines: the cells of a table are not level with each other."""
MOST_APART = (10, 90)
"""Percentiles of the slopes of a page's lines between which they may differ."""
AT_THE_EDGE = 1.5 / 25.4
"""Inches from the side of the image within which a line must have been cut off."""


@dataclass(frozen=True, slots=True)
class ReadingMeasures:
    """``confidence`` is the engine's mean (0..1), ``syllables`` the share (0..1) of the read words that are words.

    ``fanned`` is by how many degrees the lines differ in slope, ``bent`` by how many they turn from end to end: on a
    flat page they are parallel and straight. ``cut`` is the share (0..1) of the lines that run into the left or right
    side of the image. ``unread`` is the share (0..1) of the lettering on which no word was read. ``anchored`` says
    whether the head of a document was found.
    """

    words: int
    unread: float
    confidence: float
    syllables: float
    fanned: float
    bent: float
    cut: float
    anchored: bool


def measure_reading(
    layout: PageLayout, dpi: int, letters: Pixels | None, is_word: Callable[[str], bool]
) -> ReadingMeasures:
    """Measures the words of a page as they were read, before restoration.

    Args:
        layout: of the page.
        dpi: of its pixels.
        letters: the lettering of its image, as :func:`~ocr_pipeline.imaging.lettering.lettering` gives it.
        is_word: tells the words of the language from others.
    """
    lines = [line for region in layout.regions for line in region.lines]
    words = [word for line in lines for word in line.words]
    # Rows of header and footer hold two columns, whose lines need not be level with each other.
    body = layout.lines(RegionKind.BODY)
    return ReadingMeasures(
        words=len(words),
        unread=_unread(layout, dpi, letters, words) if letters is not None else 0.0,
        confidence=_mean([word.confidence for word in words]),
        syllables=_mean([is_word(syllable) for syllable in _syllables(words)]),
        fanned=_fanned(body, layout.width),
        bent=_bent(body, layout.width),
        cut=_cut(lines, layout.width, AT_THE_EDGE * dpi),
        anchored=any(layout.lines(kind) for kind in (RegionKind.HEADER_LEFT, RegionKind.HEADER_RIGHT)),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def _syllables(words: Sequence[Word]) -> Iterator[str]:
    for word in words:
        if found := SYLLABLE.fullmatch(word.text):
            yield found[1]


def _unread(layout: PageLayout, dpi: int, letters: Pixels, words: Sequence[Word]) -> float:
    scale = min(1.0, LOOK_DPI / dpi)
    top, left = margin_of((round(layout.height * scale), round(layout.width * scale)))
    left_over = letters > 0
    total = int(left_over.sum())
    for word in words:
        box = word.box.scaled(scale)
        rows, columns = (
            slice(max(0, a - 1), max(0, b + 1))
            for a, b in ((box.y0 - top, box.y1 - top), (box.x0 - left, box.x1 - left))
        )
        left_over[rows, columns] = False
    return int(left_over.sum()) / total if total else 0.0


def _fanned(lines: Sequence[Segment], width: int) -> float:
    """Spread of the long lines' slopes in degrees; 0 with too few to compare."""
    long = [line for line in lines if line.box.width >= LONG_LINE * width and len(line.words) >= LEAST_WORDS]
    if len(long) < LEAST_LINES:
        return 0.0
    low, high = np.percentile([_slope(line.words) for line in long], MOST_APART)
    return float(high - low)


def _bent(lines: Sequence[Segment], width: int) -> float:
    """How much the right halves of the long lines fall more than their left halves, in degrees, whichever way."""
    turns = []
    for line in lines:
        half = len(line.words) // 2
        if line.box.width >= LONG_LINE * width and half >= LEAST_WORDS // 2:
            turns.append(_slope(line.words[half:]) - _slope(line.words[:half]))
    return abs(float(np.median(turns))) if len(turns) >= LEAST_LINES else 0.0


def _slope(words: Sequence[Word]) -> float:
    """The slope of the words' middles in degrees; none where they stand one above the other."""
    x, y = np.array([word.box.middle for word in words]).T
    across = x - x.mean()
    spread = float(across @ across)
    return float(np.degrees(np.arctan(across @ (y - y.mean()) / spread))) if spread else 0.0


def _cut(lines: Sequence[Segment], width: int, reach: float) -> float:
    running = [line for line in lines if len(line.words) >= LEAST_WORDS]
    at_the_edge = [line for line in running if line.box.x0 < reach or line.box.x1 > width - reach]
    return len(at_the_edge) / len(running) if running else 0.0
