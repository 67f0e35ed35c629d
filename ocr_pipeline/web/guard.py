"""What every request passes before anything looks at it: host, origin, size, token; and what every answer carries."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ocr_pipeline.web.options import LOOPBACK_NAMES, MOST_FORM_BYTES, DeskOptions
from ocr_pipeline.web.sessions import SESSION, Sessions

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
"""Content-Security-Policy: everything comes from this server, nothing is inline, nobody frames it."""
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
SAFE: Final = frozenset({"GET", "HEAD"})
"""Methods that change nothing."""
UPLOADS: Final = frozenset({"/upload", "/api/uploads"})
"""The only paths that take more than a form."""
OPEN_TO_ALL: Final = ("/login", "/static/")
"""What is shown before a token was given."""


class _TooLargeError(Exception):
    """More bytes came than a request may have; stops whoever reads them."""


@dataclass(frozen=True, slots=True)
class Guard:
    """ASGI middleware around the whole desk."""

    app: ASGIApp
    options: DeskOptions
    sessions: Sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers what may not pass; hands everything else on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        sent = _with_headers(send)
        refused = self._refused(HTTPConnection(scope), scope)
        if refused is not None:
            await refused(scope, receive, sent)
            return
        body = _Body(receive, self._most(scope))
        held = False

        async def answer(message: Message) -> None:
            # Whoever reads the body may have taken the stop for a defect of the form, and answers that.
            nonlocal held
            held = held or (body.is_too_large and message["type"] == "http.response.start")
            if not held:
                await sent(message)

        try:
            await self.app(scope, body.receive, answer)
        except _TooLargeError:
            held = True
        if held:
            await _refusal(413, "the request is too large")(scope, receive, sent)

    def _refused(self, request: HTTPConnection, scope: Scope) -> Response | None:
        """The answer to a request that may not pass."""
        headers = request.headers
        if not self._is_known(headers):
            return _refusal(421, "this server is not known by that name")
        if scope["method"] not in SAFE and not _is_of_this_site(headers):
            return _refusal(403, "the request comes from another site")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._most(scope):
            return _refusal(413, "the request is too large")
        return None if self._may_enter(request, scope) else _outside(scope)

    def _is_known(self, headers: Headers) -> bool:
        """Whether the server is called by a name of its own: a foreign name may have been bent to this address."""
        name = _host_name(headers.get("host", ""))
        if name is None:
            return False
        return not self.options.is_local or name in LOOPBACK_NAMES | {self.options.host}

    def _may_enter(self, request: HTTPConnection, scope: Scope) -> bool:
        if self.options.token is None or str(scope["path"]).startswith(OPEN_TO_ALL):
            return True
        return self.options.is_shown(request.headers) or self.sessions.is_let_in(request.cookies.get(SESSION, ""))

    def _most(self, scope: Scope) -> int:
        return self.options.most_upload_bytes if scope["path"] in UPLOADS else MOST_FORM_BYTES


def _host_name(host: str) -> str | None:
    """The name of a Host header without its port; ``None`` where it is none."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    return parts.hostname if parts.netloc == host and "@" not in host else None


def _is_of_this_site(headers: Headers) -> bool:
    """Whether a request that changes something was made by a page of this server, or by no page at all."""
    origin = headers.get("origin")
    if origin is not None:
        return urlsplit(origin).netloc == headers.get("host")
    return headers.get("sec-fetch-site", "same-origin") in {"same-origin", "none"}


def _outside(scope: Scope) -> Response:
    if str(scope["path"]).startswith("/api") or scope["method"] not in SAFE:
        return _refusal(401, "a token is needed: Authorization: Bearer TOKEN")
    return RedirectResponse("/login", status_code=303)


def _refusal(status: int, why: str) -> Response:
    return JSONResponse({"detail": why}, status_code=status)


class _Body:
    """The body of a request, of which no more than ``most`` bytes are read, whatever length was announced."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    @property
    def is_too_large(self) -> bool:
        """Whether more came."""
        return self._left < 0

    async def receive(self) -> Message:
        """The next part of it.

        Raises:
            _TooLargeError: more came than may.
        """
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self.is_too_large:
            raise _TooLargeError
        return message


def _with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "private, no-cache")
        await send(message)

    return sent
