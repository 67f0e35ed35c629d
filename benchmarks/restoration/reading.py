"""Has pages read by a Tesseract model that knows no Vietnamese, and remembers what was read.

What was read stays in ``out/restoration``, named by a hash of the text and of everything that shapes the reading.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from dataclasses import astuple
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import cv2
import PIL

from benchmarks.restoration.rendering import FACES, Page, pixels_of

CACHE: Final = Path(__file__).resolve().parents[2] / "out" / "restoration"
_SEGMENTATION: Final = ("--psm", "6")
"""One block of text."""


def read(page: Page, language: str = "eng", cache_folder: Path = CACHE) -> str:
    """The text that Tesseract reads, as it prints it.

    Raises:
        FileNotFoundError: Tesseract is not installed.
        subprocess.CalledProcessError: Tesseract failed.
    """
    kept = cache_folder / f"{_key(page, language)}.txt"
    if kept.is_file():
        return kept.read_text(encoding="utf-8")
    text = _read(page, language)
    cache_folder.mkdir(parents=True, exist_ok=True)
    kept.write_text(text, encoding="utf-8")
    return text


def _read(page: Page, language: str) -> str:
    with TemporaryDirectory() as folder:
        image = Path(folder) / "page.png"
        cv2.imwrite(str(image), pixels_of(page))
        command = ["tesseract", str(image), "stdout", "-l", language, *_SEGMENTATION, "--dpi", str(page.look.dpi)]
        done = subprocess.run(command, env=os.environ | {"OMP_THREAD_LIMIT": "1"}, check=True, capture_output=True)
    return done.stdout.decode("utf-8").replace("\f", "")


def _key(page: Page, language: str) -> str:
    settings = (_version(), PIL.__version__, language, _SEGMENTATION, FACES[page.look.face], astuple(page))
    return hashlib.sha256(repr(settings).encode()).hexdigest()


@cache
def _version() -> str:
    done = subprocess.run(["tesseract", "--version"], check=True, capture_output=True, text=True)
    return (done.stdout or done.stderr).splitlines()[0]
