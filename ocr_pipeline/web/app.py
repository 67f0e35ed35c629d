"""The desk as a web application: its rooms put together, its errors told as pages or as JSON."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import as_file, files
from typing import Any, Final

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.errors import (
    ArchiveBusyError,
    InputError,
    OvertakenDecisionError,
    ProcessingError,
    SettingsError,
    UnknownValueError,
    VanbanError,
    WrongDecisionError,
)
from ocr_pipeline.settings import Settings
from ocr_pipeline.web import (
    api,
    api_review,
    board_page,
    box_page,
    document_page,
    entrance,
    review_page,
    search_page,
    upload_page,
)
from ocr_pipeline.web.box_reader import BoxReader
from ocr_pipeline.web.guard import Guard
from ocr_pipeline.web.options import DeskOptions
from ocr_pipeline.web.reading_room import NotHereError, ReadingRoom
from ocr_pipeline.web.rendering import page, speech_of
from ocr_pipeline.web.scans import Scans
from ocr_pipeline.web.searchers import Searchers
from ocr_pipeline.web.uploads import Uploads

_STATUS: Final = (
    (SettingsError, 400),
    (ArchiveBusyError, 503),
    (ProcessingError, 503),
    (InputError, 404),
    (UnknownValueError, 404),
    (WrongDecisionError, 422),
    (OvertakenDecisionError, 409),
)
"""What an error of the tree is answered with, besides 500."""

MOST_AT_ONCE: Final = 16
"""Requests that are worked on at a time, each in a thread; the others wait. Each holds memory of its own, and more of
them only share the same processors."""


def make_app(
    archive: Archive, options: DeskOptions, settings: Settings | None = None, searchers: Searchers | None = None
) -> ASGIApp:
    """The desk of an archive.

    Args:
        archive: that is shown.
        options: how it is opened.
        settings: with which uploaded scans are read; those of the environment when not given.
        searchers: that search it; they are started with the first search when not given.
    """
    settings = settings or Settings()
    boxes = BoxReader(archive.places.root, settings)
    searchers = searchers or Searchers(archive.places.catalogue)
    room = ReadingRoom(archive, options, settings, Scans(settings), boxes, searchers)
    if options.upload_mb > 0:
        room.uploads = Uploads(archive.places, settings)
    app = _application(room)
    return Guard(app, options, room.sessions)


def _application(room: ReadingRoom) -> FastAPI:
    # The pages of FastAPI that show the OpenAPI document load scripts from elsewhere: only the document is given.
    app = FastAPI(
        title="vanban",
        version=version("vanban"),
        summary="The documents of an archive, and the decisions of people about them.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_lifespan,
    )
    app.state.room = room
    for each in (entrance, search_page, document_page, review_page, box_page, board_page, upload_page):
        app.include_router(each.router, include_in_schema=False)
    for router in (api.router, api_review.router, box_page.api):
        app.include_router(router, prefix="/api", responses=api.REFUSALS)
    with as_file(files("ocr_pipeline.web").joinpath("static")) as folder:
        app.mount("/static", StaticFiles(directory=folder), name="static")
    app.add_api_route("/", _first_page, include_in_schema=False)
    app.add_exception_handler(VanbanError, _vanban_error)
    app.add_exception_handler(NotHereError, _not_here)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _senseless)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    room: ReadingRoom = app.state.room
    uploads = room.uploads
    current_default_thread_limiter().total_tokens = MOST_AT_ONCE
    if uploads is not None:
        uploads.start()
    try:
        yield
    finally:
        room.searchers.stop()
        room.boxes.stop()
        if uploads is not None:
            uploads.stop()


def _first_page() -> Response:
    return RedirectResponse("/search", status_code=307)


def _vanban_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, VanbanError)
    status = next((code for kind, code in _STATUS if isinstance(error, kind)), 500)
    return _told(request, status, error.cause, error.next_step)


def _not_here(request: Request, _error: Exception) -> Response:
    return _told(request, 404, speech_of(request)("error.not_here"))


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = speech_of(request)
    answer = _told(request, error.status_code, said.maybe(f"error.http_{error.status_code}", str(error.detail)))
    answer.headers.update(error.headers or {})
    return answer


def _senseless(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if request.url.path.startswith("/api"):
        complaints: list[dict[str, Any]] = [
            {"loc": list(each["loc"]), "msg": each["msg"], "type": each["type"]} for each in error.errors()
        ]
        return JSONResponse({"detail": complaints}, status_code=422)
    return _told(request, 422, speech_of(request)("error.http_422"))


def _told(request: Request, status: int, cause: str, next_step: str = "") -> Response:
    if request.url.path.startswith("/api"):
        return JSONResponse({"detail": cause, "next_step": next_step}, status_code=status)
    return page(request, "error.html", status, number=status, cause=cause, next_step=next_step)
