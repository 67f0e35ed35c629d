"""Phrases that every document of this kind prints in the same place, found through OCR damage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from ocr_pipeline.layout.segments import Segment, split_at_gaps
from ocr_pipeline.recognition.words import Box, Word

NATION = "cong hoa xa hoi chu nghia viet nam"
"""Quốc hiệu, NĐ 30/2020 Phụ lục I, ô số 1."""
MOTTO = "doc lap - tu do - hanh phuc"
"""Tiêu ngữ, under the quốc hiệu."""
PARTY = "dang cong san viet nam"
"""Heading of the Party's documents, in the place of the quốc hiệu."""
YOUTH = "doan tncs ho chi minh"
"""Heading of the documents of the Communist youth union, in the same place."""
RECIPIENTS = "noi nhan:"
"""Heading of the list of recipients, ô số 9b."""

AUTHORITY = re.compile(
    r"^\W{0,3}(?:(?:t\s?m|k\s?t|t\s?l|t\s?u\s?q|q)\s?[.,:;]{1,2}|(?:t/m|k/t|t/l)(?:\s?[.,:]|(?=\s))"
    r"|(?:t\.m|k\.t|t\.l|t\.u\.q)\.?(?=\s)|(?:tm|kt|tl|tuq)\s?/)\s?(?=\w)"
)
"""TM., KT., TL., TUQ., Q. (NĐ 30/2020, Điều 13), as offices print them too (K.T, KT/), and the Party's T/M, K/T, T/L,
before the head or the collective that is signed for; at the head of a line without marks and in lower case."""
ENCLOSURE_LABEL = re.compile(
    r"^[^a-z\d]{0,4}(?:phu\s?(?:luc|bieu)|bieu(?: mau)? so|mau(?: so)?(?=[\s:.]*\d))[\s:.]*(?:so[\s:.]*)?"
    r"(?:[ivxl]{1,5}|\d{1,3})?[a-z]?(?:[-./]?\w{1,8}){0,4}\W*$"
)
"""Phụ lục, Phụ lục II, Phụ biểu 01, Biểu số 3, Mẫu số 01/ĐK: what an appendix or a form is called, on its own line;
without marks and in lower case."""
HEADING_LENGTH = 14
"""A line that opens like "Nơi nhận" but goes on is running text."""
ALIKE = 80.0
"""Least rapidfuzz partial ratio (0..100) at which a damaged phrase counts as found."""


def find_phrase(segments: Sequence[Segment], phrase: str) -> tuple[Segment, Box] | None:
    """The first segment that holds ``phrase`` (lower case, no marks), and the box of the words that make it up."""
    for segment in segments:
        found = phrase_box(segment, phrase)
        if found is not None:
            return segment, found
    return None


def phrase_box(segment: Segment, phrase: str) -> Box | None:
    """The box of the words of ``segment`` that make up ``phrase``; ``None`` when it is not there."""
    if len(segment.skeleton) < 0.7 * len(phrase):
        return None
    match = fuzz.partial_ratio_alignment(phrase, segment.skeleton, score_cutoff=ALIKE)
    if match is None or match.dest_end - match.dest_start < 0.7 * len(phrase):
        return None
    words = _words_between(segment, match.dest_start, match.dest_end)
    return Box.around(word.box for word in words) if words else None


def _words_between(segment: Segment, start: int, end: int) -> list[Word]:
    """The words of which more than half lies in ``[start, end)`` of the segment's text."""
    words, position = [], 0
    for word in segment.words:
        inside = min(end, position + len(word.text)) - max(start, position)
        if inside * 2 > len(word.text):
            words.append(word)
        position += len(word.text) + 1
    return words


def is_heading_of_recipients(segment: Segment) -> bool:
    """Whether a segment opens with "Nơi nhận", however the marks were read; dirt of one sign may stand before it."""
    runs = [run.skeleton.strip("-—_. '`|/").lstrip(";:") for run in split_at_gaps(segment.words, segment.box.height)]
    alone = next((run for run in runs if len(run) > 1), "")
    return len(alone) <= HEADING_LENGTH and fuzz.ratio(alone[: len(RECIPIENTS)], RECIPIENTS) >= 78
