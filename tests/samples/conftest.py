"""Samples made once for all tests, and how a test looks into what was made."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from samples.making import Sample, make
from samples.shelf import source_of
from schemas import Document

NAMES = ("cong-van", "quyet-dinh", "thong-bao", "thong-tu", "to-trinh", "quyet-dinh-sao-y", "nghi-quyet-dang")
"""A letter by pen, a fax, a notice in colour, one with stamps, one with a draft behind it, a copy, a Party paper."""


@cache
def made(name: str) -> Sample:
    """A sample, made once."""
    return make(source_of(name))


@pytest.fixture(params=NAMES)
def sample(request: pytest.FixtureRequest) -> Sample:
    """Each of a few samples in turn."""
    return made(request.param)


@pytest.fixture
def truth(sample: Sample) -> Document:
    """The truth of each of them."""
    return sample.truth


def page_images(pdf: bytes | Path) -> list[Image.Image]:
    """The images bound into a scan, one a page, as they were scanned."""
    with pikepdf.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as opened:
        return [_scan(page) for page in opened.pages]


def _scan(page: pikepdf.Page) -> Image.Image:
    stream = page.Resources.XObject.Scan
    assert isinstance(stream, pikepdf.Stream)
    return pikepdf.PdfImage(stream).as_pil_image()


@pytest.fixture
def read_words() -> Callable[..., list[str]]:
    """Reads a page with the real ``tesseract -l vie``; ``block`` reads a few lines cut out of one."""

    def read(image: Image.Image, *, block: bool = False) -> list[str]:
        buffer = io.BytesIO()
        image.save(buffer, "PNG", compress_level=1)
        command = ["tesseract", "stdin", "stdout", "-l", "vie", "--dpi", "300", "--psm", "6" if block else "3"]
        environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(command, input=buffer.getvalue(), capture_output=True, check=True, env=environment)
        return done.stdout.decode().split()

    return read
