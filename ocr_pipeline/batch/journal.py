"""The journal: what came in and how far the work on it is; one process writes it, and may die at any point."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from ocr_pipeline.archive.database import Database, told
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.batch.journal_rows import DocumentRow, PageRow, SetAside, SourceRow, as_parts, of_parts
from ocr_pipeline.batch.states import Failure, PageState, State

JOURNAL_VERSION: Final = 2
_FAILURE: Final = "kind, cause, next_step, exit_code"
_KNOWN: Final = (
    "SELECT s.stamp, s.document, s.state, s.limits, d.path, d.state, d.page_count,"
    " d.reading, d.finding, d.limits, d.parts"
    " FROM sources s LEFT JOIN documents d ON d.id = s.document WHERE s.path = ?"
)


class Journal(Database):
    """An open journal; errors and use as of :class:`~ocr_pipeline.archive.database.Database`."""

    def __init__(self, path: Path) -> None:
        schema = files("ocr_pipeline.batch").joinpath("journal.sql").read_text(encoding="utf-8")
        super().__init__(path, schema, JOURNAL_VERSION)

    # What is known.

    def source(self, path: Path) -> SourceRow | None:
        """What is known of a source, and of its document; one look, since a run begins with one for each source."""
        key = _as_key(path)
        row = self._one(_KNOWN, key)
        if row is None:
            return None
        stamp, identity, state, limits, *found = row
        document = None
        if found[1] is not None:
            where = path if found[0] == key else _as_path(found[0])
            document = DocumentRow(
                identity, where, State(found[1]), found[2], Keys(*found[3:6]), as_parts(identity, found[6])
            )
        return SourceRow(stamp, identity, document, None if state is None else State(state), limits)

    def document(self, identity: DocumentId) -> DocumentRow | None:
        """What is known of a document."""
        columns = "id, path, state, page_count, reading, finding, limits, parts"
        row = self._one(f"SELECT {columns} FROM documents WHERE id = ?", identity)  # noqa: S608
        parts = as_parts(identity, row[7]) if row else ()
        return row and DocumentRow(identity, _as_path(row[1]), State(row[2]), row[3], Keys(*row[4:7]), parts)

    def pages(self, identity: DocumentId) -> list[PageRow]:
        """Its pages, in order."""
        rows = self._every(
            "SELECT number, state, attempts, dpi, cause FROM pages WHERE document = ? ORDER BY number", identity
        )
        return [PageRow(row[0], PageState(row[1]), *row[2:5]) for row in rows]

    def sources_of(self, identity: DocumentId) -> list[Path]:
        """Every source that holds a document, the one that it is read from first."""
        rows = self._every(
            "SELECT s.path FROM sources s JOIN documents d ON d.id = s.document WHERE d.id = ?"
            " ORDER BY s.path != d.path, s.path",
            identity,
        )
        return [_as_path(row[0]) for row in rows]

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

    def set_aside(self) -> Iterator[SetAside]:
        """Every source that is not wholly in the archive, in order of paths."""
        rows = self._every(
            "SELECT s.path, coalesce(d.state, s.state) AS told, coalesce(d.kind, s.kind), coalesce(d.cause, s.cause),"
            " coalesce(d.next_step, s.next_step), coalesce(d.exit_code, s.exit_code), d.id"
            " FROM sources s LEFT JOIN documents d ON d.id = s.document"
            " WHERE told IN (?, ?, ?) ORDER BY s.path",
            State.PARTIAL,
            State.FAILED,
            State.QUARANTINED,
        )
        for row in rows:
            yield SetAside(_as_path(row[0]), State(row[1]), Failure(*row[2:6]), row[6] and DocumentId(row[6]))

    def finished_documents(self) -> Iterator[DocumentId]:
        """The documents that are in the archive, wholly or with pages that failed, in order of their scans."""
        wanted = "SELECT id, parts FROM documents WHERE state IN (?, ?) ORDER BY id"
        for identity, parts in self._every(wanted, State.DONE, State.PARTIAL):
            yield from as_parts(DocumentId(identity), parts)

    # What happens.

    def recover(self) -> list[DocumentId]:
        """After a run that was killed: what was running is queued again; returns those documents."""
        rows = self._every("SELECT id FROM documents WHERE state = ? ORDER BY id", State.RUNNING)
        with self.transaction():
            # What was tried before the kill says nothing: it may have been the kill.
            self._do(
                "UPDATE pages SET state = ?, attempts = 0 WHERE state = ?"
                " AND document IN (SELECT id FROM documents WHERE state = ?)",
                *(PageState.QUEUED, PageState.RUNNING, State.RUNNING),
            )
            self._do("UPDATE documents SET state = ? WHERE state = ?", State.QUEUED, State.RUNNING)
        return [DocumentId(row[0]) for row in rows]

    def found(self, path: Path, stamp: str, identity: DocumentId) -> None:
        """A source holds a document that is known."""
        with self.transaction():
            self._found(path, stamp, identity)

    def refused(self, path: Path, stamp: str, state: State, failure: Failure, limits: str) -> None:
        """What a source holds cannot be found out."""
        told = (failure.kind, failure.cause, failure.next_step, failure.exit_code)
        with self.transaction():
            self._do(
                f"INSERT OR REPLACE INTO sources (path, stamp, state, {_FAILURE}, limits) VALUES (?,?,?,?,?,?,?,?)",  # noqa: S608
                *(_as_key(path), stamp, state, *told, limits),
            )

    def opened(self, identity: DocumentId, path: Path, stamp: str, keys: Keys, pages: Sequence[PageRow]) -> None:
        """A source was measured: its document is queued, with all its pages; what was known of it is forgotten."""
        with self.transaction():
            self._do("DELETE FROM documents WHERE id = ?", identity)
            self._do(
                "INSERT INTO documents (id, path, state, page_count, reading, finding, limits) VALUES (?,?,?,?,?,?,?)",
                *(identity, _as_key(path), State.QUEUED, len(pages), keys.reading, keys.finding, keys.limits),
            )
            self._put_pages(identity, pages)
            self._found(path, stamp, identity)

    def running(self, identity: DocumentId) -> None:
        """Work on a document begins."""
        with self.transaction():
            self._do("UPDATE documents SET state = ? WHERE id = ?", State.RUNNING, identity)

    def page(self, identity: DocumentId, page: PageRow) -> None:
        """A page's state changes."""
        with self.transaction():
            self._put_pages(identity, [page])

    def finished(
        self,
        identity: DocumentId,
        keys: Keys,
        doubtful: int,
        failed: Sequence[tuple[int, str]],
        seconds: float,
        parts: Sequence[DocumentId] = (),
    ) -> None:
        """A document is in the archive.

        Args:
            identity: of the scan.
            keys: of what made it.
            doubtful: values that a person must look at.
            failed: of its pages that could not be read, why.
            seconds: of workers.
            parts: the documents that it was split into, where it was.
        """
        failure = _of_pages(failed)
        told = (failure.kind, failure.cause, failure.next_step, failure.exit_code) if failure else (None,) * 4
        with self.transaction():
            self._do(
                "UPDATE documents SET state = ?, reading = ?, finding = ?, limits = ?, doubtful = ?, failed_pages = ?,"
                " seconds = ?, parts = ?, kind = ?, cause = ?, next_step = ?, exit_code = ? WHERE id = ?",
                *(State.PARTIAL if failed else State.DONE, keys.reading, keys.finding, keys.limits),
                *(doubtful, len(failed), seconds, of_parts(parts), *told, identity),
            )
            # Those of words that were kept have not been read in this run.
            self._do("UPDATE pages SET state = ?, cause = NULL WHERE document = ?", PageState.DONE, identity)
            self.connection.executemany(
                "UPDATE pages SET state = ?, cause = ? WHERE document = ? AND number = ?",
                [(PageState.FAILED, cause, identity, number) for number, cause in failed],
            )

    def failed(self, identity: DocumentId, state: State, failure: Failure) -> None:
        """A document cannot be brought into the archive."""
        with self.transaction():
            self._do(
                "UPDATE documents SET state = ?, kind = ?, cause = ?, next_step = ?, exit_code = ? WHERE id = ?",
                *(state, failure.kind, failure.cause, failure.next_step, failure.exit_code, identity),
            )

    def forget(self, identity: DocumentId) -> None:
        """A document's source is not what it was: both are as if they had never been seen."""
        with self.transaction():
            self._do("DELETE FROM sources WHERE document = ?", identity)
            self._do("DELETE FROM documents WHERE id = ?", identity)

    def run_began(self, version: str) -> int:
        """A run begins; returns its number."""
        with self.transaction():
            return int(self._do("INSERT INTO runs (started, version) VALUES (?, ?)", _now(), version).lastrowid or 0)

    def run_ended(self, number: int, outcome: str) -> None:
        """A run ends as it was meant to, or was stopped."""
        with self.transaction():
            self._do("UPDATE runs SET ended = ?, outcome = ? WHERE id = ?", _now(), outcome, number)

    def _found(self, path: Path, stamp: str, identity: DocumentId) -> None:
        self._do(
            "INSERT OR REPLACE INTO sources (path, stamp, document) VALUES (?,?,?)", _as_key(path), stamp, identity
        )

    def _put_pages(self, identity: DocumentId, pages: Iterable[PageRow]) -> None:
        self.connection.executemany(
            "INSERT OR REPLACE INTO pages (document, number, state, attempts, dpi, cause) VALUES (?,?,?,?,?,?)",
            [(identity, page.number, page.state, page.attempts, page.dpi, page.cause) for page in pages],
        )

    def _do(self, statement: str, *values: object) -> sqlite3.Cursor:
        return self.connection.execute(statement, values)

    def _one(self, question: str, *values: object) -> Any:
        with told(self.path):
            return self.connection.execute(question, values).fetchone()

    def _every(self, question: str, *values: object) -> list[Any]:
        with told(self.path):
            return self.connection.execute(question, values).fetchall()


def _of_pages(failed: Sequence[tuple[int, str]]) -> Failure | None:
    """What the pages that could not be read are told as."""
    if not failed:
        return None
    told = "; ".join(f"page {number}: {cause}" for number, cause in failed)
    return Failure("PagesFailed", told, "Scan these pages again.", 4)


def _as_key(path: Path) -> str | bytes:
    """A path as the journal holds it: text where it is UTF-8, its bytes where it is not."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw


def _as_path(key: str | bytes) -> Path:
    return Path(os.fsdecode(key))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
