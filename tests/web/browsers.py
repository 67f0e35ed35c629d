"""Debian's chromium, driven by Playwright: installed by ``make setup-browser``."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

CHROMIUM = Path(shutil.which("chromium") or "/usr/bin/chromium")
HERE = Path(__file__).parent


def require_chromium() -> None:
    """Skips where there is no browser; on a build machine that is a failure."""
    if CHROMIUM.exists():
        return
    if os.environ.get("CI"):
        pytest.fail("there is no chromium: make setup-browser installs it")
    pytest.skip("there is no chromium: make setup-browser installs it")
