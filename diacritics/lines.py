"""The lines of a text and the paragraphs that they make."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from diacritics.line_breaks import END_MARKS, goes_on
from diacritics.modes import Mode
from diacritics.tokens import Token


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a line and how much they are trusted (``CLEAN`` or ``NOISY``)."""

    tokens: Sequence[Token]
    mode: Mode


def by_line(text: str, tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens of every line of the text."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    lines: list[list[Token]] = [[] for _ in starts]
    for token in tokens:
        lines[bisect_right(starts, token.start) - 1].append(token)
    return lines


def paragraphs(text: str, lines: Sequence[Line]) -> list[list[Line]]:
    """Runs of lines that belong together: a paragraph goes on over line breaks, and never over a line without words."""
    said = text.splitlines()
    found: list[list[Line]] = []
    before = -1
    for number, line in enumerate(lines):
        if not line.tokens:
            continue
        above = said[before] if before >= 0 else ""
        closed = above.rstrip()[-1:] in END_MARKS
        if before == number - 1 and found and goes_on(len(above.split()), said[number], closed=closed):
            found[-1].append(line)
        else:
            found.append([line])
        before = number
    return found
