"""The training text: a folder of ``*.txt.xz``, a paragraph a line, a blank line between documents."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final


def file_of(corpus: Path, name: str) -> Path:
    """The place of one file of the corpus."""
    return corpus / f"{name}.txt.xz"


def sha256(path: Path) -> str:
    """Checksum of a file, as 64 hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def lacking(corpus: Path | None) -> list[str]:
    """The files that are not in the folder of the corpus."""
    names = dict.fromkeys(name for style in STYLES for name in style.files)
    return [f"{name}.txt.xz" for name in names if corpus is None or not file_of(corpus, name).is_file()]


@dataclass(frozen=True, slots=True)
class Style:
    """Files of one style of text, and as how many occurrences one in them counts."""

    name: str
    weight: float
    files: tuple[str, ...]


STYLES: Final = (
    Style("official", 40.0, ("official_documents",)),
    Style("law", 8.0, ("normative_documents", "laws_vlc", "laws_alqac")),
    Style("articles", 3.0, ("legal_articles",)),
    Style("general", 1.0, ("general_wiki_misc", "decisions")),
    Style("news", 1.0, ("news_baomoi", "news_unc")),
)
"""Weights chosen by the perplexity of official documents of the development set. ``decisions`` holds read-me files."""

WITH_HELD_OUT: Final = frozenset(("official_documents", "normative_documents", "laws_vlc", "laws_alqac", "decisions"))
"""Files of which some documents are kept out of every table."""

_TEST_BELOW: Final = 8
_DEVELOPMENT_BELOW: Final = 16


class Split(StrEnum):
    """What a document is used for."""

    TRAINING = "training"
    DEVELOPMENT = "development"
    TEST = "test"


def split_of(document: str) -> Split:
    """The split of a document (its lines joined by line breaks) by the first byte of its SHA-256."""
    first = hashlib.sha256(document.encode()).digest()[0]
    if first < _TEST_BELOW:
        return Split.TEST
    return Split.DEVELOPMENT if first < _DEVELOPMENT_BELOW else Split.TRAINING


def documents(corpus: Path, name: str, *splits: Split) -> Iterator[str]:
    """The documents of a file (all splits when none is given); files without held-out text are all for training."""
    for document in _documents(file_of(corpus, name)):
        split = split_of(document) if name in WITH_HELD_OUT else Split.TRAINING
        if not splits or split in splits:
            yield document


def _documents(path: Path) -> Iterator[str]:
    lines: list[str] = []
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as stream:
        for line in stream:
            if line.strip():
                lines.append(line.rstrip("\n"))
            elif lines:
                yield "\n".join(lines)
                lines = []
    if lines:
        yield "\n".join(lines)
