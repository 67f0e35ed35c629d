"""Words of one page gathered into segments: runs of words on one line with no wide gap between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from statistics import median

from diacritics.alphabet import strip_marks
from ocr_pipeline.recognition.words import Box, Word

WIDE_GAP = 1.6
"""A gap of this many text heights parts two segments: wider than the spaces of justified text."""

INTO = 0.6
"""Text heights by which a word may reach into one beside it: the end of a word that another look cut in two."""

TWO_SIGNS = re.compile(r"[^\W_].*[^\W_]", re.DOTALL)
"""At least two letters or digits."""


@dataclass(frozen=True)
class Segment:
    """Words side by side, left to right (at least one)."""

    words: tuple[Word, ...]

    @cached_property
    def box(self) -> Box:
        """The box around all words, in pixels."""
        return Box.around(word.box for word in self.words)

    @cached_property
    def text(self) -> str:
        """The words joined by one space."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def skeleton(self) -> str:
        """The text in lower case without marks, for comparison with known phrases."""
        return strip_marks(self.text).lower()

    @cached_property
    def confidence(self) -> float:
        """Mean confidence of the words, 0..1."""
        return sum(word.confidence for word in self.words) / len(self.words)

    @cached_property
    def capitals(self) -> float:
        """Share of the letters that are capitals, 0..1; 0 without letters."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return sum(letter.isupper() for letter in letters) / len(letters) if letters else 0.0


def text_height(words: Iterable[Word]) -> float:
    """Typical height of a line's words on this page, in pixels (50 when nothing was read)."""
    heights = [word.box.height for word in words if word.confidence >= 0.6 and len(word.text) > 1]
    return float(median(heights)) if heights else 50.0


def segments_of(words: Sequence[Word], height: float) -> list[Segment]:
    """The segments of a page, top to bottom; ``height`` is the page's typical text height in pixels."""
    segments = []
    for _, line in groupby(words, key=lambda word: word.line):
        segments += split_at_gaps(sorted(line, key=lambda word: word.box.x0), WIDE_GAP * height)
    return sorted(segments, key=lambda segment: (segment.box.middle[1], segment.box.x0))


def split_at_gaps(words: Sequence[Word], gap: float) -> list[Segment]:
    """Words in order of x, parted where the space between neighbours exceeds ``gap`` pixels."""
    runs: list[list[Word]] = []
    end = 0
    for word in words:
        if runs and word.box.x0 - end <= gap:
            runs[-1].append(word)
            end = max(end, word.box.x1)
        else:
            runs.append([word])
            end = word.box.x1
    return [Segment(tuple(run)) for run in runs]


def rows_of(segments: Iterable[Segment]) -> list[Segment]:
    """Segments side by side joined into rows, top to bottom; each row's words run left to right.

    What the engine read as one line stays one; beyond that, level neighbours are joined.
    """
    lines: dict[tuple[int, int, int], list[Word]] = {}
    for segment in segments:
        lines.setdefault(segment.words[0].line, []).extend(segment.words)
    rows: list[_Row] = []
    parts = [_Row(part) for words in lines.values() for part in _levels(words)]
    for line in sorted(parts, key=lambda part: part.middle):
        home = next((row for row in reversed(rows[-3:]) if row.is_level_with(line)), None)
        if home is None:
            rows.append(line)
        else:
            home.extend(line)
    rows.sort(key=lambda row: row.middle)
    return [Segment(tuple(sorted(row.words, key=lambda word: word.box.x0))) for row in rows]


class _Row:
    """Words of one row while it is put together; what is measured of it is kept until it grows."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.height = _height(words)
        self.middle = _middle(words)

    def extend(self, line: _Row) -> None:
        """Take in the words of a line."""
        self.words += line.words
        self.height = _height(self.words)
        self.middle = _middle(self.words)

    def is_level_with(self, line: _Row) -> bool:
        """Whether two lines are level, and beside, not over, each other."""
        height = min(self.height, line.height)
        if abs(self.middle - line.middle) >= max(0.4 * height, 8):
            return False
        into = max(INTO * height, 5)
        return all(a.box.x0 >= b.box.x1 - into or a.box.x1 <= b.box.x0 + into for a in self.words for b in line.words)


def _levels(line: Sequence[Word]) -> list[list[Word]]:
    """An engine's line taken apart where it joined words of two heights on the page (beside a stamp or a stroke)."""
    height = _height(line)
    levels: list[list[Word]] = []
    last = 0.0
    for middle, word in sorted(((each.box.middle[1], each) for each in line), key=itemgetter(0)):
        if levels and middle - last <= 0.7 * height:
            levels[-1].append(word)
        else:
            levels.append([word])
        last = middle
    return levels


def _height(words: Sequence[Word]) -> float:
    """Typical height of a line's words; dashes and dots do not count while there is anything else."""
    tall = [word.box.height for word in words if TWO_SIGNS.search(word.text)]
    return float(median(tall or [word.box.height for word in words]))


def _middle(words: Sequence[Word]) -> float:
    """Height on the page of a line's middle: the words' median, which a stray accent or a tall stroke cannot move."""
    return float(median([word.box.middle[1] for word in words]))
