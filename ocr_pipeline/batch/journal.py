"""The journal: what came in and how far the work on it is; one process writes it, and may die at any point."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.database import Database
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.batch.inbox import Place
from ocr_pipeline.batch.journal_known import Known
from ocr_pipeline.batch.journal_rows import PageRow, as_key, of_parts
from ocr_pipeline.batch.states import Failure, PageState, State

JOURNAL_VERSION: Final = 2
_FAILURE: Final = "kind, cause, next_step, exit_code"


class Journal(Database, Known):
    """An open journal; errors and use as of :class:`~ocr_pipeline.archive.database.Database`."""

    def __init__(self, path: Path) -> None:
        schema = files("ocr_pipeline.batch").joinpath("journal.sql").read_text(encoding="utf-8")
        Database.__init__(self, path, schema, JOURNAL_VERSION)

    # What happens.

    def recover(self) -> list[DocumentId]:
        """After a run that was killed: what was running is queued again; returns those documents."""
        rows = self._every("SELECT id FROM documents WHERE state = ? ORDER BY id", State.RUNNING)
        with self.transaction():
            # What was tried before the kill says nothing: it may have been the kill. Which pages workers had is not
            # known, for nothing is written down when a worker is given one.
            self._do(
                "UPDATE pages SET state = ?1, attempts = 0 WHERE state IN (?1, ?2)"
                " AND document IN (SELECT id FROM documents WHERE state = ?3)",
                *(PageState.QUEUED, PageState.RUNNING, State.RUNNING),
            )
            self._do("UPDATE documents SET state = ? WHERE state = ?", State.QUEUED, State.RUNNING)
        return [DocumentId(row[0]) for row in rows]

    def found(self, path: Place, stamp: str, identity: DocumentId) -> None:
        """A source holds a document that is known."""
        with self.transaction():
            self._found(path, stamp, identity)

    def refused(self, path: Place, stamp: str, state: State, failure: Failure, limits: str) -> None:
        """What a source holds cannot be found out."""
        told = (failure.kind, failure.cause, failure.next_step, failure.exit_code)
        with self.transaction():
            self._do(
                f"INSERT OR REPLACE INTO sources (path, stamp, state, {_FAILURE}, limits) VALUES (?,?,?,?,?,?,?,?)",  # noqa: S608
                *(as_key(path), stamp, state, *told, limits),
            )

    def opened(
        self,
        identity: DocumentId,
        path: Place,
        stamp: str,
        keys: Keys,
        pages: Sequence[PageRow],
        state: State = State.QUEUED,
    ) -> None:
        """A source was measured: its document is queued, or begun at once; what was known of it is forgotten."""
        with self.transaction():
            self._do("DELETE FROM documents WHERE id = ?", identity)
            self._do(
                "INSERT INTO documents (id, path, state, page_count, reading, finding, limits) VALUES (?,?,?,?,?,?,?)",
                *(identity, as_key(path), state, len(pages), keys.reading, keys.finding, keys.limits),
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

    def _found(self, path: Place, stamp: str, identity: DocumentId) -> None:
        self._do("INSERT OR REPLACE INTO sources (path, stamp, document) VALUES (?,?,?)", as_key(path), stamp, identity)

    def _put_pages(self, identity: DocumentId, pages: Iterable[PageRow]) -> None:
        self.connection.executemany(
            "INSERT OR REPLACE INTO pages (document, number, state, attempts, dpi, cause) VALUES (?,?,?,?,?,?)",
            [(identity, page.number, page.state, page.attempts, page.dpi, page.cause) for page in pages],
        )

    def _do(self, statement: str, *values: object) -> sqlite3.Cursor:
        return self.connection.execute(statement, values)


def _of_pages(failed: Sequence[tuple[int, str]]) -> Failure | None:
    """What the pages that could not be read are told as."""
    if not failed:
        return None
    told = "; ".join(f"page {number}: {cause}" for number, cause in failed)
    return Failure("PagesFailed", told, "Scan these pages again.", 4)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
