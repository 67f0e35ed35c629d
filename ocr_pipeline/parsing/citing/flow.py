"""A text as it flows from page to page: without the page numbers between two pages and the specks that open lines.

A citation may run over a page ("ngày 29 tháng / 2 / 11 năm 2024", where 2 is the number of the page). Page numbers
stand at the top of a page (Nghị định 30/2020/NĐ-CP, Phụ lục I, I.6) or, against the rule, at its foot.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from schemas import Span

# A page break with the number of the page before or behind it.
_PAGE_BREAK: Final = re.compile(r"(?:\n[ ]*-?[ ]?\d{1,3}[ ]?-?[ ]*)?\n?\f(?:\s{0,2}-?[ ]?\d{1,3}[ ]?-?[ ]*(?=\n))?\n?")
# Dots, commas, bars before the first word of a line: dirt at the margin. A dash or a quote may be meant.
_SPECK: Final = re.compile(r"(?<=\n)[ ]{0,2}(?:[_.,:;~^|\\°·¡!]{1,3}[ ]?|[\"'’`*]{1,2}[ ])(?=\w)")


@dataclass(frozen=True, slots=True)
class Flow:
    """The flowing text and the places where it leaves something out."""

    text: str
    _starts: tuple[int, ...]
    _lost: tuple[int, ...]

    def source(self, span: Span) -> Span:
        """Where a stretch of the flowing text stands in the text that it was made of."""
        start, end = span
        return self._source(start), (self._source(end - 1) + 1 if end > start else self._source(start))

    def place(self, at: int) -> int:
        """Where a place of the text that it was made of stands in the flowing text; what was left out has the next."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self._source(middle) < at else (low, middle)
        return low

    def _source(self, at: int) -> int:
        index = bisect_right(self._starts, at)
        return at + (self._lost[index - 1] if index else 0)


def flow(text: str) -> Flow:
    """The flowing text of ``text``; a page break becomes a line break."""
    pieces: list[str] = []
    starts: list[int] = []
    lost: list[int] = []
    at = length = 0
    for start, end, instead in _cuts(text):
        pieces += (text[at:start], instead)
        length += start - at + len(instead)
        at = end
        starts.append(length)
        lost.append(at - length)
    pieces.append(text[at:])
    return Flow("".join(pieces), tuple(starts), tuple(lost))


def _cuts(text: str) -> Iterator[tuple[int, int, str]]:
    found = [(*match.span(), "\n") for match in _PAGE_BREAK.finditer(text)]
    found += [(*match.span(), "") for match in _SPECK.finditer(text)]
    at = 0
    for start, end, instead in sorted(found):
        if start >= at:
            yield start, end, instead
            at = end
