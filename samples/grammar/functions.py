"""Who does what: the department, district office or commune post for a field, under its name of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from samples.grammar.tables import table

_ARENAS = ("ministry", "university", "party", "court")
# Departments that sign for the whole committee of their field and write no documents of the usual kinds here.
_SILENT = frozenset({"police", "military", "office", "media"})


@dataclass(frozen=True)
class Unit:
    """An office or post: its name; for departments code, head, drafting units, ``heading`` if printed otherwise."""

    name: str
    code: str = ""
    head: str = "Giám đốc"
    heading: str = ""
    units: dict[str, str] = field(default_factory=dict)


def _on(day: dt.date, rows: Sequence[Mapping[str, Any]]) -> Unit | None:
    for row in rows:
        if row.get("since", dt.date.min) <= day <= row.get("until", dt.date.max):
            return Unit(**{key: value for key, value in row.items() if key not in ("since", "until")})
    return None


def unit(function: str, level: str, day: dt.date) -> Unit | None:
    """Who has a field at a level (``department``, ``district``, ``commune``) on a day; None where nobody has."""
    return _on(day, table("functions").get(function, {}).get(level, ()))


def within(arena: str, function: str) -> str | None:
    """The unit of a ministry, university, court or Party committee for a field."""
    name: str | None = table("functions")[arena].get(function)
    return name


@cache
def departments(day: dt.date) -> tuple[tuple[str, Unit], ...]:
    """The departments of a province that issue documents on a day, with their fields."""
    found = []
    for function in table("functions"):
        if function in _ARENAS or function in _SILENT:
            continue
        department = unit(function, "department", day)
        if department is not None:
            found.append((function, department))
    return tuple(found)
