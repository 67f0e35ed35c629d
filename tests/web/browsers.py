"""Debian's chromium, driven by Playwright: installed by ``make setup-browser``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

CHROMIUM = Path(shutil.which("chromium") or "/usr/bin/chromium")
HERE = Path(__file__).parent
PATIENCE_MS = 600_000
"""A machine may be slow, and no test is judged by that."""


def require_chromium() -> None:
    """Skips where there is no browser; on a build machine that is a failure."""
    if CHROMIUM.exists():
        return
    if os.environ.get("CI"):
        pytest.fail("there is no chromium: make setup-browser installs it")
    pytest.skip("there is no chromium: make setup-browser installs it")


@contextmanager
def window(chromium: Browser) -> Iterator[Page]:
    """A browser of its own, with its own cookies; every complaint of a page in it is an error at the end."""
    context = chromium.new_context(viewport={"width": 1366, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    made = context.new_page()
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # An icon or a picture fetched ahead, of a desk that is closed by then; a page that is refused raises.
        if message.type == "error" and "net::ERR_CONNECTION_REFUSED" not in message.text:
            complaints.append(f"{message.text} {message.location['url']}")

    made.on("console", note)
    made.on("pageerror", lambda error: complaints.append(str(error)))
    yield made
    context.close()
    assert not complaints, "; ".join(complaints)
