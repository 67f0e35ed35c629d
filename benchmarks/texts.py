"""Texts without a page, converted as a text file is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ocr_pipeline.pipeline import Pipeline
from schemas import Document


def document_of(text: str) -> Document:
    """The document of a text."""
    with TemporaryDirectory(prefix="vanban-bench-") as folder:
        file = Path(folder) / "text.txt"
        file.write_text(text, encoding="utf-8")
        return _pipeline().convert(file)


@cache
def _pipeline() -> Pipeline:
    return Pipeline()
