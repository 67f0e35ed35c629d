"""Has pages read by Tesseract, one core, each page as one block of text."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2

from diacritics.training.channel_rendering import Page
from diacritics.training.manifest import versions


def read_pages(pages: Sequence[Page], language: str) -> list[list[str]]:
    """The lines that Tesseract reads on every page with the model of a language (``eng``, ``vie``).

    Blank lines are left out. One run of the program reads all pages, so that its model is loaded once.

    Raises:
        FileNotFoundError: Tesseract is not installed.
        subprocess.CalledProcessError: Tesseract failed; its message went to standard error.
    """
    with TemporaryDirectory() as folder:
        texts = [_read(page, language, Path(folder) / "page.png") for page in pages]
    return [[line for line in text.split("\n") if line.strip()] for text in texts]


def reader_versions() -> dict[str, str]:
    """The versions of what draws pages and reads them.

    Raises:
        FileNotFoundError: Tesseract is not installed.
    """
    said = subprocess.run(["tesseract", "--version"], check=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return versions("numpy", "opencv-python-headless", "pillow") | {"tesseract": said.stdout.decode().split()[1]}


def _read(page: Page, language: str, image: Path) -> str:
    cv2.imwrite(str(image), page.pixels)
    command = ["tesseract", str(image), "stdout", "-l", language, "--psm", "6", "--dpi", str(page.look.dpi)]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return done.stdout.decode("utf-8").replace("\f", "")
