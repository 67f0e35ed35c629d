"""Whatever is sent: nothing outside the archive is shown, no answer is a failure of the server, and it stands."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from benchmarks.screens.drawing import opened
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.web.app import make_app
from ocr_pipeline.web.options import DeskOptions
from tests.web.conftest import ADDRESS

SECRET = "what-no-answer-may-hold"
"""In a file beside the archive, and in one below it that the desk has no business with."""
PATIENCE = 300.0
tried = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

known_parts = st.sampled_from(["0" * 64, "{id}", "1"])
steps = st.sampled_from(["..", ".", "%2e%2e", "..%2f", "%00", "~", "etc", "passwd", "secret.txt", "work", "", "\\..\\"])
signs = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=24)
parts = st.one_of(
    steps, signs.map(lambda text: quote(text, safe="%")), st.just("0" * 64), st.just("{id}"), st.just("1")
)
beginnings = st.sampled_from(
    ["", "documents", "api/documents", "static", "review", "api/uploads", "api/decisions", "board", "search", "upload"]
)
ends = st.sampled_from(["", "document.json", "document.pdf", "crop.jpg", "pages", "page.jpg", "thumb.jpg", "review"])
paths = st.builds(
    lambda first, middle, last: "/" + "/".join([first, *middle, last]), beginnings, st.lists(parts, max_size=4), ends
)
queries = st.dictionaries(
    st.sampled_from(
        ["q", "type", "office", "year", "review", "sort", "page", "at", "path", "document", "within", "lang", "limit"]
    ),
    st.one_of(signs, st.integers(-(2**70), 2**70).map(str), st.just("../../secret.txt"), st.just("{id}")),
    max_size=4,
)
plain = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40)
headers = st.dictionaries(
    st.sampled_from(
        ["cookie", "origin", "referer", "sec-fetch-site", "if-none-match", "range", "accept-language", "authorization",
         "x-vanban-mark", "hx-target", "x-forwarded-for", "x-original-url", "content-type", "transfer-encoding"]
    ),
    plain,
    max_size=4,
)  # fmt: skip


@pytest.fixture
def kept(own_archive: Archive) -> Archive:
    root = own_archive.places.root
    (root.parent / "secret.txt").write_text(SECRET)
    (root / "work").mkdir(exist_ok=True)
    (root / "work" / "secret.txt").write_text(SECRET)
    return own_archive


@pytest.fixture
def desk(kept: Archive) -> Iterator[TestClient]:
    app = make_app(kept, DeskOptions(reviewer="Lan"))
    # An error of the server is raised here, and fails the test where it was made.
    with TestClient(app, ADDRESS, follow_redirects=False) as client:
        yield client


def _identity(archive: Archive) -> str:
    return next(each.identity for each in archive if each.document().pages)


def _holds_nothing(answer: httpx2.Response) -> None:
    assert answer.status_code < 500, answer.text
    assert SECRET not in answer.text
    assert "Traceback" not in answer.text


@tried
@given(path=paths, query=queries, method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"]))
@example(path="/static/../../../secret.txt", query={}, method="GET")
@example(path="/static/%2e%2e/%2e%2e/secret.txt", query={}, method="GET")
@example(path="/documents/..%2f..%2fsecret.txt", query={}, method="GET")
@example(path="/documents/{id}/crop.jpg", query={"path": "../../secret.txt"}, method="GET")
@example(path="/documents/{id}/pages/1/page.jpg", query={}, method="GET")
def test_paths_and_ids(kept: Archive, desk: TestClient, path: str, query: dict[str, str], method: str) -> None:
    known = _identity(kept)
    asked = {name: value.replace("{id}", known) for name, value in query.items()}
    _holds_nothing(desk.request(method, path.replace("{id}", known), params=asked))


@tried
@given(given_headers=headers, path=st.sampled_from(["/search", "/review", "/api/queue", "/static/desk.css", "/board"]))
def test_headers(desk: TestClient, given_headers: dict[str, str], path: str) -> None:
    _holds_nothing(desk.get(path, headers=given_headers))


@tried
@given(
    fields=st.dictionaries(
        st.sampled_from(
            ["document", "path", "action", "seen", "over", "value", "within", "drawn", "number", "left", "top", "width",
             "height", "name", "token"]
        ),
        st.one_of(signs, st.integers(-(2**70), 2**70).map(str), st.just("{id}"), st.just("nan"), st.just("number"),
                  st.sampled_from(["accept", "type", "1,0,0,1,1", "../../secret.txt"])),
        max_size=8,
    ),
    path=st.sampled_from(["/review", "/review/undo", "/review/box", "/name", "/login"]),
)  # fmt: skip
def test_forms(kept: Archive, desk: TestClient, fields: dict[str, str], path: str) -> None:
    mark = desk.get("/api/session").json()["mark"]
    known = _identity(kept)
    told = {name: value.replace("{id}", known) for name, value in fields.items()}
    _holds_nothing(desk.post(path, data={**told, "mark": mark}))


@tried
@given(name=st.binary(max_size=40), content=st.binary(max_size=400), kind=st.binary(max_size=20))
@example(name=b"../../../secret.txt", content=b"x", kind=b"text/plain")
@example(name=b"..\\..\\secret.txt", content=b"x", kind=b"")
@example(name=b"/etc/passwd", content=b"x", kind=b"image/png")
@example(name=b"\0", content=b"", kind=b"\x7f")
@example(name=b"a\"; filename*=UTF-8''..%2f..%2fsecret.txt; b=\"", content=b"x", kind=b"text/plain")
def test_names_of_uploads_lead_nowhere(
    kept: Archive, desk: TestClient, name: bytes, content: bytes, kind: bytes
) -> None:
    """The body is made by hand: clients refuse to send most of these."""
    session = desk.get("/api/session").json()
    body = (
        b'--x\r\nContent-Disposition: form-data; name="scan"; filename="' + name + b'"\r\nContent-Type: ' + kind
        + b"\r\n\r\n" + content + b"\r\n--x--\r\n"
    )  # fmt: skip
    sent = {session["header"]: session["mark"], "content-type": "multipart/form-data; boundary=x"}
    beside = _beside(kept)
    _holds_nothing(desk.post("/api/uploads", content=body, headers=sent))
    assert _beside(kept) == beside
    waiting = [file.relative_to(kept.places.uploads) for file in kept.places.uploads.glob("**/*") if file.is_file()]
    assert all(len(each.parts) == 2 for each in waiting), waiting


def _beside(archive: Archive) -> dict[str, str]:
    """The files around an archive, and what they hold."""
    root = archive.places.root
    around = (each for each in root.parent.rglob("*") if each.is_file() and not each.is_relative_to(root))
    return {str(each): each.read_text() for each in around if each.suffix == ".txt"}


requests = st.one_of(
    st.binary(max_size=300),
    st.builds(
        lambda method, target, version, lines, body: b"\r\n".join(
            [b" ".join([method, target, version]), *lines, b"", body]
        ),
        st.sampled_from([b"GET", b"POST", b"get", b"\x00", b"CONNECT", b"PRI"]),
        st.one_of(
            st.sampled_from(
                [b"/../../secret.txt", b"/static/../../../secret.txt", b"/static/..%2f..%2fsecret.txt", b"*", b"",
                 b"http://archive.example/search", b"//etc/passwd", b"/documents/" + b"0" * 64, b"/search?q=%ff%fe%00"]
            ),
            st.binary(max_size=40),
        ),
        st.sampled_from([b"HTTP/1.1", b"HTTP/1.0", b"HTTP/2.0", b"HTTP/9", b""]),
        st.lists(
            st.sampled_from(
                [b"Host: localhost", b"Host: archive.example", b"Host:", b"Content-Length: 5", b"Content-Length: -1",
                 b"Content-Length: 99999999999999999999", b"Transfer-Encoding: chunked", b"Expect: 100-continue",
                 b"Content-Type: multipart/form-data; boundary=x", b"Upgrade: websocket", b"Cookie: \xff\xfe",
                 b"X: " + b"y" * 9000, b": none", b"Connection: keep-alive, close"]
            ),
            max_size=5,
        ),
        st.one_of(st.just(b""), st.just(b"5\r\nhello\r\n0\r\n\r\n"), st.just(b"--x\r\n\r\n"), st.binary(max_size=60)),
    ),
)  # fmt: skip


def test_bytes_on_the_wire(kept: Archive) -> None:
    with opened(kept.places.root) as address:

        @settings(max_examples=120, deadline=None)
        @given(sent=requests)
        def send(sent: bytes) -> None:
            told = _sent(address, sent)
            assert SECRET.encode() not in told
            assert not told.startswith((b"HTTP/1.1 5", b"HTTP/1.0 5")), told[:300]

        send()
        assert httpx2.get(f"{address}/search", timeout=PATIENCE).status_code == 200


def _sent(address: str, content: bytes) -> bytes:
    """What comes back for some bytes, up to the end of the connection."""
    told = b""
    with _connected(address) as connection:
        try:
            connection.sendall(content)
            connection.shutdown(socket.SHUT_WR)
            while part := connection.recv(1 << 16):
                told += part
        except (ConnectionError, TimeoutError):
            pass  # refused, or held open: the server's own business
    return told


@contextmanager
def _connected(address: str) -> Iterator[socket.socket]:
    parts_of = urlsplit(address)
    with socket.create_connection((parts_of.hostname or "", parts_of.port or 0), timeout=20) as connection:
        yield connection


def test_many_who_say_nothing_keep_nobody_out(kept: Archive) -> None:
    with opened(kept.places.root) as address:
        silent = [
            socket.create_connection((urlsplit(address).hostname or "", urlsplit(address).port or 0)) for _ in range(50)
        ]
        try:
            for each in silent[:25]:
                each.sendall(b"GET /search HTTP/1.1\r\nHost: localhost\r\nX-")
            assert httpx2.get(f"{address}/search", timeout=PATIENCE).status_code == 200
        finally:
            for each in silent:
                each.close()


def test_a_link_that_leads_out_of_the_archive_is_not_followed(kept: Archive, desk: TestClient, tmp_path: Path) -> None:
    """A folder of a document that is no folder of the archive's is none of its documents."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "document.json").write_text(SECRET)
    identity = "f" * 64
    (kept.places.document(identity).folder.parent).mkdir(parents=True, exist_ok=True)  # type: ignore[arg-type]
    kept.places.document(identity).folder.symlink_to(outside)  # type: ignore[arg-type]
    for path in (f"/documents/{identity}", f"/api/documents/{identity}", f"/documents/{identity}/document.json"):
        _holds_nothing(desk.get(path))
