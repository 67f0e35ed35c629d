"""The board: how a batch goes on, what was set aside and why, what waits for people."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from ocr_pipeline.batch.overview import Overview, overview
from ocr_pipeline.web.counts import Count, Counts
from ocr_pipeline.web.reading_room import ReadingRoom, room_of
from ocr_pipeline.web.remembered import stamp_of_database
from ocr_pipeline.web.rendering import page
from ocr_pipeline.web.searchers import told_of_loss

router = APIRouter()
MOST_FIELDS: Final = 12


def counts_of(room: ReadingRoom) -> Counts:
    """Counted anew when the catalogue has changed, at most every ten seconds, by a process that searches.

    Raises:
        WorkerLostError: it took more than a search may take.
    """
    catalogue = room.archive.places.catalogue

    def count() -> Counts:
        with told_of_loss():
            return room.searchers.submit(Count(catalogue)).result()

    return room.counted.get("board", stamp_of_database(catalogue), count)


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
