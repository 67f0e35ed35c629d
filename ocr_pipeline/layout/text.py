"""Text with a memory: the restored text of a document, every span of which leads back to words, boxes and pages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from diacritics import Change, Restoration
from ocr_pipeline.layout.filled import BlankKind, FilledBlank
from ocr_pipeline.layout.page import TEXT_KINDS, PageLayout, RegionKind
from ocr_pipeline.layout.signer_rows import SignerRows
from ocr_pipeline.recognition.names.reader import NameInk
from ocr_pipeline.recognition.opinions import Opinion
from ocr_pipeline.recognition.words import Box, Word

PAGE_BREAK = "\f"
COPY_HEADING = (RegionKind.COPY_LEFT, RegionKind.COPY_RIGHT)
"""The columns of a copy's certificate: a page may end a document and certify it."""
MISREAD = 0.05
"""A text of whose words more than this share (0..1) had to be restored was misread: its digits may be too."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word of a page and the span of the restored text that it became."""

    start: int
    end: int
    page: int
    word: Word


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of one region; ``start`` and ``end`` are offsets in the restored text."""

    kind: RegionKind
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Trace:
    """What stands behind a span of text; ``box`` is ``None`` for text that was never on a page image."""

    raw: str
    page: int | None
    box: Box | None
    words: tuple[Word, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class DocumentText:
    """The restored text in reading order, pages split by a form feed, with its lines and the words behind it.

    ``opinions`` are other readings of the subjects of pages, each with the page's number; ``name_inks`` the ink below
    signatures whose names were not read; ``coarse`` are the numbers of pages that were scanned with few dots.
    """

    restoration: Restoration
    lines: tuple[TextLine, ...]
    pieces: tuple[Piece, ...]
    blanks: tuple[FilledBlank, ...] = ()
    views: tuple[SignerRows, ...] = ()
    opinions: tuple[tuple[int, Opinion], ...] = ()
    name_inks: tuple[NameInk, ...] = ()
    coarse: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The restored text."""
        return self.restoration.text

    @cached_property
    def misread(self) -> bool:
        """Whether this is text without an image of which so much was restored that its digits cannot be trusted."""
        applied = sum(change.applied for change in self.restoration.changes)
        return not self.pieces and applied > MISREAD * len(self.text.split())

    def of(self, kind: RegionKind, pages: Iterable[int] | None = None) -> list[TextLine]:
        """The lines of a kind, in reading order; on ``pages`` only, where given."""
        wanted = None if pages is None else set(pages)
        return [line for line in self.lines if line.kind is kind and (wanted is None or line.page in wanted)]

    def line_text(self, line: TextLine) -> str:
        """What a line says."""
        return self.text[line.start : line.end]

    def blank(self, kind: BlankKind, line: TextLine) -> FilledBlank | None:
        """What was found on a blank of the heading that ``line`` is a line of: the document's, or a copy's.

        A number that was found though its line was not read stands level with what was read of that line later.
        """
        here = [each for each in self.blanks if (each.kind, each.page) == (kind, line.page)]
        of_copy = line.kind in COPY_HEADING
        of_heading = None if of_copy else next((each for each in here if each.heading), None)
        box = self.trace(line.start, line.end).box
        if of_heading is not None or box is None:
            return of_heading
        if of_copy:
            return next((each for each in here if not each.heading and _level(each.box, box)), None)
        beside = (each for each in here if box.y0 < each.box.middle[1] < box.y1)
        return next(beside, None) if line.kind is RegionKind.HEADER_LEFT else None

    def page_at(self, position: int) -> int:
        """The 1-based page that a position of the text is on."""
        piece = bisect_right(self._starts, position) - 1
        if piece >= 0:
            return self.pieces[piece].page
        return self.text.count(PAGE_BREAK, 0, position) + 1

    def pieces_of(self, start: int, end: int) -> tuple[Piece, ...]:
        """The words of the pages that stand, whole or in part, in ``text[start:end]``."""
        return self.pieces[bisect_left(self._ends, start + 1) : bisect_left(self._starts, end)]

    def trace(self, start: int, end: int) -> Trace:
        """The words, page, box and raw reading behind ``text[start:end]``; the box is that of its first page."""
        pieces = self.pieces_of(start, end)
        changes = tuple(c for c in self._changes if c.out_span[0] < end and c.out_span[1] > start)
        if not pieces:
            return Trace(self._raw(start, end), self.page_at(start), None, (), changes)
        page = pieces[0].page
        here = [piece.word for piece in pieces if piece.page == page]
        words = tuple(piece.word for piece in pieces)
        return Trace(self._raw(start, end), page, Box.around(word.box for word in here), words, changes)

    def trace_of(self, parts: Sequence[tuple[int, int]]) -> Trace:
        """What stands behind several spans together: lines of one column, between which those of another were read."""
        traces = [self.trace(*part) for part in parts]
        boxes = [trace.box for trace in traces if trace.box is not None]
        return Trace(
            raw=" ".join(trace.raw for trace in traces),
            page=traces[0].page,
            box=Box.around(boxes) if boxes else None,
            words=tuple(word for trace in traces for word in trace.words),
            changes=tuple(dict.fromkeys(change for trace in traces for change in trace.changes)),
        )

    def _raw(self, start: int, end: int) -> str:
        """The input of the restoration that became ``text[start:end]``, lines joined by one space."""
        # A word that restoration shortened ends at several raw offsets: the last of them is its end.
        at = self.restoration.raw_position
        raw_start, raw_end = at(start), max(at(end), at(end + 1) - 1)
        return " ".join(self.restoration.raw[raw_start:raw_end].split())

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _ends(self) -> list[int]:
        return [piece.end for piece in self.pieces]

    @cached_property
    def _changes(self) -> tuple[Change, ...]:
        return self.restoration.changes


def _level(one: Box, other: Box) -> bool:
    """Whether the middle of one box is as high on the page as the other."""
    return other.y0 - other.height / 2 < one.middle[1] < other.y1 + other.height / 2


@dataclass(frozen=True, slots=True)
class RawText:
    """The text of laid-out pages before restoration, with the same memory: spans here are those of the raw text."""

    text: str
    lines: tuple[TextLine, ...]
    pieces: tuple[Piece, ...]
    blanks: tuple[FilledBlank, ...] = ()
    views: tuple[SignerRows, ...] = ()
    opinions: tuple[tuple[int, Opinion], ...] = ()
    name_inks: tuple[NameInk, ...] = ()

    def restored(self, restoration: Restoration) -> DocumentText:
        """The same text after restoration; every span is carried along."""
        at = restoration.out_position
        lines = tuple(TextLine(each.kind, each.page, at(each.start), at(each.end)) for each in self.lines)
        pieces = tuple(Piece(at(each.start), at(each.end), each.page, each.word) for each in self.pieces)
        return DocumentText(restoration, lines, pieces, self.blanks, self.views, self.opinions, self.name_inks)


def raw_text(pages: Sequence[PageLayout]) -> RawText:
    """The document's text in reading order: per page header left before right, body, footer left before right."""
    parts: list[str] = []
    lines: list[TextLine] = []
    pieces: list[Piece] = []
    position = 0
    for index, page in enumerate(pages):
        if index:
            parts.append(PAGE_BREAK)
            position += 1
        rows = [(region.kind, row) for region in page.regions if region.kind in TEXT_KINDS for row in region.lines]
        for number, (kind, row) in enumerate(rows):
            if number:
                parts.append("\n")
                position += 1
            start = position
            for place, word in enumerate(row.words):
                if place:
                    parts.append(" ")
                    position += 1
                pieces.append(Piece(position, position + len(word.text), page.number, word))
                parts.append(word.text)
                position += len(word.text)
            lines.append(TextLine(kind, page.number, start, position))
    blanks = tuple(blank for page in pages for blank in page.blanks)
    views = tuple(view for page in pages for view in page.views)
    opinions = tuple((page.number, opinion) for page in pages for opinion in page.opinions)
    inks = tuple(ink for page in pages for ink in page.name_inks)
    return RawText("".join(parts), tuple(lines), tuple(pieces), blanks, views, opinions, inks)
