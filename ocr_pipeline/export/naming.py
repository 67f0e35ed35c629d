"""Names of files by a rule that an office has: a pattern with parts of a document, no name given twice."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from ocr_pipeline.errors import SettingsError
from schemas import Document

PARTS: Final = ("id", "name", "number", "notation", "code", "date", "year", "type", "issuer", "ordinal")
"""What a pattern may name. ``name`` is the scan's without its suffix, ``ordinal`` counts the documents from 1."""
UNKNOWN: Final = "khong-ro"
"""Stands for a part that the document does not have."""
LONGEST: Final = 200
"""Bytes of a name before its suffix: file systems take 255 with it."""
_FORBIDDEN: Final = frozenset('/\\:*?"<>|')
"""What some file system does not take, or takes for a folder."""


def require_pattern(pattern: str) -> None:
    """Refuses a pattern that names no part, one that is not known, or a folder.

    Raises:
        SettingsError: it does.
    """
    next_step = f"Use parts such as {{code}}.{{ordinal:07}}.pdf; there are {', '.join(PARTS)}."
    try:
        named = [name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None]
        example = pattern.format(**dict.fromkeys(PARTS[:-1], ""), ordinal=1)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as wrong:
        cause = f"the pattern {pattern!r} cannot be read: {type(wrong).__name__} {wrong}"
        raise SettingsError(cause, next_step=next_step) from wrong
    if not named or not set(named) <= set(PARTS):
        raise SettingsError(f"the pattern {pattern!r} names no part, or one that is not known", next_step=next_step)
    if _FORBIDDEN & set(example):
        raise SettingsError(f"the pattern {pattern!r} holds a sign that no file name may hold", next_step=next_step)


def names(documents: Iterable[tuple[str, Document]], pattern: str) -> Iterator[tuple[str, str]]:
    """The identity of each document and the name of its file; a name that is taken gets a number behind it.

    Names are told apart without regard to case, as some file systems do.
    """
    taken: set[str] = set()
    for ordinal, (identity, document) in enumerate(documents, start=1):
        name = _cleaned(pattern.format(**_parts(identity, document), ordinal=ordinal))
        yield identity, _free(name, taken)


def _parts(identity: str, document: Document) -> Mapping[str, str]:
    date = document.date.value
    found = {
        "id": identity,
        "name": PurePosixPath(document.source.name).stem,
        "number": document.number.value,
        "notation": document.notation.value,
        "code": document.code.value,
        "date": date,
        "year": date[:4] if date else None,
        "type": document.document_type.value,
        "issuer": document.issuer.value,
    }
    return {name: _plain(value) if value else UNKNOWN for name, value in found.items()}


def _plain(value: str) -> str:
    """A value as a part of a name: the slash of a code becomes a hyphen."""
    return "".join("-" if c in _FORBIDDEN else c for c in value)


def _cleaned(name: str) -> str:
    kept = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C")
    return " ".join(kept.split()).lstrip(".") or UNKNOWN


def _free(name: str, taken: set[str]) -> str:
    path = PurePosixPath(name)
    stem, suffix = _shortened(path.stem), path.suffix or ".pdf"
    number, free = 1, f"{stem}{suffix}"
    while free.casefold() in taken:
        number += 1
        free = f"{stem} ({number}){suffix}"
    taken.add(free.casefold())
    return free


def _shortened(stem: str) -> str:
    return stem.encode()[:LONGEST].decode(errors="ignore")
