"""What passes the door of the desk: hosts, origins, sizes, tokens; and what every answer carries."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.errors import SettingsError
from ocr_pipeline.web.app import make_app
from ocr_pipeline.web.guard import Guard
from ocr_pipeline.web.options import DeskOptions
from tests.web.conftest import ADDRESS

TOKEN = "a-token-of-some-length"
ID = "0" * 64


@pytest.mark.parametrize(
    ("host", "passes"),
    [
        ("localhost:8017", True),
        ("127.0.0.1:8017", True),
        ("127.0.0.1", True),
        ("[::1]:8017", True),
        ("LOCALHOST", True),
        ("archive.example", False),
        ("localhost.archive.example", False),
        ("127.0.0.1.archive.example:8017", False),
        ("a@localhost", False),
        ("localhost:http", False),
        ("", False),
    ],
)
def test_the_desk_answers_to_its_own_names_alone(client: TestClient, host: str, passes: bool) -> None:
    assert client.get("/search", headers={"host": host}).status_code == (200 if passes else 421)


@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        ({}, True),
        ({"origin": ADDRESS}, True),
        ({"origin": "http://archive.example"}, False),
        ({"origin": "http://localhost:9999"}, False),
        ({"origin": "null"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "same-origin"}, True),
    ],
)
def test_a_form_of_another_site_is_refused(client: TestClient, headers: dict[str, str], passes: bool) -> None:
    answer = client.post("/name", data={"name": "Lan", "mark": _mark(client)}, headers=headers)
    assert answer.status_code == (303 if passes else 403)


def _posts(client: TestClient) -> Iterator[str]:
    guard = client.app
    assert isinstance(guard, Guard)
    for route in _routes(guard.app.routes):  # type: ignore[attr-defined]  # it is the FastAPI application
        if isinstance(route, APIRoute) and (route.methods or set()) - {"GET", "HEAD"}:
            yield route.path


def _routes(routes: list[object]) -> Iterator[object]:
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is None:
            yield route
        else:
            yield from _routes(inner.routes)


def test_every_route_that_changes_something_demands_the_mark(client: TestClient) -> None:
    paths = sorted(set(_posts(client)))
    assert len(paths) > 3
    for path in paths:
        path = path.replace("{number}", "1").replace("{identity}", ID)
        for mark in ({}, {"mark": "0" * 64}):
            answers = [client.post(full, data={"name": "x", "token": "x", **mark}) for full in (path, f"/api{path}")]
            assert {answer.status_code for answer in answers} in ({403}, {403, 404}, {403, 405}), path


def test_the_mark_of_another_session_is_no_mark(archive: Archive) -> None:
    app = make_app(archive, DeskOptions())
    with TestClient(app, ADDRESS, follow_redirects=False) as one, TestClient(app, ADDRESS) as other:
        assert other.post("/name", data={"name": "Lan", "mark": _mark(one)}).status_code == 403
        assert one.post("/name", data={"name": "Lan", "mark": _mark(one)}).status_code == 303


def test_every_answer_says_what_a_browser_may_do_with_it(client: TestClient) -> None:
    for path in ("/search", "/static/desk.css", "/nothing", "/api/board", f"/documents/{ID}"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "no-cache" in headers["cache-control"]


def test_pages_have_nothing_inline(client: TestClient, archive: Archive) -> None:
    found = next(iter(archive)).identity
    for path in ("/search", f"/documents/{found}", "/board", "/upload", "/login"):
        text = client.get(path).text
        assert not re.search(r"<[^>]+\s(?:style|on\w+)=", text), path
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), path
        assert "http://" not in re.sub(r'xmlns="[^"]*"', "", text), path


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [("/name", (1 << 20) + 1, 413), ("/search", 2 << 20, 413), ("/upload", 1 << 20, 403), ("/upload", 4 << 20, 413)],
)
def test_a_request_is_no_larger_than_it_may_be(archive: Archive, path: str, size: int, status: int) -> None:
    with TestClient(make_app(archive, DeskOptions(upload_mb=1)), ADDRESS) as client:
        assert client.post(path, content=b"x" * size).status_code == status


def test_a_request_that_hides_its_length_is_stopped_too(archive: Archive) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(64):
            yield b"mark=" + b"x" * (1 << 16)

    headers = {"content-type": "application/x-www-form-urlencoded"}
    with TestClient(make_app(archive, DeskOptions()), ADDRESS) as client:
        assert client.post("/name", content=endless(), headers=headers).status_code == 413


def test_other_machines_need_a_token() -> None:
    for host in ("0.0.0.0", "192.0.2.7", "::", "archive.example"):
        with pytest.raises(SettingsError):
            DeskOptions(host=host)
        DeskOptions(host=host, token=TOKEN)
    for host in ("127.0.0.1", "127.8.8.8", "::1", "localhost"):
        assert DeskOptions(host=host).is_local
    with pytest.raises(SettingsError):
        DeskOptions(token="short")


def test_with_a_token_nothing_is_shown_before_it(archive: Archive) -> None:
    with TestClient(make_app(archive, DeskOptions("0.0.0.0", token=TOKEN)), ADDRESS, follow_redirects=False) as client:
        assert client.get("/search").headers["location"] == "/login"
        assert client.get("/api/board").status_code == 401
        assert client.get("/static/desk.css").status_code == 200
        assert client.get("/api/board", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert client.get("/api/board", headers={"authorization": "Bearer wrong"}).status_code == 401
        assert client.post("/login", data={"token": "wrong", "mark": _mark(client)}).status_code == 403
        assert client.get("/search").status_code == 303
        assert client.post("/login", data={"token": TOKEN, "mark": _mark(client)}).status_code == 303
        assert client.get("/search").status_code == 200


def test_a_session_that_was_made_up_is_not_let_in(archive: Archive) -> None:
    with TestClient(make_app(archive, DeskOptions("0.0.0.0", token=TOKEN)), ADDRESS, follow_redirects=False) as client:
        client.cookies.set("vanban_session", "made.up")
        assert client.get("/search").status_code == 303


def test_a_program_that_shows_the_token_twice_lets_nobody_else_in(archive: Archive) -> None:
    app = make_app(archive, DeskOptions("0.0.0.0", token=TOKEN))
    shown = {"authorization": f"Bearer {TOKEN}"}
    with TestClient(app, ADDRESS, follow_redirects=False) as client:
        assert client.post("/login", data={"token": TOKEN}, headers=shown).status_code == 303
        assert client.get("/search").status_code == 200, "the session that it was given"
        client.cookies.clear()
        assert client.get("/search").status_code == 303, "nobody without a session"
        made_up = {**shown, "cookie": "vanban_session=made.up"}
        assert client.post("/login", data={"token": TOKEN}, headers=made_up).status_code == 303
        client.cookies.clear()
        assert client.get("/search", headers={"cookie": "vanban_session=made.up"}).status_code == 303


def _mark(client: TestClient) -> str:
    found = re.search(r'name="mark" value="([0-9a-f]+)"', client.get("/login").text)
    assert found is not None
    return found[1]
