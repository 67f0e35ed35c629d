"""SQLite as an archive uses it: one way to open a file, and our own errors for what can go wrong."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from ocr_pipeline.errors import ArchiveBusyError, ArchiveFormatError, DamagedArchiveError, UnwritableOutputError

BUSY_SECONDS = 30.0
"""How long a writer waits for another process that has the file."""
READING_KB = 65_536
"""Most memory for pages that a reader has seen: a search looks at those of a word more than once."""
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_UNWRITABLE = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM}
)


class Database:
    """An open database of an archive; a context manager that closes it.

    Args:
        path: of the file; it is made where it is missing.
        schema: statements that make its tables.
        version: of the schema; the file carries it.
        patience: seconds to wait for another process that writes; BUSY_SECONDS when not given.

    Raises:
        ArchiveFormatError: another version of the program made it.
        ArchiveBusyError, DamagedArchiveError, UnwritableOutputError: it cannot be used.
    """

    def __init__(self, path: Path, schema: str, version: int, patience: float | None = None) -> None:
        self.path = path
        self.connection = open_database(path, schema, version, patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    def transaction(self) -> AbstractContextManager[None]:
        """See :func:`transaction`."""
        return transaction(self.connection, self.path)


def open_database(path: Path, schema: str, version: int, patience: float | None = None) -> sqlite3.Connection:
    """Open a database for writing; it is made with ``schema`` where the file is new.

    Transactions are begun and ended by :func:`transaction` alone. A commit is on the disk when it returns.

    Args:
        path: of the file.
        schema: statements that make the tables.
        version: of the schema; the file carries it.
        patience: seconds to wait for another process that writes; BUSY_SECONDS when not given.

    Raises:
        ArchiveFormatError: it has another version.
        ArchiveBusyError, DamagedArchiveError, UnwritableOutputError: it cannot be used.
    """
    with told(path):
        timeout = BUSY_SECONDS if patience is None else patience
        connection = sqlite3.connect(path, timeout=timeout, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            with transaction(connection, path):
                _make(connection, schema, version, path)
        except BaseException:
            connection.close()
            raise
        return connection


@contextlib.contextmanager
def reading(path: Path, version: int, *, or_new: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection that reads what was committed and can write nothing; it never waits for a writer.

    Args:
        path: of the file.
        version: of the schema that it must have.
        or_new: whether it may as well be without any table: another process is making it (:func:`is_new`).

    Raises:
        ArchiveFormatError: it has another version.
        DamagedArchiveError: it is missing, or is no database.
    """
    if not path.exists():
        raise DamagedArchiveError("the catalogue is missing", next_step="Run `vanban index ARCHIVE`.", file=str(path))
    with told(path):
        connection = _opened(path)
        try:
            if not (or_new and is_new(connection)):
                _refuse_other(connection, version, path)
            yield connection
        finally:
            connection.close()


def _opened(path: Path) -> sqlite3.Connection:
    """Open for reading; on a medium where nothing can be written, not even SQLite's own notes, as it lies there."""
    try:
        return _read_only(path, "mode=ro")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in _UNWRITABLE:
            raise
    return _read_only(path, "immutable=1")


def _read_only(path: Path, how: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=BUSY_SECONDS)
    try:
        connection.execute(f"PRAGMA cache_size = -{READING_KB:d}")
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """What happens inside is on the disk as a whole, or not at all."""
    with told(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _BUSY:
            raise ArchiveBusyError("another process has the file locked", file=str(path)) from error
        if code in _UNWRITABLE:
            raise UnwritableOutputError(f"it cannot be written: {error}", file=str(path)) from error
        raise DamagedArchiveError(f"it cannot be used: {error}", file=str(path)) from error
    except UnicodeDecodeError as error:
        # What SQLite says of a damaged schema holds the bytes that stand there now, and they need be no text.
        raise DamagedArchiveError("it cannot be used: its schema is damaged", file=str(path)) from error


def is_new(connection: sqlite3.Connection) -> bool:
    """Whether a database has no table yet."""
    return not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]


def _make(connection: sqlite3.Connection, schema: str, version: int, path: Path) -> None:
    if is_new(connection):
        for statement in statements(schema):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version:d}")
    _refuse_other(connection, version, path)


def _refuse_other(connection: sqlite3.Connection, version: int, path: Path) -> None:
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    if found != version:
        next_step = "Delete the catalogue and run `vanban index ARCHIVE`." if path.stem == "catalogue" else None
        cause = f"the file has version {found}; this version of vanban knows {version}"
        raise ArchiveFormatError(cause, next_step=next_step, file=str(path))


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: ``executescript`` would end the transaction that they are in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
