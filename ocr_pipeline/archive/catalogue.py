"""The catalogue: an index over an archive's documents, written by one process at a time, made again at any time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.database import Database, told
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.record import Record
from ocr_pipeline.archive.rows import Entry, Row, origin_rows

CATALOGUE_VERSION: Final = 1
TABLES: Final = ("documents", "fields", "origins")
"""In the order in which they are filled."""


class Catalogue(Database):
    """An open catalogue; errors and use as of :class:`~ocr_pipeline.archive.database.Database`."""

    def __init__(self, path: Path) -> None:
        schema = files("ocr_pipeline.archive").joinpath("catalogue.sql").read_text(encoding="utf-8")
        super().__init__(path, schema, CATALOGUE_VERSION)

    def put(self, entries: Iterable[tuple[Entry, Record]]) -> None:
        """Documents as they are now, instead of what was known of them; all of them or none."""
        with self.transaction():
            for entry, record in entries:
                self._drop(entry.document)
                self._add(entry, record)

    def put_origins(self, record: Record) -> None:
        """Where a document that is known came from."""
        with self.transaction():
            self.connection.execute("DELETE FROM origins WHERE document = ?", (record.id,))
            self._insert("origins", origin_rows(record))

    def replace(self, entries: Iterable[tuple[Entry, Record]]) -> None:
        """These documents and no others; until all of them are in, everybody sees what was known before."""
        with self.transaction():
            self.connection.execute("DELETE FROM documents")
            for entry, record in entries:
                self._add(entry, record)

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
        """Every row by table, of one document or of all, ordered by key: what two catalogues are compared by."""
        with told(self.path):
            return {table: list(self._rows(table, document)) for table in TABLES}

    def count(self) -> int:
        """How many documents it knows."""
        with told(self.path):
            return int(self.connection.execute("SELECT count(*) FROM documents").fetchone()[0])

    def _rows(self, table: str, document: DocumentId | None) -> Iterator[Row]:
        key = "id" if table == "documents" else "document"
        where, values = (f"WHERE {key} = ?", (document,)) if document is not None else ("", ())
        yield from self.connection.execute(f"SELECT * FROM {table} {where} ORDER BY 1, 2", values)  # noqa: S608

    def _drop(self, document: DocumentId) -> None:
        self.connection.execute("DELETE FROM documents WHERE id = ?", (document,))

    def _add(self, entry: Entry, record: Record) -> None:
        self._insert("documents", [entry.documents])
        self._insert("fields", entry.fields)
        self._insert("origins", origin_rows(record))

    def _insert(self, table: str, rows: Iterable[Row]) -> None:
        every = list(rows)
        if every:
            marks = ", ".join("?" * len(every[0]))
            self.connection.executemany(f"INSERT INTO {table} VALUES ({marks})", every)  # noqa: S608
