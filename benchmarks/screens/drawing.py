"""Opens each page in Chromium, draws it, and measures whether anything sticks out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.web.app import make_app
from ocr_pipeline.web.options import DeskOptions

WIDTHS: Final = (1366, 390)
HEIGHT: Final = 900
READ_MS: Final = 300_000
"""A page is waited for: its search, or its box, by a worker that has to be started first."""
ARGUMENTS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Of Debian's chromium where it may reach nothing but this machine."""
_STICKS_OUT: Final = """() => {
  const wide = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll("main *, header *")].filter((each) => {
    const box = each.getBoundingClientRect();
    if (!box.width || each.closest(".sheets, .view, .words, svg, .unseen")) return false;
    return box.right > wide + 1 || box.left < -1;
  });
  return out.slice(0, 3).map((each) => `${each.tagName}.${each.className}: ${each.textContent.trim().slice(0, 30)}`);
}"""


@contextmanager
def opened(archive: Path, **options: object) -> Iterator[str]:
    """The address of a desk that is served for as long as the context lasts."""
    made = make_app(Archive(archive), DeskOptions(port=0, reviewer="Lan", **options))  # type: ignore[arg-type]
    server = uvicorn.Server(uvicorn.Config(made, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            thread.join(0.05)
            if not thread.is_alive():
                raise RuntimeError("the desk could not be opened")
        port = server.servers[0].sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def browser(chromium: Path) -> Iterator[Browser]:
    """A browser without a window."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=str(chromium), args=list(ARGUMENTS))
        try:
            yield made
        finally:
            made.close()


def screens(archive: Path, folder: Path, chromium: Path) -> Iterator[tuple[str, str]]:
    """Draws every page into ``folder``; tells of each its name, and what sticks out of it (empty: nothing)."""
    folder.mkdir(parents=True, exist_ok=True)
    with opened(archive) as address, browser(chromium) as made:
        for language in ("vi", "en"):
            for width in WIDTHS:
                context = made.new_context(viewport={"width": width, "height": HEIGHT})
                context.set_default_timeout(READ_MS)
                page = context.new_page()
                for name, path in _pages(Archive(archive)):
                    yield f"{name}-{language}-{width}", _drawn(page, address, path, language, folder, name, width)
                context.close()


def _drawn(page: Page, address: str, path: str, language: str, folder: Path, name: str, width: int) -> str:
    path, _, part = path.partition("#")
    page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
    page.evaluate("for (const each of document.images) each.loading = 'eager'")
    # The desk's policy lets nobody evaluate text in its pages, so that no condition can be waited for.
    page.wait_for_load_state("networkidle")
    if part == "box":
        page.keyboard.press("b")
        page.keyboard.press("Enter")
        page.locator("#box-read p").first.wait_for()
    page.screenshot(path=folder / f"{name}-{language}-{width}.png", full_page=True)
    return "; ".join(page.evaluate(_STICKS_OUT))


def _with_box(archive: Archive) -> str:
    """The first value that stands on a page, with its place read again."""
    every = ((each.identity, value) for each in archive for value in archive.review(each.identity))
    identity, value = next((one, value) for one, value in every if value.is_open and value.box and value.value)
    return f"/review?document={identity}&path={value.path}#box"


def _pages(archive: Archive) -> Iterator[tuple[str, str]]:
    """A name for each page, and its address."""
    longest = max(archive, key=lambda each: len(each.document().pages))
    yield "search", "/search"
    yield "found", "/search?q=kiem+tra"
    yield "nothing-found", "/search?q=xyzxyz"
    yield "document", f"/documents/{longest.identity}?page=1"
    yield "document-lit", f"/documents/{longest.identity}?page=1&at=subject"
    yield "document-box", f"/documents/{longest.identity}?page=1&at=issuer#box"
    yield "review", "/review"
    yield "review-box", _with_box(archive)
    yield "review-clear", "/review/clear"
    yield "name", "/review/name"
    yield "board", "/board"
    yield "upload", "/upload"
    yield "not-here", "/documents/" + "0" * 64
    yield "login", "/login"
