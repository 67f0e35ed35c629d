"""The footer's left half: who receives the document (NĐ 30/2020 Phụ lục I, cell 9b)."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import Checks, field_at
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import known_recipient, letters, same_style
from schemas import FieldValue

HEADING = regex.compile(r"^[\W_]*\w{2,3} nh\w{1,3}\s*[:;.,]?(?=\s|$)")
"""Nơi nhận, however its first word was read, and the list's own first line. On the folded line."""
ITEM = regex.compile(r"^\W{0,2}[-–—•+*_]+\s*['‘`]?\s*|^\W{0,2}(?=luu\s?:)")
"""The dash before a recipient; the "Lưu" line may have lost its own. On the folded line."""
ARCHIVE = regex.compile(r"^\W*l[uiv]u\b")
"""The last item: what is kept ("Lưu: VT, …"). On the folded text."""
STRAY_END = regex.compile(r"(?<=[.;])\s+(?:[\W\d]{1,6}|\S{1,2})$")
"""What a pen left behind the closing sign of an item: a copy count, a tick."""


def parse_recipients(text: DocumentText, lines: Sequence[TextLine]) -> tuple[FieldValue, ...]:
    """The items of nơi nhận in order, each without its dash and its closing sign; the "Lưu" line is the last."""
    spans: list[list[int]] = []
    for number, line in enumerate(lines):
        said = text.line_text(line)
        if number == 0 and _misread_heading(text, lines):
            continue
        heading = HEADING.match(fold(said)) if number == 0 else None
        start = line.start + (heading.end() if heading else 0)
        rest = text.text[start : line.end]
        if not rest.strip(" .,:;_-/|"):
            continue
        dash = ITEM.match(fold(rest))
        # Small dashes are lost on coarse scans: a line behind a closed item begins the next one all the same.
        if dash or not spans or _ends_item(text, spans[-1]):
            if spans and ARCHIVE.match(fold(text.text[spans[-1][0] : spans[-1][1]])):
                break
            spans.append([start + (dash.end() if dash else 0), line.end])
        elif ARCHIVE.match(fold(text.text[spans[-1][0] : spans[-1][1]])) and _closed(text, spans[-1]):
            break
        else:
            spans[-1][1] = line.end
    return tuple(field for start, end in spans if (field := _recipient(text, start, end)) is not None)


def _misread_heading(text: DocumentText, lines: Sequence[TextLine]) -> bool:
    """Whether the first line is "Nơi nhận:" read beyond recognition: short, without a dash, above lines with one."""
    dashed = [ITEM.match(fold(text.line_text(line))) is not None for line in lines[:3]]
    return len(dashed) == 3 and dashed == [False, True, True] and len(text.line_text(lines[0])) < 14


def _ends_item(text: DocumentText, span: Sequence[int]) -> bool:
    return text.text[span[0] : span[1]].rstrip().endswith(";")


def _closed(text: DocumentText, span: Sequence[int]) -> bool:
    return text.text[span[0] : span[1]].rstrip().endswith(".")


def _recipient(text: DocumentText, start: int, end: int) -> FieldValue | None:
    said = STRAY_END.sub("", " ".join(text.text[start:end].split()))
    value = regex.sub(r",(?=\p{L})", ", ", said.strip(" .;,:-_|'`‘"))
    if len(letters(value)) < 2:
        return None
    known = known_recipient(value)
    printed = value if known is None or same_style(known, value) else known
    return field_at(text, start, end, printed, Checks(known=known is not None), normalised=known)
