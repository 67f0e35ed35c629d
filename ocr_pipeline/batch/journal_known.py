"""What a journal knows, asked by the run that writes it and by whoever looks on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from ocr_pipeline.archive.database import told
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.batch.inbox import Place
from ocr_pipeline.batch.journal_rows import DocumentRow, PageRow, SetAside, SourceRow, as_key, as_parts, as_path
from ocr_pipeline.batch.states import Failure, PageState, State

_KNOWN: Final = (
    "SELECT s.stamp, s.document, s.state, s.limits, d.path, d.state, d.page_count,"
    " d.reading, d.finding, d.limits, d.parts"
    " FROM sources s LEFT JOIN documents d ON d.id = s.document WHERE s.path = ?"
)


_SET_ASIDE: Final = (
    "SELECT s.path, d.state, d.kind, d.cause, d.next_step, d.exit_code, d.id"
    " FROM documents d JOIN sources s ON s.document = d.id WHERE d.state IN (?1, ?2, ?3)"
    " UNION ALL SELECT s.path, s.state, s.kind, s.cause, s.next_step, s.exit_code, NULL"
    " FROM sources s LEFT JOIN documents d ON d.id = s.document WHERE d.id IS NULL AND s.state IN (?1, ?2, ?3)"
    " ORDER BY 1 LIMIT ?4"
)
"""By the indices of states and of documents: the board asks every three seconds, of many sources."""


class Known:
    """Questions to an open journal.

    Attributes:
        path: of the file.
        connection: to it; reading is enough.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    def source(self, path: Place) -> SourceRow | None:
        """What is known of a source, and of its document; one look, since a run begins with one for each source."""
        key = as_key(path)
        row = self._one(_KNOWN, key)
        if row is None:
            return None
        stamp, identity, state, limits, *found = row
        document = None
        if found[1] is not None:
            where = path if found[0] == key else as_path(found[0])
            document = DocumentRow(
                identity, where, State(found[1]), found[2], Keys(*found[3:6]), as_parts(identity, found[6])
            )
        return SourceRow(stamp, identity, document, None if state is None else State(state), limits)

    def document(self, identity: DocumentId) -> DocumentRow | None:
        """What is known of a document."""
        columns = "id, path, state, page_count, reading, finding, limits, parts"
        row = self._one(f"SELECT {columns} FROM documents WHERE id = ?", identity)  # noqa: S608
        parts = as_parts(identity, row[7]) if row else ()
        return row and DocumentRow(identity, as_path(row[1]), State(row[2]), row[3], Keys(*row[4:7]), parts)

    def pages(self, identity: DocumentId) -> list[PageRow]:
        """Its pages, in order."""
        rows = self._every(
            "SELECT number, state, attempts, dpi, cause FROM pages WHERE document = ? ORDER BY number", identity
        )
        return [PageRow(row[0], PageState(row[1]), *row[2:5]) for row in rows]

    def sources_of(self, identity: DocumentId) -> list[Place]:
        """Every source that holds a document, the one that it is read from first."""
        rows = self._every(
            "SELECT s.path FROM sources s JOIN documents d ON d.id = s.document WHERE d.id = ?"
            " ORDER BY s.path != d.path, s.path",
            identity,
        )
        return [as_path(row[0]) for row in rows]

    def queued(self) -> DocumentId | None:
        """A document whose turn has not come yet: the shortest first, for long ones are what was put off."""
        row = self._one("SELECT id FROM documents WHERE state = ? ORDER BY page_count, id LIMIT 1", State.QUEUED)
        return row and DocumentId(row[0])

    def source_count(self) -> int:
        """How many sources are known."""
        return int(self._one("SELECT count(*) FROM sources")[0])

    def counts(self) -> dict[State, int]:
        """How many documents and sources without one are in each state."""
        rows = self._every(
            "SELECT state, count(*) FROM (SELECT state FROM documents UNION ALL"
            " SELECT state FROM sources WHERE document IS NULL) GROUP BY state"
        )
        return {state: dict(rows).get(state, 0) for state in State}

    def doubtful(self) -> int:
        """Values of finished documents that a person must look at."""
        return int(self._one("SELECT coalesce(sum(doubtful), 0) FROM documents")[0])

    def set_aside(self, most: int = -1) -> Iterator[SetAside]:
        """Every source that is not wholly in the archive, in order of paths; at most so many (-1: all)."""
        rows = self._every(_SET_ASIDE, State.PARTIAL, State.FAILED, State.QUARANTINED, most)
        for row in rows:
            yield SetAside(as_path(row[0]), State(row[1]), Failure(*row[2:6]), row[6] and DocumentId(row[6]))

    def finished_documents(self) -> Iterator[DocumentId]:
        """The documents that are in the archive, wholly or with pages that failed, in order of their scans."""
        wanted = "SELECT id, parts FROM documents WHERE state IN (?, ?) ORDER BY id"
        for identity, parts in self._every(wanted, State.DONE, State.PARTIAL):
            yield from as_parts(DocumentId(identity), parts)

    def _one(self, question: str, *values: object) -> Any:
        with told(self.path):
            return self.connection.execute(question, values).fetchone()

    def _every(self, question: str, *values: object) -> list[Any]:
        with told(self.path):
            return self.connection.execute(question, values).fetchall()
