"""The door: the token is shown once, the reviewer's name and the language are kept."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from ocr_pipeline.web.marks import Marked
from ocr_pipeline.web.reading_room import room_of
from ocr_pipeline.web.rendering import page, visitor_of
from ocr_pipeline.web.visitor import NAME, keep_cookie, name_from

router = APIRouter()


@router.get("/login")
def login(request: Request) -> Response:
    """Asks for the token."""
    return page(request, "login.html", wrong=False)


@router.post("/login")
def let_in(request: Request, _: Marked, token: Annotated[str, Form(max_length=1000)]) -> Response:
    """Lets the session in that shows it."""
    room = room_of(request)
    if room.options.token is None or not hmac.compare_digest(token.encode(), room.options.token.encode()):
        return page(request, "login.html", 403, wrong=True)
    answer = RedirectResponse("/", status_code=303)
    # A program that carries the token in its header need not have a session yet: the one that it is given is let in.
    visitor = visitor_of(request)
    room.sessions.let_in(visitor.session)
    return visitor.kept_in(answer)


@router.post("/name")
def name(_: Marked, name: Annotated[str, Form(max_length=1000)]) -> Response:
    """Keeps the name that decisions are signed with."""
    answer = RedirectResponse("/review", status_code=303)
    keep_cookie(answer, NAME, name_from(name))
    return answer
