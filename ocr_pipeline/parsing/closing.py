"""The footer's left half: who receives the document (NĐ 30/2020 Phụ lục I, cell 9b)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

import regex

from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import missing
from ocr_pipeline.parsing.recipient_items import Item, items_of
from ocr_pipeline.parsing.recipient_wording import recipient
from ocr_pipeline.recognition.words import Box, Word
from schemas import FieldValue

LOST: Final = 1.3
"""Text heights of a gap between two words of an item, or before its first, in which a word may have been lost."""
UPON: Final = 0.5
"""Text heights between the beginnings of two words of a line, of which one stands upon the other; boxes may be wide."""
PITCH: Final = 1.6
"""Multiples of the usual pitch from one line to the next in which a line may have been lost."""
ENDED: Final = regex.compile(r"[;:.,]\W{0,4}$")
"""The sign that closes an item: where an item has lost it, and most have theirs, words before it may be lost too."""
DASH: Final = regex.compile(r"^[\W_]{1,2}$")
"""What stands before an item, and is none of its words."""


def parse_recipients(text: DocumentText, lines: Sequence[TextLine]) -> tuple[FieldValue, ...]:
    """The items of nơi nhận in order, each without its dash and its closing sign; the "Lưu" line is the last."""
    items = items_of(text, lines)
    indent, pitch = _indent(text, items), _pitch(items)
    ended = _ended(text, items)
    found = []
    for place, item in enumerate(items):
        below = items[place + 1].lines if place + 1 < len(items) else []
        reasons = (
            *item.doubts,
            *(() if ended[place] else ("its closing sign was not read",)),
            *_words_lost(text, item, indent),
            *_line_lost(item.lines, below, pitch),
        )
        field = recipient(text, item, reasons)
        found += [field] if field is not None else []
    if lines and not found:
        return (missing("nothing was read under Nơi nhận", page=lines[0].page),)
    return tuple(found)


def _ended(text: DocumentText, items: Sequence[Item]) -> list[bool]:
    """Of each item whether its closing sign was read; of a list without such signs, and of the last item, always."""
    read = [ENDED.search(text.text[item.start : item.end]) is not None for item in items]
    return [each or 2 * sum(read) < len(read) or place == len(read) - 1 for place, each in enumerate(read)]


def _words_lost(text: DocumentText, item: Item, indent: float | None) -> Iterator[str]:
    """Where words of an item may have been lost: wide gaps, and a first word far behind those of the other items."""
    words = _words(text, item)
    if not words:
        return
    height = median(word.box.height for word in words)
    if indent is not None and words[0].box.x0 - indent > LOST * height:
        yield f"words may be lost before {words[0].text}"
    for one, other in pairwise(words):
        level = abs(one.box.middle[1] - other.box.middle[1]) < 0.5 * height
        upon = other.box.x0 - one.box.x0 < UPON * height  # one of them was read from another line
        if level and (upon or other.box.x0 - one.box.x1 > LOST * height):
            yield f"words may be lost between {one.text} and {other.text}"


def _words(text: DocumentText, item: Item) -> list[Word]:
    words = list(text.trace(item.start, item.end).words)
    return words[1:] if words and DASH.match(words[0].text) else words


def _indent(text: DocumentText, items: Sequence[Item]) -> float | None:
    """Where the first words of the items stand; ``None`` where there are no boxes."""
    firsts = [word.box.x0 for item in items for word in _words(text, item)[:1]]
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
