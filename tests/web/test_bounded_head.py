"""A request whose head is long, or does not end, is refused before it is kept or waited for."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from ocr_pipeline.web.bounded_head import MOST_BESIDE_BODY, BoundedHead

PATIENCE_SECONDS = 60
PIECES = 8
"""Pieces of half the bound that are sent before an answer is looked for: nobody who waits for the end gives one."""


async def count(request: Request) -> PlainTextResponse:
    """How many bytes the body had."""
    return PlainTextResponse(str(len(await request.body())))


def serving(http: type[BoundedHead]) -> Iterator[tuple[str, int]]:
    app = Starlette(routes=[Route("/", count, methods=["GET", "POST"])])
    server = uvicorn.Server(uvicorn.Config(app, http=http, loop="uvloop", log_level="critical"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address: tuple[str, int] = taken.getsockname()
        thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        yield address
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def desk() -> Iterator[tuple[str, int]]:
    yield from serving(BoundedHead)


@pytest.fixture
def hasty_desk() -> Iterator[tuple[str, int]]:
    class Hasty(BoundedHead):
        head_seconds = 0.2

    yield from serving(Hasty)


def answer(to: socket.socket, ends: bytes = b"\r\n\r\n") -> bytes:
    """What came up to the end of an answer, or of the connection."""
    got = b""
    while ends not in got:
        try:
            piece = to.recv(4096)
        except ConnectionResetError:
            break
        if not piece:
            break
        got += piece
    return got


@pytest.mark.parametrize(
    ("opening", "piece"),
    [
        # A header that never ends is put together by the parser before anyone hears of it.
        (b"GET / HTTP/1.1\r\nHost: desk\r\nX-Long: ", b"a"),
        # So is an address.
        (b"GET /?", b"a"),
        # Many short headers are kept one by one.
        (b"GET / HTTP/1.1\r\nHost: desk\r\n", b"X-Short: a\r\n"),
        # What follows a body in pieces has headers too, which the application never sees.
        (b"POST / HTTP/1.1\r\nHost: desk\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n", b"X-Late: a\r\n"),
    ],
)
def test_what_is_no_body_is_no_longer_than_it_may_be(desk: tuple[str, int], opening: bytes, piece: bytes) -> None:
    pieces = piece * (MOST_BESIDE_BODY // 2 // len(piece))
    with socket.create_connection(desk, timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(opening)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            for _ in range(PIECES):
                connection.sendall(pieces)
        # What was on the way when it was refused may take the answer with it.
        assert answer(connection)[:12] in {b"", b"HTTP/1.1 431"}


def test_a_refusal_of_a_long_head_says_so(desk: tuple[str, int]) -> None:
    opening = b"GET / HTTP/1.1\r\nHost: desk\r\nX-Long: "
    with socket.create_connection(desk, timeout=PATIENCE_SECONDS) as connection:
        # It is refused at the last byte: none is left that would take the answer with it.
        connection.sendall(opening.ljust(MOST_BESIDE_BODY + 1, b"a"))
        assert answer(connection).startswith(b"HTTP/1.1 431 ")


def test_a_long_body_is_no_long_head(desk: tuple[str, int]) -> None:
    size = 20 * MOST_BESIDE_BODY
    head = f"POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: {size}\r\n\r\n".encode()
    with socket.create_connection(desk, timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(head + b"a" * size)
        assert answer(connection, str(size).encode()).startswith(b"HTTP/1.1 200 ")


def test_many_requests_of_one_connection_are_counted_each_for_itself(desk: tuple[str, int]) -> None:
    asked = b"GET / HTTP/1.1\r\nHost: desk\r\nX-Half: " + b"a" * (MOST_BESIDE_BODY // 2) + b"\r\n\r\n"
    with socket.create_connection(desk, timeout=PATIENCE_SECONDS) as connection:
        for _ in range(5):
            connection.sendall(asked)
            assert answer(connection, b"\r\n\r\n0").startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: de"])
def test_a_head_that_does_not_come_is_not_waited_for(hasty_desk: tuple[str, int], said: bytes) -> None:
    with socket.create_connection(hasty_desk, timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(said)
        assert answer(connection).startswith(b"HTTP/1.1 408 ")


def test_a_second_head_is_not_waited_for_either(hasty_desk: tuple[str, int]) -> None:
    with socket.create_connection(hasty_desk, timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: desk\r\n\r\n")
        assert answer(connection, b"\r\n\r\n0").startswith(b"HTTP/1.1 200 ")
        connection.sendall(b"GET / HT")
        assert answer(connection).startswith(b"HTTP/1.1 408 ")


def test_an_answer_is_waited_for_longer_than_its_question(hasty_desk: tuple[str, int]) -> None:
    with socket.create_connection(hasty_desk, timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: desk\r\nContent-Length: 2\r\n\r\na")
        # Longer than the head may take: the body still comes.
        threading.Event().wait(3 * 0.2)
        connection.sendall(b"b")
        assert answer(connection, b"\r\n\r\n2").startswith(b"HTTP/1.1 200 ")
