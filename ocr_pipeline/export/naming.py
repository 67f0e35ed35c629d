"""Names of files by a rule that an office has: a pattern with parts of a document, no name given twice."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from ocr_pipeline.errors import SettingsError
from ocr_pipeline.export.issued_order import Order, order_of

PARTS: Final = ("id", "name", "number", "notation", "code", "date", "year", "type", "issuer", "file_code", "ordinal")
"""What a pattern may name. ``name`` is the scan's without its suffix, ``ordinal`` counts the documents from 1.

``file_code`` (mã hồ sơ) is known where documents are in a file: in a package.
"""
COLUMNS: Final = ("id", "name", "number", "notation", "code", "date", "year", "document_type", "issuer")
"""Of the table ``documents``: what those parts are made of."""
UNKNOWN: Final = "khong-ro"
"""Stands for a part that the document does not have."""
SUFFIX: Final = ".pdf"
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


def names(documents: Iterable[Mapping[str, Any]], pattern: str) -> Iterator[tuple[str, str]]:
    """The identity of each document and the name of its file; a name that is taken gets a number behind it.

    Names are told apart without regard to case, as some file systems do.

    Args:
        documents: rows of the table ``documents`` with :data:`COLUMNS`, in a package with ``file_code`` too; they are
            counted as a register enters them.
        pattern: one that :func:`require_pattern` takes.
    """
    taken: set[str] = set()
    for ordinal, row in enumerate(sorted(documents, key=_order), start=1):
        name = _cleaned(pattern.format(**_parts(row), ordinal=ordinal))
        yield row["id"], _free(name, taken)


def _order(row: Mapping[str, Any]) -> Order:
    return order_of(_day(row), row["number"], row["name"], row["id"])


def _day(row: Mapping[str, Any]) -> str | None:
    return row["date"].isoformat() if row["date"] else None


def _parts(row: Mapping[str, Any]) -> Mapping[str, str]:
    found = {
        **{name: row[name] for name in ("id", "number", "notation", "code", "issuer")},
        "name": PurePosixPath(row["name"]).stem,
        "date": _day(row),
        "year": row["year"] and str(row["year"]),
        "type": row["document_type"],
        "file_code": row.get("file_code"),
    }
    return {name: _plain(value) if value else UNKNOWN for name, value in found.items()}


def _plain(value: str) -> str:
    """A value as a part of a name: the slash of a code becomes a hyphen."""
    return "".join("-" if c in _FORBIDDEN else c for c in value)


def _cleaned(name: str) -> str:
    kept = "".join(c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] != "C")
    return " ".join(kept.split()).lstrip(".") or UNKNOWN


def _free(name: str, taken: set[str]) -> str:
    stem = _shortened(name[: -len(SUFFIX)] if name.casefold().endswith(SUFFIX) else name)
    number, free = 1, stem + SUFFIX
    while free.casefold() in taken:
        number += 1
        free = f"{stem} ({number}){SUFFIX}"
    taken.add(free.casefold())
    return free


def _shortened(stem: str) -> str:
    return stem.encode()[:LONGEST].decode(errors="ignore")
