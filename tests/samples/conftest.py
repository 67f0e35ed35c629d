"""The samples built once, and the notice read once by the real Tesseract."""

from __future__ import annotations

import csv
import io
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from samples.build import build
from schemas import Document

STEMS = ("cong-van", "quyet-dinh", "thong-bao")


@dataclass(frozen=True)
class Word:
    """A word as Tesseract reads it, with its box in pixels."""

    page: int
    text: str
    box: tuple[int, int, int, int]


def page_images(pdf: Path) -> list[Image.Image]:
    """The images bound into a scan, one a page."""
    with pikepdf.open(pdf) as opened:
        return [_scan(page) for page in opened.pages]


def _scan(page: pikepdf.Page) -> Image.Image:
    stream = page.Resources.XObject.Scan
    assert isinstance(stream, pikepdf.Stream)
    return pikepdf.PdfImage(stream).as_pil_image()


def truth_of(folder: Path, stem: str) -> Document:
    """The truth of a sample, validated."""
    return Document.model_validate_json((folder / "truth" / f"{stem}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which everything was just built."""
    folder = tmp_path_factory.mktemp("samples")
    build(folder)
    return folder


@pytest.fixture(scope="session")
def notice_words(built: Path) -> list[Word]:
    """Every word that ``tesseract -l vie`` finds on the notice, in its order."""
    words = []
    for number, image in enumerate(page_images(built / "scans" / "thong-bao.pdf"), start=1):
        buffer = io.BytesIO()
        image.save(buffer, "PNG", compress_level=1)
        done = subprocess.run(
            ["tesseract", "stdin", "stdout", "-l", "vie", "--dpi", "300", "tsv"],
            input=buffer.getvalue(),
            capture_output=True,
            check=True,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
        rows = csv.DictReader(io.StringIO(done.stdout.decode("utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in rows:
            if (row["text"] or "").strip():
                x, y, width, height = (int(row[key]) for key in ("left", "top", "width", "height"))
                words.append(Word(number, row["text"], (x, y, x + width, y + height)))
    return words
