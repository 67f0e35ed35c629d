"""The JSON of a finished document, read back: checked against the contract, or known to be what was written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pydantic_core
from pydantic import ValidationError

from ocr_pipeline.archive.record import Record, sha256_of
from ocr_pipeline.errors import DamagedArchiveError
from schemas import Document


def document_from(path: Path) -> Document:
    """A document's JSON, checked against the contract.

    Raises:
        DamagedArchiveError: it is missing or is no document.
    """
    try:
        return Document.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise DamagedArchiveError(f"it is no document: {type(error).__name__}", file=str(path)) from error


def content_from(path: Path, record: Record) -> dict[str, Any]:
    """A document's JSON as it stands in the file.

    A file that is what its record says was checked when it was written, and is not checked again: that takes longer
    than all else that is done with it.

    Raises:
        DamagedArchiveError: it is missing or is no document.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DamagedArchiveError(f"it is no document: {type(error).__name__}", file=str(path)) from error
    if sha256_of(content) != record.files.get(path.name):
        return document_from(path).model_dump(mode="json")
    read: dict[str, Any] = pydantic_core.from_json(content)
    return read
