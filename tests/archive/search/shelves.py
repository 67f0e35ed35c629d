"""Small archives for tests: a document in a line."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from ocr_pipeline.archive.archive import Archive
from schemas import Document


def field(value: str | None, **more: object) -> dict[str, Any]:
    """A field's JSON."""
    return {"value": value, "raw": value, "confidence": 0.99 if value else 0.0, **more}


def doubtful(value: str | None, **more: object) -> dict[str, Any]:
    """A field that a person must look at."""
    return field(value, confidence=0.4, needs_review=True, reasons=["handwritten"], **more)


def cited(code: str | None, **more: object) -> dict[str, Any]:
    """A citation."""
    return {"type": "Nghị định", "code": code, "raw": code, "confidence": 0.9, **more}


def document(text: str, pages: tuple[int, int] | None = None, **parts: object) -> Document:
    """A document that says ``text``; its pages are parted by form feeds."""
    count = text.count("\f") + 1
    whole: dict[str, Any] = {
        "source": {
            "name": f"{text[:20].strip() or 'empty'}.pdf",
            "sha256": hashlib.sha256(f"{text}{parts}".encode()).hexdigest(),
            "media_type": "application/pdf",
            "page_count": pages[1] if pages else count,
            "pages": pages or (1, count),
        },
        "producer": {"version": "test"},
        "text": text,
        **parts,
    }
    return Document.model_validate(whole)


def shelf(folder: Path, *documents: Document | str) -> Archive:
    """An archive of these documents, or of documents that say these texts."""
    archive = Archive.make(folder)
    for each in documents:
        made = document(each) if isinstance(each, str) else each
        archive.add(made, folder.parent / made.source.name)
    return archive
