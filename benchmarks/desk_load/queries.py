"""The queries behind each page, asked bare: of the archive, by the functions that the desk asks it with."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.archive.search.facets import facets
from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.archive.search.searching import search
from ocr_pipeline.batch.overview import overview
from ocr_pipeline.web.counts import count_all
from ocr_pipeline.web.document_view import linked_citations
from ocr_pipeline.web.page_words import page_text
from ocr_pipeline.web.queue import count_waiting, queue

QUESTIONS: Final = ("an toan thuc pham", "kiểm tra", "kinh phi 2023", "quyet dinh", "214/QĐ-UBND", "nguyen van")
HEAVY: Final = ("search", "narrowed", "first", "board")
"""Pages whose queries take long; the others are asked more often, for the longest of a few says little."""
LEAST_PAUSE: Final = 0.1
PAUSES: Final = 5
"""Seconds between two bare queries, and how many times as long as the last one took: they must not be the load."""

Times = dict[str, list[float]]
"""Seconds by page."""


def bare_seconds(archive: Path, identities: Sequence[str], seconds: float) -> Times:
    """The queries behind each page, asked one after the other by nobody else's process."""
    opened, chance, found = Archive(archive), random.Random(0), Times()
    asked: dict[str, Callable[[], object]] = {
        "search": lambda: _searched(archive, chance.choice(QUESTIONS), Filters()),
        "narrowed": lambda: _searched(archive, "", _narrowed(str(chance.randint(2015, 2024)))),
        "first": lambda: _searched(archive, "", Filters()),
        "document": lambda: _document(opened, chance.choice(identities)),
        "json": lambda: opened.get(chance.choice(identities)).decided(),
        "review": lambda: _next_value(opened),
        "queue": lambda: _queued(archive, 100),
        "values": lambda: opened.review(chance.choice(identities)),
        "board": lambda: _board(opened),
        "work": lambda: overview(opened.places),
    }
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for page in _turn(asked):
            began = time.perf_counter()
            asked[page]()
            found.setdefault(page, []).append(time.perf_counter() - began)
            time.sleep(max(LEAST_PAUSE, PAUSES * found[page][-1]))
    return found


def _turn(pages: Iterable[str]) -> Iterator[str]:
    """Pages in the order in which their queries are asked: after each heavy one, all light ones."""
    light = [each for each in pages if each not in HEAVY]
    for each in HEAVY:
        yield each
        yield from light


def _narrowed(year: str) -> Filters:
    return Filters(review=True, since=year, until=year)


def _searched(archive: Path, text: str, filters: Filters) -> None:
    with catalogue_to_read(archive / "catalogue.sqlite") as connection:
        search(connection, text, filters, "relevance", 1)
        facets(connection, text, filters)


def _queued(archive: Path, most: int) -> list[str]:
    with catalogue_to_read(archive / "catalogue.sqlite") as connection:
        return [each.document for each in islice(queue(connection), most)]


def _document(archive: Archive, identity: str) -> None:
    found = archive.get(identity)
    document = found.decided()
    with catalogue_to_read(archive.places.catalogue) as connection:
        linked_citations(connection, document)
    page_text(found, document, document.pages[0].number if document.pages else 1)


def _next_value(archive: Archive) -> None:
    """The first of the queue, its document, and what stands behind it."""
    with catalogue_to_read(archive.places.catalogue) as connection:
        first = next(queue(connection), None)
        if first is None:
            return
        archive.review(first.document)
        archive.get(first.document).document()
        archive.decisions(first.document)
        next(queue(connection, first), None)
        count_waiting(connection)


def _board(archive: Archive) -> None:
    with catalogue_to_read(archive.places.catalogue) as connection:
        count_all(connection)
    overview(archive.places)
