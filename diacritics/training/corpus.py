"""The training text: a folder of ``*.txt.xz``, a paragraph a line, a blank line between documents."""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import Final

WEIGHTS: Final = {
    "official_documents": 8,
    "normative_documents": 3,
    "laws_vlc": 3,
    "laws_alqac": 2,
    "decisions": 2,
    "legal_articles": 1,
    "general_wiki_misc": 1,
    "news_baomoi": 1,
    "news_unc": 1,
}
"""How often each file counts: the nearer to the style of official documents, the more."""

HELD_OUT_EVERY: Final = 40
"""Every 40th document of a file is kept out of the training, for measuring."""


def file_of(corpus: Path, name: str) -> Path:
    """The place of one file of the corpus."""
    return corpus / f"{name}.txt.xz"


def sha256(path: Path) -> str:
    """Checksum of a file, as 64 hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def paragraphs(path: Path, *, held_out: bool = False) -> Iterator[str]:
    """The paragraphs used for training, or those held out; never both."""
    document = 0
    with lzma.open(path, "rt", encoding="utf-8", newline="\n") as stream:
        for line in stream:
            if not line.strip():
                document += 1
            elif (document % HELD_OUT_EVERY == HELD_OUT_EVERY - 1) is held_out:
                yield line.rstrip("\n")
