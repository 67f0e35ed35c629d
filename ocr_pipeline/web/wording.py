"""How values of the contract are called and written on pages."""

from __future__ import annotations

import re
from typing import Final

from ocr_pipeline.export.value_names import name_of
from ocr_pipeline.web.language import Speech

_ISO: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def field_name(said: Speech, path: str) -> str:
    """What the value of a path is called (:func:`~ocr_pipeline.export.value_names.name_of`) in a language."""
    return name_of(path, said.language)


def date_of(said: Speech, iso: str | None) -> str:
    """A day as it is written in the language; what is no whole day stays as it is."""
    found = _ISO.fullmatch(iso or "")
    if not found:
        return iso or ""
    year, month, day = found.groups()
    return f"{day}/{month}/{year}" if said.language == "vi" else f"{year}-{month}-{day}"


def share(said: Speech, confidence: float) -> str:
    """A probability in per cent; never 100 of what is less than sure, never 0 of what is possible."""
    percent = round(confidence * 100)
    percent = min(percent, 99) if confidence < 1 else 100
    percent = max(percent, 1) if confidence > 0 else 0
    return f"{percent}\N{NO-BREAK SPACE}%" if said.language == "vi" else f"{percent}%"
