"""What documents are about: a topic bundles phrases, measures, quantities, laws and offices that belong together."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from samples.grammar.office import Arena, Office
from samples.grammar.tables import table, topic_files


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Policy(_Row):
    """What a people's council decides on: the subject of its resolution, and its clauses."""

    title: str
    clauses: tuple[str, ...]


class Reply(_Row):
    """A matter somebody asked about, and what is answered."""

    matter: str
    answers: tuple[str, ...]


class ResultTable(_Row):
    """A table of results by locality, and the sentence that sums it up (``c1`` is the total of its first column)."""

    title: str
    columns: tuple[str, ...]
    sentence: str


class Urgent(_Row):
    """What a telegram is sent for."""

    subject: str
    situation: str
    measures: tuple[str, ...]


class Topic(_Row):
    """A topic; every text is a template of :mod:`samples.grammar.filling`.

    ``tasks`` are what is to be done, after "V/v" or "Kế hoạch"; ``facts`` are sentences with quantities, ``aims``
    clauses; ``measures`` and the phrases of ``partners`` (by field) go on after "có trách nhiệm"; ``clauses`` are
    articles (title, then paragraphs) of regulations; ``desks`` are the codes of the units that have the topic. A text
    may begin with the year it came up (``@2018 ``);
    communes leave out those that begin with ``@up ``; ``windows`` are the only times of a topic that has its season.
    """

    key: str
    name: str
    duty: str
    function: str
    suffix: str
    desks: tuple[str, ...] = ()
    arenas: tuple[Arena, ...]
    since: dt.date = dt.date.min
    windows: tuple[tuple[dt.date, dt.date], ...] = ()
    laws: tuple[str, ...]
    tasks: tuple[str, ...]
    programmes: tuple[str, ...]
    situation: tuple[str, ...]
    facts: tuple[str, ...]
    shortfalls: tuple[str, ...]
    aims: tuple[str, ...]
    measures: tuple[str, ...]
    partners: tuple[tuple[str, str], ...]
    clauses: tuple[tuple[str, ...], ...] = ()
    policy: Policy | None = None
    reply: Reply | None = None
    opinions: tuple[str, ...] = ()
    table: ResultTable | None = None
    urgent: Urgent | None = None

    def on(self, day: dt.date, arena: Arena) -> Topic:
        """The topic as an office wrote about it on ``day``: texts of later years or of larger places are left out."""
        changed = {}
        for name, value in self:
            if isinstance(value, tuple) and value and all(isinstance(text, str) for text in value):
                changed[name] = tuple(_unguarded(text) for text in value if _written(text, day, arena))
        return self.model_copy(update=changed)

    def fits(self, office: Office, day: dt.date) -> bool:
        """Whether an office writes about it on a day."""
        if office.arena not in self.arenas or day < self.since:
            return False
        if self.windows and not any(first <= day <= last for first, last in self.windows):
            return False
        if office.function is not None and office.function != self.function:
            return False
        return not office.topics or self.key in office.topics


_GUARD = re.compile(r"(?:@(?P<since>\d{4}) )?(?P<up>@up )?")
"""``@2018 `` before a text: what it speaks of has been there since that year; ``@up ``: communes have no such thing."""


def _written(text: str, day: dt.date, arena: Arena) -> bool:
    guard = _GUARD.match(text)
    assert guard is not None
    return int(guard["since"] or 0) <= day.year and not (guard["up"] and arena == "commune")


def _unguarded(text: str) -> str:
    return _GUARD.sub("", text, count=1)


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, by the names of their files."""
    return tuple(_topic(name) for name in topic_files())


def _topic(name: str) -> Topic:
    row: dict[str, Any] = table(name)
    return Topic.model_validate(row | {"key": name.partition("/")[2]})


def topics_of(office: Office, day: dt.date) -> list[Topic]:
    """What an office may write about on a day."""
    return [topic for topic in topics() if topic.fits(office, day)]
