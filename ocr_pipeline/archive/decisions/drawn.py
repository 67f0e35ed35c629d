"""The boxes that people drew for their decisions: a table beside the log, made when the first one comes.

Logs of earlier versions lack it, and earlier versions read past it: nothing else of the file depends on it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from ocr_pipeline.archive.database import statements
from ocr_pipeline.archive.decisions.decision import Drawn
from ocr_pipeline.archive.rows import Box
from ocr_pipeline.errors import WrongDecisionError

_INSERT: Final = "INSERT INTO drawn VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SELECT: Final = (
    "SELECT decision, page, x0, y0, x1, y1, page_width, page_height FROM drawn"
    " WHERE decision IN (SELECT id FROM decisions {where})"
)
_CHAINED: Final = "SELECT r.*, d.chain FROM drawn r LEFT JOIN decisions d ON d.id = r.decision ORDER BY r.decision"

Row = tuple[int, ...]


def require_on_page(page: int, box: Box, size: tuple[int, int]) -> None:
    """A box that lies on its page.

    Args:
        page: its number.
        box: in pixels of the page.
        size: the width and height of the page.

    Raises:
        WrongDecisionError: it does not.
    """
    x0, y0, x1, y1 = box
    if not (0 <= x0 < x1 <= size[0] and 0 <= y0 < y1 <= size[1]):
        raise WrongDecisionError(f"no box of page {page}: {list(box)}", next_step="Draw it on the page.")


def keep_drawn(connection: sqlite3.Connection, decision: int, chain: str, drawn: Drawn) -> None:
    """Logs the box of a decision; ``chain`` is that of the decision."""
    for statement in statements(files("ocr_pipeline.archive.decisions").joinpath("drawn.sql").read_text("utf-8")):
        connection.execute(statement)
    row = (decision, drawn.page, *drawn.box, *drawn.page_size)
    connection.execute(_INSERT, (*row, _chained(chain, row)))


def drawn_of(connection: sqlite3.Connection, where: str, values: tuple[str | int | None, ...]) -> dict[int, Drawn]:
    """The boxes of some decisions, by their numbers; ``where`` chooses among the decisions."""
    if not _is_there(connection):
        return {}
    rows = connection.execute(_SELECT.format(where=where), values)
    return {row[0]: Drawn(row[1], tuple(row[2:6]), tuple(row[6:8])) for row in rows}


def changed_drawn(connection: sqlite3.Connection) -> Iterator[int]:
    """The decisions whose box is not what was logged."""
    if _is_there(connection):
        for *row, chain, before in connection.execute(_CHAINED):
            if chain != _chained(before or "", tuple(row)):
                yield row[0]


def _is_there(connection: sqlite3.Connection) -> bool:
    found = connection.execute("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'drawn'").fetchone()
    return found is not None


def _chained(before: str, row: Row) -> str:
    return hashlib.sha256((before + json.dumps(row)).encode()).hexdigest()
