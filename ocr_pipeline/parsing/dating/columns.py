"""Days in tables whose column alone says what they mean, from ``data/date_columns.tsv``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ocr_pipeline.parsing.dating.cues import ROLES, Role
from ocr_pipeline.parsing.dating.events import FoundEvent
from ocr_pipeline.parsing.dating.moments import find_moments
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.tables import table_rows
from schemas import Table


@dataclass(frozen=True, slots=True)
class Head:
    """What the days below a head mean; ``role`` is ``None`` for those that mean nothing for the document."""

    words: str
    role: Role | None
    sure: bool


@cache
def date_columns() -> tuple[Head, ...]:
    """The heads of the table, the longest first."""
    heads = [
        Head(row["head"], next((role for role in ROLES if role == row["role"]), None), row["trust"] == "sure")
        for row in table_rows("date_columns")
    ]
    return tuple(sorted(heads, key=lambda head: -len(head.words)))


def events_of_tables(text: str, tables: Sequence[Table]) -> Iterator[FoundEvent]:
    """The days of every table that stand below a head with a meaning; a day that means several is none of them."""
    for table in tables:
        if len(table.spans) != len(table.rows) or not table.rows:
            continue
        heads = [_head(said) for said in table.rows[0]]
        for spans in table.spans[1:]:
            for head, span in zip(heads, spans, strict=False):
                if head is not None and head.role is not None and span is not None:
                    yield from _events(text, span, head)


def _head(said: str) -> Head | None:
    folded = " ".join(fold(said).split())
    return next((head for head in date_columns() if folded.startswith(fold(head.words))), None)


def _events(text: str, span: tuple[int, int], head: Head) -> Iterator[FoundEvent]:
    doubts = () if head.sure else (f"its role follows from the head of its column: {head.words}",)
    moments = find_moments(text[slice(*span)])
    if len(moments) != 1 or head.role is None:
        return
    (moment,) = moments
    if not moment.day and head.role != "deadline":
        return
    value = moment.last or moment.likely
    unread = ("no real date was read",) if value and not moment.last else ()
    start, end = (span[0] + at for at in moment.span)
    yield FoundEvent(head.role, (start, end), value, derived=not moment.day, reasons=(*doubts, *unread))
