"""The counts of every reader on every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from benchmarks.reading.drawn_pages import DrawnPage
from benchmarks.reading.readers import readers
from benchmarks.reading.typed_pages import TypedPage, printed_digits
from ocr_pipeline.scoring.counts import TextCounts
from ocr_pipeline.scoring.text import score_text

WORKERS: Final = 2


@dataclass(slots=True)
class TypedResult:
    """One typed page: the counts of each reader, and its printed tokens with digits as (right, all)."""

    name: str
    counts: dict[str, TextCounts] = field(default_factory=dict)
    digits: dict[str, tuple[int, int]] = field(default_factory=dict)


def typed_results(pages: Iterable[TypedPage], workers: int = WORKERS) -> list[TypedResult]:
    """The typed pages read by all."""
    listed = list(pages)
    results = []
    for page, texts in zip(listed, _read_all([page.pdf for page in listed], workers), strict=True):
        result = TypedResult(page.name)
        for name, text in texts.items():
            result.counts[name] = score_text(text, page.text)
            result.digits[name] = printed_digits(text, page)
        results.append(result)
    return results


def drawn_counts(pages: Iterable[DrawnPage], workers: int = WORKERS) -> dict[str, dict[str, TextCounts]]:
    """The counts by recipe and reader over drawn pages."""
    listed = list(pages)
    sums: dict[str, dict[str, TextCounts]] = {}
    for page, texts in zip(listed, _read_all([page.pdf for page in listed], workers), strict=True):
        row = sums.setdefault(page.recipe, {})
        for name, text in texts.items():
            row[name] = row.get(name, TextCounts()) + score_text(text, page.text)
    return sums


def word_errors(results: Iterable[TypedResult]) -> Mapping[str, int]:
    """The word errors of each reader over all typed pages."""
    sums: dict[str, int] = {}
    for result in results:
        for name, counts in result.counts.items():
            sums[name] = sums.get(name, 0) + counts.word_errors
    return sums


def _read_all(pdfs: list[Path], workers: int) -> list[dict[str, str]]:
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(_read_by_all, pdfs))


def _read_by_all(pdf: Path) -> dict[str, str]:
    return {way: text for read in readers().values() for way, text in read(pdf).items()}
