"""The words of a page put in order: which belong to the header, the body, the footer, and which to none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ocr_pipeline.layout.footer import FooterZones, find_footer
from ocr_pipeline.layout.header import HeaderZones, find_header
from ocr_pipeline.layout.segments import Segment, rows_of, segments_of, text_height
from ocr_pipeline.layout.stamps import arrival_stamp, is_signature_text
from ocr_pipeline.recognition.second_look import Look
from ocr_pipeline.recognition.words import Box, Word

NOISE = 0.35
"""A word below this confidence without two letters or digits side by side is dirt, not text."""
SOUND = 0.6
"""A page needs words at least this sure to count as written on."""
BLANK = 4
"""A page with fewer sound words than this is blank: a back with its front showing through."""
TITLE_LINES = 6
"""A type and its subject take at most so many lines."""
PAGE_NUMBER = re.compile(r"^\W*\d{1,3}\W*$")
LETTER_OR_DIGIT = re.compile(r"[^\W_]")
"""A rule is read as underscores, which a regular expression counts among the letters of words."""


class RegionKind(StrEnum):
    """What a part of the page is; the parts before BODY and after it keep their own reading order."""

    MARGIN = "margin"
    ELECTRONIC_SIGNATURE = "electronic_signature"
    ARRIVAL_STAMP = "arrival_stamp"
    PAGE_NUMBER = "page_number"
    HEADER_LEFT = "header_left"
    HEADER_RIGHT = "header_right"
    BODY = "body"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"


TEXT_KINDS = (
    RegionKind.HEADER_LEFT,
    RegionKind.HEADER_RIGHT,
    RegionKind.BODY,
    RegionKind.RECIPIENTS,
    RegionKind.SIGNATURE,
)
"""The regions whose text is the document's, in reading order: left column before right in header and footer."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one kind, top to bottom."""

    kind: RegionKind
    lines: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page in order. ``text_height`` is in pixels; ``look_again`` are the blocks worth a second look."""

    number: int
    width: int
    height: int
    text_height: float
    regions: tuple[Region, ...]
    look_again: tuple[Look, ...]
    blank: bool

    def lines(self, kind: RegionKind) -> tuple[Segment, ...]:
        """The lines of one kind."""
        return tuple(line for region in self.regions if region.kind is kind for line in region.lines)


def layout_page(words: Sequence[Word], number: int, width: int, height: int) -> PageLayout:
    """Put the words of page ``number`` (1-based; ``width`` × ``height`` pixels) in order."""
    size = text_height(words)
    kept = [word for word in words if not is_noise(word, size)]
    if sum(word.confidence >= SOUND and len(word.text) > 1 for word in kept) < BLANK:
        regions = (Region(RegionKind.MARGIN, tuple(rows_of(segments_of(kept, size)))),) if kept else ()
        return PageLayout(number, width, height, size, regions, (), blank=True)
    sorted_out = _Sorter(segments_of(kept, size), size, width, height)
    return PageLayout(
        number, width, height, size, sorted_out.regions(), tuple(sorted_out.look_again(height)), blank=False
    )


def unread_page(number: int, width: int, height: int) -> PageLayout:
    """A page that could not be read: it keeps its place among the others, with nothing on it."""
    return PageLayout(number, width, height, text_height(()), (), (), blank=True)


def is_noise(word: Word, size: float) -> bool:
    """Whether a word is a speck, a rule or a stroke rather than text (``size``: the page's text height, pixels)."""
    if not LETTER_OR_DIGIT.search(word.text):
        return word.text.strip("_.,'`‘’“”|~¬^°•·—–=\\<>«»") == "" and word.text not in {"-", "–", "—", "...", "."}
    if word.box.height > 4 * size and word.confidence < 0.8:
        return True
    return word.confidence < NOISE and not re.search(r"\w\w", word.text)


class _Sorter:
    """Takes the segments of a page apart; each step removes what it recognises from what is left."""

    def __init__(self, segments: Sequence[Segment], size: float, width: int, height: int) -> None:
        self.size, self.width = size, width
        signed = [s for s in segments if is_signature_text(s, height)]
        rest = _without(segments, signed)
        stamp = arrival_stamp([s for s in rest if s.box.y0 < 0.5 * height], size, width)
        rest = _without(rest, stamp)
        self.header: HeaderZones | None = find_header(rest, size, width)
        above: list[Segment] = []
        if self.header is not None:
            top = self.header.anchor.y0 - 0.8 * size
            above = [s for s in rest if s.box.middle[1] <= top]
            header_words = {id(w) for s in (*self.header.left, *self.header.right) for w in s.words}
            rest = _less_words(_without(rest, above), header_words)
        self.footer: FooterZones | None = find_footer(rest, size, width, height)
        numbers: list[Segment] = []
        if self.footer is not None:
            footer_words = {id(w) for s in (*self.footer.left, *self.footer.right) for w in s.words}
            rest = _less_words(rest, footer_words)
        numbers = [s for s in _edges(rest) if PAGE_NUMBER.match(s.text) and s.box.middle[0] > 0.3 * width]
        self.parts = {
            RegionKind.ELECTRONIC_SIGNATURE: signed,
            RegionKind.ARRIVAL_STAMP: stamp,
            RegionKind.MARGIN: above,
            RegionKind.PAGE_NUMBER: numbers,
            RegionKind.HEADER_LEFT: list(self.header.left) if self.header else [],
            RegionKind.HEADER_RIGHT: list(self.header.right) if self.header else [],
            RegionKind.BODY: _without(rest, numbers),
            RegionKind.RECIPIENTS: list(self.footer.left) if self.footer else [],
            RegionKind.SIGNATURE: list(self.footer.right) if self.footer else [],
        }

    def regions(self) -> tuple[Region, ...]:
        """The regions that hold anything, in reading order."""
        found = []
        for kind, parts in self.parts.items():
            # A row without a letter or a digit is a rule, a leader or a stroke.
            rows = tuple(row for row in rows_of(parts) if LETTER_OR_DIGIT.search(row.text))
            found += [Region(kind, rows)] if rows else []
        return tuple(found)

    def look_again(self, height: int) -> list[Look]:
        """The columns of the header, title and subject, and the place of the signature, a little padded."""
        looks = []
        pad = round(0.35 * self.size)
        if self.header is not None:
            columns = [self.header.left_box, self.header.right_box]
            looks += [Look(box.padded(pad, self.width, height)) for box in columns if box is not None]
            title = title_lines(rows_of(self.parts[RegionKind.BODY]), self.size, self.width)
            if title:
                looks.append(Look(Box.around(line.box for line in title).padded(pad, self.width, height)))
        if self.footer is not None:
            recipients = tuple(word.box for line in self.footer.left for word in line.words)
            looks.append(Look(self.footer.signature_box, recipients, debris=True))
        return looks


def title_lines(body: Sequence[Segment], size: float, width: int) -> list[Segment]:
    """The lines between header and text that stand in the middle of the page: the type and its trích yếu.

    Args:
        body: the body's rows, top to bottom.
        size: the page's text height in pixels.
        width: of the page in pixels.
    """
    lines: list[Segment] = []
    for row in body[:TITLE_LINES]:
        left, right = row.box.x0, width - row.box.x1
        far = bool(lines) and row.box.y0 - lines[-1].box.y1 > 1.5 * size
        if min(left, right) < 0.1 * width or abs(left - right) > 0.12 * width or far:
            break
        lines.append(row)
    return lines


def _without(segments: Sequence[Segment], gone: Sequence[Segment]) -> list[Segment]:
    known = {id(segment) for segment in gone}
    return [segment for segment in segments if id(segment) not in known]


def _less_words(segments: Sequence[Segment], gone: set[int]) -> list[Segment]:
    """The segments without the words already placed (a row of header or footer may hold part of a segment)."""
    left = [tuple(word for word in segment.words if id(word) not in gone) for segment in segments]
    return [Segment(words) for words in left if words]


def _edges(segments: Sequence[Segment]) -> list[Segment]:
    """The first and last row's segments, if they stand alone in their row."""
    rows = rows_of(segments)
    return [s for row in (rows[:1] + rows[-1:]) for s in segments if s.words == row.words]
