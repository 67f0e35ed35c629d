"""The board: how a batch goes on, what was set aside and why, what waits for people."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from ocr_pipeline.batch.overview import Overview, overview
from ocr_pipeline.web.queue import ONCE
from ocr_pipeline.web.reading_room import ReadingRoom, room_of
from ocr_pipeline.web.remembered import stamp_of_database
from ocr_pipeline.web.rendering import page

router = APIRouter()
MOST_YEARS: Final = 40
MOST_FIELDS: Final = 12
BINS: Final = 10
_BACKLOG: Final = f"""
SELECT CASE
  WHEN r.path LIKE 'details.%' THEN 'details'
  WHEN instr(r.path, '[') THEN substr(r.path, 1, instr(r.path, '[') - 1)
  ELSE r.path END AS field, count(*) AS open
FROM reviews r WHERE {ONCE} GROUP BY field ORDER BY open DESC, field
"""  # noqa: S608 - texts of our own
_DOUBTS: Final = f"""
SELECT min(CAST(r.confidence * {BINS} AS INTEGER), {BINS - 1}) AS bin, count(*) FROM reviews r WHERE {ONCE} GROUP BY bin
"""  # noqa: S608 - texts of our own


@dataclass(frozen=True, slots=True)
class Counts:
    """Of the whole archive: documents, those that a person must look at, open values by field, by confidence, by year.

    ``by_field`` has every kind of value, ``doubts`` the open values in tenths of their confidence, ``years`` the
    documents of each year of issue.
    """

    documents: int
    to_review: int
    failed_pages: int
    open_values: int
    by_field: tuple[tuple[str, int], ...]
    doubts: tuple[int, ...]
    years: tuple[tuple[str, int], ...]


def counts_of(room: ReadingRoom) -> Counts:
    """Counted anew when the catalogue has changed, at most every ten seconds."""
    stamp = stamp_of_database(room.archive.places.catalogue)

    def count() -> Counts:
        with room.catalogue() as connection:
            return _count(connection)

    return room.counted.get("board", stamp, count)


def _count(connection: sqlite3.Connection) -> Counts:
    documents, to_review, failed = connection.execute(
        "SELECT count(*), coalesce(sum(review_required), 0), coalesce(sum(failed_pages), 0) FROM documents"
    ).fetchone()
    by_field = tuple(connection.execute(_BACKLOG).fetchall())
    doubts = dict(connection.execute(_DOUBTS).fetchall())
    years = connection.execute(
        "SELECT substr(date, 1, 4) AS year, count(*) FROM documents WHERE date IS NOT NULL"
        " GROUP BY year ORDER BY year DESC LIMIT ?",
        (MOST_YEARS,),
    ).fetchall()
    return Counts(
        documents,
        to_review,
        failed,
        sum(number for _, number in by_field),
        by_field,
        tuple(doubts.get(place, 0) for place in range(BINS)),
        tuple(reversed(years)),
    )


@router.get("/board")
def board_page(request: Request) -> Response:
    """The page."""
    counts = counts_of(room_of(request))
    return page(
        request,
        "board.html",
        counts=counts,
        work=work_of(request),
        fields=counts.by_field[:MOST_FIELDS],
        years=counts.years,
        doubts=[(f"{place * 10}–{place * 10 + 10}", number) for place, number in enumerate(counts.doubts)],
    )


@router.get("/board/work")
def board_work(request: Request) -> Response:
    """How the batch goes on: the part of the page that is asked for again and again."""
    return page(request, "board_work.html", work=work_of(request))


def work_of(request: Request) -> Overview:
    """What the journal says now."""
    return overview(room_of(request).archive.places)
