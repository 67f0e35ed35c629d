"""Searches are answered by processes of their own: what goes wrong there costs one search."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.errors import DamagedArchiveError, WorkerKilledError
from ocr_pipeline.web.counts import Count, count_all
from ocr_pipeline.web.searchers import NICENESS, Search, Searchers
from tests.batch.calls import Do
from tests.batch.test_local_pool import ROOT


@pytest.fixture
def searchers(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Iterator[Searchers]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    made = Searchers(archive.places.catalogue)
    yield made
    made.stop()


def question(catalogue: Path, text: str = "") -> Search:
    return Search(catalogue, text, Filters(review=True), "newest", 1)


def test_what_is_found_is_what_the_archive_finds(searchers: Searchers, archive: Archive) -> None:
    found = searchers.submit(question(archive.places.catalogue, "nghỉ lễ")).result()
    assert found.results == archive.search("nghỉ lễ", Filters(review=True), order="newest")
    assert [each.value for each in found.facets.review] == ["1"]


def test_what_the_board_counts_is_counted_there_too(searchers: Searchers, archive: Archive) -> None:
    counts = searchers.submit(Count(archive.places.catalogue)).result()
    with catalogue_to_read(archive.places.catalogue) as connection:
        assert counts == count_all(connection)
    assert counts.documents > 0


def test_whoever_asks_for_one_document_does_not_wait_for_searches(searchers: Searchers, archive: Archive) -> None:
    priority = partial(os.getpriority, os.PRIO_PROCESS, 0)
    searchers.start()
    assert searchers.submit(priority).result() == max(NICENESS, priority())


def test_one_that_is_lost_costs_its_question_and_an_error_is_told(searchers: Searchers, archive: Archive) -> None:
    catalogue = archive.places.catalogue
    with pytest.raises(WorkerKilledError):
        searchers.submit(Do("kill_itself")).result()
    with pytest.raises(DamagedArchiveError):
        searchers.submit(question(catalogue.with_name("missing.sqlite"))).result()
    assert searchers.submit(question(catalogue)).result().results.total > 0


def test_those_that_were_stopped_are_started_again_by_the_next_question(searchers: Searchers, archive: Archive) -> None:
    searchers.stop()
    searchers.start()
    assert searchers.submit(question(archive.places.catalogue)).result().results.total > 0
