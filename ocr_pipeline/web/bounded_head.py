"""HTTP whose requests must say what they want soon and briefly."""

from __future__ import annotations

from asyncio import BaseTransport, TimerHandle, Transport
from http import HTTPStatus
from typing import Any, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_BESIDE_BODY: Final = 64 * 1024
"""Bytes of a request that are no body: some hundred times what a browser sends to the desk. What comes in one piece
with the last of them is taken too."""
HEAD_SECONDS: Final = 20.0
"""How long a connection may take from its opening, or from a request's first byte, to the end of the headers."""


class BoundedHead(HttpToolsProtocol):
    """Refuses a request whose head is too long or does not end (431, 408).

    The parser itself keeps what it is sent, headers and what may follow a body, before anyone has asked who sends it.
    """

    head_seconds: float = HEAD_SECONDS

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._beside_body = 0
        self._waiting: TimerHandle | None = None

    def connection_made(self, transport: BaseTransport) -> None:
        """A connection opens: a head is waited for."""
        super().connection_made(cast(Transport, transport))
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """A connection ends: nothing is waited for."""
        self._wait_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Some bytes came, of a head, of a body or of both."""
        self._beside_body += len(data)
        super().data_received(data)
        if self._beside_body > MOST_BESIDE_BODY:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)

    def on_message_begin(self) -> None:
        """The first byte of a request."""
        super().on_message_begin()
        self._wait_for_head()

    def on_headers_complete(self) -> None:
        """The head is whole: what it asks for may take its time."""
        self._wait_no_more()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Part of a body, which has a bound of its own."""
        self._beside_body = max(0, self._beside_body - len(body))
        super().on_body(body)

    def on_message_complete(self) -> None:
        """The last byte of a request."""
        self._beside_body = 0
        super().on_message_complete()

    def _wait_for_head(self) -> None:
        self._wait_no_more()
        self._waiting = self.loop.call_later(self.head_seconds, self._refuse, HTTPStatus.REQUEST_TIMEOUT)

    def _wait_no_more(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()

    def _refuse(self, status: HTTPStatus) -> None:
        if not self.transport.is_closing():
            line = f"HTTP/1.1 {status.value} {status.phrase}\r\n"
            self.transport.write(f"{line}connection: close\r\ncontent-length: 0\r\n\r\n".encode())
            self.transport.close()
