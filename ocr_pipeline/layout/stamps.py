"""What is stamped or signed onto the page and is no part of the document's text.

The visible text of an electronic signature ("Ký bởi: …", "Thời gian ký: …") stands in the top margin; the stamp of
incoming mail ("ĐẾN", NĐ 30/2020 Phụ lục IV) is a framed box over the left of the header.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from ocr_pipeline.layout.segments import Segment

SIGNATURE_CUES = re.compile(r"\b(?:k[yi] boi|nguoi k[yi]|thoi gian k[yi])\s*:")
"""Labels of an electronic signature's visible text, wherever they stand; without marks and in lower case."""
MARGIN_CUES = re.compile(
    r"\b(?:email|co quan)\s*:"  # labels that running text has too
    r"|\+\s*0?7[:.]?00\b"  # the offset that ends its time
    r"|@\)?\w+\.gov"  # its mail address
    r"|\bchinhphu ?\.?vn\b",
)
"""What tells such a text in the top margin, and may stand in any letter's body."""
TOP_MARGIN = 0.12
"""Share of the page's height that its margin above the header takes at most."""

ARRIVAL = re.compile(r"^[^a-z]{0,4}(?:cong van )?d[eo]n\b|^\W*(?:gio|chuyen)\s*:|^\W*so\s*(?:den|dn)\b")
"""Labels of the incoming-mail stamp: "ĐẾN", "CÔNG VĂN ĐẾN", "Giờ:", "Chuyển:", "Số đến"."""
ARRIVED = re.compile(r"^[^a-z]{0,4}(?:cong van )?d[eo]n\b|^\W*so\s*(?:den|dn)\b")
"""The label without which it is no such stamp: hours and dates stand on forms too."""
ARRIVAL_OFFICE = "cong thong tin dien tu chinh phu"
OFFICE_ALONE, OFFICE_BESIDE_LABEL = 70, 58
"""Least likeness (0..100) of a line to that office: alone, and where the stamp's labels stand beside it."""
ARRIVAL_DATE = re.compile(r"^\W*(?:den\s*)?ngay\s*[:.]")
"""The stamp's date line: "Ngày:" with a colon or leaders, unlike the place-and-date line."""


def is_signature_text(segment: Segment, page_height: int) -> bool:
    """Whether the segment belongs to an electronic signature's visible text (``page_height`` in pixels)."""
    if SIGNATURE_CUES.search(segment.skeleton):
        return True
    return segment.box.y1 < TOP_MARGIN * page_height and MARGIN_CUES.search(segment.skeleton) is not None


def arrival_stamp(segments: Sequence[Segment], height: float, page_width: int) -> list[Segment]:
    """The segments of an incoming-mail stamp, if one is there: what stands with an "ĐẾN" in the left half.

    Args:
        segments: those of the page's header part.
        height: the page's typical text height in pixels.
        page_width: in pixels.
    """
    # A line that was read on through the stamp's frame into the text is no part of the stamp: nothing may be lost.
    left = [segment for segment in segments if segment.box.x1 < 0.5 * page_width]
    labels = [s for s in left if ARRIVAL.search(s.skeleton) and (s.capitals > 0.5 or ":" in s.text)]
    alike = OFFICE_BESIDE_LABEL if labels else OFFICE_ALONE
    offices = [s for s in left if fuzz.partial_ratio(ARRIVAL_OFFICE, s.skeleton) >= alike and len(s.text) > 20]
    dates = [s for s in left if ARRIVAL_DATE.search(s.skeleton)]
    named = any(ARRIVED.search(segment.skeleton) for segment in labels) or bool(offices)
    if not named or not (dates or (labels and offices)):
        return []
    core = labels + offices + dates
    x1 = max(s.box.x1 for s in core) + height
    top, bottom = min(s.box.y0 for s in core), max(s.box.y1 for s in core)
    inside = [s for s in left if s.box.x1 <= x1 and top - 5 <= s.box.middle[1] <= bottom + 5]
    return [s for s in inside if s in core or s.confidence < 0.7]
