"""Three hundred questions made of what documents truly say, against a search that reads every one of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import pytest

from benchmarks.large.asked import Asked, questions
from benchmarks.large.documents import document_of
from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.archive.entries import entry_from
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.record import Record
from ocr_pipeline.archive.rows import Entry
from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.archive.search.results import Hit
from ocr_pipeline.archive.search.searching import search

DOCUMENTS = 120
WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with Catalogue(tmp_path_factory.mktemp("truth") / "catalogue.sqlite") as made:
        made.replace((_entry(seed) for seed in range(DOCUMENTS)), known=0)
        yield made


def _entry(seed: int) -> tuple[Entry, Record]:
    content = document_of(seed)
    identity = DocumentId(content["source"]["sha256"])
    return entry_from(identity, content), Record(id=identity, sha256=identity, origins=(), files={})


@pytest.fixture(scope="module")
def asked_for() -> list[Asked]:
    return questions(300, DOCUMENTS)


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """What each document says, its words with their marks and blanks between."""
    found = {}
    for seed in range(DOCUMENTS):
        content = document_of(seed)
        found[content["source"]["sha256"]] = f"{_plain(content['text'])} | {_plain(content['subject']['value'] or '')}"
    return found


def _plain(text: str) -> str:
    return f" {' '.join(WORD.findall(unicodedata.normalize('NFC', text).lower()))} "


def _hits(catalogue: Catalogue, asked: Asked) -> tuple[Hit, ...]:
    return search(catalogue.connection, asked.text, asked.filters, limit=DOCUMENTS).hits


@pytest.mark.parametrize("first", range(0, 300, 60))
def test_what_is_found_with_its_marks_is_found_without_them(
    catalogue: Catalogue, asked_for: list[Asked], first: int
) -> None:
    for asked in asked_for[first : first + 60]:
        marked = {hit.document for hit in _hits(catalogue, asked)}
        plain = {hit.document for hit in search(catalogue.connection, _bare(asked.text), asked.filters, limit=200).hits}
        assert asked.document in marked
        assert marked == plain


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def test_what_has_the_marks_just_so_comes_first_and_is_what_reading_finds(
    catalogue: Catalogue, asked_for: list[Asked], said: dict[str, str]
) -> None:
    asked_with_marks = [asked for asked in asked_for if asked.kind in ("subject", "body", "word", "phrase")]
    checked = 0
    for asked in asked_with_marks:
        if asked.text.isascii() or any(char.isdigit() or char in "/-" for char in asked.text):
            continue
        found = search(catalogue.connection, asked.text, Filters(), limit=DOCUMENTS).hits
        exact = [hit.exact for hit in found]
        words = [_plain(asked.text)] if asked.kind == "phrase" else [f" {word} " for word in _plain(asked.text).split()]
        read = {document for document, text in said.items() if all(word in text for word in words)}
        assert exact == sorted(exact, reverse=True)
        assert {hit.document for hit in found if hit.exact} == read
        checked += 1
    assert checked > 50
