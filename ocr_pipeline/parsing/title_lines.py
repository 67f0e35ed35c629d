"""A title or an authority that goes on in a second line: TRƯỞNG PHÒNG HẠ / TẦNG KỸ THUẬT.

What a seal says stands below a title in capitals too: a second line has the first one's height and axis, and two nets
have read it alike. The end of an authority may as well be a title that no table holds: it stands above the signer's
own title.
"""

from __future__ import annotations

import regex

from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.gazetteer import letters
from ocr_pipeline.parsing.signer_axis import vouched
from ocr_pipeline.parsing.signer_places import Place, Reading
from ocr_pipeline.parsing.titles import AUTHORITY_SIGN
from ocr_pipeline.recognition.words import Word
from schemas import FieldValue

WORDS = regex.compile(r"^[\p{Lu}\s,-]{4,}$")
"""Words in capitals, without the digits and signs that strokes are read as."""
SAME_HEIGHT = 0.4
"""The heights of two lines of one title differ by at most this share, marks and all."""
SAME_AXIS = 1.0
"""Their middles stand at most so many heights apart."""
SURE = 0.8
"""Least confidence (0..1) of every word of an authority's second line."""


def continued(title: FieldValue, above: Place, place: Place) -> FieldValue | None:
    """The title of which a line is the end; ``None`` where it is no part of it."""
    first, second = above.own, place.own
    value = title.value or ""
    if first is None or second is None or AUTHORITY_SIGN.match(value) or not _are_one(value, first, second):
        return None
    if not (vouched(above, first.said) and vouched(place, second.said)):
        return None
    whole = _joined(title, " ".join(f"{first.said} {second.said}".split()), first, second)
    return whole.model_copy(update={"needs_review": False, "reasons": (), "alternatives": ()})


def authority_continued(
    authority: FieldValue, above: Place, place: Place, below: FieldValue | None
) -> FieldValue | None:
    """The authority of which a line is the end, flagged; ``None`` where it is no part of it.

    Args:
        authority: as the line ``above`` says it.
        above: its line.
        place: the line that may be its end.
        below: the title on the next line: without one, the end may be the signer's own.
    """
    first, second = above.own, place.own
    value = authority.value or ""
    if first is None or second is None or not AUTHORITY_SIGN.match(value) or below is None:
        return None
    if not _are_one(value, first, second) or not all(map(_is_surely_read, second.words)):
        return None
    whole = _joined(authority, f"{value} {' '.join(second.said.split())}", first, second)
    return flagged(whole, f"taken for one title with the line below it: {second.said}")


def _joined(line: FieldValue, value: str, first: Reading, second: Reading) -> FieldValue:
    """A line with the next one: its value, and where both stand."""
    boxes = [word.box for word in (*first.words, *second.words)]
    span = (line.span[0], second.line.end) if line.span is not None else None
    box = (min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))
    return line.model_copy(update={"value": value, "raw": f"{first.said}\n{second.said}", "span": span, "bbox": box})


def _is_surely_read(word: Word) -> bool:
    return word.confidence >= SURE and word.second in (None, word.text)


def _are_one(value: str, first: Reading, second: Reading) -> bool:
    """Whether two lines are words in capitals of one type, the first all of a value."""
    if not _is_same_type(first, second) or not WORDS.match(second.said):
        return False
    said = AUTHORITY_SIGN.sub("", first.said)
    return bool(WORDS.match(said)) and letters(first.said).startswith(letters(value))


def _is_same_type(first: Reading, second: Reading) -> bool:
    if not (first.words and second.words):
        return False  # a text has no type
    height = max(first.height, second.height)
    apart = abs(_axis(first) - _axis(second))
    return height > 0 and min(first.height, second.height) >= (1 - SAME_HEIGHT) * height and apart < SAME_AXIS * height


def _axis(reading: Reading) -> float:
    return (min(word.box.x0 for word in reading.words) + max(word.box.x1 for word in reading.words)) / 2
