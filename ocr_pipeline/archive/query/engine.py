"""The database of a question: its views are the archive's tables, and nothing else can be reached from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import duckdb
import pyarrow as pa

from ocr_pipeline.archive.across.described import ACROSS, VIEWS
from ocr_pipeline.archive.query.request import Request
from ocr_pipeline.archive.query.table_files import SCHEME, TableFiles
from ocr_pipeline.archive.tables.columns import Kind, Table
from ocr_pipeline.archive.tables.file_rows import FileRows, quoted, select_of
from ocr_pipeline.errors import QueryLimitError, RefusedQueryError, WrongQueryError

SQL_TYPES: Final = {
    Kind.TEXT: "VARCHAR",
    Kind.INTEGER: "INTEGER",
    Kind.NUMBER: "DOUBLE",
    Kind.FLAG: "BOOLEAN",
    Kind.DATE: "DATE",
    Kind.TEXTS: "VARCHAR[]",
}
"""How the kinds of columns are called in SQL."""
BATCH_ROWS: Final = 8192
"""Rows of an answer that are made at once."""

_CLOSED: Final = {
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
}
"""No file of its own, nothing loaded, and no name means a variable of the program."""
_READING: Final = frozenset({"SELECT", "EXPLAIN", "MULTI"})
"""Statements that read; a ``PIVOT`` whose columns must be looked up is a ``MULTI``, also one that fills a table."""
_MAKING: Final = frozenset({"create", "insert"})
# The first word behind blanks and comments: `-- …`, `/* … */`.
_FIRST_WORD: Final = re.compile(r"(?:\s|--[^\n]*\n|/\*.*?\*/)*(\w+)", re.DOTALL)


_OUT_OF_MEMORY: Final = "Out of Memory Error"


@dataclass(frozen=True, slots=True)
class Database:
    """A database for one question."""

    connection: duckdb.DuckDBPyConnection
    files: TableFiles

    def answer(self, sql: str) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """The columns of the answer, and its rows, batch by batch as they are made.

        Raises:
            RefusedQueryError: it is no question, or reaches for something else than the tables.
            WrongQueryError: it makes no sense.
            QueryLimitError: it takes more memory than it may.
        """
        if any("\ud800" <= char <= "\udfff" for char in sql):
            raise WrongQueryError("there is half a character in it")
        with self._told():
            self._refuse_all_but_reading(sql)
            reader = self.connection.sql(sql).to_arrow_reader(BATCH_ROWS)
        return reader.schema, self._batches(reader)

    def _batches(self, reader: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
        with self._told():
            yield from reader

    def close(self) -> None:
        """Let go of it and of its files."""
        self.connection.close()
        self.files.close()

    def _refuse_all_but_reading(self, sql: str) -> None:
        statements = self.connection.extract_statements(sql)
        if len(statements) != 1:
            raise RefusedQueryError(f"{len(statements)} statements were given; one is answered")
        kind = statements[0].type.name
        first = _FIRST_WORD.match(sql)
        makes = kind == "MULTI" and (first is None or first[1].casefold() in _MAKING)
        if kind not in _READING or makes:
            raise RefusedQueryError(f"the statement does not read ({kind}); the tables of an archive are only read")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn DuckDB's errors into ours."""
        try:
            yield
        # What goes wrong while rows are made comes through Arrow, as a text that begins like DuckDB's own.
        except (duckdb.Error, pa.ArrowException, OSError) as error:
            said = _first_line(error)
            if self.files.refused:
                raise RefusedQueryError("it would write to the archive's tables") from error
            if isinstance(error, duckdb.PermissionException):
                raise RefusedQueryError(said) from error
            if isinstance(error, duckdb.OutOfMemoryException) or _OUT_OF_MEMORY in said:
                raise QueryLimitError(f"it needs more memory than it may: {said}") from error
            raise WrongQueryError(said) from error


def open_database(request: Request) -> Database:
    """A database with the tables of an archive as views.

    Raises:
        WrongQueryError: a file of the tables cannot be read.
    """
    named = {
        table: {f"{SCHEME}://{table}/{number}": each for number, each in enumerate(rows)}
        for table, rows in request.tables.items()
    }
    files = {name: each.path for rows in named.values() for name, each in rows.items()}
    connection = duckdb.connect(":memory:", config={**_CLOSED, "memory_limit": f"{request.limits.memory_mb}MiB"})
    database = Database(connection, TableFiles(files))
    connection.register_filesystem(database.files)
    connection.execute(f"SET allowed_paths = [{', '.join(map(quoted, files))}]")
    for table in VIEWS:
        is_made = table not in ACROSS or table.name in named
        told = "'' AS archive, " if request.several else ""
        rows = _rows(table, named.get(table.name, {}), told) if is_made else _unnamed(table)
        connection.execute(f"CREATE VIEW {table.name} AS {rows}")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return database


def _rows(table: Table, files: Mapping[str, FileRows], told: str) -> str:
    return select_of(files) if files else f"SELECT {told}{_columns(table)} WHERE false"


def _unnamed(table: Table) -> str:
    """The columns of a table that was not made for this question: it is asked for by a name that was put together."""
    told = f"the table {table.name} is made for questions that name it as it is: {table.name}"
    return f"SELECT {_columns(table)} WHERE error('{told}')"


def _columns(table: Table) -> str:
    return ", ".join(f"CAST(NULL AS {SQL_TYPES[column.kind]}) AS {column.name}" for column in table.columns)


def _first_line(error: Exception) -> str:
    """DuckDB's complaint without its drawing of the place."""
    return " ".join(str(error).split("\n\n")[0].split())
