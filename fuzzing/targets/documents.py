"""A whole document from any text: restored, laid out, parsed, judged.

- A document comes out, or an :class:`~ocr_pipeline.errors.InputError` that says why there is none: no other exception.
- No parser of ours fails on the way.
- It is what the contract of the JSON allows: written and read back it is the same.
- Every place that a value names lies in the text, on a page of it; a flag says why.
- The number of a code that nobody is asked to look at has no digit that its ``raw`` lacks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from fuzzing.seeds import texts
from fuzzing.target import Target
from ocr_pipeline.errors import InputError
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import Facts, SourceKind
from ocr_pipeline.sources.plain_text import decode_text, text_pages
from schemas import Document


@cache
def _pipeline() -> Pipeline:
    return Pipeline(Settings(max_pages=50))


def check(data: bytes) -> None:
    """The contract."""
    path = Path("a.txt")
    try:
        text = decode_text(data, path).text
        pages = text_pages(text, _pipeline().settings)
    except InputError:
        return
    sha256 = hashlib.sha256(data).hexdigest()
    facts = Facts(path.name, sha256, "text/plain", SourceKind.TEXT, (path,), len(pages), pages, text=text)
    document = _pipeline().assemble(facts, ())
    assert Document.model_validate_json(document.model_dump_json()) == document, "written and read back it is the same"
    for found in _evidence(document.model_dump(mode="json")):
        _stands(found, len(document.text), len(pages))
    _digits_of(document)
    failed = [each for each in document.review.reasons if each.startswith("parser ")]
    assert failed == [], "no parser of ours fails on the way"


def _evidence(value: Any) -> Iterator[dict[str, Any]]:
    """Every part of a document that names a place."""
    if isinstance(value, dict):
        if value.get("span") is not None:
            yield value
        for each in value.values():
            yield from _evidence(each)
    elif isinstance(value, list):
        for each in value:
            yield from _evidence(each)


def _stands(found: dict[str, Any], length: int, pages: int) -> None:
    start, end = found["span"]
    assert 0 <= start <= end <= length, f"the place {found['span']} lies in the text"
    page = found.get("page")
    assert page is None or 1 <= page <= pages, "on a page of it"


def _digits_of(document: Document) -> None:
    number = document.number
    if number.value is None or number.needs_review:
        return
    there = iter(number.raw or "")
    assert all(digit in there for digit in number.value if digit.isdecimal()), "no digit that raw lacks"


def seeds() -> Iterator[bytes]:
    """The samples, whole."""
    return (text.encode()[: TARGET.longest] for text in texts())


TARGET = Target(check, seeds, longest=4000, cpu_seconds=60.0, is_text=True)
