"""The tasks of a plan that stand in a table: what, who, with whom, by when, told by the heads of its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocr_pipeline.parsing.dating.moments import find_moments
from ocr_pipeline.parsing.details.labelled import column_of
from ocr_pipeline.parsing.fields import Checks, field_at
from ocr_pipeline.parsing.registry import Draft
from schemas import FieldValue, Origin, Span, Table, absent
from schemas.details import Task


def tasks_of_tables(draft: Draft) -> tuple[Task, ...]:
    """The rows of every table whose head names a task and either a unit or a time."""
    tables = [each for each in draft.fields.get("tables", ()) if isinstance(each, Table)]
    return tuple(task for table in tables for task in _tasks(draft, table))


def _tasks(draft: Draft, table: Table) -> Iterator[Task]:
    if not table.rows or len(table.spans) != len(table.rows):
        return
    heads = table.rows[0]
    columns = [column_of(heads, name) for name in ("task_column", "unit_column", "partner_column", "deadline_column")]
    if columns[0] is None or (columns[1] is None and columns[3] is None):
        return
    for spans in table.spans[1:]:
        task, unit, partners = (_cell(draft, spans, column) for column in columns[:3])
        if task.value and (unit.value or partners.value or _cell(draft, spans, columns[3]).value):
            yield Task(task=task, unit=unit, partners=partners, deadline=_day(draft, spans, columns[3]))


def _cell(draft: Draft, spans: Sequence[Span | None], column: int | None) -> FieldValue:
    span = spans[column] if column is not None and column < len(spans) else None
    if span is None:
        return absent()
    value = " ".join(draft.text.text[slice(*span)].split())
    return field_at(draft.text, *span, value, Checks()) if value else absent()


def _day(draft: Draft, spans: Sequence[Span | None], column: int | None) -> FieldValue:
    """The last day that a cell names; absent where it names none that has its year."""
    span = spans[column] if column is not None and column < len(spans) else None
    if span is None:
        return absent()
    moments = find_moments(draft.text.text[slice(*span)])
    if not moments:
        return absent()
    last = moments[-1]
    doubts = () if last.last else ("no real date was read",)
    start, end = (span[0] + at for at in last.span)
    origin = None if last.day else Origin.DERIVED
    return field_at(draft.text, start, end, last.last or last.likely, Checks(known=True, reasons=doubts), origin=origin)
