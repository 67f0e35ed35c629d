"""The index in the catalogue: documents in, documents out, and whether it holds what it should."""

from __future__ import annotations

import sqlite3
import zlib
from functools import lru_cache
from typing import Final

from ocr_pipeline.archive.search.columns import Searched, columns_of
from ocr_pipeline.archive.search.packing import packed, unpacked

_FOLDED: Final = "body, own, subject, issuer, parent, place, signer, title, addressees, recipients, cited, tags"
_MARKED: Final = "body_marked, subject_marked"
_INDEXES: Final = {"search": (_FOLDED, slice(0, 12)), "search_marked": (_MARKED, slice(12, 14))}
"""Each index, its columns, and which they are of those that :func:`columns_of` gives."""


def packed_of(searched: Searched) -> bytes:
    """What the catalogue keeps of it."""
    return packed(searched)


def searched_from(content: bytes) -> Searched:
    """What was kept.

    Raises:
        sqlite3.DatabaseError: the bytes are none that :func:`packed_of` gave.
    """
    try:
        return Searched(*unpacked(content))
    except (zlib.error, TypeError) as error:
        raise sqlite3.DatabaseError("the text of a document is damaged") from error


def register(connection: sqlite3.Connection) -> None:
    """Make known to a connection what the view behind the index is made with."""
    connection.create_function("search_column", 2, _column, deterministic=True)


def add(connection: sqlite3.Connection, key: int | None, content: bytes, columns: tuple[str, ...]) -> None:
    """Put a document in, as part of the transaction that is under way.

    Args:
        connection: to the catalogue.
        key: of the document in the catalogue.
        content: as :func:`packed_of` gave it.
        columns: as :func:`~ocr_pipeline.archive.search.columns.columns_of` gave them.
    """
    connection.execute("INSERT INTO searched VALUES (?, ?)", (key, content))
    _tell(connection, key, columns, "")


def drop(connection: sqlite3.Connection, key: int) -> None:
    """Take a document out; nothing happens where it is not in."""
    found = connection.execute("SELECT packed FROM searched WHERE document = ?", (key,)).fetchone()
    if found is None:
        return
    _tell(connection, key, columns_of(searched_from(found[0])), "delete")
    connection.execute("DELETE FROM searched WHERE document = ?", (key,))


def clear(connection: sqlite3.Connection) -> None:
    """Take every document out."""
    _command(connection, "delete-all")
    connection.execute("DELETE FROM searched")


def settle(connection: sqlite3.Connection) -> None:
    """Make one piece of the many that the index is in after a great change: it is smaller then, and answers sooner."""
    _command(connection, "optimize")


def check(connection: sqlite3.Connection) -> None:
    """Hold every word of the index against the texts that it was made of.

    Raises:
        sqlite3.DatabaseError: it is damaged, or says something else.
    """
    # With rank 1 the words are compared with the content, too: https://www.sqlite.org/fts5.html (4.3, integrity-check)
    for name in _INDEXES:
        connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608


def _tell(connection: sqlite3.Connection, key: int | None, columns: tuple[str, ...], command: str) -> None:
    """Tell both indexes the words of a document, to take them in or, with ``delete``, to take them out."""
    for name, (named, which) in _INDEXES.items():
        values = (key, *columns[which])
        if command:
            named, values = f"{named}, {name}", (*values, command)
        marks = ", ".join("?" * len(values))
        connection.execute(f"INSERT INTO {name} (rowid, {named}) VALUES ({marks})", values)  # noqa: S608


def _command(connection: sqlite3.Connection, command: str) -> None:
    for name in _INDEXES:
        connection.execute(f"INSERT INTO {name} ({name}) VALUES (?)", (command,))  # noqa: S608


def _column(content: bytes, number: int) -> str:
    return _columns(content)[number]


@lru_cache(maxsize=2)
def _columns(content: bytes) -> tuple[str, ...]:
    """The columns of the document that is looked at: the view asks for one after the other."""
    return columns_of(searched_from(content))
