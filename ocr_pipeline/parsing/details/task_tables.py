"""The tasks of a plan that stand in a table: what, who, with whom, by when, told by the heads of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import regex

from ocr_pipeline.parsing.dating.moments import find_moments
from ocr_pipeline.parsing.details.labelled import column_of
from ocr_pipeline.parsing.fields import Checks, field_at
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.registry import Draft
from schemas import FieldValue, Origin, Span, Table, absent
from schemas.details import Task

NO_DATE: Final = "no real date was read"
# "Tháng 3", "Trước ngày 15/4", "Quý II": a time of some year; "06 tháng/lần" and "thường xuyên" are none.
DAY_WITHOUT_YEAR: Final = regex.compile(
    r"(?<!\w)(?:thang|quy|ngay)\s+(?:\d|[ivl]{1,3}(?!\w))|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table of ``width`` say what; ``None`` for those that it lacks."""

    width: int
    task: int
    unit: int | None
    partners: int | None
    deadline: int | None


def tasks_of_tables(draft: Draft) -> tuple[Task, ...]:
    """The rows of every table whose head names a task and either a unit or a time.

    A table without such a head that is as wide goes on from the one before it: from the page before.
    """
    tasks: list[Task] = []
    columns: Columns | None = None
    for table in draft.fields.get("tables", ()):
        if not isinstance(table, Table) or not table.rows or len(table.spans) != len(table.rows):
            continue
        headed = _columns(table.rows[0])
        if headed is None and columns is not None and len(table.rows[0]) != columns.width:
            columns = None
        columns = headed or columns
        if columns is not None:
            tasks += _tasks(draft, table.spans[1 if headed else 0 :], columns)
    return tuple(tasks)


def _columns(heads: Sequence[str]) -> Columns | None:
    names = ("task_column", "unit_column", "partner_column", "deadline_column")
    task, unit, partners, deadline = (column_of(heads, name) for name in names)
    if task is None or (unit is None and deadline is None) or task in {unit, partners, deadline}:
        return None
    return Columns(len(heads), task, unit, partners, deadline)


def _tasks(draft: Draft, rows: Sequence[Sequence[Span | None]], columns: Columns) -> Iterator[Task]:
    for spans in rows:
        task, unit, partners = (_cell(draft, spans, at) for at in (columns.task, columns.unit, columns.partners))
        if task.value and (unit.value or partners.value or _cell(draft, spans, columns.deadline).value):
            yield Task(task=task, unit=unit, partners=partners, deadline=_day(draft, spans, columns.deadline))


def _cell(draft: Draft, spans: Sequence[Span | None], column: int | None) -> FieldValue:
    span = spans[column] if column is not None and column < len(spans) else None
    if span is None:
        return absent()
    value = " ".join(draft.text.text[slice(*span)].split())
    return field_at(draft.text, *span, value, Checks()) if value else absent()


def _day(draft: Draft, spans: Sequence[Span | None], column: int | None) -> FieldValue:
    """The last day that a cell names; absent where it names none, null and in doubt where that has no year."""
    span = spans[column] if column is not None and column < len(spans) else None
    if span is None:
        return absent()
    said = draft.text.text[slice(*span)]
    moments = find_moments(said)
    if not moments:
        unread = DAY_WITHOUT_YEAR.search(fold(said)) is not None
        return field_at(draft.text, *span, None, Checks(known=True, reasons=(NO_DATE,))) if unread else absent()
    last = moments[-1]
    doubts = () if last.last else (NO_DATE,)
    start, end = (span[0] + at for at in last.span)
    origin = None if last.day else Origin.DERIVED
    return field_at(draft.text, start, end, last.last or last.likely, Checks(known=True, reasons=doubts), origin=origin)
