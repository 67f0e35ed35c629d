"""The catalogue: an index over an archive's documents, written by one process at a time, made again at any time."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.changes import note_changes
from ocr_pipeline.archive.database import Database, reading, told
from ocr_pipeline.archive.decisions.current import entry_now
from ocr_pipeline.archive.decisions.log import decisions_of, last_decision, last_decisions
from ocr_pipeline.archive.finished import content_from
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.record import Record, record_from
from ocr_pipeline.archive.rows import Entry, Row, origin_rows
from ocr_pipeline.archive.search import index

CATALOGUE_VERSION: Final = 4
"""Of the schema, and of what is made of a document: rows, and words of the index (``search/folding.py``)."""
AT_ONCE: Final = 50
"""Documents that are put in anew in one transaction when people decided: about a second."""
TABLES: Final = ("documents", "reviews", "origins", "searched")
"""What two catalogues are compared by; the index is made of ``searched``, and checked against it by itself."""


@contextlib.contextmanager
def catalogue_to_read(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a catalogue for searching; errors as of :func:`ocr_pipeline.archive.database.reading`.

    All that is asked over it is answered of one state: documents that another process puts in, takes out or numbers
    anew meanwhile would else be mixed up with those that were found.
    """
    with reading(path, CATALOGUE_VERSION) as connection:
        index.register(connection)
        connection.execute("BEGIN")
        yield connection


def settled(connection: sqlite3.Connection) -> int:
    """The last decision of people that a catalogue knows."""
    return int(connection.execute("SELECT decision FROM settled").fetchone()[0])


def content_of(entry: Entry, record: Record) -> dict[str, list[Row]]:
    """What :meth:`Catalogue.content` must say of a document."""
    return {
        "documents": [entry.documents],
        "reviews": sorted((entry.document, *row) for row in entry.reviews),
        "origins": sorted((entry.document, *row) for row in origin_rows(record)),
        "searched": [(entry.document, entry.searched)],
    }


class Catalogue(Database):
    """An open catalogue; errors and use as of :class:`~ocr_pipeline.archive.database.Database`.

    What people decided of a document is looked up in the archive's log whenever the document is put in.
    """

    def __init__(self, path: Path, patience: float | None = None) -> None:
        here = files("ocr_pipeline.archive")
        parts = ("catalogue.sql", "search/schema.sql")
        schema = "\n".join(here.joinpath(part).read_text(encoding="utf-8") for part in parts)
        super().__init__(path, schema, CATALOGUE_VERSION, patience)
        self._places = Places(path.parent)
        note_changes(self.connection, path)
        index.register(self.connection)

    def put(self, entries: Iterable[tuple[Entry, Record]]) -> None:
        """Documents as they are now, instead of what was known of them; all of them or none."""
        with self.transaction():
            for entry, record in entries:
                self._put(entry, record)

    def catch_up(self) -> None:
        """Take in what people decided since it was last looked for, some documents at a time: others write, too."""
        while last_decision(self._places.decisions) > self.settled():
            with self.transaction():
                behind = last_decisions(self._places.decisions, self.settled(), AT_ONCE)
                for document in behind:
                    self._decide(document)
                # Another process may have caught up since the loop looked.
                self._settle(max(behind.values(), default=self.settled()))

    def settled(self) -> int:
        """The last decision that it knows."""
        with told(self.path):
            return settled(self.connection)

    def put_origins(self, record: Record) -> None:
        """Where a document that is known came from."""
        with self.transaction():
            key = self._key(DocumentId(record.id))
            if key is not None:
                self.connection.execute("DELETE FROM origins WHERE document = ?", (key,))
                self._insert("origins", key, origin_rows(record))

    def replace(self, entries: Iterable[tuple[Entry, Record]], known: int) -> None:
        """These documents and no others; until all of them are in, everybody sees what was known before.

        Args:
            entries: of documents as people decided them.
            known: the last decision before the first of them was made; what is later is caught up with.
        """
        with self.transaction():
            index.clear(self.connection)
            self.connection.execute("DELETE FROM documents")
            for key, (entry, record) in enumerate(entries, start=1):
                self._add(entry, record, key)
            index.settle(self.connection)
            self._settle(known)

    def check_index(self) -> None:
        """Hold the index against the texts that it was made of.

        Raises:
            DamagedArchiveError: it is damaged, or says something else.
        """
        with self.transaction():
            index.check(self.connection)

    def ids(self) -> Iterator[DocumentId]:
        """The documents that it knows, in order."""
        with told(self.path):
            yield from (DocumentId(row[0]) for row in self.connection.execute("SELECT id FROM documents ORDER BY id"))

    def of_scan(self, scan: DocumentId) -> tuple[DocumentId, ...]:
        """The documents of a scan: itself, or the parts that it was split into."""
        with told(self.path):
            # Names of parts go on with a hyphen, and the full stop is the next sign behind it.
            within = "SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY first_page, id"
            return tuple(DocumentId(row[0]) for row in self.connection.execute(within, (scan, f"{scan}.")))

    def drop(self, documents: Iterable[DocumentId]) -> None:
        """Documents that are no more; all of them or none."""
        with self.transaction():
            for document in documents:
                self._drop(document)

    def content(self, document: DocumentId | None = None) -> dict[str, list[Row]]:
        """Every row by table, of one document or of all, in order, with the identity for the key of the document."""
        with told(self.path):
            return {table: list(self._rows(table, document)) for table in TABLES}

    def count(self) -> int:
        """How many documents it knows."""
        with told(self.path):
            return int(self.connection.execute("SELECT count(*) FROM documents").fetchone()[0])

    def _rows(self, table: str, document: DocumentId | None) -> Iterator[Row]:
        """The rows of a table, with the document's identity for its key."""
        key = "key" if table == "documents" else "document"
        where, values = ("WHERE d.id = ?", (document,)) if document is not None else ("", ())
        rows = self.connection.execute(
            f"SELECT d.id, t.* FROM {table} t JOIN documents d ON d.key = t.{key} {where} ORDER BY d.id, 3",  # noqa: S608
            values,
        )
        for identity, _, *row in rows:
            # Of `documents`, the identity comes again, and last what SQLite makes of it.
            yield (identity, *row[1:-1]) if table == "documents" else (identity, *row)

    def _put(self, entry: Entry, record: Record) -> None:
        """Put a document in; what people decided of it counts, whoever made the entry."""
        if decisions_of(self._places.decisions, entry.document):
            entry = self._as_decided(entry.document, record)
        self._add(entry, record, self._drop(entry.document))

    def _decide(self, document: DocumentId) -> None:
        """Put a document in anew, where it is known."""
        record = record_from(self._places.document(document).record)
        if record is not None and self._key(document) is not None:
            self._add(self._as_decided(document, record), record, self._drop(document))

    def _as_decided(self, document: DocumentId, record: Record) -> Entry:
        return entry_now(self._places, document, content_from(self._places.document(document).document, record))

    def _settle(self, decision: int) -> None:
        self.connection.execute("UPDATE settled SET decision = ?", (decision,))

    def _key(self, document: DocumentId) -> int | None:
        found = self.connection.execute("SELECT key FROM documents WHERE id = ?", (document,)).fetchone()
        return None if found is None else int(found[0])

    def _drop(self, document: DocumentId) -> int | None:
        """Take a document out; the key that it had."""
        key = self._key(document)
        if key is not None:
            index.drop(self.connection, key)
            self.connection.execute("DELETE FROM documents WHERE key = ?", (key,))
        return key

    def _add(self, entry: Entry, record: Record, key: int | None) -> None:
        """Put a document in, under a key of its own where it is given none."""
        row = (key, *entry.documents)
        marks = ", ".join("?" * len(row))
        added = self.connection.execute(f"INSERT INTO documents VALUES ({marks})", row).lastrowid  # noqa: S608
        self._insert("reviews", added, entry.reviews)
        self._insert("origins", added, origin_rows(record))
        index.add(self.connection, added, entry.searched, entry.columns)

    def _insert(self, table: str, key: int | None, rows: Iterable[Row]) -> None:
        every = [(key, *row) for row in rows]
        if every:
            marks = ", ".join("?" * len(every[0]))
            self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", every)  # noqa: S608
