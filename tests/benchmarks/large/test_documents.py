"""Documents of the grammar without a picture are documents of the contract, and true."""

from __future__ import annotations

import json
from pathlib import Path

import pydantic_core
import pytest

from benchmarks.large.documents import document_of
from benchmarks.large.making import make
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.verifying import verify
from schemas import Document

SEEDS = range(40)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [Document.model_validate(document_of(seed)) for seed in SEEDS]


def test_nothing_of_the_contract_is_missing_and_nothing_else_is_there(documents: list[Document]) -> None:
    for seed, document in zip(SEEDS, documents, strict=True):
        assert document.model_dump(mode="json") == json.loads(pydantic_core.to_json(document_of(seed)))


def test_every_value_stands_where_it_says(documents: list[Document]) -> None:
    for document in documents:
        fields = [document.code, document.issuer, document.subject, document.signature.name, *document.citations]
        for field in fields:
            if field.span is not None:
                assert document.text[slice(*field.span)] == field.raw
                assert document.text.count("\f", 0, field.span[0]) + 1 == field.page
        assert len(document.pages) == document.text.count("\f") + 1


def test_they_are_of_many_kinds(documents: list[Document]) -> None:
    for of in ("document_type", "issuer", "subject", "date"):
        assert len({getattr(document, of).value for document in documents}) > 7
    assert sum(len(document.citations) for document in documents) > len(documents)
    assert sum(len(document.statistics) for document in documents) > len(documents)
    assert {document.review.required for document in documents} == {True, False}


def test_some_pages_have_lost_their_marks() -> None:
    bare = [seed for seed in range(300) if document_of(seed)["text"].isascii()]
    assert 0 < len(bare) < 30


def test_they_make_an_archive_that_is_whole(tmp_path: Path) -> None:
    make(tmp_path / "archive", 3, seed=7, processes=1)
    archive = Archive(tmp_path / "archive")
    assert archive.rebuild_catalogue() == len(archive) == 3
    assert [*verify(archive.places, sources=False)] == []
