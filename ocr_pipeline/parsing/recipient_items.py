"""The lines of nơi nhận parted into items (NĐ 30/2020 Phụ lục I, cell 9b), each with a dash before it and ";" behind.

Both are small, and lost on coarse scans; then the page itself tells: a line that ends where the next one's first word
would still have fitted was ended by hand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import regex

from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.recognition.words import Box

HEADING = regex.compile(r"^[\W_]*\w{2,3} nh\w{1,3}\s*[:;.,]?(?=\s|$)")
"""Nơi nhận, however its first word was read, and the list's own first line. On the folded line."""
SHORT = 14
"""Signs of a line that may be the heading read beyond recognition."""
ARCHIVED = r"(?:\S{0,3}u|[l1i|t]\s?[.,]?\s?[uvn]{1,3}\w?|l\S{1,3})\s?[:;.,]\s?v[tilf17]\b"
"""Lưu: VT, however its letters were read; VT is văn thư, which keeps every document. On the folded text."""
ITEM = regex.compile(
    rf"^\W{{0,2}}[-–—•+*_~¬=]+\s*['‘`]?\s*|^\W{{0,2}}(?=luu\s?:|luu (?:vp|van phong|vt\b|ho so)|{ARCHIVED})"
)
"""The dash before a recipient; the "Lưu" line may have lost its own. On the folded line."""
ARCHIVE = regex.compile(rf"^\W*(?:l[uiv]u\b|{ARCHIVED})")
"""The last item: what is kept ("Lưu: VT, …"). On the folded text."""
REFERRING = regex.compile(r"^\W*nhu (?:tren|dieu \w{1,3}|kinh gui)\W*$")
"""Như trên, Như Điều 3: always an item of its own. On the folded text."""
CLOSED = regex.compile(r";(?:\W{0,3}|\s+\w(?:\s\w)?)$")
"""What closes an item, and perhaps a speck or two behind it."""
LAST = regex.compile(r"\.[\s:;,'’]{0,4}$")
"""What closes the last item, and perhaps specks behind it."""
UNFINISHED = regex.compile(r"(?:\(|\bva|-)$")
"""What a line ends with that goes on. On the folded text."""
COMMA = regex.compile(r",\W{0,3}$")
"""What goes on too, unless it is a semicolon misread, in a list that has lost its dashes. On the folded text."""
BELOW_THE_KEPT = "it stands below what is kept, which closes the list as a rule"
ROOM = 0.8
"""Text heights that must be left, beside the next word, where a line was ended by hand."""
DASH_ALONE = regex.compile(r"^[-–—•+*_~¬=]+$")
"""A dash that was read as a word of its own."""
FEWEST_DASHES = 3
"""So many dashes tell where they stand in a list."""
AT_DASH = 0.4
"""What begins no further from the dashes, of the way to the words behind them, begins where they do."""
INNER_LIST = ":"
"""An item with a list of its own parts it by semicolons, too: "VPCP: BTCN, các PCN; Trợ lý TTg, các Vụ"."""
LEAST_OF_A_TITLE = 3
"""Words in capitals beside the heading from which they are the signature's: "TM. ỦY BAN NHÂN DÂN"."""
PEN_MARK = regex.compile(r"^[\W\d_]*$")
"""A line without a letter is no item."""


@dataclass(slots=True)
class Item:
    """An item: ``text[start:end]``, the boxes of its lines, as far as it has any, and doubts about where it ends."""

    start: int
    end: int
    lines: list[Box]
    doubts: tuple[str, ...] = ()


def items_of(text: DocumentText, lines: Sequence[TextLine]) -> list[Item]:
    """The items of a list in order, without their dashes; the one that begins with Lưu is the last, as a rule."""
    boxes = [text.trace(line.start, line.end).box for line in lines]
    edge = max((box.x1 for box in boxes if box is not None), default=0)
    going_on = _going_on(text, lines)
    lost = _lost_dashes(text, [line for line in lines if line not in going_on])
    items: list[Item] = []
    for number, (line, box) in enumerate(zip(lines, boxes, strict=True)):
        if number == 0 and _misread_heading(text, lines):
            continue
        heading = HEADING.match(fold(text.line_text(line))) if number == 0 else None
        start = line.start + (heading.end() if heading else 0)
        rest = text.text[start : line.end]
        if PEN_MARK.match(rest) or (heading and _is_of_the_signature(rest)):
            continue
        dash = ITEM.match(fold(rest))
        kept = bool(items) and ARCHIVE.match(_said(text, items[-1])) is not None
        by_hand = bool(items) and not dash and _ended_by_hand(text, items[-1], line, edge)
        amid = line in going_on and items and not kept and not REFERRING.match(_said(text, items[-1]))
        comma = by_hand and COMMA.search(_said(text, items[-1])) is not None
        if amid and _is_closed(text, items[-1]):
            if INNER_LIST not in _said(text, items[-1]):
                items[-1].doubts = (f"{rest.strip()} may be another item",)
            items[-1].end = line.end
            items[-1].lines += [box] if box else []
        elif dash or not items or _is_closed(text, items[-1]) or (by_hand and lost and not comma):
            # What is kept closes the list, unless it is closed like any other item and another one follows.
            if kept and not (dash and CLOSED.search(_said(text, items[-1]))):
                break
            begin = start + (dash.end() if dash else 0)
            items.append(Item(begin, line.end, [box] if box else [], (BELOW_THE_KEPT,) if kept else ()))
        elif kept and LAST.search(_said(text, items[-1])):
            break
        else:
            if by_hand and comma == lost:
                items[-1].doubts = (f"{rest.strip()} may be another item",)
            items[-1].end = line.end
            items[-1].lines += [box] if box else []
    return items


def _is_of_the_signature(beside: str) -> bool:
    """Whether what stands beside the heading is the signature's first line, in a text that lost its columns."""
    return beside.isupper() and not ITEM.match(beside) and len(beside.split()) >= LEAST_OF_A_TITLE


def _going_on(text: DocumentText, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines without a dash that begin where dashes stand: where one was lost, its place is blank."""
    firsts = {line: text.trace(line.start, line.end).words[:2] for line in lines}
    dashed = [words for words in firsts.values() if len(words) == 2 and DASH_ALONE.match(words[0].text)]
    if len(dashed) < FEWEST_DASHES:
        return []
    dash, word = (median(words[place].box.x0 for words in dashed) for place in (0, 1))
    nearer = (line for line, words in firsts.items() if words and words[0].box.x0 < dash + AT_DASH * (word - dash))
    return [line for line in nearer if not ITEM.match(fold(text.line_text(line)))]


def _lost_dashes(text: DocumentText, lines: Sequence[TextLine]) -> bool:
    """Whether a list has lost dashes: a line behind a closed one has none, though it begins an item."""
    said = [fold(text.line_text(line)).strip() for line in lines]
    return any(CLOSED.search(above) and not ITEM.match(line) for above, line in pairwise(said))


def _misread_heading(text: DocumentText, lines: Sequence[TextLine]) -> bool:
    """Whether the first line is "Nơi nhận:" read beyond recognition: short, without a dash, above lines with one."""
    dashed = [ITEM.match(fold(text.line_text(line))) is not None for line in lines[:3]]
    return len(dashed) == 3 and dashed == [False, True, True] and len(text.line_text(lines[0])) < SHORT


def _said(text: DocumentText, item: Item) -> str:
    return fold(text.text[item.start : item.end]).rstrip()


def _is_closed(text: DocumentText, item: Item) -> bool:
    said = _said(text, item)
    return CLOSED.search(said) is not None or REFERRING.match(said) is not None


def _ended_by_hand(text: DocumentText, item: Item, line: TextLine, edge: int) -> bool:
    """Whether the last line of ``item`` ends where the first word of ``line`` would have fitted before the ``edge``.

    A word in small letters goes on, wherever its line was broken.
    """
    words = text.trace(line.start, line.end).words
    if not item.lines or not words or UNFINISHED.search(_said(text, item)) or text.text[line.start].islower():
        return False
    above, first = item.lines[-1], words[0].box
    return edge - above.x1 > first.width + ROOM * above.height
