"""Agencies by name: central ones, bodies of administrative units, departments, each with the time of its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from ocr_pipeline.parsing.issuers.areas import KINDS, Words, words_of
from ocr_pipeline.parsing.issuers.days import Days, Validity, validity
from ocr_pipeline.parsing.tables import table_rows

Level = Literal["central", "unit", "province", "district", "party"]
"""Whose agency it is: the state's, a unit's own body, a department of a province, one of a district or a commune, a
board of a committee of the Party."""

_DEPARTMENTS: Final[dict[str, Level]] = {"province": "province", "district": "district", "party": "party"}
_AMONG_FORMS: Final = "|"


@dataclass(frozen=True, slots=True)
class Body:
    """An agency: its full name, its level, the time of the name.

    ``own_kind`` is the kind of unit that its own name says (Tỉnh ủy: tỉnh), after which the unit's bare name follows.
    """

    name: str
    level: Level
    time: Validity
    own_kind: str | None = None

    def doubts(self, days: Days) -> list[str]:
        """In words: that the name was not valid on these days."""
        if not days.known or self.time.covers(days):
            return []
        if self.time.until is not None and days.first > self.time.until:
            return [f"{self.name} was valid until {self.time.until.isoformat()}, before the date of the document"]
        return [f"{self.name} is valid since {self.time.since}, after the date of the document"]


def body_at(words: Sequence[str]) -> tuple[Body, Words] | None:
    """The agency that the words open with, the longest that there is, and the words behind it."""
    for length in range(min(len(words), _longest()), 0, -1):
        body = _bodies().get(tuple(words[:length]))
        if body is not None and (body.level != "central" or length == len(words)):
            return body, tuple(words[length:])
    return None


@cache
def printed_forms() -> tuple[tuple[str, Body], ...]:
    """Every form that an agency's name is printed in, as the tables write it, with the agency."""
    rows = [row for table in ("central_bodies", "local_bodies", "departments") for row in table_rows(table)]
    return tuple((form, _bodies()[words_of(form)]) for row in rows for form in _forms(row))


@cache
def _bodies() -> dict[Words, Body]:
    found: dict[Words, Body] = {}
    for row in table_rows("central_bodies"):
        _enter(found, row, "central")
    for row in table_rows("local_bodies"):
        _enter(found, row, "unit", row["unit"] if row["unit"] in KINDS else None)
    for row in table_rows("departments"):
        _enter(found, row, _DEPARTMENTS[row["level"]])
    return found


def _enter(found: dict[Words, Body], row: dict[str, str], level: Level, own_kind: str | None = None) -> None:
    body = Body(row["name"], level, validity(row["since"], row["until"]), own_kind)
    for form in _forms(row):
        found[words_of(form)] = body


def _forms(row: dict[str, str]) -> Iterable[str]:
    return filter(None, (row["name"], *row["printed"].split(_AMONG_FORMS)))


@cache
def _longest() -> int:
    return max(map(len, _bodies()))
