"""Templates into pages, in the visitor's language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup
from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from ocr_pipeline.export.charts import Rows, standing_bars
from ocr_pipeline.web.language import LANGUAGES, Speech
from ocr_pipeline.web.reading_room import room_of
from ocr_pipeline.web.visitor import Visitor
from ocr_pipeline.web.wording import date_of, field_name, share

ROOMS: Final = ("search", "review", "board", "upload")
"""The pages that every page leads to, in order."""


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page, or a part of one, made of a template.

    Args:
        request: that is answered.
        template: its name in ``templates/``.
        status: of the answer.
        values: what the template shows.
    """
    room = room_of(request)
    visitor = visitor_of(request)
    said = Speech(visitor.language)
    shown = environment().get_template(template)
    text = shown.render(
        t=said,
        language=visitor.language,
        languages={code: (name, _in_language(request.url, code)) for code, name in LANGUAGES.items()},
        mark=room.sessions.form_mark(visitor.session),
        visitor=visitor,
        rooms=[each for each in ROOMS if each != "upload" or room.takes_uploads],
        archive_name=room.archive.places.root.resolve().name,
        here=request.url.path,
        **values,
    )
    return visitor.kept_in(HTMLResponse(text, status_code=status))


def visitor_of(request: Request) -> Visitor:
    """Who makes a request; whoever asks, of one request it is the same visitor, with the same new session."""
    if not hasattr(request.state, "visitor"):
        room = room_of(request)
        request.state.visitor = Visitor.of(request, room.sessions, room.options.reviewer)
    visitor: Visitor = request.state.visitor
    return visitor


def speech_of(request: Request) -> Speech:
    """The visitor's language."""
    return Speech(visitor_of(request).language)


@cache
def environment() -> Environment:
    """The templates; whatever they show is escaped, and a name that is not given is an error."""
    made = Environment(
        loader=PackageLoader("ocr_pipeline.web", "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        field_name=field_name, date_of=date_of, share=share, standing_bars=_standing_bars, version=_version()
    )
    return made


def _standing_bars(rows: Rows, title: str) -> Markup:
    """A chart of the program's pages; names are escaped in it."""
    return Markup(standing_bars(rows, title))  # noqa: S704 - it is SVG of our own


@cache
def _version() -> str:
    """Of the assets: what they hold, so that a browser asks for them again when they change."""
    import hashlib

    digest = hashlib.sha256()
    for each in sorted(files("ocr_pipeline.web").joinpath("static").iterdir(), key=lambda asset: asset.name):
        digest.update(each.read_bytes())
    return digest.hexdigest()[:12]


def _in_language(url: URL, code: str) -> str:
    """The same page: its path is left out, for one that begins with two slashes would lead to another site."""
    return f"?{url.include_query_params(lang=code).query}"
