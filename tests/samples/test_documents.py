"""Every document file agrees with itself, and together they show what the world of such papers holds."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from samples.markup import plain
from samples.proof import disagreements, texts
from samples.source import DOCUMENTS, load

FILES = sorted(DOCUMENTS.glob("*.toml"))


@pytest.fixture(params=FILES, ids=[path.stem for path in FILES])
def path(request: pytest.FixtureRequest) -> Path:
    """Each document file in turn."""
    file: Path = request.param
    return file


def test_a_document_file_agrees_with_itself(path: Path) -> None:
    assert disagreements(load(path)) == []


def test_a_document_file_is_named_for_its_stem_and_says_what_it_is(path: Path) -> None:
    source = load(path)
    assert source.stem == path.stem
    assert source.about


def test_texts_are_in_nfc_and_hold_no_double_space(path: Path) -> None:
    for text in texts(load(path)):
        assert unicodedata.is_normalized("NFC", text)
        assert "  " not in plain(text).get("", "")
