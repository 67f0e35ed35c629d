"""The two-column header: agency, number and subject on the left; quốc hiệu, tiêu ngữ, place and date on the right.

Cells 1 to 4 and 5b of NĐ 30/2020 Phụ lục I. The columns are told apart by the left edge of the quốc hiệu.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rapidfuzz import fuzz

from diacritics.alphabet import strip_marks
from ocr_pipeline.layout.anchors import MOTTO, NATION, PARTY, YOUTH, find_phrase, is_heading_of_recipients
from ocr_pipeline.layout.segments import WIDE_GAP, Segment, rows_of, split_at_gaps
from ocr_pipeline.recognition.words import Box, Word

DATE_LINE = re.compile(
    r"n\s?g\s?a\s?y.{0,14}t\s?h\s?a\s?n\s?g|t\s?h\s?a\s?n\s?g.{0,14}n\s?[ai]\s?m|ngay\W*\d.{3,12}\d{4}"
    r"|ngay\b.{0,10}\bt?h\wng\b.{0,10}\bn\wm\W{0,3}\d{4}"
)
"""The place-and-date line without marks: "ngày … tháng …", "tháng … năm …" or a date in digits after "ngày"; of
"tháng" a pen may have taken the first letter, a speck another, where all the rest is there."""
NUMBERED = re.compile(r"^\W{0,2}s[o06]\s?[:.]\s?\d{0,5}\w?\s?/")
"""The number line down to its stroke, without marks and in lower case."""
ADDRESSEES = re.compile(
    r"^\W*k[iy]nh\s?g[uiv]+|^\W*(?:k\w{2,4}\s?)?g[uiv]{1,3}\s?:|^[\W\d]{0,12}\w?nh\s?g[uiv]\w{0,2}\s?:"
)
"""The opening of the list of addressees, and what a stamp leaves of it before its colon."""

OPENING_WORDS = ("hoa", "cong")
"""The first words of the quốc hiệu, from the right: a gap or a speck behind them may part them from the others."""
OPENING_ALIKE = 70.0
"""Least rapidfuzz ratio (0..100) of a word to one of them."""
OPENING_NEAR = 2.0
"""Text heights between them and what follows, at most."""
WIDER = 0.4
"""Share of its width by which a line under the heading begins left of it at most."""
UNDER_COLUMN = 2.5
"""Text heights by which the middle of a line lies off the left column's at most: titles and paragraphs lie far off."""
OVERHANG = 5.0
"""Text heights by which a subject under the number may run beyond the gutter."""
ALL_CAPITALS = 0.9
"""Share (0..1) of capitals of a line of an agency's name: the tiêu ngữ and the date have few."""
FEW_BEYOND = 3
"""So many words of it stand beyond the gutter at most."""
BEYOND = 0.6
"""Text heights by which a word of the left column juts out beyond the gutter at most: what stands across it is neither
column's, but a title or the body."""
TOP = 6
"""A youth union's heading stands among so many first lines: elsewhere it is an addressee or a signer's body."""
IN_CAPITALS = 0.5
"""Share (0..1) of capitals from which a phrase may be the quốc hiệu: running text names the state in small letters."""


@dataclass(frozen=True, slots=True)
class HeaderZones:
    """The segments of a header; ``anchor`` is the box of the quốc hiệu, ``box`` that of the whole header."""

    anchor: Box
    gutter: int
    left: tuple[Segment, ...]
    right: tuple[Segment, ...]

    @property
    def left_box(self) -> Box | None:
        """Box of the left column, ``None`` when it is empty."""
        return Box.around(s.box for s in self.left) if self.left else None

    @property
    def right_box(self) -> Box:
        """Box of the right column."""
        return Box.around([self.anchor, *(s.box for s in self.right)])


def find_header(segments: Sequence[Segment], height: float, page_width: int) -> HeaderZones | None:
    """The header of a page, ``None`` when the page has none.

    Args:
        segments: of the whole page, top to bottom.
        height: typical text height in pixels.
        page_width: in pixels.
    """
    # A pen through both lines leaves gaps, and no part of a row holds enough of a phrase.
    anchor = _anchor(segments, page_width) or _anchor(rows_of(segments), page_width)
    return header_at(segments, _from_its_first_word(segments, anchor, height), height) if anchor is not None else None


def header_at(segments: Sequence[Segment], anchor: Box, height: float) -> HeaderZones:
    """The header whose right column opens with what stands in ``anchor``; ``height`` is the page's text height."""
    rows = rows_of(s for s in segments if s.box.middle[1] > anchor.y0 - 0.8 * height)
    gutter = _gutter(rows, anchor, height)
    right = _right_column(rows, anchor, gutter, height)
    bottom = max([anchor.y1, *(s.box.y1 for s in right)])
    left = _left_column(rows, gutter, bottom, height)
    return HeaderZones(anchor, gutter, tuple(left), tuple(right))


def _anchor(segments: Sequence[Segment], page_width: int) -> Box | None:
    """The quốc hiệu; where only the tiêu ngữ was read, a box as wide as the quốc hiệu is above it."""
    top = [segment for segment in segments[:TOP] if segment.box.middle[0] > 0.42 * page_width]
    for phrase, among in ((NATION, segments), (PARTY, segments), (YOUTH, top)):
        found = find_phrase([s for s in among if s.capitals > IN_CAPITALS], phrase)
        if (
            found is not None
            and found[1].middle[0] > 0.42 * page_width
            and found[1].x1 - found[1].x0 > 0.15 * page_width
        ):
            return found[1] if phrase is not YOUTH else _widened(found[1])
    found = find_phrase(segments, MOTTO)
    if found is None or found[1].middle[0] < 0.5 * page_width:
        return None
    box = _widened(found[1])
    return Box(box.x0, box.y0 - box.height, box.x1, box.y1)


def _widened(box: Box) -> Box:
    """A box as wide as the quốc hiệu: what stands under a shorter heading is wider than it."""
    widened = box.width // 4
    return Box(box.x0 - widened, box.y0, box.x1 + widened, box.y1)


def _from_its_first_word(segments: Sequence[Segment], anchor: Box, height: float) -> Box:
    """The box of the quốc hiệu, grown to the left where its first words stand apart from what was recognised of it."""
    level = [word for segment in segments for word in segment.words if _is_level(word.box, anchor)]
    first = min((word for word in level if anchor.x0 <= word.box.x0), key=lambda word: word.box.x0, default=None)
    for opening in _openings_before(first):
        for word in level:
            gap = anchor.x0 - word.box.x1
            near = word.box.x0 < anchor.x0 and -BEYOND * height < gap < OPENING_NEAR * height
            if near and _is_alike(word, opening):
                anchor = Box.around((word.box, anchor))
                break
    return anchor


def _openings_before(first: Word | None) -> tuple[str, ...]:
    """Those of the first words of the quốc hiệu, from the right, that stand before the ``first`` word recognised of it.

    A place's name may end with one of them right beside a quốc hiệu that has both: HUYỆN TÂY HÒA, KHÁNH HÒA.
    """
    if first is None:
        return OPENING_WORDS
    at = next((place for place, opening in enumerate(OPENING_WORDS) if _is_alike(first, opening)), -1)
    return OPENING_WORDS[at + 1 :]


def _is_level(box: Box, other: Box) -> bool:
    return other.y0 <= box.middle[1] <= other.y1


def _is_alike(word: Word, opening: str) -> bool:
    said = strip_marks(word.text).lower()
    return word.text[:1].isupper() and fuzz.ratio(said, opening) >= OPENING_ALIKE


def _gutter(rows: Sequence[Segment], anchor: Box, height: float) -> int:
    """The x that parts the columns: halfway between the quốc hiệu and what stands left of it."""
    level = [w for row in rows for w in row.words if w.box.y1 > anchor.y0 and w.box.y0 < anchor.y1 + 1.5 * height]
    edge = min((run.box.x0 for run in _wider_dates(rows, anchor, height)), default=anchor.x0)
    left_edges = [w.box.x1 for w in level if w.box.x1 < edge + 0.2 * height]
    return round((max(left_edges) + edge) / 2) if left_edges else round(edge - height)


def _wider_dates(rows: Sequence[Segment], anchor: Box, height: float) -> list[Segment]:
    """Lines of place and date that stand apart from the left column, under the heading, and begin left of it.

    The Party's heading is shorter than most of them.
    """
    runs = [run for row in rows for run in split_at_gaps(row.words, WIDE_GAP * height)]
    return [
        run
        for run in runs
        if 0 <= run.box.y0 - anchor.y1 < 1.5 * height
        and anchor.x0 - WIDER * anchor.width < run.box.x0 < anchor.x0
        and DATE_LINE.search(run.skeleton)
    ]


def _parted(row: Segment, gutter: int, height: float) -> tuple[list[Word], list[Word]]:
    """The words of a row left and right of the gutter.

    An agency's name may be wider than the gutter is far, beside the tiêu ngữ, which is shorter than the quốc hiệu, or
    with nothing beside it: its words belong together.
    """
    runs = split_at_gaps(row.words, WIDE_GAP * height)
    jutting = next((run for run in runs if run.box.x0 < gutter < run.words[-1].box.middle[0]), None)
    if jutting is not None and _is_name(jutting, gutter, height):
        gutter = jutting.box.x1
    left = [word for word in row.words if word.box.middle[0] < gutter]
    return left, [word for word in row.words if word.box.middle[0] >= gutter]


def _is_name(run: Segment, gutter: int, height: float) -> bool:
    """Whether a run that begins in the left column and ends in the right one is a line of an agency's name."""
    beyond = Segment(tuple(word for word in run.words if word.box.middle[0] >= gutter))
    return (
        run.capitals > ALL_CAPITALS
        and run.box.x1 < gutter + OVERHANG * height
        and len(beyond.words) <= FEW_BEYOND
        and gutter - run.box.x0 > run.box.x1 - gutter
    )


def _right_column(rows: Sequence[Segment], anchor: Box, gutter: int, height: float) -> list[Segment]:
    """From the quốc hiệu down to the date line; without one, down to the tiêu ngữ."""
    reach = anchor.y1 + 7.5 * height
    column = []
    for row in rows:
        if row.box.middle[1] > reach:
            break
        words = _parted(row, gutter, height)[1]
        if not words:
            continue
        segment = Segment(tuple(words))
        column.append(segment)
        if DATE_LINE.search(segment.skeleton):
            return column
    return [s for s in column if s.box.middle[1] < anchor.y1 + 2.2 * height]


def _left_column(rows: Sequence[Segment], gutter: int, bottom: int, height: float) -> list[Segment]:
    """The rows left of the gutter, until a row that crosses it, the addressees, or a wide gap below the header."""
    column: list[Segment] = []
    for place, row in enumerate(rows):
        left, right = _parted(row, gutter, height)
        below = row.box.middle[1] > bottom
        if below and not left and _number_follows(rows[place + 1 :], gutter, height):
            continue
        if below and (overhanging := _overhanging(row, column, gutter, height)) is not None:
            column.append(overhanging)
            continue
        across = bool(left) and left[-1].box.x1 > gutter + BEYOND * height
        if below and (across or _ends_left_column(row, left, right, column, height)):
            break
        if left:
            column.append(Segment(tuple(left)))
    return column


def _number_follows(rows: Sequence[Segment], gutter: int, height: float) -> bool:
    """Whether the next row opens with the number: what stands above it on the right alone is a stamp over the date."""
    left = _parted(rows[0], gutter, height)[0] if rows else []
    return bool(left) and NUMBERED.match(Segment(tuple(left)).skeleton) is not None


def _overhanging(row: Segment, column: Sequence[Segment], gutter: int, height: float) -> Segment | None:
    """The line of a subject that stands under the column's middle and is wider than the column; ``None`` if it is not.

    Its lines below the number may be longer than the gutter between agency and quốc hiệu allows.
    """
    line = split_at_gaps(row.words, WIDE_GAP * height)[0]
    if not column or not gutter < line.box.x1 < gutter + OVERHANG * height or ADDRESSEES.search(line.skeleton):
        return None
    middle = median(each.box.middle[0] for each in column)
    under = abs(line.box.middle[0] - middle) < UNDER_COLUMN * height
    return line if under and line.box.y0 - column[-1].box.y1 < 2 * height else None


def _ends_left_column(
    row: Segment, left: Sequence[Word], right: Sequence[Word], column: Sequence[Segment], height: float
) -> bool:
    if not left:
        return True
    column_part = Segment(tuple(left))
    if is_heading_of_recipients(column_part) or any(ADDRESSEES.search(s.skeleton) for s in (row, column_part)):
        return True
    crossing = bool(right) and right[0].box.x0 - left[-1].box.x1 < 1.2 * height
    far = bool(column) and row.box.y0 - column[-1].box.y1 > 4 * height
    return crossing or far
