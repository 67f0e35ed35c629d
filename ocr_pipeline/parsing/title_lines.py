"""A title that goes on in a second line: TRƯỞNG PHÒNG HẠ / TẦNG KỸ THUẬT.

What a seal says stands below a title in capitals too: a second line has the first one's height and axis, and two nets
have read it alike.
"""

from __future__ import annotations

import regex

from ocr_pipeline.parsing.gazetteer import letters
from ocr_pipeline.parsing.signer_axis import vouched
from ocr_pipeline.parsing.signer_places import Place, Reading
from ocr_pipeline.parsing.titles import AUTHORITY_SIGN
from schemas import FieldValue

WORDS = regex.compile(r"^[\p{Lu}\s,-]{4,}$")
"""Words in capitals, without the digits and signs that strokes are read as."""
SAME_HEIGHT = 0.4
"""The heights of two lines of one title differ by at most this share, marks and all."""
SAME_AXIS = 1.0
"""Their middles stand at most so many heights apart."""


def continued(title: FieldValue, above: Place, place: Place) -> FieldValue | None:
    """The title of which a line is the end; ``None`` where it is no part of it."""
    first, second = above.own, place.own
    value = title.value or ""
    if first is None or second is None or AUTHORITY_SIGN.match(value) or not _is_same_type(first, second):
        return None
    if not (WORDS.match(second.said) and WORDS.match(first.said) and letters(first.said).startswith(letters(value))):
        return None
    if not (vouched(above, first.said) and vouched(place, second.said)):
        return None
    whole = " ".join(f"{first.said} {second.said}".split())
    boxes = [word.box for word in (*first.words, *second.words)]
    span = (title.span[0], second.line.end) if title.span is not None else None
    box = (min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes), max(b.y1 for b in boxes))
    return title.model_copy(
        update={"value": whole, "raw": f"{first.said}\n{second.said}", "span": span, "bbox": box}
        | {"needs_review": False, "reasons": (), "alternatives": ()}
    )


def _is_same_type(first: Reading, second: Reading) -> bool:
    if not (first.words and second.words):
        return False  # a text has no type
    height = max(first.height, second.height)
    apart = abs(_axis(first) - _axis(second))
    return height > 0 and min(first.height, second.height) >= (1 - SAME_HEIGHT) * height and apart < SAME_AXIS * height


def _axis(reading: Reading) -> float:
    return (min(word.box.x0 for word in reading.words) + max(word.box.x1 for word in reading.words)) / 2
