"""One page of what was read of a scan, or what the scan is, without the other pages: a scan may have hundreds."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from ocr_pipeline.errors import DamagedArchiveError
from ocr_pipeline.parsing.document import PageReport
from ocr_pipeline.sources import Facts

_BEFORE_FACTS: Final = '{"facts":'
_BEFORE_PAGES: Final = ',"pages":['
_DECODER: Final = json.JSONDecoder()

Kept = TypeVar("Kept")


def kept_facts(path: Path) -> Facts:
    """What the source of a reading is; it knows no paths.

    Args:
        path: of a file that :func:`ocr_pipeline.archive.readings.reading_as_bytes` gave.

    Raises:
        DamagedArchiveError: it is missing, broken off, or of another form.
    """
    return _valid(_facts(), next(_parts(path)), path)


def kept_page(path: Path, number: int) -> PageReport | None:
    """A page by its number in the scan, from 1; ``None`` where there is none; errors as of :func:`kept_facts`."""
    parts = _parts(path)
    next(parts)
    for part in parts:
        if part["page"]["number"] == number:
            return _valid(_pages(), part, path)
    return None


def _parts(path: Path) -> Iterator[Any]:
    """The facts, then each page, one at a time."""
    try:
        text = gzip.decompress(path.read_bytes()).decode("utf-8")
        facts, at = _DECODER.raw_decode(text, text.index(_BEFORE_FACTS) + len(_BEFORE_FACTS))
        yield facts
        at = text.index(_BEFORE_PAGES, at) + len(_BEFORE_PAGES)
        while text[at] != "]":
            page, at = _DECODER.raw_decode(text, at)
            yield page
            at += text[at] == ","
    except (OSError, EOFError, zlib.error, ValueError, IndexError) as error:
        raise _damaged(path, error) from error


def _valid(form: TypeAdapter[Kept], part: Any, path: Path) -> Kept:
    try:
        # JSON is lenient where Python is not: enumerations and tuples come as texts and lists.
        return form.validate_json(json.dumps(part))
    except ValidationError as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> DamagedArchiveError:
    cause = f"what was read of a scan cannot be used: {type(error).__name__}"
    return DamagedArchiveError(cause, file=str(path))


@cache
def _facts() -> TypeAdapter[Facts]:
    return TypeAdapter(Facts)


@cache
def _pages() -> TypeAdapter[PageReport]:
    return TypeAdapter(PageReport)
