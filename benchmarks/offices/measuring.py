"""The pages of both groups, read as they are and damaged, and the table of a group."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from benchmarks.degradation import FormScore, table
from benchmarks.misreading import READERS, damaged
from benchmarks.offices.pages import page_of
from benchmarks.texts import document_of
from diacritics.training.corpus import documents
from ocr_pipeline.scoring.counts import share
from ocr_pipeline.scoring.fields import FIELDS
from ocr_pipeline.scoring.table import percent
from schemas import Document

FILES: Final = ("official_documents", "normative_documents")
GROUPS: Final = ("looked at", "scored alone")
CLEAN: Final = "clean"
Job = tuple[str, str, int]
"""A page, the reader who reads it (or :data:`CLEAN`), the seed of the damage."""


def pages_of(corpus: Path) -> dict[str, list[str]]:
    """The pages of both groups."""
    pages: dict[str, list[str]] = {group: [] for group in GROUPS}
    for document in (each for name in FILES for each in documents(corpus, name)):
        page = page_of(document)
        if page is not None:
            # The first byte of the checksum is the restorer's: its tables were made without some of these documents.
            pages[GROUPS[hashlib.sha256(document.encode()).digest()[1] % 2]].append(page)
    return pages


def measure(pages: Sequence[str], seeds: Sequence[int], workers: int) -> list[str]:
    """The table of a group: a column for each reader."""
    jobs = [(page, CLEAN, 0) for page in pages] + list(product(pages, READERS, seeds))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        read = dict(zip(jobs, map(Document.model_validate_json, pool.map(_read, jobs)), strict=True))
    scores = {reader: FormScore() for reader in READERS}
    for page, reader, seed in product(pages, READERS, seeds):
        scores[reader].everything.add("", read[page, CLEAN, 0], read[page, reader, seed])
    return [*_clean_lines([read[page, CLEAN, 0] for page in pages]), *table(scores)]


def _read(job: Job) -> str:
    page, reader, seed = job
    return document_of(page if reader == CLEAN else damaged(page, reader, seed)).model_dump_json()


def _clean_lines(documents: Sequence[Document]) -> list[str]:
    """Of the texts as they are: values given by field, and how many of these are flagged."""
    lines = ["as it is".ljust(24) + f"{'given':>18}{'flagged':>18}"]
    for name, field in FIELDS.items():
        given = [value for each in documents if (value := field.of_document(each)).value]
        flagged = share(sum(value.needs_review for value in given), len(given))
        lines.append(f"{name:<24}{len(given):>18}{percent(flagged):>18}")
    return [*lines, ""]
