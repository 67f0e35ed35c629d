"""Review as JSON: what waits, what was decided, and deciding; every decision states what its maker saw."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, Field, TypeAdapter
from starlette.responses import Response

from ocr_pipeline.archive.decisions.deciding import Wish
from ocr_pipeline.archive.decisions.decision import Decision, Judged, Kind, Through
from ocr_pipeline.archive.decisions.question import decide_question
from ocr_pipeline.archive.decisions.reviewing import ReviewedValue
from ocr_pipeline.archive.identity import ID
from ocr_pipeline.web.box_page import ToRead
from ocr_pipeline.web.document_page import Identity
from ocr_pipeline.web.marks import Marked
from ocr_pipeline.web.queue import Waiting, queue
from ocr_pipeline.web.reading_room import PATH, room_of
from ocr_pipeline.web.visitor import name_from

router = APIRouter()
MOST_WAITING: Final = 1000
_WAITING: Final = TypeAdapter(list[Waiting])
_REVIEWED: Final = TypeAdapter(tuple[ReviewedValue, ...])
MOST_DECISION: Final = 2**63 - 1
"""The largest number that SQLite gives."""


class ToDecide(BaseModel):
    """A decision to be logged; ``seen`` and ``over`` are ``last`` and ``key`` of the value as it was shown.

    ``drawn`` is the box that was read again for it.
    """

    document: Annotated[str, Field(pattern=rf"^{ID.pattern}$")]
    path: Annotated[str, Field(max_length=200, pattern=rf"^{PATH.pattern}$")]
    kind: Kind
    value: Annotated[str | None, Field(max_length=10_000)] = None
    by: Annotated[str, Field(min_length=1, max_length=80)]
    seen: Annotated[int, Field(ge=0, le=MOST_DECISION)]
    over: Annotated[str, Field(max_length=200)]
    drawn: ToRead | None = None


class ToTakeBack(BaseModel):
    """Who takes a decision back."""

    by: Annotated[str, Field(min_length=1, max_length=80)]


class Logged(BaseModel):
    """A decision that was logged, and those of others on the same value that its maker had not seen.

    ``with_it`` are the decisions on what was asked by the same question: to undo it, each is taken back.
    """

    decision: Decision
    overtook: tuple[Decision, ...]
    with_it: tuple[Decision, ...] = ()


@router.get("/queue", response_model=list[Waiting])
def waiting(request: Request, limit: Annotated[int, Query(ge=1, le=MOST_WAITING)] = 100) -> Response:
    """The values that wait, the most doubtful of the most important fields first."""
    with room_of(request).catalogue() as connection:
        return _as_json(_WAITING.dump_json(list(islice(queue(connection), limit))))


@router.get("/documents/{identity}/review", response_model=tuple[ReviewedValue, ...])
def review(request: Request, identity: Identity) -> Response:
    """The values of a document that are doubtful or decided."""
    room = room_of(request)
    return _as_json(_REVIEWED.dump_json(room.archive.review(room.find(identity).identity)))


def _as_json(content: bytes) -> Response:
    """An answer of our own values, which need no check against their model: that takes longer than to make them."""
    return Response(content, media_type="application/json")


@router.get("/documents/{identity}/decisions")
def decisions(request: Request, identity: Identity) -> tuple[Judged, ...]:
    """Every decision on a document, the oldest first."""
    room = room_of(request)
    return tuple(room.archive.decisions(room.find(identity).identity))


@router.post("/decisions", status_code=201)
def decide(request: Request, _: Marked, given: ToDecide) -> Logged:
    """Logs a decision, and those on what is asked with it; refused (409) where the value was read anew meanwhile."""
    wish = Wish(
        document=given.document,
        path=given.path,
        kind=given.kind,
        value=given.value,
        by=name_from(given.by),
        through=Through.DESK,
        seen=given.seen,
        over=given.over,
        drawn=None if given.drawn is None else (given.drawn.page, given.drawn.box),
    )
    taken, *with_it = decide_question(room_of(request).archive.places, wish)
    others = tuple(each.decision for each in with_it)
    return Logged(decision=taken.decision, overtook=taken.overtook, with_it=others)


@router.post("/decisions/{number}/take-back", status_code=201)
def take_back(
    request: Request, _: Marked, number: Annotated[int, Path(ge=1, le=MOST_DECISION)], given: ToTakeBack
) -> Logged:
    """Withdraws a decision: the one before it stands again; refused (409) where it was withdrawn before."""
    taken = room_of(request).archive.take_back(number, by=name_from(given.by), through=Through.DESK)
    return Logged(decision=taken.decision, overtook=taken.overtook)
