"""The same as JSON, described by OpenAPI (``/api/openapi.json``): what the pages show, for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, File, HTTPException, Path, Query, Request, UploadFile
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from ocr_pipeline.archive.search.facets import Facets
from ocr_pipeline.archive.search.results import Hit
from ocr_pipeline.batch.overview import Overview
from ocr_pipeline.batch.states import Failure
from ocr_pipeline.web.board_page import counts_of, work_of
from ocr_pipeline.web.counts import Counts
from ocr_pipeline.web.document_page import Identity, PageOfScan
from ocr_pipeline.web.marks import HEADER, Marked
from ocr_pipeline.web.page_words import PlacedWord, page_text
from ocr_pipeline.web.reading_room import NotHereError, room_of
from ocr_pipeline.web.rendering import visitor_of
from ocr_pipeline.web.search_page import Asked, find
from ocr_pipeline.web.upload_page import taken_by
from schemas import Document


class Refusal(BaseModel):
    """Why a request was not done, and what to do about it."""

    detail: str | list[Any]
    next_step: str = ""


REFUSALS: dict[int | str, dict[str, Any]] = {
    code: {"model": Refusal} for code in (400, 401, 403, 404, 409, 413, 421, 422, 429, 500, 503)
}
router = APIRouter()


class SessionAnswer(BaseModel):
    """What a program sends with every POST: ``mark`` in the header that is named; with a bearer token it needs none."""

    header: str = HEADER
    mark: str


class SearchAnswer(BaseModel):
    """A page of what was found."""

    total: int
    page: int
    pages: int
    hits: tuple[Hit, ...]
    facets: Facets


class PageAnswer(BaseModel):
    """The restored text of a page and its words; spans are offsets in the document's text."""

    number: int
    start: int
    text: str
    words: tuple[PlacedWord, ...]


class BoardAnswer(BaseModel):
    """How the work goes, and what waits."""

    work: Overview
    counts: Counts


class UploadAnswer(BaseModel):
    """A scan on its way."""

    model_config = ConfigDict(from_attributes=True)

    key: str
    name: str
    size: int
    by: str
    state: str
    documents: tuple[str, ...]
    pages: int
    read: tuple[int, ...] = Field(default=())
    failed: tuple[int, ...] = Field(default=())
    failure: Failure | None


@router.get("/session")
def session(request: Request, response: Response) -> SessionAnswer:
    """The mark of this session; its cookie comes with the answer."""
    room, visitor = room_of(request), visitor_of(request)
    visitor.kept_in(response)
    return SessionAnswer(mark=room.sessions.form_mark(visitor.session))


@router.get("/search")
async def search(request: Request, asked: Annotated[Asked, Query()]) -> SearchAnswer:
    """Documents by what they say and by what they are (docs/search.md)."""
    found = await find(room_of(request), asked)
    results = found.results
    return SearchAnswer(
        total=results.total, page=results.page, pages=results.pages, hits=results.hits, facets=found.facets
    )


@router.get("/documents/{identity}", response_model=Document)
def document(request: Request, identity: Identity, machine: bool = False) -> Response:
    """A document as decided; ``machine=true``: as the machine read it."""
    room = room_of(request)
    found = room.find(identity)
    given = room.document(found) if machine else room.decided(found)
    return Response(given.model_dump_json(), media_type="application/json")


@router.get("/documents/{identity}/pages/{number}")
def page_of_document(request: Request, identity: Identity, number: PageOfScan) -> PageAnswer:
    """The words of a page and where they stand."""
    room = room_of(request)
    found = room.find(identity)
    try:
        text = page_text(found, room.document(found), number)
    except KeyError as error:
        raise NotHereError(identity) from error
    return PageAnswer(number=number, start=text.start, text=text.text, words=text.words)


@router.get("/board")
def board(request: Request) -> BoardAnswer:
    """How the work goes, and what waits for people."""
    return BoardAnswer(work=work_of(request), counts=counts_of(room_of(request)))


@router.get("/uploads")
def uploads(request: Request) -> list[UploadAnswer]:
    """Every scan that was handed in since the server was started, the latest first."""
    taken = room_of(request).uploads
    return [] if taken is None else [UploadAnswer.model_validate(each) for each in taken.all()]


@router.get("/uploads/{key}")
def upload(request: Request, key: Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]) -> UploadAnswer:
    """How far a scan is."""
    taken = room_of(request).uploads
    found = taken and taken.get(key)
    if not found:
        raise NotHereError(key)
    return UploadAnswer.model_validate(found)


@router.post("/uploads", status_code=202)
def hand_in(request: Request, _: Marked, scan: Annotated[UploadFile, File()]) -> UploadAnswer:
    """Takes a scan in; ask for its key to learn how far it is."""
    taken = room_of(request).uploads
    if taken is None:
        raise HTTPException(404, "this desk takes no scans")
    (key,) = taken_by(request, [scan])
    return UploadAnswer.model_validate(taken.get(key))
