"""PDFs of the samples in the viewers that people have: Chromium, and its engine alone, beside what poppler shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pypdfium2
import pytest

from ocr_pipeline import sources
from ocr_pipeline.settings import Settings
from tests.export.pdf.drawn_scans import SIZE, page, scan, searchable, shown, words

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAMPLES = Path(__file__).parents[3] / "samples/scans"
FEW = ("cong-van.pdf", "bao-cao-2012.pdf")
NAMES = [
    name if name in FEW else pytest.param(name, marks=pytest.mark.slow)
    for name in sorted(path.name for path in SAMPLES.glob("*.pdf"))
]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DPI = 40
ALIKE = 0.9
"""How far two pictures of a page go together (correlation): they differ in how each program smooths, on a fax the most.
First pages of two samples go together to 0.56 at most."""
SEEN = 0.8
"""The same for a page somewhere in a window, in one of many sizes: of other samples it is at most 0.4."""
LOOKS = 60
"""How often it is looked whether a page is there: a viewer tells nobody when it has loaded a file."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: make setup-browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Its viewer of PDFs is there in the new headless mode only, which playwright does not ask for by itself.
        arguments = ["--headless=new", "--no-sandbox"]
        opened = playwright.chromium.launch(executable_path=CHROMIUM, headless=False, args=arguments)
        yield opened
        opened.close()


def _made(name: str, folder: Path) -> Path:
    """The PDF of a sample, without words: they cannot be seen."""
    path = folder / name
    shutil.copy(SAMPLES / name, path)
    facts = sources.inspect(path, Settings())
    return searchable(path, [page(each.number) for each in facts.pages], {})


@pytest.mark.parametrize("name", NAMES)
def test_the_engine_of_chromium_shows_each_page_as_poppler_does(name: str, tmp_path: Path) -> None:
    made = _made(name, tmp_path)
    expected = shown(made, tmp_path, DPI)
    with pypdfium2.PdfDocument(made) as pdf:
        assert len(pdf) == len(expected)
        for number, other in enumerate(expected):
            drawn = pdf[number].render(scale=DPI / 72, grayscale=True).to_numpy()
            assert _likeness(drawn.reshape(drawn.shape[:2]), other) >= ALIKE


def test_the_engine_of_chromium_finds_the_words_and_where_they_are(tmp_path: Path) -> None:
    laid = words(("Quyết", (100, 200, 200, 230)), ("định", (210, 200, 290, 230)))
    made = searchable(scan(tmp_path), [page()], {1: laid})
    with pypdfium2.PdfDocument(made) as pdf:
        text = pdf[0].get_textpage()
        assert text.get_text_range().split() == ["Quyết", "định"]
        finder = text.search("định")
        start, count = finder.get_next()
        left, _, right, top = _around([text.get_charbox(at) for at in range(start, start + count)])
        width, height = pdf[0].get_size()
        across, down = SIZE[0] / width, SIZE[1] / height
        assert 205 <= left * across <= right * across <= 295
        assert 190 <= (height - top) * down <= 235


@pytest.mark.parametrize("name", NAMES)
def test_chromium_shows_the_first_page(browser: Browser, name: str, tmp_path: Path) -> None:
    made = _made(name, tmp_path)
    [expected, *_] = shown(made, tmp_path, 2 * DPI)
    assert _seen_as(browser, made, expected) >= SEEN


def _seen_as(browser: Browser, made: Path, expected: np.ndarray) -> float:
    """How like a page what Chromium shows of it becomes."""
    tab = browser.new_page(viewport={"width": 800, "height": 1000})
    tab.goto(f"{made.as_uri()}#toolbar=0&navpanes=0")
    likeness = 0.0
    for _ in range(LOOKS):
        tab.wait_for_timeout(500)
        likeness = _likeness_within(tab.screenshot(), expected)
        if likeness >= SEEN:
            break
    tab.close()
    return likeness


def _likeness_within(screenshot: bytes, expected: np.ndarray) -> float:
    """How like the upper half of a page a part of a window is, wherever the viewer put it and however large."""
    window = cv2.imdecode(np.frombuffer(screenshot, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert window is not None
    small = cv2.resize(window, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    upper = expected[: expected.shape[0] // 2]
    best = 0.0
    for width in range(small.shape[1] * 4 // 5, small.shape[1]):
        scaled = cv2.resize(
            upper, (width, round(width * upper.shape[0] / upper.shape[1])), interpolation=cv2.INTER_AREA
        )
        best = max(best, float(cv2.matchTemplate(small, scaled, cv2.TM_CCOEFF_NORMED).max()))
    return best


def _likeness(one: np.ndarray, other: np.ndarray) -> float:
    """The correlation of two pictures, made small, so that a line's edge counts for little."""
    height, width = (max(size // 2, 1) for size in other.shape)
    first, second = (cv2.resize(each, (width, height), interpolation=cv2.INTER_AREA).ravel() for each in (one, other))
    return float(np.corrcoef(first, second)[0, 1])


def _around(boxes: list[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
