"""The certificate of a copy: SAO Y, SAO LỤC or TRÍCH SAO below the end of a document, with its own header and footer.

NĐ 30/2020 Phụ lục I Phần II and TT 01/2011: agency and number on the left, the form of copy, place and date on the
right, recipients and signature below. It has no quốc hiệu, and nothing in it is the copied document's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ocr_pipeline.layout.footer import FooterZones, find_footer
from ocr_pipeline.layout.header import DATE_LINE, HeaderZones, header_at
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.words import Box, Word

FORM_OF_COPY = re.compile(r"^\W*(?:sao [yv](?: ban chinh)?|sao luc|trich sao)\W*$")
"""The form of copy on a line of its own, without marks and in lower case."""
NUMBER = re.compile(r"^\W*s[o0]\s?[:.;]|/\s?(?:sy|sl|trs|ts)\b")
"""The number line of a copy."""


@dataclass(frozen=True, slots=True)
class CopyZones:
    """The certificate's header and footer, and what stands between and beside them."""

    header: HeaderZones
    footer: FooterZones | None
    rest: tuple[Segment, ...]

    @property
    def word_ids(self) -> set[int]:
        """The ids of all its words."""
        footer = (*self.footer.left, *self.footer.right) if self.footer else ()
        lines = (*self.header.left, *self.header.right, *footer, *self.rest)
        return {id(word) for line in lines for word in line.words}


def find_copy(segments: Sequence[Segment], height: float, page_width: int, page_height: int) -> CopyZones | None:
    """The certificate of a copy at the foot of a page or on a page of its own; ``None`` when there is none.

    Args:
        segments: of the page, top to bottom.
        height: typical text height in pixels.
        page_width: in pixels.
        page_height: in pixels.
    """
    for segment in segments:
        right = segment.box.middle[0] > 0.5 * page_width
        if right and segment.capitals > 0.8 and FORM_OF_COPY.match(segment.skeleton):
            header = header_at(segments, _as_wide_as_its_column(segment, segments), height)
            if _certifies(header):
                return _zones(header, segments, height, (page_width, page_height))
    return None


def _as_wide_as_its_column(form: Segment, segments: Sequence[Segment]) -> Box:
    """The box of the form of copy, as wide as the column that it stands in the middle of."""
    edge = max(segment.box.x1 for segment in segments)
    middle = form.box.middle[0]
    reach = max(edge - middle, form.box.width / 2)
    return Box(round(middle - reach), form.box.y0, round(middle + reach), form.box.y1)


def _certifies(header: HeaderZones) -> bool:
    """Whether there is an agency beside the form of copy, and a number or a date below it."""
    numbered = any(NUMBER.search(line.skeleton) for line in header.left)
    dated = any(DATE_LINE.search(line.skeleton) for line in header.right)
    return bool(header.left) and header.left[0].capitals > 0.7 and (numbered or dated)


def _zones(header: HeaderZones, segments: Sequence[Segment], height: float, page: tuple[int, int]) -> CopyZones:
    top = min(line.box.y0 for line in (*header.left, *header.right)) - 0.3 * height
    placed = {id(word) for line in (*header.left, *header.right) for word in line.words}
    below = [Segment(words) for s in segments if s.box.middle[1] > top and (words := _others(s, placed))]
    footer = find_footer(below, height, *page)
    if footer is not None:
        placed |= {id(word) for line in (*footer.left, *footer.right) for word in line.words}
    rest = tuple(Segment(words) for s in below if (words := _others(s, placed)))
    return CopyZones(header, footer, rest)


def _others(segment: Segment, placed: set[int]) -> tuple[Word, ...]:
    return tuple(word for word in segment.words if id(word) not in placed)
