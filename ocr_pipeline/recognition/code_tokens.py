"""A document's code as one token, its letters free of digits: only where two readings, or the print itself, say so.

No digit is ever made up, dropped from a number or changed: signs that were read are put together, and of two readings
whose numbers agree the one whose agency can be an agency is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.recognition.words import Word

TOUCHING = 0.2
"""Parts of one code stand nearer to each other than this share of their height; words stand twice as far apart."""
SAME_PLACE = 0.5
"""Share of the smaller of two boxes that lies in the other where both are of one word."""
DIGIT = re.compile(r"\d")
OPEN_CODE = re.compile(r"\d/\S*[A-ZĐ]-$")
"""A code that goes on: ``12/2021/QĐ-``."""
AGENCY = re.compile(r"[A-ZĐ]")
"""An agency's sign begins with a capital: ``TTg``, ``UBND``."""
CODE = re.compile(r"(?P<number>\d+[a-zđ]?(?:/\d{4})?)[/⁄](?P<notation>[^\W\d_]\S*)")
"""A code of number, perhaps year, and notation: ``286/STC-HCSN``."""
DIGIT_AMID_LETTERS = re.compile(r"[A-ZĐ]\d+[A-ZĐ]")
"""No agency is written so (``S5TC``); digits behind the letters number a term (``QH15``, ``HĐND16``)."""


def whole_codes(words: Sequence[Word], reading: Sequence[Word]) -> list[Word]:
    """The words, the parts of torn codes put together.

    Args:
        words: neighbours in the order of reading; ``line`` says which stand on one line.
        reading: what a second look read of the same places, in the same pixels.
    """
    whole: list[Word] = []
    for word in words:
        if whole and whole[-1].line == word.line and _is_torn(whole[-1], word, reading):
            whole[-1] = _joined(whole[-1], word)
        else:
            whole.append(word)
    return whole


def borne_out_as_one(words: Sequence[Word], reading: Sequence[Word]) -> set[int]:
    """The ids of those words that a second look read as one word with the same numbers (``22/ 12/ 2011``).

    A number that only one of them has torn (``1 33`` and ``133``) bears nothing out.
    """
    borne: set[int] = set()
    for again in reading:
        parts = [word for word in words if word.box.overlap(again.box) >= SAME_PLACE]
        if len(parts) > 1 and _numbers(*parts) == _numbers(again):
            borne |= {id(word) for word in parts}
    return borne


def sounder_code(first: str, second: str) -> str:
    """Of two readings with the same number and year, the one without digits amid the letters of its notation."""
    one, other = CODE.fullmatch(first), CODE.fullmatch(second)
    if one is None or other is None or one["number"] != other["number"]:
        return first
    mended = DIGIT_AMID_LETTERS.search(one["notation"]) and not DIGIT_AMID_LETTERS.search(other["notation"])
    return second if mended and _letters(one["notation"]) == _letters(other["notation"]) else first


def _is_torn(left: Word, right: Word, reading: Sequence[Word]) -> bool:
    gap = right.box.x0 - left.box.x1
    if abs(gap) >= TOUCHING * min(left.box.height, right.box.height) or not DIGIT.search(left.text):
        return False
    if OPEN_CODE.search(left.text) and AGENCY.match(right.text):
        return True
    return any(again.text == left.text + right.text and _covers(again, left, right) for again in reading)


def _covers(again: Word, *parts: Word) -> bool:
    return all(again.box.overlap(part.box) >= SAME_PLACE for part in parts)


def _joined(left: Word, right: Word) -> Word:
    box = left.box.around([left.box, right.box])
    sure = min(left.confidence, right.confidence)
    return replace(left, text=left.text + right.text, box=box, confidence=sure)


def _numbers(*words: Word) -> list[str]:
    return re.findall(r"\d+", " ".join(word.text for word in words))


def _letters(notation: str) -> str:
    return re.sub(r"\d", "", notation)
