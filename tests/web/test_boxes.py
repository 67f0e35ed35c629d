"""A box that is drawn on a scan: read by the engine, chosen by a person, kept with the decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page
from starlette.testclient import TestClient

from benchmarks.screens.drawing import opened
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Drawn, Kind
from ocr_pipeline.errors import WrongDecisionError
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.web.app import make_app
from ocr_pipeline.web.box_reader import require_fit
from ocr_pipeline.web.options import DeskOptions
from samples.fonts import face
from schemas import Page as Sheet
from tests.batch.engines import Replay
from tests.web.archives import add_scan
from tests.web.conftest import ADDRESS

DPI = 150
WIDTH, HEIGHT = 1240, 1754
SAID = "Nguyễn Văn Thắng"
LINE = (500, 1200, 800, 1260)
"""Where the scan says it: the engine that reads whole pages here replays another text."""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(engine=Replay())


@pytest.fixture
def identity(own_archive: Archive, pipeline: Pipeline, tmp_path: Path) -> str:
    """A scan whose page holds one line."""
    image = Image.new("L", (WIDTH, HEIGHT), 255)
    ImageDraw.Draw(image).text((LINE[0] + 20, LINE[1] + 10), SAID, 0, face(30))
    path = tmp_path / "một dòng.png"
    image.save(path, dpi=(DPI, DPI))
    return add_scan(own_archive, pipeline, path)


@pytest.fixture
def desk(own_archive: Archive) -> Iterator[TestClient]:
    with TestClient(make_app(own_archive, DeskOptions(reviewer="Lan")), ADDRESS) as client:
        yield client


def _headers(client: TestClient) -> dict[str, str]:
    answer = client.get("/api/session").json()
    return {answer["header"]: answer["mark"]}


def _mark(client: TestClient) -> str:
    return str(client.get("/api/session").json()["mark"])


def _name(archive: Archive, identity: str) -> Any:
    return next(each for each in archive.review(identity) if "name" in each.path)


def test_a_box_is_read_and_its_reading_decided(own_archive: Archive, identity: str, desk: TestClient) -> None:
    value, headers = _name(own_archive, identity), _headers(desk)
    box = {"page": 1, "box": LINE}
    readings = desk.post(f"/api/documents/{identity}/boxes", json=box, headers=headers).json()
    assert SAID in [each["text"] for each in readings]
    assert own_archive.decisions(identity) == ()
    told = {"document": identity, "path": value.path, "kind": "type", "value": SAID, "by": "Lan", "drawn": box}
    made = desk.post("/api/decisions", json=told | {"seen": value.last, "over": value.key}, headers=headers)
    assert made.status_code == 201
    (judged,) = own_archive.decisions(identity)
    assert judged.decision.drawn == Drawn(1, LINE, (WIDTH, HEIGHT))
    assert own_archive.get(identity).decided().signature.name.value == SAID


def _tell_box(page: Page) -> None:
    """Types the sides of the line into the form that has the focus."""
    for side in (LINE[0], LINE[1], LINE[2] - LINE[0], LINE[3] - LINE[1]):
        page.keyboard.press("Control+a")
        page.keyboard.type(f"{side / DPI * 25.4:.1f}")
        page.keyboard.press("Tab")


def test_a_box_is_drawn_with_the_mouse_and_told_by_keyboard(page: Page, own_archive: Archive, identity: str) -> None:
    value = _name(own_archive, identity)
    with opened(own_archive.places.root) as address:
        page.goto(f"{address}/review?document={identity}&path={value.path}")
        page.locator("#sheet img").evaluate("each => each.decode()")
        page.locator("#drawn").evaluate("each => each.closest('.sheet').scrollIntoView({block: 'end'})")
        place = page.locator("#sheet svg").bounding_box()
        assert place is not None
        scale = place["width"] / WIDTH
        page.mouse.move(place["x"] + LINE[0] * scale, place["y"] + LINE[1] * scale)
        page.mouse.down()
        page.mouse.move(place["x"] + LINE[2] * scale, place["y"] + LINE[3] * scale, steps=5)
        page.mouse.up()
        page.locator("#box-read button", has_text=SAID).wait_for()
        sides = [float(page.locator(f"#box input[name='{side}']").input_value()) for side in ("left", "top", "width")]
        assert sides == pytest.approx([LINE[0] / DPI * 25.4, LINE[1] / DPI * 25.4, 300 / DPI * 25.4], abs=1)
        page.reload()
        page.keyboard.press("b")
        _tell_box(page)
        page.keyboard.press("Enter")
        page.locator("#box-read button", has_text=SAID).wait_for()
        assert own_archive.decisions(identity) == ()
        before = page.url
        page.locator("#box-read button", has_text=SAID).press("Enter")
        page.wait_for_url(lambda url: url != before)
    (judged,) = own_archive.decisions(identity)
    assert (judged.decision.kind, judged.decision.value) == (Kind.TYPE, SAID)
    assert judged.decision.drawn is not None


SHEET = Sheet(number=1, width=1000, height=1400, dpi=100)


@pytest.mark.parametrize(
    ("box", "cause"),
    [
        ((0, 0, 1001, 50), "no box of page 1"),
        ((-1, 0, 100, 50), "no box of page 1"),
        ((100, 0, 100, 50), "no box of page 1"),
        ((100, 50, 50, 20), "no box of page 1"),
        ((0, 1390, 100, 1401), "no box of page 1"),
        ((0, 0, 100, 5), "too small"),
        ((0, 0, 5, 100), "too small"),
        ((0, 0, 1000, 1400), "too large"),
        ((0, 0, 1000, 351), "too large"),
    ],
)
def test_a_box_that_is_no_values_is_refused(box: tuple[int, int, int, int], cause: str) -> None:
    with pytest.raises(WrongDecisionError, match=cause):
        require_fit(SHEET, box)


@pytest.mark.parametrize("box", [(0, 0, 1000, 350), (10, 10, 16, 16), (990, 1390, 1000, 1400)])
def test_a_box_of_a_value_is_taken(box: tuple[int, int, int, int]) -> None:
    require_fit(SHEET, box)


def test_who_may_not_ask_is_refused_before_anything_is_read(identity: str, desk: TestClient) -> None:
    box = {"page": 1, "box": LINE}
    address = f"/api/documents/{identity}/boxes"
    assert desk.post(address, json=box).status_code == 403
    headers = _headers(desk)
    assert desk.post(address, json=box, headers=headers | {"origin": "http://archive.example"}).status_code == 403
    assert desk.post(address, json={**box, "page": 2}, headers=headers).status_code == 404
    assert desk.post(address, json={**box, "box": [0, 0, WIDTH, HEIGHT]}, headers=headers).status_code == 422
    assert desk.post(f"/api/documents/{'0' * 64}/boxes", json=box, headers=headers).status_code == 404


def test_no_more_boxes_wait_than_may(identity: str, desk: TestClient) -> None:
    room = desk.app.app.state.room  # type: ignore[attr-defined]  # the application inside the guard
    headers = _headers(desk)
    room.boxes._waiting |= {"one", "two", "three", "four"}
    answer = desk.post(f"/api/documents/{identity}/boxes", json={"page": 1, "box": LINE}, headers=headers)
    assert answer.status_code == 429
    path = room.archive.review(identity)[0].path
    sides = {"number": 1, "left": 80, "top": 200, "width": 60, "height": 12}
    told = desk.post("/review/box", data={"document": identity, "path": path, "mark": _mark(desk), **sides})
    assert "Đang có quá nhiều việc đọc phải chờ" in told.text


def test_a_decision_over_a_box_off_the_page_is_refused(own_archive: Archive, identity: str, desk: TestClient) -> None:
    value = _name(own_archive, identity)
    page = desk.get("/review", params={"document": identity, "path": value.path})
    form = next(each for each in re.findall(r"<form.*?</form>", page.text, re.DOTALL) if 'value="type"' in each)
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    drawn = f"1,0,0,{WIDTH + 1},50"
    told = desk.post("/review", data={**fields, "action": "type", "value": SAID, "drawn": drawn})
    assert "Chưa ghi: không phải vùng của trang 1" in told.text
    assert desk.post("/review", data={**fields, "value": SAID, "drawn": "../../etc"}).status_code == 422
    assert own_archive.decisions(identity) == ()


def test_a_box_on_the_page_of_a_document_is_copied_or_taken_to_a_value(
    page: Page, own_archive: Archive, identity: str
) -> None:
    value = _name(own_archive, identity)
    with opened(own_archive.places.root) as address:
        page.goto(f"{address}/documents/{identity}")
        page.keyboard.press("b")
        _tell_box(page)
        page.keyboard.press("Enter")
        page.locator("#box-read button", has_text=SAID).wait_for()
        page.keyboard.press("1")
        assert page.evaluate("getSelection().toString()") in page.locator("#box-read [lang]").all_text_contents()
        page.locator(".for-value select").select_option(value.path)
        page.locator(".for-value button").press("Enter")
        page.wait_for_url("**/review?**")
        page.locator("#box[open] form input:focus").press("Enter")
        page.locator("#box-read button", has_text=SAID).wait_for()
        assert own_archive.decisions(identity) == ()
        page.locator("#box-read button", has_text=SAID).press("Enter")
        page.wait_for_url(lambda url: "drawn=" not in url)
    (judged,) = own_archive.decisions(identity)
    assert (judged.decision.path, judged.decision.value) == (value.path, SAID)
    assert judged.decision.drawn is not None
    assert judged.decision.drawn.box == pytest.approx(LINE, abs=1)


def test_enter_reads_the_box_of_a_page_that_was_asked_for_and_decides_nothing(
    page: Page, own_archive: Archive, identity: str
) -> None:
    value = _name(own_archive, identity)
    with opened(own_archive.places.root) as address:
        page.goto(f"{address}/review?document={identity}&path={value.path}&page=1")
        page.locator("#box[open] input:focus").wait_for()
        _tell_box(page)
        page.keyboard.press("Enter")
        page.locator("#box-read button", has_text=SAID).wait_for()
    assert own_archive.decisions(identity) == ()


def test_a_document_shows_what_a_box_reads_as_and_that_too_many_wait(identity: str, desk: TestClient) -> None:
    sides = {"mark": _mark(desk), "number": 1, "left": 80, "top": 200, "width": 60, "height": 12}
    assert SAID in desk.post(f"/documents/{identity}/box", data=sides).text
    room = desk.app.app.state.room  # type: ignore[attr-defined]  # the application inside the guard
    room.boxes._waiting |= {"one", "two", "three", "four"}
    assert "Đang có quá nhiều việc đọc phải chờ" in desk.post(f"/documents/{identity}/box", data=sides).text
    assert desk.post(f"/documents/{identity}/box", data={**sides, "number": 2}).status_code == 404
    assert desk.post(f"/documents/{identity}/box", data={**sides, "mark": "another"}).status_code == 403


def test_a_box_of_a_document_is_offered_to_the_values_that_wait_and_to_no_other(
    own_archive: Archive, identity: str, desk: TestClient
) -> None:
    sides = {"mark": _mark(desk), "number": 1, "left": 80, "top": 200, "width": 60, "height": 12}
    decided, *waiting = [each.path for each in own_archive.review(identity) if each.is_open]
    own_archive.decide(identity, decided, Kind.UNREADABLE, by="Lan")
    offered = re.findall(r'<option value="([^"]+)"', desk.post(f"/documents/{identity}/box", data=sides).text)
    assert offered == waiting


def test_a_box_of_an_address_is_one_of_a_page(identity: str, desk: TestClient) -> None:
    path = desk.get(f"/api/documents/{identity}/review").json()[0]["path"]
    told = {"document": identity, "path": path}
    assert 'value="84.7"' in desk.get("/review", params={**told, "drawn": "1,500,1200,800,1260"}).text
    assert desk.get("/review", params={**told, "drawn": "1,2,3"}).status_code == 422
    assert desk.get("/review", params={**told, "drawn": "../../etc"}).status_code == 422
