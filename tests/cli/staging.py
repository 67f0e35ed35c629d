"""A pipeline that does what a test asks of it, and what a run of the command left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from ocr_pipeline.layout.page import PageLayout
from ocr_pipeline.pipeline import OnText, PageImages
from ocr_pipeline.settings import Settings
from schemas import Document, FieldValue, Page, Producer, Quality, Source


@dataclass(frozen=True)
class Ran:
    """What a run of the command left: exit status, standard output as bytes, standard error."""

    code: int
    out: bytes
    err: str


Vanban = Callable[..., Ran]


def flagged(value: str) -> FieldValue:
    return FieldValue(value=value, needs_review=True, reasons=("handwritten",))


def document(name: str = "a.pdf", *, failed_pages: Sequence[int] = (), **fields: Any) -> Document:
    """A document of a fictional province with two pages."""
    values: dict[str, Any] = {
        "document_type": FieldValue(value="Tờ trình", page=1, bbox=(40, 40, 90, 60)),
        "code": flagged("15/TTr-STP"),
        "number": flagged("15"),
        "date": FieldValue(value="2025-02-05"),
        "issuer": FieldValue(value="SỞ TƯ PHÁP TỈNH LAM GIANG"),
        **fields,
    }
    pages = tuple(
        Page(
            number=number,
            width=200,
            height=280,
            dpi=72,
            quality=Quality(verdict="failed" if number in failed_pages else "good"),
            error="Tesseract took longer than 120 seconds and was stopped" if number in failed_pages else None,
        )
        for number in (1, 2)
    )
    source = Source(name=name, sha256="0" * 64, media_type="application/pdf", page_count=2)
    return Document(source=source, pages=pages, producer=Producer(version="0"), **values)


@dataclass
class StagedPipeline:
    """Stands in for the pipeline: what ``acts`` holds for a file name is raised, returned or called."""

    acts: dict[str, Any] = field(default_factory=dict)
    seen: list[list[Path]] = field(default_factory=list)
    contents: list[bytes] = field(default_factory=list)
    drawn: list[Page] = field(default_factory=list)
    bound: dict[str, tuple[Document, ...]] = field(default_factory=dict)
    settings: Settings | None = None

    def convert(
        self,
        inputs: Path | Sequence[Path],
        *,
        on_progress: Callable[[Any], None] | None = None,
        on_layout: Callable[[PageLayout], None] | None = None,
        on_text: OnText | None = None,
    ) -> Document:
        paths = [inputs] if isinstance(inputs, Path) else list(inputs)
        self.seen.append(paths)
        self.contents.append(paths[0].read_bytes())
        if on_progress is not None:
            on_progress(SimpleNamespace(page=1, pages=2, stage="recognition"))
        act = self.acts.get(paths[0].name, document(paths[0].name))
        if isinstance(act, BaseException):
            raise act
        result = act(inputs) if callable(act) else act
        assert isinstance(result, Document)
        return result

    def convert_each(
        self,
        inputs: Path | Sequence[Path],
        *,
        on_progress: Callable[[Any], None] | None = None,
        on_text: OnText | None = None,
    ) -> tuple[Document, ...]:
        first = self.convert(inputs, on_progress=on_progress)
        return (first, *self.bound.get(first.source.name, ()))

    def page_images(self, inputs: Path | Sequence[Path], page: Page) -> PageImages:
        self.drawn.append(page)
        paper = np.full((280, 200), 255, dtype=np.uint8)
        return PageImages(paper, paper, paper)
