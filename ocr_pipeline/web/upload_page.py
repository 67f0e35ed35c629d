"""The page where scans are handed in, and watched on their way."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, HTTPException, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from ocr_pipeline.web.marks import Marked
from ocr_pipeline.web.reading_room import NotHereError, room_of
from ocr_pipeline.web.rendering import page, visitor_of
from ocr_pipeline.web.uploads import MOST_WAITING, TooManyUploadsError, Uploads

router = APIRouter()


@router.get("/upload")
def upload_page(request: Request) -> Response:
    """The form, and everything that was handed in since the server was started."""
    room = room_of(request)
    return page(
        request,
        "upload.html",
        uploads=_uploads(request).all(),
        most_mb=round(room.options.upload_mb),
        most_scans=MOST_WAITING,
    )


@router.get("/upload/list")
def upload_list(request: Request) -> Response:
    """How far each scan is: the part of the page that is asked for again and again."""
    return page(request, "upload_list.html", uploads=_uploads(request).all())


@router.post("/upload")
def upload(request: Request, _: Marked, scans: Annotated[list[UploadFile], File()]) -> Response:
    """Takes scans in."""
    taken_by(request, scans)
    return RedirectResponse("/upload", status_code=303)


def taken_by(request: Request, scans: list[UploadFile]) -> list[str]:
    """Takes the scans of a form in, all of them or none; returns their keys.

    Raises:
        HTTPException: 413, more than may ever wait; 422, there is none; 429, too many wait.
    """
    uploads = _uploads(request)
    given = [(each.filename, each.file) for each in scans if each.filename]
    if not given:
        raise HTTPException(422, "no scan was given")
    if len(given) > MOST_WAITING:
        raise HTTPException(413, f"more than {MOST_WAITING} scans at a time: hand them in in smaller parts")
    try:
        return [each.key for each in uploads.take(given, visitor_of(request).name)]
    except TooManyUploadsError as error:
        raise HTTPException(429, "too many scans wait to be read: nothing was taken, hand it in later") from error


def _uploads(request: Request) -> Uploads:
    uploads = room_of(request).uploads
    if uploads is None:
        raise NotHereError("uploads")
    return uploads
