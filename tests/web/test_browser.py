"""The desk in a browser: keys, places that light up, what a screen reader needs, nothing that the policy forbids."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.screens.drawing import opened
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.linked import parts_of
from ocr_pipeline.web.document_view import listed_values
from tests.web.archives import add_penned_code
from tests.web.browsers import HERE, PATIENCE_MS

SAMPLES = Path(__file__).parents[2] / "samples/scans"

TYPED = [
    ("telex", "hoaf", "hòa"),
    ("telex", "hoanf", "hoàn"),
    ("telex", "hoafn", "hoàn"),
    ("telex", "tieengs", "tiếng"),
    ("telex", "vietej", "việt"),
    ("telex", "Nguyeenx", "Nguyễn"),
    ("telex", "DDaf", "Đà"),
    ("telex", "nuocws", "nước"),
    ("telex", "nguowif", "người"),
    ("telex", "quar", "quả"),
    ("telex", "giaf", "già"),
    ("telex", "ginf", "gìn"),
    ("telex", "thuyr", "thủy"),
    ("telex", "ngoaif", "ngoài"),
    ("telex", "khuyur", "khuỷu"),
    ("telex", "bangwf", "bằng"),
    ("telex", "QUOOCS", "QUỐC"),
    ("telex", "ass", "as"),
    ("telex", "ddd", "dd"),
    ("telex", "aaa", "aa"),
    ("telex", "oww", "ow"),
    ("telex", "asz", "a"),
    ("telex", "hoawcj", "hoặc"),
    ("telex", "quangwj", "quặng"),
    ("telex", "hoaww", "hoaw"),
    ("telex", "muaw", "mưa"),
    ("telex", "quow", "quơ"),
    ("telex", "UBND", "UBND"),
    ("telex", "2021", "2021"),
    ("vni", "hoa2", "hòa"),
    ("vni", "tie61ng", "tiếng"),
    ("vni", "Nguye64n", "Nguyễn"),
    ("vni", "d9a2", "đà"),
    ("vni", "nu7o71c", "nước"),
    ("vni", "ba8ng2", "bằng"),
    ("vni", "15", "15"),
    ("vni", "a11", "a1"),
    ("off", "hoaf", "hoaf"),
]


def test_telex_and_vni_make_what_they_make_everywhere(page: Page, archive: Archive) -> None:
    with opened(archive.places.root) as address:
        page.goto(f"{address}/search")
        page.add_script_tag(url=f"{address}/static/typing.js")
        made = page.evaluate(
            "(rows) => rows.map(([method, keys]) =>"
            " [...keys].reduce((word, key) => VanbanTyping.typeKey(word, key, method), ''))",
            [[method, keys] for method, keys, _ in TYPED],
        )
    assert made == [wanted for _, _, wanted in TYPED]


def test_a_queue_is_cleared_by_keyboard_alone(page: Page, own_archive: Archive) -> None:
    opened_values = _open(own_archive)
    with opened(own_archive.places.root) as address:
        page.goto(f"{address}/review")
        first = page.url
        page.keyboard.press("u")
        page.wait_for_url(lambda url: url != first)
        page.keyboard.press("z")
        page.wait_for_url(first)
        page.reload()
        assert page.url == first
        page.keyboard.press("s")
        page.wait_for_url(lambda url: url != first)
        page.go_back()
        assert page.url == first
        asked = 0
        while not page.url.endswith("/review/clear"):
            before = page.url
            accepted = page.locator("[data-accept]").count() and asked % 2
            page.keyboard.press("Enter" if accepted else "u")
            page.wait_for_url(_other_than(before))
            asked += 1
        # A code that cannot be read, and of which neither part is sure, leaves a question for each of them.
        assert asked >= opened_values
    assert _open(own_archive) == 0


def test_a_code_is_typed_and_its_number_follows_and_both_are_taken_back(page: Page, own_archive: Archive) -> None:
    identity = add_penned_code(own_archive)
    with opened(own_archive.places.root) as address:
        page.goto(f"{address}/review?document={identity}&path=code&lang=vi")
        assert page.locator("#with-it").inner_text() == "Quyết định cùng một lần: Số 47"
        page.keyboard.press("e")
        page.keyboard.type("41/KH-STP")
        page.keyboard.press("Enter")
        page.wait_for_url(_other_than(page.url))
        decided = own_archive.get(identity).decided()
        assert (decided.code.value, decided.number.value) == ("41/KH-STP", "41")
        page.keyboard.press("z")
        page.wait_for_url(f"**/review?document={identity}&path=code")
        assert page.locator("#with-it").count() == 1
    assert own_archive.get(identity).decided() == own_archive.get(identity).document()


def test_where_the_machine_has_no_value_enter_takes_none(page: Page, own_archive: Archive) -> None:
    found = ((each.identity, value) for each in own_archive for value in own_archive.review(each.identity))
    identity, value = next((identity, value) for identity, value in found if value.is_open and value.value is None)
    with opened(own_archive.places.root) as address:
        page.goto(f"{address}/review?document={identity}&path={value.path}")
        before = page.url
        page.keyboard.press("Enter")
        assert page.evaluate("() => document.activeElement.id") == "value"
        page.keyboard.press("Escape")
        page.keyboard.press("0")
        page.wait_for_url(lambda url: url != before)
    decided = {(each.decision.kind, each.decision.value) for each in own_archive.decisions(identity)}
    assert decided == {("accept", None)}


def test_a_value_is_typed_without_an_input_method(page: Page, own_archive: Archive) -> None:
    identity = next(each.identity for each in own_archive if each.document().pages)
    with opened(own_archive.places.root) as address:
        path = next(each.path for each in own_archive.review(identity) if "name" in each.path or "place" in each.path)
        page.goto(f"{address}/review?document={identity}&path={path}")
        page.get_by_label("Telex").check()
        page.locator("h1").click()
        page.keyboard.press("e")
        page.keyboard.type("Trangf An")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: path not in url)
    (judged,) = own_archive.decisions(identity)
    assert judged.decision.value == "Tràng An"


def test_a_hit_is_opened_and_its_words_light_up_on_the_scan(page: Page, archive: Archive) -> None:
    with opened(archive.places.root) as address:
        page.goto(f"{address}/search?q=nghi+le")
        page.locator(".hit", has=page.locator("mark")).first.locator("h2 a").click()
        page.wait_for_load_state()
        page.goto(f"{address}/documents/{next(each.identity for each in archive if each.document().pages)}")
        word = page.locator(".words .word").nth(3)
        word.hover()
        place = page.locator(f"svg .word[data-word='{word.get_attribute('data-word')}']")
        assert "lit" in (place.get_attribute("class") or "")
        assert word.inner_text() in page.locator("#telling").inner_text()


def test_the_lowest_value_of_a_scan_is_in_sight_in_a_low_window(page: Page, archive: Archive) -> None:
    """The scan stays while the page is scrolled: what is below its fold is scrolled to within it."""
    identity = next(each.identity for each in archive if each.document().pages)
    places = [(each.bbox[3], each.path) for each in listed_values(archive.get(identity).document()) if each.bbox]
    page.set_viewport_size({"width": 1366, "height": 450})
    with opened(archive.places.root) as address:
        page.goto(f"{address}/documents/{identity}")
        page.locator(".about").evaluate("each => { each.style.minHeight = '3000px' }")
        page.evaluate("scrollTo(0, 1000)")
        fold = page.locator(".scan").bounding_box()
        page.goto(f"{address}/documents/{identity}?at={max(places)[1]}")
        page.wait_for_load_state("networkidle")
        lit = page.locator("rect.field.lit").bounding_box()
    for place in (fold, lit):
        assert place is not None
        assert 0 <= place["y"] <= 450 - place["height"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_are_accessible(chromium: Browser, archive: Archive, language: str) -> None:
    """By axe-core's rules for WCAG 2.1 A and AA, which also measure contrast."""
    identity = next(each.identity for each in archive if each.document().pages)
    pages = (
        "/search?q=nghi",
        f"/documents/{identity}",
        "/review",
        "/board",
        "/upload",
        "/review/name",
        "/login",
        "/no",
    )
    # axe is put into the page, which the desk's policy forbids everybody else.
    context = chromium.new_context(bypass_csp=True)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    found = []
    with opened(archive.places.root) as address:
        for path in pages:
            page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
            page.add_script_tag(path=HERE / "axe.min.js")
            result = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})")
            found += [(path, each["id"], each["nodes"][0]["html"][:160]) for each in result["violations"]]
    context.close()
    assert found == [], json.dumps(found, indent=1)


def _other_than(address: str) -> Callable[[str], bool]:
    return lambda url: url != address


def _open(archive: Archive) -> int:
    """How many questions are open."""
    values = (value for each in archive for value in archive.review(each.identity))
    return sum(value.is_open and value.asked_with is None for value in values)


@pytest.mark.slow
def test_scans_are_handed_in_watched_and_thirty_values_cleared(page: Page, tmp_path: Path) -> None:
    """Over real scans, from the empty archive on: nothing is replayed."""
    archive = Archive.make(tmp_path / "archive")
    archive.rebuild_catalogue()
    scans = [SAMPLES / name for name in ("cong-van-2009.pdf", "giay-moi.pdf", "quyet-dinh-khen-thuong.pdf")]
    with opened(archive.places.root) as address:
        page.goto(f"{address}/upload")
        page.set_input_files("#scans", scans)
        page.locator("#drop button").click()
        page.locator("[data-state='reading']").first.wait_for(timeout=PATIENCE_MS)
        page.locator("[data-state='done'] >> nth=2").wait_for(timeout=PATIENCE_MS)
        assert len(archive) == len(scans)
        page.goto(f"{address}/review")
        for place in range(30):
            before = page.url
            accepted = page.locator("[data-accept]").count() and place % 3
            page.keyboard.press("Enter" if accepted else "u")
            page.wait_for_url(_other_than(before))
        decided = {
            (each.identity, judged.path or "") for each in archive for judged in archive.decisions(each.identity)
        }
        parts = {(identity, part) for identity, path in decided for part in parts_of(path).values()}
        assert len(decided - parts) <= 30 <= len(decided), "a question of a code may settle its parts, too"
        page.goto(f"{address}/search?q=cong+van")
        assert page.locator(".hit").count() >= 1
