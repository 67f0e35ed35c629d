"""Scans drawn for these tests, and what poppler makes of the PDFs that come out."""

from __future__ import annotations

import html
import io
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ocr_pipeline import sources
from ocr_pipeline.export.pdf.placed_words import PlacedWord, WordsOfScan
from ocr_pipeline.export.pdf.searchable import write_searchable
from ocr_pipeline.recognition.words import Box
from ocr_pipeline.settings import Settings
from schemas import Document, Page, Producer, Quality, Source

A4 = (595.2, 841.92)
"""Points."""
DPI = 100
SIZE = (827, 1169)
"""Pixels of A4 at DPI."""

Alter = Callable[[pikepdf.Pdf], None]


def picture(size: tuple[int, int] = SIZE) -> Image.Image:
    """A page with a grey block in the upper left part: which way up it lies can be seen."""
    page = Image.new("L", size, 255)
    page.paste(90, (size[0] // 10, size[1] // 10, size[0] // 3, size[1] // 4))
    return page


def scan(
    folder: Path, *, pages: int = 1, draw: Callable[[Canvas], None] | None = None, alter: Alter | None = None
) -> Path:
    """A PDF of page-wide JPEG images; ``draw`` adds to each page, ``alter`` changes the file."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    jpeg = io.BytesIO()
    picture().save(jpeg, "JPEG")
    for _ in range(pages):
        canvas.drawImage(ImageReader(jpeg), 0, 0, *A4)
        if draw is not None:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    path = folder / "scan.pdf"
    with pikepdf.open(file) as pdf:
        for page in pdf.pages:
            page.remove_unreferenced_resources()
        if alter is not None:
            alter(pdf)
        pdf.save(path)
    return path


def document(*pages: Page, **fields: Any) -> Document:
    """A document of those pages."""
    source = Source(name="scan.pdf", sha256="0" * 64, media_type="application/pdf", page_count=len(pages))
    return Document.model_validate({"producer": Producer(version="0"), "source": source, "pages": pages, **fields})


def page(number: int = 1, **facts: object) -> Page:
    """A page that was read from its image."""
    told = {"width": SIZE[0], "height": SIZE[1], "dpi": DPI, "text_from": "image", "quality": Quality(verdict="good")}
    return Page.model_validate({"number": number, **told, **facts})


def words(*placed: tuple[str, tuple[int, int, int, int]]) -> tuple[PlacedWord, ...]:
    """Words with their boxes."""
    return tuple(PlacedWord(text, Box(*box)) for text, box in placed)


def searchable(
    path: Path | Sequence[Path], pages: Sequence[Page], laid: dict[int, tuple[PlacedWord, ...]], **fields: Any
) -> Path:
    """The PDF that is made of a scan."""
    facts = sources.inspect(path, Settings())
    first = path if isinstance(path, Path) else path[0]
    out = first.with_name("out.pdf")
    with out.open("wb") as file:
        write_searchable(document(*pages, **fields), WordsOfScan(facts, laid), file)
    return out


def read(pdf: Path) -> list[str]:
    """The words that poppler finds, in the order in which they are written."""
    told = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return told.stdout.decode().split()


def boxes(pdf: Path, dpi: int = DPI) -> list[tuple[str, tuple[float, float, float, float]]]:
    """The words that poppler finds with their boxes in pixels of the page as it is shown."""
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    pattern = r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
    found = re.finditer(pattern, told)
    scale = dpi / 72
    return [(html.unescape(m[5]), tuple(float(v) * scale for v in m.groups()[:4])) for m in found]  # type: ignore[misc]


def shown(pdf: Path, folder: Path, dpi: int = 40) -> list[np.ndarray]:
    """The pages as poppler shows them, grey."""
    subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", "-cropbox", str(pdf), str(folder / "shown")], check=True)
    pages = sorted(folder.glob("shown*.pgm"))
    drawn = [np.asarray(Image.open(each)) for each in pages]
    for each in pages:
        each.unlink()
    return drawn
