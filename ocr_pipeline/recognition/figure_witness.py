"""Figures that both looks of the engine read alike and wrong: the digit reader sees another digit in their ink.

An engine that was taught a language reads a clean "03" as "05", twice and surely, where more often 05 stood before such
words. The digit reader (:mod:`ocr_pipeline.recognition.digits`) knows shapes only. It decides nothing: what it surely
sees otherwise becomes the word's other reading, and whoever takes a value from the word flags it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.digits.reader import read_figure
from ocr_pipeline.recognition.digits.strips import strip_of
from ocr_pipeline.recognition.words import Box, Word

SURE: Final = 0.9
"""The digit reader sees other digits so surely (0..1). Of 1,453 figures of labelled and drawn scans it gainsaid three:
one that the engine had wrong, and two of headers, which are left out here."""
FIGURE: Final = re.compile(
    r"(?P<open>[(\"“]?)"
    r"(?P<digits>\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,5}/\d{4}|\d[\d.,]*\d|\d)"
    r"(?P<rest>[/-][A-ZĐ].*|[).,;:%”\"]{0,3})"
)
"""A date, the number and year of a code before its notation, a quantity; with the signs of a sentence about it."""
PLAIN: Final = re.compile(r"[\dA-ZÀ-ỸĐ]+|[a-zà-ỹđ]*[bdđhklt][a-zà-ỹđ]*")
DESCENDING: Final = frozenset("gpqyjQạẠặẶậẬẹẸệỆịỊọỌộỘợỢụỤựỰỵỴ")
"""Of a word in capitals, figures or with tall letters that holds none of the latter, the foot is the line's."""
LOW: Final = frozenset(",;()/")
"""Signs that reach below the foot of the line."""
OFF_FOOT: Final = 0.4
"""Heights of a word within which the line's foot must lie."""
BELOW: Final = 0.15
"""Of a word with such a sign that no other word tells the foot for."""
WIDTHS: Final[Mapping[str, float]] = {
    **dict.fromkeys("0123456789", 1.0), "/": 0.56, ".": 0.5, ",": 0.5, ";": 0.55, ":": 0.55, "-": 0.66, "(": 0.66,
    ")": 0.66, "%": 1.67,
}  # fmt: skip
"""Widths of signs beside that of a figure (Times, as NĐ 30/2020 Phụ lục I asks for)."""
CAPITAL, SMALL = 1.35, 1.0
FREE, SIGN, SLASH = 0.3, 0.1, 0.25
"""Room at the sides: heights where nothing else stands, heights beside a sign, widths of a figure into a slash."""


def doubted_figures(words: Sequence[Word], colour: Pixels, blocks: Sequence[Box]) -> list[Word]:
    """The words, those figures with another reading that the digit reader surely sees otherwise.

    Args:
        words: of the page, as two looks left them.
        colour: the page, ``(height, width)`` grey or ``(height, width, 3)`` BGR, uint8.
        blocks: places whose figures are read in a way of their own: a header's blanks.
    """
    feet = _feet(words)
    return [_witnessed(word, _place(word, feet, blocks), colour) for word in words]


@dataclass(frozen=True, slots=True)
class _Place:
    """A ``figure``: where it begins in its word's text, its columns, its foot and the height of capitals beside it."""

    start: int
    figure: str
    span: tuple[int, int]
    foot: float
    capital: float


def _place(word: Word, feet: Mapping[tuple[int, int, int], float], blocks: Sequence[Box]) -> _Place | None:
    """Where the figure of a word stands that two looks have read alike; ``None`` for other words."""
    found = FIGURE.fullmatch(word.text)
    if found is None or word.second is None or _digits(word.second) != _digits(word.text):
        return None
    if any(block.holds(word.box.middle) for block in blocks):
        return None
    box = word.box
    low = not LOW.isdisjoint(word.text) or not DESCENDING.isdisjoint(word.text)
    of_line = feet.get(word.line, box.y1 - BELOW * box.height)
    near = abs(of_line - box.y1) < OFF_FOOT * box.height
    foot = float(box.y1) if not low else of_line if near else box.y1 - BELOW * box.height
    capital, figure = foot - box.y0, box.width / _width(word.text)
    start = box.x0 + figure * _width(found["open"])
    end = start + figure * _width(found["digits"])
    before = SIGN if found["open"] else FREE
    behind = FREE if not found["rest"] else SIGN
    room = SLASH * figure if found["rest"][:1] in ("/", "-") else behind * capital
    span = round(start - before * capital), round(end + room)
    return _Place(found.start("digits"), found["digits"], span, foot, capital)


def _feet(words: Sequence[Word]) -> dict[tuple[int, int, int], float]:
    """The foot of each line that has words which tell it."""
    told = defaultdict(list)
    for word in words:
        if PLAIN.fullmatch(word.text) and DESCENDING.isdisjoint(word.text):
            told[word.line].append(word.box.y1)
    return {line: float(median(rows)) for line, rows in told.items()}


def _width(text: str) -> float:
    return sum(WIDTHS.get(sign, CAPITAL if sign.isupper() else SMALL) for sign in text)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


def _witnessed(word: Word, place: _Place | None, colour: Pixels) -> Word:
    """The word with what was surely seen otherwise as its other reading: as many digits, the signs as they were."""
    if place is None:
        return word
    strip = strip_of(colour, place.span, place.foot, place.capital)
    seen = read_figure(strip, said="".join(sign for sign in place.figure if sign.isdecimal() or sign == "/"))
    other = _digits(seen[0].text) if seen and seen[0].probability >= SURE else ""
    said = _digits(place.figure)
    if other == said or len(other) != len(said):
        return word
    following = iter(other)
    figure = "".join(next(following) if sign.isdecimal() else sign for sign in place.figure)
    before, behind = word.text[: place.start], word.text[place.start + len(figure) :]
    return replace(word, second=f"{before}{figure}{behind}")
