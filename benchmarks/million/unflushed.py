"""Files that are left to the system to bring to the disk: the processor's work is the same, and nobody waits."""

from __future__ import annotations

import os
import sqlite3

from ocr_pipeline.archive import database


def let_it_lie() -> None:
    """From now on this process flushes nothing: neither files nor the databases that it opens."""
    if os.fsync is _nothing:
        return
    os.fsync = _nothing  # type: ignore[assignment]  # as it is called here
    flushed = database.open_database

    def unflushed(*arguments: object, **options: object) -> sqlite3.Connection:
        connection = flushed(*arguments, **options)  # type: ignore[arg-type]  # as it was called
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    database.open_database = unflushed


def _nothing(_: object) -> None:
    """The system does it when it likes."""
