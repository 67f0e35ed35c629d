"""A box that somebody draws on a scan: read again, to be chosen or copied; nothing is logged by reading it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Form, HTTPException, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from ocr_pipeline.archive.archived import ArchivedDocument
from ocr_pipeline.archive.decisions.reviewing import ReviewedValue
from ocr_pipeline.archive.decisions.shapes import fitting, is_day
from ocr_pipeline.archive.entries import values_of
from ocr_pipeline.archive.identity import ID
from ocr_pipeline.archive.readings import kept_page
from ocr_pipeline.archive.rows import Box
from ocr_pipeline.batch.tasks import BoxReading
from ocr_pipeline.errors import VanbanError, WrongDecisionError
from ocr_pipeline.parsing.dates import parse_date
from ocr_pipeline.web.box_reader import MM, TooManyBoxesError
from ocr_pipeline.web.candidates import MOST_CANDIDATES, candidates_of
from ocr_pipeline.web.document_page import Identity
from ocr_pipeline.web.marks import Marked
from ocr_pipeline.web.reading_room import PATH, NotHereError, ReadingRoom, room_of
from ocr_pipeline.web.rendering import page, visitor_of
from schemas import Document, Page

router = APIRouter()
api = APIRouter()
MOST_PIXELS: Final = 1_000_000
"""Along a page: more than any page has."""
DRAWN: Final = re.compile(r"[1-9]\d{0,5}(?:,\d{1,7}){4}", re.ASCII)
"""A box as a form carries it: the page, and x0, y0, x1, y1 in its pixels."""
Number = Annotated[int, Form(ge=1, le=100_000)]
Millimetres = Annotated[float, Form(ge=0, le=5000, allow_inf_nan=False)]
Pixels = Annotated[int, Field(ge=0, le=MOST_PIXELS)]


class ToRead(BaseModel):
    """A box to be read again, x0, y0, x1, y1 in pixels of the page as the document tells it."""

    page: Annotated[int, Field(ge=1, le=100_000)]
    box: tuple[Pixels, Pixels, Pixels, Pixels]


@dataclass(frozen=True, slots=True)
class Found:
    """A reading of a box for a value: ``value`` fits its field and can be logged; ``None``: it has to be typed."""

    text: str
    raw: str
    value: str | None


@router.post("/review/box")
def read_box(
    request: Request,
    _: Marked,
    document: Annotated[str, Form(pattern=rf"^{ID.pattern}$")],
    path: Annotated[str, Form(max_length=200, pattern=rf"^{PATH.pattern}$")],
    number: Number,
    left: Millimetres,
    top: Millimetres,
    width: Millimetres,
    height: Millimetres,
    within: Annotated[str, Form(pattern=rf"^(?:{ID.pattern})?$")] = "",
) -> Response:
    """The readings of a box, to be chosen from: a part of the page of a value."""
    room = room_of(request)
    found = room.find(document)
    read = room.document(found)
    value = next((each for each in room.archive.review(document) if each.path == path), None)
    if value is None:
        raise NotHereError(path)
    sheet = _sheet(read, number)
    box = _in_pixels(sheet, left, top, width, height)
    answer = _asked(request, room, found, sheet, box)
    return page(
        request,
        "box.html",
        identity=document,
        value=value,
        within=within,
        first_key=len(candidates_of(value)) + 1,
        most_keys=MOST_CANDIDATES,
        drawn=_as_drawn(number, box),
        found=tuple(_held_against(read, value, each) for each in answer.found),
        failure=answer.failure,
        is_busy=answer.is_busy,
    )


@router.post("/documents/{identity}/box")
def read_box_of_document(
    request: Request,
    _: Marked,
    identity: Identity,
    number: Number,
    left: Millimetres,
    top: Millimetres,
    width: Millimetres,
    height: Millimetres,
) -> Response:
    """The readings of a box, to be copied or taken to a value that waits: a part of the page of a document."""
    room = room_of(request)
    found = room.find(identity)
    sheet = _sheet(room.document(found), number)
    box = _in_pixels(sheet, left, top, width, height)
    answer = _asked(request, room, found, sheet, box)
    return page(
        request,
        "box_shown.html",
        identity=identity,
        drawn=_as_drawn(number, box),
        values=[each for each in room.archive.review(identity) if each.is_open],
        found=answer.found,
        failure=answer.failure,
        is_busy=answer.is_busy,
    )


@api.post("/documents/{identity}/boxes")
def read_box_again(request: Request, _: Marked, identity: Identity, given: ToRead) -> tuple[BoxReading, ...]:
    """Reads a box of a page again, each way once; logs nothing. Name the box in the decision that follows."""
    room = room_of(request)
    found = room.find(identity)
    try:
        return _read(request, room, found, _sheet(room.document(found), given.page), given.box)
    except TooManyBoxesError as error:
        raise HTTPException(429, "too many boxes wait to be read: try again in a moment") from error


def _as_drawn(number: int, box: Box) -> str:
    """A box as a form carries it (:data:`DRAWN`)."""
    return ",".join(map(str, (number, *box)))


def drawn_from(text: str) -> tuple[int, Box] | None:
    """The box of a form (:data:`DRAWN`); none where it is empty."""
    if not text:
        return None
    number, x0, y0, x1, y1 = map(int, text.split(","))
    return number, (x0, y0, x1, y1)


def _read(
    request: Request, room: ReadingRoom, found: ArchivedDocument, sheet: Page, box: Box
) -> tuple[BoxReading, ...]:
    facts = room.scans.facts(found)
    kept = kept_page(found.places.words, sheet.number)
    return room.boxes.read(visitor_of(request).session, facts, sheet, box, kept.bend if kept else None)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a box reads as, or why it was not read: a failure, or too many that wait."""

    found: tuple[BoxReading, ...] = ()
    failure: VanbanError | None = None
    is_busy: bool = False


def _asked(request: Request, room: ReadingRoom, found: ArchivedDocument, sheet: Page, box: Box) -> _Answer:
    try:
        return _Answer(_read(request, room, found, sheet, box))
    except VanbanError as error:
        return _Answer(failure=error)
    except TooManyBoxesError:
        return _Answer(is_busy=True)


def _sheet(document: Document, number: int) -> Page:
    sheet = next((each for each in document.pages if each.number == number), None)
    if sheet is None:
        raise NotHereError(str(number))
    return sheet


def _in_pixels(sheet: Page, left: float, top: float, width: float, height: float) -> Box:
    """A box in millimetres of the page, cut off at its edges."""
    scale = sheet.dpi / MM
    x1, y1 = min(sheet.width, round((left + width) * scale)), min(sheet.height, round((top + height) * scale))
    return round(left * scale), round(top * scale), x1, y1


def _held_against(document: Document, value: ReviewedValue, read: BoxReading) -> Found:
    """A reading as the value it would be; a day is taken out of the words around it."""
    node = next((node for at, node in values_of(document.model_dump(mode="json")) if at == value.path), {})
    text = (parse_date(read.text) or read.text) if is_day(value.path, node) else read.text
    try:
        # It comes back as if it had been typed.
        return Found(read.text, read.raw, value.as_read(fitting(value.path, text, node)))
    except WrongDecisionError:
        return Found(read.text, read.raw, None)
