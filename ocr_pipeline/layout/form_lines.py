"""Lines with blanks that a hand fills in: number and date, in a header or where an annex cites its decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

import regex

from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.words import Box, Word


class LineKind(StrEnum):
    """Which blanks a line has."""

    NUMBER = "number"
    DATE = "date"
    DAY = "day"
    """A date of which the line holds the day, and perhaps the month's name: the rest stands on the next line."""


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line with blanks: the columns (pixels) between which they stand, and the words that show its type's size.

    ``heading`` says that it is the document's own, not that of an annex.
    """

    kind: LineKind
    heading: bool
    span: tuple[int, int]
    box: Box
    capitals: tuple[Box, ...]


NUMBER_OPENING = regex.compile(r"^[\W_]{0,6}(?:(?:[s$]\s?[o06]|5[o06])(?=\W|\d|$)|s\w\s?:)[\s:]*")
"""The word "Số" as it is read (Só, S6, $6, 56). On the line without marks."""
NUMBER_SLASH = regex.compile(r"\d\s?[/⁄]\s?[a-zđ]{2}|\d\s?[-–]\s?[a-zđ]{2,3}\s?/\s?[a-zđ]{2}")
"""A number with the first letters of its notation, where "Số" was not read; the Party's has a hyphen first. On the line
without marks."""
NUMBER_BEHIND = regex.compile(
    r"^.{1,5}(?<!\p{L})s[o06](?!\p{L}).{0,12}?(?:[/⁄]\s?[a-zđ]{2}|[-–]\s?[a-zđ]{2,3}\s?[/⁄]\s?[a-zđ]{2})"
)
"""A number line before which the engine read dirt ("SE Số 3# -CV/TU"). On the line without marks."""
DATE_WORDS = regex.compile(r"n\s?g\s?\w\s?y|t\s?h\s?\w\s?n\s?g")
"""The first of the printed words between which day and month stand. On the line without marks."""
DATE_LINE = regex.compile(r"n\s?g\s?\w\s?y.{0,14}t\s?h\s?\w\s?n\s?g|t\s?h\s?\w\s?n\s?g.{0,14}n\s?\w\s?m\W*\d{2}")
"""Two of those words in a row, their vowels as misread as may be ("thung"). On the line without marks."""
FIRST_ROWS = 2
"""So many rows of the body may belong to a header whose right column was cut short."""
CAPITALS = regex.compile(r"[/⁄](?P<notation>(?:(?:19|20)\d\d/)?\p{Lu}[\p{L}–&-]+)$|^\W?(?:19|20)\d\d\W?$")
"""The end of a word that is a notation, or a word that is a year: as high as capitals are."""


ANNEX = regex.compile(r"k[eè]m\s+theo|ban\s+hanh\s+kem")
"""What opens the line that ties an annex to its decision. On the line without marks."""
NUMBER_INSIDE = regex.compile(r"(?<!\p{L})s[o06ó](?!\p{L}).{0,14}?[/⁄]\s?(?:(?:19|20)\d\d\s?[/⁄]\s?)?\p{L}[\w&–-]*")
"""A number inside a line, from "số" to its notation, whatever was read between. On the line without marks."""
DATE_INSIDE = regex.compile(r"n\s?g\s?\w\s?y.{0,14}?t\s?h\s?\w\s?n\s?g.{0,10}?n\s?\w\s?m\s*\d*")
"""A date inside a line. On the line without marks."""
DATE_BEGUN = regex.compile(r"n\s?g\s?\w\s?y(?!\W+k[yi]\b)(?:\W.{0,8}?)?(?:t\s?h\s?\w\s?n\s?g\W*)?$")
"""A date that the end of a line cuts off before its year; no "kể từ ngày ký". On the line without marks."""
DATE_GOES_ON = regex.compile(r"^.{0,8}?t\s?h\s?\w\s?n\s?g.{0,10}?n\s?\w\s?m\s*\d*")
"""The rest of a date of which the line above holds "ngày". On the line without marks."""
MOST_INSIDE = 6
"""No page has more lines than this in its body that forms leave blanks in."""


def form_lines(layout: PageLayout) -> Iterator[FormLine]:
    """The lines of a page that have blanks: those of its heading first."""
    for row in layout.lines(RegionKind.HEADER_LEFT):
        if _is_number_line(row):
            yield _line(LineKind.NUMBER, row.words, heading=True)
            break
    header = layout.lines(RegionKind.HEADER_RIGHT)
    for row in (*header, *(layout.lines(RegionKind.BODY)[:FIRST_ROWS] if header else ())):
        if DATE_LINE.search(row.skeleton):
            yield _line(LineKind.DATE, _from_day(row), heading=True)
            break
    yield from _of_copy(layout)
    yield from islice(_inside(layout.lines(RegionKind.BODY)), MOST_INSIDE)


def _of_copy(layout: PageLayout) -> Iterator[FormLine]:
    """The number and the date of a certified copy."""
    for row in layout.lines(RegionKind.COPY_LEFT):
        if _is_number_line(row):
            yield _line(LineKind.NUMBER, row.words, heading=False)
            break
    for row in layout.lines(RegionKind.COPY_RIGHT):
        if DATE_LINE.search(row.skeleton):
            yield _line(LineKind.DATE, _from_day(row), heading=False)
            break


def _inside(rows: Sequence[Segment]) -> Iterator[FormLine]:
    """Where an annex cites its decision, over two lines at most, and where a certified copy is numbered."""
    for index, row in enumerate(rows):
        continued = index > 0 and ANNEX.search(rows[index - 1].skeleton) is not None
        if not (ANNEX.search(row.skeleton) or continued or NUMBER_OPENING.search(row.skeleton)):
            continue
        begun = continued and DATE_BEGUN.search(rows[index - 1].skeleton) is not None
        for kind, found in _blanks_of(row.skeleton, begun=begun):
            # What a pen wrote clearly is read surely too: only its shape tells.
            yield _line(kind, _words_between(row, found.start(), found.end()), heading=False)


def _blanks_of(skeleton: str, *, begun: bool) -> Iterator[tuple[LineKind, regex.Match[str]]]:
    """The parts of a line that hold a number or a date; ``begun`` says that the line above ends within a date."""
    patterns = [(LineKind.NUMBER, NUMBER_INSIDE), (LineKind.DATE, DATE_INSIDE), (LineKind.DAY, DATE_BEGUN)]
    if begun:
        patterns.append((LineKind.DATE, DATE_GOES_ON))
    yield from ((kind, found) for kind, pattern in patterns if (found := pattern.search(skeleton)) is not None)


def _words_between(row: Segment, start: int, end: int) -> Sequence[Word]:
    """The words of which some sign lies between two offsets of the row's text."""
    words, at = [], 0
    for word in row.words:
        if at < end and at + len(word.text) > start:
            words.append(word)
        at += len(word.text) + 1
    return words


def _is_number_line(row: Segment) -> bool:
    """Whether "Số" opens the row; "SỞ Y TẾ" opens like it, but holds neither colon, digit nor slash."""
    opening = NUMBER_OPENING.search(row.skeleton)
    if opening is None:
        return any(pattern.search(row.skeleton) for pattern in (NUMBER_SLASH, NUMBER_BEHIND))
    told = ":" in opening.group() or regex.search(r"[/⁄]|\d", row.skeleton)
    return bool(told) or not regex.search(r"\p{L}", row.skeleton[opening.end() :])


def _from_day(row: Segment) -> Sequence[Word]:
    """The words from the one on that says "ngày" (or "tháng", where a pen's digits swallowed the first)."""
    at = 0
    found = DATE_WORDS.search(row.skeleton)
    for index, word in enumerate(row.words):
        at += len(word.text) + 1
        if found is not None and found.start() < at:
            return row.words[max(0, index - (found.group()[0] == "t")) :]
    return row.words


def _line(kind: LineKind, words: Sequence[Word], *, heading: bool) -> FormLine:
    box = Box.around(word.box for word in words)
    capitals = tuple(part for word in words if (part := _capitals(word)) is not None)
    return FormLine(kind, heading, (box.x0, box.x1), box, capitals)


def _capitals(word: Word) -> Box | None:
    """The part of a word that stands as high as capitals."""
    found = CAPITALS.search(word.text)
    if found is None:
        return None
    if found["notation"] is None:
        return word.box
    share = found.start("notation") / len(word.text)
    return Box(word.box.x0 + round(share * word.box.width), word.box.y0, word.box.x1, word.box.y1)
