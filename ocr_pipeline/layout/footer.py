"""The two-column footer: nơi nhận on the left, the signature on the right (NĐ 30/2020 Phụ lục I, cells 7 and 9b)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from ocr_pipeline.layout.anchors import AUTHORITY, is_heading_of_recipients
from ocr_pipeline.layout.recipient_block import less_edge, list_box, worth_reading_again
from ocr_pipeline.layout.secretary import secretary_row
from ocr_pipeline.layout.segments import Segment, rows_of, split_at_gaps
from ocr_pipeline.layout.unheaded_footer import unheaded_start
from ocr_pipeline.recognition.words import Box, Word

RIGHT_HALF = 0.42
"""The signature stands right of this share of the page's width."""
ABOVE, HIGH_ABOVE = 2.2, 6.0
"""A signature begins at most so many text heights above what was read of a footer, as its first lines may not have been
read; the second where it is known where the text above ends."""
SIGNER_TITLE = re.compile(
    r"^\W*(?:pho |quyen )?(?:chu tich|giam doc|bo truong|thu truong|thu tuong|truong ban|hieu truong|vien truong"
    r"|chanh |cuc truong|vu truong|tong giam doc|chu nhiem|truong phong|bi thu|chu toa|chu tri|tham phan)\b"
)
"""Capital titles that stand alone above a signature, without marks and in lower case."""

NARROW = 0.55
"""An item of a list beside a signature ends left of this share (0..1) of the page's width."""
FEW_ITEMS = 2
"""So many items above Lưu make a list without a heading."""
KEPT = re.compile(r"^\W*luu(?:\s?:|\s(?:vt|van phong|vp\w*|ho so)\b)")
"""The last item of a list of recipients, without marks and in lower case."""
ITEM = re.compile(r"\W{0,2}[-–—~]|\W*luu(?:\s?:|\s(?:vt|van phong|vp\w*|ho so)\b)")
"""What one of its items opens with."""

ADDRESS = re.compile(r"\b(?:dien thoai|dt|tel|fax|e-?mail|website)\s?[:.]|\bwww\.")
"""What the line of the agency's address names (ô số 13), without marks and in lower case."""
SURE_LINE = 0.5
"""Mean confidence (0..1) of a line of print; what a pen left at the foot is read with less."""
FOOT = 0.85
"""It stands below this share of the page's height, on the first page."""


Parted = Callable[[Segment], tuple[list[Word], list[Word]]]
"""Tells the words of a row that belong to the recipients from those of the signature."""


@dataclass(frozen=True, slots=True)
class FooterZones:
    """The segments of a footer, and where the signature is to be looked for again (``signature_box``).

    ``list_box`` is where the recipients are, ``None`` where they were read without doubt or there are none.
    """

    left: tuple[Segment, ...]
    right: tuple[Segment, ...]
    signature_box: Box
    list_box: Box | None = None


def find_footer(segments: Sequence[Segment], height: float, page_width: int, page_height: int) -> FooterZones | None:
    """The footer of a page, ``None`` when there is neither a list of recipients nor a signature.

    Args:
        segments: of the page below its header, top to bottom.
        height: typical text height in pixels.
        page_width: in pixels.
        page_height: in pixels.
    """
    rows = rows_of(segments)
    part, edge = partial(part_footer_row, height=height, page_width=page_width), NARROW * page_width
    heading = next((i for i, row in enumerate(rows) if _is_heading(row, page_width)), None)
    start = heading if heading is not None else _signature_row(rows, height, page_width)
    start = secretary_row(rows, height, page_width) if start is None else start
    start = unheaded_start(rows, height, page_width) if start is None else start
    if heading is None:
        start = _first_item(rows, start, part, edge) if start is not None else _list_alone(rows, part, edge)
    if start is None:
        return None
    while start > 0 and _only_right(rows[start - 1], page_width) and _near(rows[start - 1], rows[start], height):
        start -= 1
    left, right = [], []
    for row in rows[start:]:
        left_part, right_part = part(row)
        left_part = less_edge(left_part, height, page_width)
        left += [Segment(tuple(left_part))] if left_part else []
        right += [Segment(tuple(right_part))] if right_part else []
    above = rows[start - 1].box.y1 if start > 0 and not _only_right(rows[start - 1], page_width) else 0
    box = _signature_box(rows[start], left, right, height, (page_width, page_height), above)
    listed = heading is not None or _is_list(left)
    again = list_box(left, (above, rows[start].box.y0), height, (page_width, page_height))
    doubted = worth_reading_again(left, height, listed=listed)
    return FooterZones(tuple(left) if listed else (), tuple(right), box, again if doubted else None)


def address_lines(segments: Sequence[Segment], page_height: int) -> list[Segment]:
    """The agency's address at the foot of the page (ô số 13): the lines from the first that names a telephone on."""
    foot = [s for s in segments if s.box.y0 > FOOT * page_height and s.confidence >= SURE_LINE]
    named = [s for s in foot if ADDRESS.search(s.skeleton)]
    if not named:
        return []
    top = min(s.box.middle[1] - s.box.height for s in named)
    return [s for s in foot if s.box.middle[1] > top]


def _is_list(left: Sequence[Segment]) -> bool:
    """Whether the left lines are recipients though their heading was not read: most open with a dash down to Lưu."""
    last = next((place for place, line in enumerate(left, 1) if KEPT.match(line.skeleton)), len(left))
    dashed = [line for line in left[:last] if ITEM.match(line.skeleton)]
    return len(dashed) >= 2 and 2 * len(dashed) >= last


def _list_alone(rows: Sequence[Segment], part: Parted, edge: float) -> int | None:
    """The first row of a list of which neither the heading nor the signature beside it was read: it ends with Lưu."""
    last = next((place for place, row in enumerate(rows) if KEPT.match(row.skeleton)), None)
    first = _first_item(rows, last, part, edge) if last is not None else None
    return first if first is not None and last is not None and last - first >= FEW_ITEMS else None


def _first_item(rows: Sequence[Segment], start: int, part: Parted, edge: float) -> int:
    """The first row of a list without a heading that begins above the signature beside it."""
    first = start
    while first > 0 and _is_item(part(rows[first - 1])[0], edge):
        first -= 1
    return first


def _is_item(left: Sequence[Word], edge: float) -> bool:
    """Whether the left part of a row is an item: a dash before it, and its end before ``edge`` (pixels)."""
    line = Segment(tuple(left)) if left else None
    return line is not None and line.box.x1 < edge and ITEM.match(line.skeleton) is not None


def part_footer_row(row: Segment, height: float, page_width: int) -> tuple[list[Word], list[Word]]:
    """The words of a row that belong to the recipients and those that belong to the signature."""
    left: list[Word] = []
    right: list[Word] = []
    for run in split_at_gaps(row.words, 1.2 * height):
        (right if run.box.x0 > RIGHT_HALF * page_width else left).extend(run.words)
    return left, right


def _is_heading(row: Segment, page_width: int) -> bool:
    return row.box.x0 < 0.45 * page_width and is_heading_of_recipients(row)


def _signature_row(rows: Sequence[Segment], height: float, page_width: int) -> int | None:
    """Without "Nơi nhận": the first row whose right part, in capitals, names an authority or a title."""
    for i, row in enumerate(rows):
        right = part_footer_row(row, height, page_width)[1]
        if not right:
            continue
        part = Segment(tuple(right))
        cue = AUTHORITY.search(part.skeleton) or SIGNER_TITLE.search(part.skeleton)
        if cue and part.capitals > 0.8:
            return i
    return None


def _only_right(row: Segment, page_width: int) -> bool:
    return row.box.x0 > RIGHT_HALF * page_width


def _near(upper: Segment, lower: Segment, height: float) -> bool:
    return lower.box.y0 - upper.box.y1 < 3 * height


def _signature_box(
    first: Segment,
    left: Sequence[Segment],
    right: Sequence[Segment],
    height: float,
    page: tuple[int, int],
    above: int,
) -> Box:
    """Where the signature must be: right of the recipients, below ``above``, from the first row down past the name."""
    width, page_height = page
    top = max(above, round(first.box.y0 - (HIGH_ABOVE if above else ABOVE) * height))
    read = [s.box.y1 + height for s in (*left, *right)]
    bottom = round(min(max([first.box.y1 + 16 * height, *read]), first.box.y1 + 26 * height))
    x0 = round(RIGHT_HALF * width)
    return Box(x0, top, round(0.97 * width), min(page_height, bottom))
