"""Two reviewers at once, each at a browser: no decision is lost, and each learns what the other did."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.screens.drawing import opened
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind, State
from tests.web.browsers import window


@pytest.fixture
def address(own_archive: Archive) -> Iterator[str]:
    with opened(own_archive.places.root) as made:
        yield made


@pytest.fixture
def lan(chromium: Browser, address: str) -> Iterator[Page]:
    with window(chromium) as page:
        _say_name(page, address, "Lan")
        yield page


@pytest.fixture
def minh(chromium: Browser, address: str) -> Iterator[Page]:
    with window(chromium) as page:
        _say_name(page, address, "Minh")
        yield page


def _say_name(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/review/name")
    page.locator("input[name='name']").fill(name)
    page.locator("main button").first.click()
    page.wait_for_load_state()


def _place(page: Page) -> tuple[str, str]:
    """The document and the path of the value that a page shows."""
    asked = parse_qs(urlsplit(page.url).query)
    return asked["document"][0], asked["path"][0]


def _press(page: Page, key: str) -> None:
    before = page.url
    page.keyboard.press(key)
    page.wait_for_url(lambda url: url != before)


def test_each_has_another_value_and_both_clear_the_queue(
    address: str, own_archive: Archive, lan: Page, minh: Page
) -> None:
    values = [value for each in own_archive for value in own_archive.review(each.identity) if value.is_open]
    for page in (lan, minh):
        page.goto(f"{address}/review")
    assert _place(lan) != _place(minh)
    while any(value.is_open for each in own_archive for value in own_archive.review(each.identity)):
        for page in (lan, minh):
            if page.url.endswith("/review/clear"):
                page.goto(f"{address}/review")
            if not page.url.endswith("/review/clear"):
                _press(page, "u")
    for page in (lan, minh):
        page.goto(f"{address}/review")
        assert page.url.endswith("/review/clear")
    judged = [one for each in own_archive for one in own_archive.decisions(each.identity)]
    decided = [(one.decision.document, one.decision.path) for one in judged if one.state is State.STANDS]
    assert len(set(decided)) == len(decided) == len(values)
    assert {one.decision.by for one in judged} == {"Lan", "Minh"}


def test_the_second_learns_that_the_first_decided_the_same_value(
    address: str, own_archive: Archive, lan: Page, minh: Page
) -> None:
    lan.goto(f"{address}/review")
    same = lan.url
    minh.goto(same)
    document, path = _place(lan)
    _press(lan, "u")
    minh.keyboard.press("e")
    minh.keyboard.press("Control+a")
    minh.keyboard.type("2021-03-12" if "date" in path else "17")
    _press(minh, "Enter")
    told = minh.locator("[role='alert']")
    assert "Lan" in told.inner_text()
    told.locator("a").click()
    minh.wait_for_url(same)
    every = [one for one in own_archive.decisions(document) if one.decision.path == path]
    kinds = [(one.decision.by, one.decision.kind, one.state) for one in every]
    assert kinds == [("Lan", Kind.UNREADABLE, State.REPLACED), ("Minh", Kind.TYPE, State.STANDS)]


def test_each_takes_back_their_own_decision_alone(address: str, own_archive: Archive, lan: Page, minh: Page) -> None:
    lan.goto(f"{address}/review")
    minh.goto(f"{address}/review")
    theirs, own = _place(lan), _place(minh)
    _press(lan, "u")
    assert minh.locator("[data-key='z']").count() == 0
    _press(minh, "u")
    assert minh.locator("[data-key='z']").count() == 1
    _press(minh, "z")
    assert _place(minh) == own
    assert minh.locator("[data-key='z']").count() == 0
    states = {
        (one.decision.document, one.decision.path): one.state
        for each in (theirs[0], own[0])
        for one in own_archive.decisions(each)
        if one.decision.kind is Kind.UNREADABLE
    }
    assert states.items() >= {theirs: State.STANDS, own: State.TAKEN_BACK}.items()


def test_reloading_and_going_back_keep_the_place_of_each(address: str, lan: Page, minh: Page) -> None:
    lan.goto(f"{address}/review")
    first = lan.url
    minh.goto(f"{address}/review")
    _press(minh, "u")
    at = minh.url
    _press(lan, "u")
    lan.go_back()
    assert lan.url == first
    assert lan.locator(".done").count() == 1
    lan.reload()
    assert lan.url == first
    minh.reload()
    assert minh.url == at
