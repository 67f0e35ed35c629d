"""Which documents came, went or were changed lately: told by the catalogue, and by the log of what people decided."""

from __future__ import annotations

import sqlite3
from importlib.resources import files
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from ocr_pipeline.archive.database import statements, told, transaction
from ocr_pipeline.archive.decisions.log import last_decision, last_decisions, link_of
from ocr_pipeline.archive.identity import DocumentId

NOTHING: Final = (0, 0)


class Seen(BaseModel):
    """How far somebody knows what happened in an archive.

    Attributes:
        catalogue: the name of the catalogue that told it.
        change: the last change that it told of, and its mark.
        decision: the last decision of people, and its link of the log's chain.
    """

    model_config = ConfigDict(frozen=True)

    catalogue: str
    change: tuple[int, int]
    decision: tuple[int, str]


def note_changes(connection: sqlite3.Connection, path: Path) -> None:
    """Let a catalogue note from now on what changes; one that an earlier version made gets what it needs for that.

    Args:
        connection: to the catalogue, for writing.
        path: of its file.
    """
    with told(path):
        if _notes(connection):
            return
    with transaction(connection, path):
        if not _notes(connection):
            for statement in statements(files("ocr_pipeline.archive").joinpath("changes.sql").read_text("utf-8")):
                connection.execute(statement)


def seen_by(connection: sqlite3.Connection, log: Path) -> Seen | None:
    """What the catalogue and the log of decisions know now; ``None`` where the catalogue does not note changes yet."""
    if not _notes(connection):
        return None
    (name,) = connection.execute("SELECT name FROM born").fetchone()
    last = connection.execute("SELECT number, mark FROM changes ORDER BY number DESC LIMIT 1").fetchone()
    number = last_decision(log)
    return Seen(catalogue=name, change=last or NOTHING, decision=(number, link_of(log, number)))


def changed_since(connection: sqlite3.Connection, log: Path, since: Seen | None) -> frozenset[DocumentId] | None:
    """The documents that may not be as they were; ``None`` where that is not known and all must be looked at.

    Args:
        connection: to the catalogue, which notes changes.
        log: of decisions.
        since: what was known.
    """
    if since is None or not _goes_on(connection, log, since):
        return None
    rows = connection.execute("SELECT DISTINCT document FROM changes WHERE number > ?", since.change[:1])
    return frozenset((*(DocumentId(row[0]) for row in rows), *last_decisions(log, since.decision[0])))


def _goes_on(connection: sqlite3.Connection, log: Path, since: Seen) -> bool:
    """Whether all that happened since is still known: nothing was made anew, put back, or is too long ago."""
    same = connection.execute("SELECT count(*) FROM born WHERE name = ?", (since.catalogue,)).fetchone()
    known = connection.execute("SELECT count(*) FROM changes WHERE (number, mark) = (?, ?)", since.change).fetchone()
    (first,) = connection.execute("SELECT coalesce(min(number), 1) FROM changes").fetchone()
    told = known[0] or (tuple(since.change) == NOTHING and first == 1)
    return bool(same[0] and told and link_of(log, since.decision[0]) == since.decision[1])


def _notes(connection: sqlite3.Connection) -> bool:
    wanted = "SELECT count(*) FROM sqlite_schema WHERE name = 'changes_kept'"
    return bool(connection.execute(wanted).fetchone()[0])
