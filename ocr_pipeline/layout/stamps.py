"""What is stamped or signed onto the page and is no part of the document's text.

The visible text of an electronic signature ("Ký bởi: …", "Thời gian ký: …") stands in the top margin; the stamp of
incoming mail ("ĐẾN", NĐ 30/2020 Phụ lục IV) is a frame that was found by its lines and read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from diacritics.alphabet import strip_marks
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.stamp_labels import ARRIVED
from ocr_pipeline.recognition.stamps import LABEL, StampReading
from ocr_pipeline.recognition.words import Box, Word

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

PENNED_DATE = re.compile(r"\d[-/.⁄]\d")
"""The digits of a date as clerks write them."""
NOTATION = re.compile(r"\d\s?/\s?(?:\d{4}/)?[A-ZĐ]")
"""A number with its notation, "15/TB-SYT": the document's own, which no stamp has."""
CUT_IN = re.compile(r"^(?:CV|CÔNG VĂN)$")
"""What stands before "ĐẾN" on many a stamp."""
SURELY_READ = 0.8
"""A word under a coloured stamp that was read so surely (0..1) and is not of its colour is the document's."""
READ_FULLY = 0.9
"""Of the document is a word like a date that was read so surely (0..1): a pen's never is."""
SAME_PLACE = 0.3
"""Least share of the smaller of two words that lies inside the other when they are the same ink."""
FAR = 4
"""The labels stand within so many text heights above or below "ĐẾN"."""
UNSURE = 0.7
"""Beside the labels, what was read less surely (0..1) than this is the stamp's: pen and faint print."""
STRUCK = 0.15
"""A stamp that reaches into a word by this share of the word's height runs through it."""
BEYOND = 0.4
"""A word stands in a frame when it juts out by no more than this share of its height: beyond it is the document's."""


def is_signature_text(segment: Segment, page_height: int) -> bool:
    """Whether the segment belongs to an electronic signature's visible text (``page_height`` in pixels)."""
    if SIGNATURE_CUES.search(segment.skeleton):
        return True
    return segment.box.y1 < TOP_MARGIN * page_height and MARGIN_CUES.search(segment.skeleton) is not None


def labelled_stamp(segments: Sequence[Segment], height: float, page_width: int) -> StampReading | None:
    """A stamp of incoming mail whose frame was not found: "ĐẾN" with its labels beside it, in the left half.

    Args:
        segments: those of the page's header part.
        height: the page's typical text height in pixels.
        page_width: in pixels.
    """
    # A line that was read on through the stamp's frame into the text is no part of the stamp: nothing may be lost.
    left = [segment for segment in segments if segment.box.x1 < 0.5 * page_width]
    named = [s for s in left if ARRIVED.search(s.text) and s.capitals > 0.5 and len(s.words) <= 4]
    labels = [s for s in left if LABEL.match(s.skeleton) and ":" in s.text and not NOTATION.search(s.text)]
    near = [s for s in labels if any(abs(s.box.middle[1] - n.box.middle[1]) < FAR * height for n in named)]
    if not near:
        return None
    core = Box.around(segment.box for segment in (*named, *near))
    inside = [s for s in left if s.box.x1 <= core.x1 + height and core.y0 - 5 <= s.box.middle[1] <= core.y1 + 5]
    inside = [s for s in inside if not NOTATION.search(s.text)]
    words = tuple(word for s in inside if s in named or s in near or s.confidence < UNSURE for word in s.words)
    return StampReading(Box.around(word.box for word in words), None, coloured=False, printed=words, words=words)


def stamped(segments: Sequence[Segment], stamp: StampReading) -> list[Segment]:
    """The parts of the segments that are the stamp's and not the text that it was pressed upon.

    A line of the document that runs on beyond the frame keeps the words that were read surely: nothing may be lost.
    """
    found = []
    for segment in segments:
        inside = [word for word in segment.words if _stands_in(word, stamp.box)]
        runs_on = len(inside) < len(segment.words)
        words = tuple(word for word in inside if not _of_document(word, stamp, runs_on=runs_on))
        found += [Segment(words)] if words else []
    return found


def overprinted(segments: Sequence[Segment], stamp: StampReading, height: float) -> list[Segment]:
    """The segments, each word of a line that meets the stamp marked so: what is under it may be missing or misread.

    Of a line above or below it the words are that its edge runs through: what it hid there no reading shows.
    """
    return [_overprinted(segment, stamp.box, height) for segment in segments]


def _overprinted(segment: Segment, stamp: Box, height: float) -> Segment:
    if _meets(segment.box, stamp, height):
        return Segment(tuple(replace(word, overprinted=True) for word in segment.words))
    struck = [_struck(word.box, stamp) for word in segment.words]
    if not any(struck):
        return segment
    return Segment(
        tuple(replace(word, overprinted=True) if by else word for word, by in zip(segment.words, struck, strict=True))
    )


def _struck(word: Box, stamp: Box) -> bool:
    across = min(word.x1, stamp.x1) - max(word.x0, stamp.x0)
    down = min(word.y1, stamp.y1) - max(word.y0, stamp.y0)
    return across > 0 and down > STRUCK * word.height


def _meets(line: Box, stamp: Box, height: float) -> bool:
    level = stamp.y0 <= line.middle[1] <= stamp.y1
    return level and line.x0 < stamp.x1 + height and line.x1 > stamp.x0 - height


def _stands_in(word: Word, box: Box) -> bool:
    beyond = max(box.x0 - word.box.x0, word.box.x1 - box.x1)
    return beyond <= BEYOND * word.box.height and box.y0 <= word.box.middle[1] <= box.y1


def _of_document(word: Word, stamp: StampReading, *, runs_on: bool) -> bool:
    """Whether a word inside the frame was there before the stamp."""
    if ARRIVED.search(word.text) or LABEL.match(strip_marks(word.text).lower()) or CUT_IN.match(word.text):
        return False
    if PENNED_DATE.search(word.text) and word.confidence < READ_FULLY:
        return False
    if not stamp.coloured and stamp.head is not None and word.box.middle[1] < stamp.head:
        return False  # the office's row is full of letters: nothing could be read through it
    if runs_on and word.confidence >= SURELY_READ:
        return True
    if not stamp.coloured or word.confidence < SURELY_READ or not re.search(r"[^\W\d_]{2}", word.text):
        return False
    return all(word.box.overlap(other.box) < SAME_PLACE for other in stamp.printed)
