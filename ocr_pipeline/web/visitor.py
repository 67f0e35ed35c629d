"""The person at a browser: their session, their language, the name that their decisions are signed with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from ocr_pipeline.web.language import FIRST, LANGUAGES
from ocr_pipeline.web.sessions import SESSION, Sessions

LANGUAGE: Final = "vanban_language"
NAME: Final = "vanban_name"
"""Cookies."""
MOST_NAME: Final = 80
"""Characters of a name."""
YEAR_SECONDS: Final = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who makes a request; ``name`` is empty until it was given."""

    session: str
    language: str
    name: str
    keep: Mapping[str, str]

    @classmethod
    def of(cls, request: Request, sessions: Sessions, reviewer: str) -> Visitor:
        """The visitor of a request; ``keep`` are the cookies that the answer must set."""
        keep: dict[str, str] = {}
        session = request.cookies.get(SESSION, "")
        if not sessions.is_ours(session):
            session = keep[SESSION] = sessions.new()
        language = request.cookies.get(LANGUAGE, FIRST)
        asked = request.query_params.get("lang")
        if asked in LANGUAGES and asked != language:
            language = keep[LANGUAGE] = asked
        if language not in LANGUAGES:
            language = FIRST
        return cls(session, language, name_from(unquote(request.cookies.get(NAME, ""))) or reviewer, keep)

    def kept_in(self, response: Response) -> Response:
        """The same answer, with the cookies."""
        for name, value in self.keep.items():
            keep_cookie(response, name, value)
        return response


def keep_cookie(response: Response, name: str, value: str) -> None:
    """Sets a cookie that no script reads and no other site sends."""
    age = None if name == SESSION else YEAR_SECONDS
    response.set_cookie(name, quote(value), max_age=age, httponly=True, samesite="strict", path="/")


def name_from(text: str) -> str:
    """A person's name as it is typed: one line, without control characters."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:MOST_NAME]
