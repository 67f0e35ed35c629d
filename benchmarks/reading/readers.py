"""The readers that are compared: each makes a text of the first page of a PDF.

Tesseract and OCRmyPDF are given every chance that a person would give them: the Vietnamese model, 300 dpi, the page
levelled and cleaned by OCRmyPDF's own means.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ocr_pipeline.errors import VanbanError
from ocr_pipeline.pipeline import Pipeline
from schemas import Document

DPI: Final = 300
BARE: Final = "tesseract"
OCRMYPDF: Final = "ocrmypdf"
OURS: Final = "vanban"
UNRESTORED: Final = "unrestored"
"""vanban's text with what the restorer changed put back: shows whether it does good or harm."""

Reader = Callable[[Path], dict[str, str]]
"""Makes of a PDF the text of its first page, by the name of the way; a reader may have more ways than one."""

_ONE_THREAD: Final = {"OMP_THREAD_LIMIT": "1"}


def readers() -> Mapping[str, Reader]:
    """The readers by name; one that is not installed is left out, with a line that says so."""
    every: dict[str, Reader] = {
        BARE: lambda pdf: {BARE: bare_text(pdf)},
        OCRMYPDF: lambda pdf: {OCRMYPDF: _ocrmypdf(pdf)},
        OURS: _ours,
    }
    for name in (BARE, OCRMYPDF):
        if shutil.which(name) is None:
            print(f"{name}: left out, it is not installed")
            del every[name]
    return every


def put_back(document: Document) -> str:
    """The text of a document as it was before it was restored."""
    text = document.text
    for change in sorted(document.restorations, key=lambda each: each.span or (0, 0), reverse=True):
        if change.applied and change.span is not None and change.raw is not None:
            text = text[: change.span[0]] + change.raw + text[change.span[1] :]
    return text


def bare_text(pdf: Path, page: int = 1) -> str:
    """A page (from 1) by ``tesseract -l vie`` with what it does by itself, on a grey picture of it."""
    render = ["pdftoppm", "-gray", "-singlefile", "-r", str(DPI), "-f", str(page), "-l", str(page), str(pdf)]
    raster = subprocess.run(render, check=True, capture_output=True).stdout
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--dpi", str(DPI)]
    done = subprocess.run(command, input=raster, check=True, capture_output=True, env={**os.environ, **_ONE_THREAD})
    return done.stdout.decode()


def _ocrmypdf(pdf: Path) -> str:
    """The sidecar text of ``ocrmypdf --deskew --clean``."""
    with TemporaryDirectory(prefix="vanban-bench-") as folder:
        sidecar = Path(folder) / "text.txt"
        command = [OCRMYPDF, "-l", "vie", "--deskew", "--clean", "--force-ocr", "--invalidate-digital-signatures"]
        command += ["--pages", "1", "--jobs", "1", "--output-type", "pdf", "--optimize", "0", "--quiet"]
        command += ["--sidecar", str(sidecar), str(pdf), str(Path(folder) / "out.pdf")]
        done = subprocess.run(_supported(command), check=False, capture_output=True, env={**os.environ, **_ONE_THREAD})
        if done.returncode:
            print(f"{OCRMYPDF}: {pdf.name}: exit {done.returncode}: {done.stderr.decode(errors='replace')[-200:]}")
            return ""
        return _first_page(sidecar.read_text(encoding="utf-8"))


def _supported(command: list[str]) -> list[str]:
    """Older releases take a signed file without being told that its signature goes."""
    return [part for part in command if part in _options() or not part.startswith("--invalidate")]


@cache
def _options() -> frozenset[str]:
    shown = subprocess.run([OCRMYPDF, "--help"], check=True, capture_output=True, text=True).stdout
    return frozenset(word.strip(",[]") for word in shown.split() if word.startswith("--"))


def _ours(pdf: Path) -> dict[str, str]:
    try:
        document = _pipeline().convert(pdf)
    except VanbanError as error:
        print(f"{OURS}: {pdf.name}: {error}")
        return {UNRESTORED: "", OURS: ""}
    return {UNRESTORED: _first_page(put_back(document)), OURS: _first_page(document.text)}


def _first_page(text: str) -> str:
    return text.split("\f", maxsplit=1)[0]


@cache
def _pipeline() -> Pipeline:
    return Pipeline()
