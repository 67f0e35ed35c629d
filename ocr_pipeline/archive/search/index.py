"""The index in the catalogue: documents in, documents out, and whether it holds what it should."""

from __future__ import annotations

import sqlite3
import zlib
from functools import lru_cache
from typing import Final

from ocr_pipeline.archive.search.columns import Searched, columns_of
from ocr_pipeline.archive.search.packing import packed, unpacked

COLUMNS: Final = (
    "own, subject, body, issuer, parent, place, signer, title, addressees, recipients, cited, tags, "
    "subject_marked, body_marked"
)
_ADD: Final = f"INSERT INTO search (rowid, {COLUMNS}) VALUES (?{', ?' * 14})"  # noqa: S608
_DROP: Final = f"INSERT INTO search (search, rowid, {COLUMNS}) VALUES ('delete', ?{', ?' * 14})"  # noqa: S608


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
    connection.execute(_ADD, (key, *columns))


def drop(connection: sqlite3.Connection, key: int) -> None:
    """Take a document out; nothing happens where it is not in."""
    found = connection.execute("SELECT packed FROM searched WHERE document = ?", (key,)).fetchone()
    if found is None:
        return
    connection.execute(_DROP, (key, *columns_of(searched_from(found[0]))))
    connection.execute("DELETE FROM searched WHERE document = ?", (key,))


def clear(connection: sqlite3.Connection) -> None:
    """Take every document out."""
    connection.execute("INSERT INTO search (search) VALUES ('delete-all')")
    connection.execute("DELETE FROM searched")


def settle(connection: sqlite3.Connection) -> None:
    """Make one piece of the many that the index is in after a great change: it is smaller then, and answers sooner."""
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")


def check(connection: sqlite3.Connection) -> None:
    """Hold every word of the index against the texts that it was made of.

    Raises:
        sqlite3.DatabaseError: it is damaged, or says something else.
    """
    # With rank 1 the words are compared with the content, too: https://www.sqlite.org/fts5.html#the_integrity_check_command
    connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def _column(content: bytes, number: int) -> str:
    return _columns(content)[number]


@lru_cache(maxsize=2)
def _columns(content: bytes) -> tuple[str, ...]:
    """The columns of the document that is looked at: the view asks for one after the other."""
    return columns_of(searched_from(content))
