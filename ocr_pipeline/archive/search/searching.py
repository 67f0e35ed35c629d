"""A search: what is found, in which order, and a page of it with snippets."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple, get_args

from ocr_pipeline.archive.entries import HEADER
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.archive.search.index import searched_from
from ocr_pipeline.archive.search.questions import Question, question_of
from ocr_pipeline.archive.search.results import Hit, Results
from ocr_pipeline.archive.search.snippets import snippet_of
from ocr_pipeline.errors import SettingsError

Order = Literal["relevance", "newest", "oldest"]
LIMIT: Final = 20
"""Documents on a page, where nothing else is asked for."""


class Part(NamedTuple):
    """A part of a statement, and the values of its question marks."""

    sql: str
    values: tuple[str, ...]


Days = tuple[str, str] | None
"""The first and the last day of issue."""
_OF_DAYS: Final = "(SELECT date FROM documents WHERE key = {}.rowid) BETWEEN ? AND ?"


class Key(NamedTuple):
    """A document that is found, whether it has the marks just so, and how well it fits: the lower the better."""

    key: int
    exact: bool
    score: float = 0.0


Keys = Sequence[Key]
MOST: Final = 1000
"""On one page; whoever wants more asks for the next."""

_SHOWN: Final = frozenset({*HEADER, "signature.name", "signature.title"})
"""Values of which there is one at most: those by which a document is known."""
_ORDERS: Final = {"newest": "date DESC, key", "oldest": "date IS NULL, date, key"}
_ALL: Final = "SELECT count(*) FROM documents"
_ROWS: Final = """
SELECT key, id, name, document_type, code, date, issuer, subject, review_required, doubtful, decisions, stale_decisions,
  first_page, packed,
  (SELECT group_concat(path, ' ') FROM reviews WHERE document = key)
FROM documents JOIN searched ON document = key WHERE key IN (SELECT value FROM json_each(?))
"""


def search(
    connection: sqlite3.Connection,
    text: str,
    filters: Filters,
    order: Order = "relevance",
    page: int = 1,
    limit: int = LIMIT,
) -> Results:
    """Find documents.

    Args:
        connection: to the catalogue.
        text: what they say (:mod:`~ocr_pipeline.archive.search.questions`); nothing, for all that the filters let pass.
        filters: what they must be.
        order: the best first (those with the marks just so before all others), or by date of issue.
        page: of the results, from 1.
        limit: documents on a page, 1 to :data:`MOST`.

    Raises:
        SettingsError: a page, a limit, an order or a date of the filters makes no sense.
        sqlite3.DatabaseError: the catalogue is damaged.
    """
    if order not in get_args(Order):
        raise SettingsError(f"no order: {order!r}", next_step=f"There are: {', '.join(get_args(Order))}.")
    if page < 1 or not 1 <= limit <= MOST:
        raise SettingsError(f"page {page}, {limit} to a page", next_step=f"Pages count from 1; at most {MOST}.")
    question = question_of(text)
    narrowed = tuple(filters.matches())
    if question.is_mute:
        return Results((), 0, page, limit)
    days = filters.days()
    loose = found_where(all_of(question.loose(), *narrowed), days)
    exact = _exact(question, narrowed, days) if question.has_marks else None
    begin = (page - 1) * limit
    if order == "relevance" and question.items:
        found = _by_rank(connection, loose, exact, begin, limit)
    else:
        found = _by_date(connection, loose, exact, _ORDERS.get(order, _ORDERS["newest"]), begin, limit)
    return Results(_hits(connection, found, question), _count(connection, loose), page, limit)


def all_of(*matches: str) -> str:
    """One MATCH of several; empty where there is none."""
    return " AND ".join(filter(None, matches))


def found_where(match: str, days: Days) -> Part | None:
    """The documents that a MATCH finds in ``search``, of some days, as SQL; ``None`` where all are meant.

    A day is looked up for each document that is found: as a part of the MATCH, every year would be ranked as a word.
    """
    if match:
        found = Part("FROM search WHERE search MATCH ?", (match,))
        return found if days is None else Part(f"{found.sql} AND {_OF_DAYS.format('search')}", (match, *days))
    return None if days is None else Part("FROM documents WHERE date BETWEEN ? AND ?", days)


def _exact(question: Question, narrowed: tuple[str, ...], days: Days) -> Part:
    """The documents that have the marks just so: of codes, and of what the filters ask, they do not count."""
    conditions = ["search_marked MATCH ?"]
    # The plus keeps SQLite from asking the index anew for each of these documents, which takes a second in place of ms.
    others = all_of(question.codes(), *narrowed)
    if others:
        conditions.append("+rowid IN (SELECT rowid FROM search WHERE search MATCH ?)")
    if days is not None:
        conditions.append(_OF_DAYS.format("search_marked"))
    values = (question.marked(), *([others] if others else []), *(days or ()))
    return Part(f"FROM search_marked WHERE {' AND '.join(conditions)}", values)


def _by_rank(connection: sqlite3.Connection, loose: Part | None, exact: Part | None, begin: int, limit: int) -> Keys:
    """A page of documents by rank, those that are exact before the others."""
    if loose is None:
        return []
    if exact is None:
        return [Key(key, False, score) for key, score in _ranked(connection, loose, begin, limit)]
    first = [Key(key, True, score) for key, score in _ranked(connection, exact, begin, limit)]
    rest = limit - len(first)
    if not rest:
        return first
    before = begin + len(first) if first or not begin else _count(connection, exact)
    others = Part(f"{loose.sql} AND +rowid NOT IN (SELECT rowid {exact.sql})", (*loose.values, *exact.values))
    ranked = _ranked(connection, others, max(0, begin - before), rest)
    return [*first, *(Key(key, False, score) for key, score in ranked)]


def _ranked(connection: sqlite3.Connection, found: Part, begin: int, limit: int) -> list[tuple[int, float]]:
    statement = f"SELECT rowid, rank {found.sql} ORDER BY rank LIMIT ? OFFSET ?"
    return connection.execute(statement, (*found.values, limit, begin)).fetchall()


def _by_date(
    connection: sqlite3.Connection, loose: Part | None, exact: Part | None, order: str, begin: int, limit: int
) -> Keys:
    """A page of documents by date; whether each is exact is looked up."""
    where, values = (f"WHERE key IN (SELECT rowid {loose.sql})", loose.values) if loose else ("", ())
    statement = f"SELECT key FROM documents {where} ORDER BY {order} LIMIT ? OFFSET ?"  # noqa: S608
    keys = [row[0] for row in connection.execute(statement, (*values, limit, begin))]
    return [Key(key, exact is not None and _has(connection, exact, key)) for key in keys]


def _has(connection: sqlite3.Connection, found: Part, key: int) -> bool:
    statement = f"SELECT 1 {found.sql} AND rowid = ?"
    return connection.execute(statement, (*found.values, key)).fetchone() is not None


def _count(connection: sqlite3.Connection, found: Part | None) -> int:
    statement, values = (f"SELECT count(*) {found.sql}", found.values) if found else (_ALL, ())
    return int(connection.execute(statement, values).fetchone()[0])


def _hits(connection: sqlite3.Connection, found: Keys, question: Question) -> tuple[Hit, ...]:
    keys = json.dumps([each.key for each in found])
    rows = {row[0]: row[1:] for row in connection.execute(_ROWS, (keys,))}
    return tuple(_hit(rows[each.key], question, each) for each in found)


def _hit(row: Sequence[Any], question: Question, found: Key) -> Hit:
    *fields, first_page, content, paths = row
    identity, name, kind, code, date, issuer, subject, required, doubtful, decisions, stale = fields
    return Hit(
        document=DocumentId(identity),
        name=name,
        document_type=kind,
        code=code,
        date=date,
        issuer=issuer,
        subject=subject,
        review_required=bool(required),
        doubtful=doubtful,
        decisions=decisions,
        stale_decisions=stale,
        flagged=tuple(path for path in (paths or "").split() if path in _SHOWN),
        exact=found.exact,
        snippet=snippet_of(searched_from(content).text, question, first_page or 1, exact=found.exact),
        score=found.score,
    )
