"""Documents and their splits: what is held out never meets what is counted."""

from __future__ import annotations

import hashlib
import lzma
from pathlib import Path

from diacritics.training.corpus import STYLES, WITH_HELD_OUT, Split, documents, split_of

TEXTS = [f"văn bản {number}\ndòng thứ hai" for number in range(400)]


def write(folder: Path, name: str) -> None:
    (folder / f"{name}.txt.xz").write_bytes(lzma.compress(("\n\n".join(TEXTS) + "\n \n\n").encode()))


def test_the_split_is_told_by_the_first_byte_of_the_hash() -> None:
    for text in TEXTS:
        first = int(hashlib.sha256(text.encode()).hexdigest()[:2], 16)
        expected = Split.TEST if first < 8 else Split.DEVELOPMENT if first < 16 else Split.TRAINING
        assert split_of(text) is expected
    assert {split_of(text) for text in TEXTS} == set(Split)


def test_every_document_is_in_one_split(tmp_path: Path) -> None:
    write(tmp_path, "official_documents")
    parts = [list(documents(tmp_path, "official_documents", split)) for split in Split]
    assert sorted(text for part in parts for text in part) == sorted(TEXTS)
    assert all(parts)
    assert list(documents(tmp_path, "official_documents")) == TEXTS


def test_files_of_general_text_are_all_for_training(tmp_path: Path) -> None:
    write(tmp_path, "news_unc")
    assert list(documents(tmp_path, "news_unc", Split.TRAINING)) == TEXTS
    assert list(documents(tmp_path, "news_unc", Split.TEST)) == []


def test_every_file_belongs_to_one_style() -> None:
    names = [name for style in STYLES for name in style.files]
    assert len(set(names)) == len(names)
    assert set(names) >= WITH_HELD_OUT
