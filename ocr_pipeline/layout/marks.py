"""The marks of a page put in their places: what shape alone cannot tell, words and columns do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from diacritics.alphabet import strip_marks
from ocr_pipeline.imaging.marks.find import PageMarks
from ocr_pipeline.imaging.marks.frames import Frame
from ocr_pipeline.imaging.marks.strokes import pen_ink
from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.layout.signing import printed_rows, printed_words, signing_places
from ocr_pipeline.layout.unread_stamps import unread_stamps
from ocr_pipeline.recognition.page import ReadPage
from ocr_pipeline.recognition.stamps import StampReading
from ocr_pipeline.recognition.words import Box, Word

GRADES: Mapping[str, Literal["urgency_stamp", "secrecy_stamp"]] = {
    "HỎA TỐC HẸN GIỜ": "urgency_stamp",
    "HỎA TỐC": "urgency_stamp",
    "THƯỢNG KHẨN": "urgency_stamp",
    "KHẨN": "urgency_stamp",
    "TUYỆT MẬT": "secrecy_stamp",
    "TỐI MẬT": "secrecy_stamp",
    "MẬT": "secrecy_stamp",
}
"""What stamps of urgency and secrecy say (NĐ 30/2020 Phụ lục I, II.7; Luật Bảo vệ bí mật nhà nước 2018, Điều 8)."""
ALIKE = 75.0
"""Least likeness (rapidfuzz ratio, 0..100) of what was read to one of them."""

SHORTEST, SHORTEST_AMISS = "MẬT", re.compile(r"MA[IJLF][IJL]?")
"""The shortest of them, and how its faint last letter is read: one of three is too far off for a likeness."""


RULED_ALIKE = 66.0
"""The same in a frame of their size, always up for review: one letter of "MẬT" may be misread."""
LEVEL = 0.012
"""A black frame of less slope was printed with the document; stamps are pressed askew."""
READ, WORD = 0.8, 3
"""A frame with a word of so many letters that was read so surely (0..1) says something else than a grade."""
BESIDES, WITHIN = 6, 90.0
"""What lies across a frame adds at most so many letters, among which the grade is read so well (0..100)."""

MarkKind = Literal[
    "seal", "signature", "received_stamp", "urgency_stamp", "secrecy_stamp", "unread_grade", "unread_stamp"
]
"""``unread_grade``: a frame or an arrow like that of a grade, with ink inside that was not read; ``unread_stamp``: ink
that looks like a stamp of incoming mail and was not read."""


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark, its box in pixels of the page, what it says, where that was read, and how surely (0..1).

    ``printed``: it was printed with the document, not put on it later.
    """

    kind: MarkKind
    box: Box
    text: str | None = None
    confidence: float = 1.0
    printed: bool = False


def placed_marks(read: ReadPage, layout: PageLayout) -> tuple[PlacedMark, ...]:
    """The marks of a page as it was read and laid out."""
    seals = [PlacedMark("seal", Box(*seal.box)) for seal in read.marks.seals]
    graded = zip(read.grades, read.marks.grades, strict=False)
    grades = [mark for each, frame in graded if (mark := grade_of(each, frame)) is not None]
    stamps = [PlacedMark("received_stamp", each.box, _said(each)) for each in layout.arrivals]
    unread = [PlacedMark("unread_stamp", box, None, 0.0) for box in unread_stamps(read.framed, read.words, layout)]
    return (*seals, *_signatures(read.marks, read.words, layout), *stamps, *grades, *unread)


def _signatures(marks: PageMarks, words: Sequence[Word], layout: PageLayout) -> list[PlacedMark]:
    columns = [layout.lines(kind) for kind in (RegionKind.SIGNATURE, RegionKind.COPY_SIGNATURE)]
    printed = printed_words(words, layout.text_height)
    heading = (*layout.lines(RegionKind.HEADER_LEFT), *layout.lines(RegionKind.HEADER_RIGHT))
    places = signing_places(marks.seals, columns, heading, printed, layout.text_height, layout.width)
    told_of = [box.as_tuple() for box in (*printed, *printed_rows(columns, layout.text_height))]
    found = [pen_ink(marks, place.as_tuple(), told_of) for place in places]
    return [PlacedMark("signature", Box(*box)) for box in found if box is not None]


def grade_of(stamp: StampReading, frame: Frame) -> PlacedMark | None:
    """The mark of urgency or secrecy that red ink or a small frame is, if it says one of the words that those say."""
    printed = not frame.tinted and abs(frame.slope) < LEVEL
    for words in (stamp.printed, stamp.words):
        said = _grade_in(words, ruled=frame.ruled)
        if said is not None:
            return PlacedMark(GRADES[said[0]], stamp.box, said[0], said[1], printed)
    other = any(word.confidence >= READ and len(word.text) >= WORD for word in stamp.words)
    return PlacedMark("unread_grade", stamp.box, None, 0.0, printed) if frame.ruled and not other else None


def _grade_in(read: Sequence[Word], *, ruled: bool) -> tuple[str, float] | None:
    """The grade that words are most like, and how surely they say it; ``ruled``: in a frame of a grade's size."""
    words = [word for word in read if re.search(r"[^\W\d_]", word.text)]
    if not words:
        return None
    said = re.sub(r"[^A-Z]", "", strip_marks("".join(word.text for word in words)).upper())
    alike = {text: fuzz.ratio(said, _letters(text)) for text in GRADES}
    best = max(alike, key=lambda text: alike[text])
    if alike[best] >= (RULED_ALIKE if ruled else ALIKE):
        return best, min(word.confidence for word in words) if alike[best] == 100 else 0.0
    if SHORTEST_AMISS.fullmatch(said):
        return SHORTEST, 0.0
    among = next((text for text in GRADES if _among(text, said)), None) if ruled else None
    return None if among is None else (among, 0.0)


def _among(grade: str, said: str) -> bool:
    letters = _letters(grade)
    return len(letters) <= len(said) <= len(letters) + BESIDES and fuzz.partial_ratio(said, letters) >= WITHIN


def _letters(grade: str) -> str:
    return strip_marks(grade).upper().replace(" ", "")


def _said(stamp: StampReading) -> str:
    """What a stamp says, a line for each of its own."""
    lines: dict[tuple[int, int, int], list[str]] = {}
    for word in stamp.words:
        lines.setdefault(word.line, []).append(word.text)
    return "\n".join(" ".join(line) for line in lines.values())
