"""The words of a page put in order: which belong to the header, the body, the footer, and which to none of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ocr_pipeline.imaging.grids import Grid
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.layout.anchors import ENCLOSURE_LABEL
from ocr_pipeline.layout.columns import column_by_column
from ocr_pipeline.layout.copies import CopyZones, find_copy
from ocr_pipeline.layout.filled import FilledBlank, PenNote
from ocr_pipeline.layout.footer import FooterZones, address_lines, find_footer
from ocr_pipeline.layout.header import HeaderZones, find_header
from ocr_pipeline.layout.lone_figures import figures_among_words
from ocr_pipeline.layout.sealed_header import column_under_seals
from ocr_pipeline.layout.segments import Segment, rows_of, segments_of, text_height
from ocr_pipeline.layout.signer_rows import SignerRows
from ocr_pipeline.layout.stamps import is_signature_text, labelled_stamp, overprinted, stamped
from ocr_pipeline.layout.tables import PlacedTable, less_words, place_tables
from ocr_pipeline.layout.title_rows import title_block
from ocr_pipeline.recognition.looks import Look
from ocr_pipeline.recognition.names.reader import NameInk
from ocr_pipeline.recognition.opinions import Opinion
from ocr_pipeline.recognition.stamps import StampReading, is_arrival_stamp
from ocr_pipeline.recognition.words import Word

NOISE = 0.35
"""A word below this confidence that is not like text is dirt."""
SOUND = 0.6
"""A page needs words at least this sure to count as written on."""
BLANK = 4
"""A page with fewer sound words than this is blank: a back with its front showing through."""
RUNNING, FEW_LINES = 0.5, 3
"""So many lines above a header, each wider than this share of the page, are a body's and no stamp's."""
PAGE_NUMBER = re.compile(r"^\W*\d{1,3}\W*$")
TEXT = re.compile(r"\w\w|\d[.,]\d|\d%")
"""Two letters or digits side by side, a decimal, a share: no speck is read so. A coefficient ("1,1") is seldom read
surely, and may be all that a cell of a table says."""
LETTER_OR_DIGIT = re.compile(r"[^\W_]")
"""A rule is read as underscores, which a regular expression counts among the letters of words."""


class RegionKind(StrEnum):
    """What a part of the page is; the parts before BODY and after it keep their own reading order.

    ABOVE is text above a header: the label of a form, the end of what went before. MARGIN is what was stamped there.
    """

    MARGIN = "margin"
    ELECTRONIC_SIGNATURE = "electronic_signature"
    ARRIVAL_STAMP = "arrival_stamp"
    PAGE_NUMBER = "page_number"
    ABOVE = "above"
    HEADER_LEFT = "header_left"
    HEADER_RIGHT = "header_right"
    BODY = "body"
    TABLE = "table"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    ADDRESS = "address"
    COPY_LEFT = "copy_left"
    COPY_RIGHT = "copy_right"
    COPY_BODY = "copy_body"
    COPY_RECIPIENTS = "copy_recipients"
    COPY_SIGNATURE = "copy_signature"


TEXT_KINDS = (
    RegionKind.ABOVE,
    RegionKind.HEADER_LEFT,
    RegionKind.HEADER_RIGHT,
    RegionKind.BODY,
    RegionKind.TABLE,
    RegionKind.RECIPIENTS,
    RegionKind.SIGNATURE,
    RegionKind.ADDRESS,
    RegionKind.COPY_LEFT,
    RegionKind.COPY_RIGHT,
    RegionKind.COPY_BODY,
    RegionKind.COPY_RECIPIENTS,
    RegionKind.COPY_SIGNATURE,
)
"""The regions whose text is the document's, in reading order: left column before right in header and footer."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one kind, top to bottom."""

    kind: RegionKind
    lines: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page in order. ``text_height`` is in pixels; ``look_again`` are the blocks worth a second look.

    ``arrivals`` are the stamps of incoming mail as they were read; ``blanks`` and ``notes`` what a pen left on the
    page, once it was sought (:func:`ocr_pipeline.layout.penned.with_pen`); ``views`` are the readings of its signature,
    ``opinions`` other readings of its subject, ``name_inks`` the ink that may be the name below an unread signature.
    """

    number: int
    width: int
    height: int
    text_height: float
    regions: tuple[Region, ...]
    look_again: tuple[Look, ...]
    blank: bool
    tables: tuple[PlacedTable, ...] = ()
    arrivals: tuple[StampReading, ...] = ()
    blanks: tuple[FilledBlank, ...] = ()
    notes: tuple[PenNote, ...] = ()
    views: tuple[SignerRows, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    name_inks: tuple[NameInk, ...] = ()

    def lines(self, kind: RegionKind) -> tuple[Segment, ...]:
        """The lines of one kind."""
        return tuple(line for region in self.regions if region.kind is kind for line in region.lines)


def layout_page(
    words: Sequence[Word],
    number: int,
    width: int,
    height: int,
    grids: Sequence[Grid] = (),
    framed: Sequence[StampReading] = (),
    dark: Sequence[Ring] = (),
) -> PageLayout:
    """Put the words of a page in order.

    Args:
        words: as they were read.
        number: of the page, from 1.
        width: of the page in pixels.
        height: the same.
        grids: ruled lines of its tables.
        framed: what its frames were read as, some of which may be stamps.
        dark: dark seals, under which more may stand than was read.
    """
    size = text_height(words)
    dirt = {id(word) for word in words if is_noise(word, size)}
    dirt -= {id(word) for word in figures_among_words(words, dirt, size)} if dirt else set()
    kept = [word for word in words if id(word) not in dirt]
    if sum(word.confidence >= SOUND and len(word.text) > 1 for word in kept) < BLANK:
        specks = (Region(RegionKind.MARGIN, tuple(rows_of(segments_of(kept, size)))),) if kept else ()
        return PageLayout(number, width, height, size, specks, (), blank=True)
    segments = segments_of(kept, size)
    stamps = tuple(each for each in framed if is_arrival_stamp(each))
    if not stamps:
        labelled = labelled_stamp([s for s in segments if s.box.y0 < 0.5 * height], size, width)
        stamps = (labelled,) if labelled is not None else ()
    sorted_out = _Sorter(segments, size, (width, height), grids, stamps)
    looks, tables = tuple(sorted_out.look_again(height, dark)), tuple(sorted_out.tables)
    regions = sorted_out.regions()
    return PageLayout(number, width, height, size, regions, looks, blank=False, tables=tables, arrivals=stamps)


def unread_page(number: int, width: int, height: int) -> PageLayout:
    """A page that could not be read: it keeps its place among the others, with nothing on it."""
    return PageLayout(number, width, height, text_height(()), (), (), blank=True)


def is_noise(word: Word, size: float) -> bool:
    """Whether a word is a speck, a rule or a stroke rather than text (``size``: the page's text height, pixels)."""
    if not LETTER_OR_DIGIT.search(word.text):
        return word.text.strip("_.,'`‘’“”|~¬^°•·—–=\\<>«»") == "" and word.text not in {"-", "–", "—", "...", "."}
    if word.box.height > 4 * size and word.confidence < 0.8:
        return True
    return word.confidence < NOISE and not TEXT.search(word.text)


class _Sorter:
    """Takes the segments of a page apart; each step removes what it recognises from what is left."""

    def __init__(
        self,
        segments: Sequence[Segment],
        size: float,
        page: tuple[int, int],
        grids: Sequence[Grid],
        stamps: Sequence[StampReading],
    ) -> None:
        width, height = page
        self.size, self.width = size, width
        signed = [s for s in segments if is_signature_text(s, height)]
        rest = _without(segments, signed)
        stamp = [part for each in stamps for part in stamped(rest, each)]
        rest = less_words(rest, {id(word) for part in stamp for word in part.words})
        for each in stamps:
            rest = overprinted(rest, each, size)
        self.copy: CopyZones | None = find_copy(rest, size, width, height)
        if self.copy is not None:
            rest = less_words(rest, self.copy.word_ids)
        self.header: HeaderZones | None = find_header(rest, size, width)
        above: list[Segment] = []
        if self.header is not None:
            top = self.header.anchor.y0 - 0.8 * size
            above = [s for s in rest if s.box.middle[1] <= top]
            header_words = {id(w) for s in (*self.header.left, *self.header.right) for w in s.words}
            rest = less_words(_without(rest, above), header_words)
        taken = [each.box for each in stamps] + ([self.header.anchor] if self.header else [])
        self.tables, rest = place_tables(grids, rest, taken)
        labels = _text_above(above, width)
        address = address_lines(rest, height)
        rest = _without(rest, address)
        self.footer: FooterZones | None = find_footer(rest, size, width, height)
        numbers: list[Segment] = []
        if self.footer is not None:
            footer_words = {id(w) for s in (*self.footer.left, *self.footer.right) for w in s.words}
            rest = less_words(rest, footer_words)
        numbers = [s for s in _edges(rest) if PAGE_NUMBER.match(s.text) and s.box.middle[0] > 0.3 * width]
        self.parts = {
            RegionKind.ELECTRONIC_SIGNATURE: signed,
            RegionKind.ARRIVAL_STAMP: stamp,
            RegionKind.MARGIN: _without(above, labels),
            RegionKind.PAGE_NUMBER: numbers,
            RegionKind.ABOVE: labels,
            RegionKind.HEADER_LEFT: list(self.header.left) if self.header else [],
            RegionKind.HEADER_RIGHT: list(self.header.right) if self.header else [],
            RegionKind.BODY: _without(rest, numbers),
            RegionKind.RECIPIENTS: list(self.footer.left) if self.footer else [],
            RegionKind.SIGNATURE: list(self.footer.right) if self.footer else [],
            RegionKind.ADDRESS: address,
            **(_copy_parts(self.copy) if self.copy else {}),
        }

    def regions(self) -> tuple[Region, ...]:
        """The regions that hold anything, in reading order."""
        found: list[Region] = []
        for kind, parts in self.parts.items():
            # A row without a letter or a digit is a rule, a leader or a stroke.
            rows = tuple(row for row in rows_of(parts) if LETTER_OR_DIGIT.search(row.text))
            found += self._about_tables(rows) if kind is RegionKind.BODY else [Region(kind, rows)]
        return tuple(region for region in found if region.lines)

    def _about_tables(self, body: Sequence[Segment]) -> list[Region]:
        """The body's rows, and between them the rows of each table in its place."""
        found: list[Region] = []
        rest = column_by_column(body, self.size, self.width)
        for table in self.tables:
            above = [row for row in rest if row.box.middle[1] < table.box.y0]
            found += [Region(RegionKind.BODY, tuple(above)), Region(RegionKind.TABLE, table.lines)]
            rest = _without(rest, above)
        return [*found, Region(RegionKind.BODY, tuple(rest))]

    def look_again(self, height: int, dark: Sequence[Ring]) -> list[Look]:
        """The columns of the header, title and subject, and the place of the signature, a little padded."""
        looks = []
        pad = round(0.35 * self.size)
        if self.header is not None:
            columns = [column_under_seals(self.header, dark, self.size) or self.header.left_box, self.header.right_box]
            looks += [Look(box.padded(pad, self.width, height)) for box in columns if box is not None]
            title = title_block(rows_of(self.parts[RegionKind.BODY]), self.size, self.width)
            if title is not None:
                looks.append(Look(title.padded(pad, self.width, height)))
        if self.footer is not None:
            recipients = tuple(word.box for line in self.footer.left for word in line.words)
            looks.append(Look(self.footer.signature_box, recipients, debris=True))
            if self.footer.list_box is not None:
                signature = tuple(word.box for line in self.footer.right for word in line.words)
                looks.append(Look(self.footer.list_box, signature, small=True))
        if self.copy is not None:
            columns = [self.copy.header.left_box, self.copy.header.right_box]
            looks += [Look(box.padded(pad, self.width, height)) for box in columns if box is not None]
        return looks


def _copy_parts(copy: CopyZones) -> dict[RegionKind, list[Segment]]:
    footer = copy.footer
    return {
        RegionKind.COPY_LEFT: list(copy.header.left),
        RegionKind.COPY_RIGHT: list(copy.header.right),
        RegionKind.COPY_BODY: list(copy.rest),
        RegionKind.COPY_RECIPIENTS: list(footer.left) if footer else [],
        RegionKind.COPY_SIGNATURE: list(footer.right) if footer else [],
    }


def _without(segments: Sequence[Segment], gone: Sequence[Segment]) -> list[Segment]:
    known = {id(segment) for segment in gone}
    return [segment for segment in segments if id(segment) not in known]


def _text_above(above: Sequence[Segment], width: int) -> list[Segment]:
    """What of the segments above a header is text: a form's label, or all of it where lines of a body run."""
    running = [row for row in rows_of(above) if row.box.width > RUNNING * width and row.confidence >= SOUND]
    return list(above) if len(running) >= FEW_LINES else [s for s in above if ENCLOSURE_LABEL.match(s.skeleton)]


def _edges(segments: Sequence[Segment]) -> list[Segment]:
    """The first and last row's segments, if they stand alone in their row."""
    rows = rows_of(segments)
    return [s for row in (rows[:1] + rows[-1:]) for s in segments if s.words == row.words]
