"""The log of decisions: ``decisions.sqlite``, which only grows. Two who decide at once are both in it."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Self

from ocr_pipeline.archive.database import Database, is_new, reading, told
from ocr_pipeline.archive.decisions.decision import Decision, Draft, Evidence, Kind, Taken, Through
from ocr_pipeline.archive.decisions.drawn import changed_drawn, drawn_of, keep_drawn
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.writing import sync_folder
from ocr_pipeline.errors import DamagedArchiveError, OvertakenDecisionError, UnknownValueError

LOG_VERSION: Final = 1
_COLUMNS: Final = (
    "document, path, kind, value, person, at, through, seen, takes_back, machine_value, raw, page, x0, y0, x1, y1,"
    " page_width, page_height, reading"
)
_INSERT: Final = f"INSERT INTO decisions ({_COLUMNS}, chain) VALUES ({', '.join('?' * 20)})"  # noqa: S608 - our own names
_SELECT: Final = f"SELECT id, {_COLUMNS} FROM decisions"  # noqa: S608 - our own names
_NEXT_STEP: Final = "Keep the file: nothing makes it again. Put back the last copy of it that is whole."

Row = tuple[str | int | None, ...]
Check = Callable[[Draft, Sequence[Decision]], None]
"""Is given a decision and the earlier ones on the same value before it is logged; raises where it must not be."""


class DecisionLog(Database):
    """The log, open for writing; use and errors as of :class:`~ocr_pipeline.archive.database.Database`.

    Nobody needs the archive's lock for it: a decision waits for another decision only, never for a batch.
    """

    def __init__(self, path: Path) -> None:
        is_new = not path.exists()
        schema = files("ocr_pipeline.archive.decisions").joinpath("log.sql").read_text(encoding="utf-8")
        super().__init__(path, schema, LOG_VERSION)
        if is_new:
            sync_folder(path.parent)

    def __enter__(self) -> Self:
        return self

    def append(self, drafts: Sequence[Draft], check: Check | None = None) -> list[Taken]:
        """Log decisions in order, all of them or none; they are on the disk when this returns.

        Args:
            drafts: what was decided.
            check: may refuse one; what it raises ends the whole.

        Raises:
            UnknownValueError: one takes back what is not there.
            OvertakenDecisionError: one takes back what was taken back.
            ArchiveBusyError, DamagedArchiveError, UnwritableOutputError: it cannot be written.
        """
        with self.transaction():
            return [self._append(draft, check) for draft in drafts]

    def _append(self, draft: Draft, check: Check | None) -> Taken:
        earlier = list(_rows(self.connection, "WHERE document = ? AND path = ?", (draft.document, draft.path)))
        if check is not None:
            check(draft, earlier)
        if draft.takes_back is not None:
            _require_untouched(draft.takes_back, earlier)
        row = _row_of(draft)
        (before,) = self.connection.execute(
            "SELECT coalesce((SELECT chain FROM decisions ORDER BY id DESC LIMIT 1), '')"
        ).fetchone()
        chain = _chained(before, row)
        number = self.connection.execute(_INSERT, (*row, chain)).lastrowid
        if draft.drawn is not None:
            keep_drawn(self.connection, number or 0, chain, draft.drawn)
        overtook = () if draft.seen is None else tuple(one for one in earlier if one.id > draft.seen)
        return Taken(replace(_decision((number, *row)), drawn=draft.drawn), overtook)


def _require_untouched(target: int, earlier: Sequence[Decision]) -> None:
    if all(one.id != target for one in earlier):
        raise UnknownValueError(f"there is no decision {target} on this value")
    if any(one.takes_back == target for one in earlier):
        raise OvertakenDecisionError(f"decision {target} was taken back before")


def decisions_of(log: Path, document: str) -> tuple[Decision, ...]:
    """The decisions on a document, the oldest first; none where there is no log.

    Raises:
        DamagedArchiveError: the log cannot be read.
    """
    with _reading(log) as connection:
        return tuple(_rows(connection, "WHERE document = ?", (document,))) if connection else ()


def decision_of(log: Path, number: int) -> Decision:
    """One decision.

    Raises:
        UnknownValueError: there is none with that number.
        DamagedArchiveError: the log cannot be read.
    """
    with _reading(log) as connection:
        found = list(_rows(connection, "WHERE id = ?", (number,))) if connection else []
    if not found:
        raise UnknownValueError(f"there is no decision {number}")
    return found[0]


def last_decisions(log: Path, since: int = 0, most: int = -1) -> dict[DocumentId, int]:
    """Of each document on which something was decided behind decision ``since``: its last decision, the earliest first.

    Args:
        log: the file.
        since: the number of a decision.
        most: documents at most; all when not given.

    Raises:
        DamagedArchiveError: the log cannot be read.
    """
    with _reading(log) as connection:
        if connection is None:
            return {}
        last = "SELECT document, max(id) FROM decisions WHERE id > ? GROUP BY document ORDER BY 2 LIMIT ?"
        return {DocumentId(document): number for document, number in connection.execute(last, (since, most))}


def last_decision(log: Path) -> int:
    """The last decision of all; 0 where there is none.

    Raises:
        DamagedArchiveError: the log cannot be read.
    """
    with _reading(log) as connection:
        if connection is None:
            return 0
        return int(connection.execute("SELECT coalesce(max(id), 0) FROM decisions").fetchone()[0])


def link_of(log: Path, number: int) -> str:
    """The link of the log's chain at a decision, which is of all decisions up to it; empty where there is none.

    Raises:
        DamagedArchiveError: the log cannot be read.
    """
    with _reading(log) as connection:
        wanted = "SELECT chain FROM decisions WHERE id = ?"
        found = connection.execute(wanted, (number,)).fetchone() if connection else None
        return "" if found is None else str(found[0])


def require_whole(log: Path) -> None:
    """Hold every row against the chain; a row that was changed, or taken out before the last one, is found out.

    Raises:
        DamagedArchiveError: one was, or the file is damaged.
    """
    with _reading(log) as connection:
        if connection is None:
            return
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise DamagedArchiveError(
                f"the log of decisions is damaged: {verdict}", next_step=_NEXT_STEP, file=str(log)
            )
        before, expected = "", 1
        for number, *row, chain in connection.execute(f"SELECT id, {_COLUMNS}, chain FROM decisions ORDER BY id"):  # noqa: S608 - our own names
            before = _chained(before, tuple(row))
            if chain != before or number != expected:
                cause = f"decision {number} is not what was logged, or one before it is missing"
                raise DamagedArchiveError(cause, next_step=_NEXT_STEP, file=str(log))
            expected += 1
        for number in changed_drawn(connection):
            cause = f"the box of decision {number} is not what was logged"
            raise DamagedArchiveError(cause, next_step=_NEXT_STEP, file=str(log))


@contextlib.contextmanager
def _reading(log: Path) -> Iterator[sqlite3.Connection | None]:
    """A connection that can only read; ``None`` where nothing was ever decided."""
    if not log.exists():
        yield None
        return
    with reading(log, LOG_VERSION, or_new=True) as connection, told(log):
        yield None if is_new(connection) else connection


def _rows(connection: sqlite3.Connection, where: str, values: Row) -> Iterator[Decision]:
    boxes = drawn_of(connection, where, values)
    for row in connection.execute(f"{_SELECT} {where} ORDER BY id", values):
        decision = _decision(row)
        yield replace(decision, drawn=boxes[decision.id]) if decision.id in boxes else decision


def _chained(before: str, row: Row) -> str:
    return hashlib.sha256((before + json.dumps(row, ensure_ascii=False)).encode()).hexdigest()


def _row_of(draft: Draft) -> Row:
    over = draft.over
    return (
        draft.document,
        draft.path,
        draft.kind.value,
        draft.value,
        draft.by,
        draft.at,
        draft.through.value,
        draft.seen,
        draft.takes_back,
        over.value,
        over.raw,
        over.page,
        *(over.box or (None,) * 4),
        *(over.page_size or (None,) * 2),
        over.reading,
    )


def _decision(row: Sequence[Any]) -> Decision:
    number, document, path, kind, value, person, at, through, seen, takes_back, *over = row
    machine_value, raw, page, x0, y0, x1, y1, width, height, key = over
    box = None if x0 is None else (x0, y0, x1, y1)
    size = None if width is None else (width, height)
    return Decision(
        id=number,
        document=DocumentId(document),
        path=path,
        over=Evidence(machine_value, raw, page, box, size, key),
        kind=Kind(kind),
        value=value,
        by=person,
        at=at,
        through=Through(through),
        seen=seen,
        takes_back=takes_back,
    )
