"""The footer's left half: who receives the document (NĐ 30/2020 Phụ lục I, cell 9b)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import regex

from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import Checks, field_at
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import known_recipient, letters, same_style
from ocr_pipeline.parsing.recipient_items import ARCHIVE, Item, items_of
from ocr_pipeline.recognition.words import Box, Word
from schemas import FieldValue

STRAY_END = regex.compile(r"(?<=[.;])\s+(?:[\W\d]{1,6}|\S{1,2})$")
"""What a pen left behind the closing sign of an item: a copy count, a tick."""
AROUND: Final = " .;,:-_|'`‘’“”„\"~*"
"""Signs that are no part of an item at its ends."""
BRACKETED: Final = regex.compile(r"\((?P<said>[^()]*)\)\s*[;.,]?\s*$")
"""The end of an item in brackets: what it is sent for, how many."""
MISREAD_SIGNS: Final = ((regex.compile("⁄"), "/"), (regex.compile(r"(?<=\([^()]{1,20})[}\]]$"), ")"))
"""Signs that are never printed in a list, and what they are read for."""
LOST: Final = 1.3
"""Text heights of a gap between two words of an item, or before its first, in which a word may have been lost."""
PITCH: Final = 1.6
"""Multiples of the usual pitch from one line to the next in which a line may have been lost."""
VAN_THU: Final = regex.compile(r"^(?P<kept>\S{2,5}\s?[:;.,]\s?)(?P<unit>V[TILF17])\b", flags=regex.IGNORECASE)
KEPT: Final = "Lưu: VT"
"""How the last item begins: the form prescribes the first word, and every office keeps a copy with its văn thư."""


def parse_recipients(text: DocumentText, lines: Sequence[TextLine]) -> tuple[FieldValue, ...]:
    """The items of nơi nhận in order, each without its dash and its closing sign; the "Lưu" line is the last."""
    items = items_of(text, lines)
    indent = _indent(text, items)
    pitch = _pitch(items)
    found = []
    for place, item in enumerate(items):
        below = items[place + 1].lines if place + 1 < len(items) else []
        reasons = (*_losses(text, item, indent), *_line_lost(item.lines, below, pitch))
        field = _recipient(text, item, reasons)
        found += [field] if field is not None else []
    return tuple(found)


def _recipient(text: DocumentText, item: Item, reasons: tuple[str, ...]) -> FieldValue | None:
    said = STRAY_END.sub("", " ".join(text.text[item.start : item.end].split()))
    value = regex.sub(r",(?=\p{L})", ", ", said.strip(AROUND))
    for misread, sign in MISREAD_SIGNS:
        value = misread.sub(sign, value)
    if len(letters(value)) < 2:
        return None
    if ARCHIVE.match(fold(value)):
        return _archive(text, item, value, reasons)
    bracketed = BRACKETED.search(value)
    if bracketed and not letters(bracketed["said"]):
        reasons = (*reasons, f"what stands in brackets was not read: {bracketed[0]}")
    known = None if reasons or bracketed else known_recipient(value)
    printed = value if known is None or same_style(known, value) else known
    return field_at(
        text, item.start, item.end, printed, Checks(known=known is not None, reasons=reasons), normalised=known
    )


def _archive(text: DocumentText, item: Item, value: str, reasons: tuple[str, ...]) -> FieldValue:
    """The last item, its first words as the form prescribes them, in doubt where they were read otherwise."""
    read = VAN_THU.match(value)
    printed = VAN_THU.sub(KEPT, value, count=1) if read else value
    known = known_recipient(value) if not reasons else None
    if read and fold(read[0]).replace(" ", "") != fold(KEPT).replace(" ", ""):
        reasons = (*reasons, f"read for {KEPT}: {read[0]}")
    return field_at(
        text, item.start, item.end, printed, Checks(known=known is not None, reasons=reasons), normalised=known
    )


def _losses(text: DocumentText, item: Item, indent: float | None) -> Iterator[str]:
    """Where words of an item may have been lost: wide gaps, and a first word far behind those of the other items."""
    words = [word for word in text.trace(item.start, item.end).words if regex.search(r"\w", word.text)]
    if not words:
        return
    height = _height(words)
    if indent is not None and words[0].box.x0 - indent > LOST * height:
        yield f"words may be lost before {words[0].text}"
    for one, other in pairwise(words):
        level = abs(one.box.middle[1] - other.box.middle[1]) < 0.5 * height
        if level and other.box.x0 - one.box.x1 > LOST * height:
            yield f"words may be lost between {one.text} and {other.text}"


def _indent(text: DocumentText, items: Sequence[Item]) -> float | None:
    """Where the first words of the items stand; ``None`` where there are no boxes."""
    firsts = [word.box.x0 for item in items for word in text.trace(item.start, item.end).words[:1]]
    return median(firsts) if firsts else None


def _pitch(items: Sequence[Item]) -> float | None:
    lines = [box for item in items for box in item.lines]
    steps = [below.middle[1] - above.middle[1] for above, below in pairwise(lines)]
    return median(steps) if len(steps) > 1 else None


def _line_lost(lines: Sequence[Box], below: Sequence[Box], pitch: float | None) -> Iterator[str]:
    if pitch is None:
        return
    for one, other in pairwise((*lines, *below[:1])):
        if other.middle[1] - one.middle[1] > PITCH * pitch:
            yield "a line below it may be lost"


def _height(words: Sequence[Word]) -> float:
    return median(word.box.height for word in words)
