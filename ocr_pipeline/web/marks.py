"""The mark that every form carries (CSRF): checked before a route that changes anything does so."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, HTTPException, Request

from ocr_pipeline.web.reading_room import room_of
from ocr_pipeline.web.sessions import SESSION

FIELD = "mark"
HEADER = "x-vanban-mark"


async def marked(request: Request) -> None:
    """Refuses a request without the mark of its session, unless it carries the token itself.

    Raises:
        HTTPException: 403.
    """
    room = room_of(request)
    # A browser never adds this header by itself, so that no other site can have it sent.
    if room.options.is_shown(request.headers):
        return
    mark = request.headers.get(HEADER)
    if mark is None and request.headers.get("content-type", "").startswith(
        ("application/x-www-form-urlencoded", "multipart/form-data")
    ):
        given = (await request.form()).get(FIELD)
        mark = given if isinstance(given, str) else None
    if mark is None or not room.sessions.has_mark(request.cookies.get(SESSION, ""), mark):
        raise HTTPException(403, "the form is of an earlier session: load the page again")


Marked = Annotated[None, Depends(marked)]
"""The parameter of a route that changes something."""
