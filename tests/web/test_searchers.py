"""Searches are answered by processes of their own: what they find is told here, what goes wrong there costs a search."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.errors import DamagedArchiveError, WorkerKilledError
from ocr_pipeline.web.counts import count_all
from ocr_pipeline.web.searchers import Count, Search, Searchers
from tests.batch.calls import Do
from tests.batch.test_local_pool import ROOT


@pytest.fixture
def searchers(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Iterator[Searchers]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    made = Searchers(archive.places.catalogue)
    yield made
    made.stop()


def test_what_is_found_and_counted_is_what_the_archive_holds(searchers: Searchers, archive: Archive) -> None:
    catalogue = archive.places.catalogue
    found = searchers.submit(Search(catalogue, "nghỉ lễ", Filters(review=True), "newest", 1)).result()
    assert found.results == archive.search("nghỉ lễ", Filters(review=True), order="newest")
    assert [each.value for each in found.facets.review] == ["1"]
    with catalogue_to_read(catalogue) as connection:
        assert searchers.submit(Count(catalogue)).result() == count_all(connection)


def test_one_that_is_lost_costs_its_question_and_an_error_is_told(searchers: Searchers, archive: Archive) -> None:
    catalogue = archive.places.catalogue
    with pytest.raises(WorkerKilledError):
        searchers.submit(Do("kill_itself")).result()
    with pytest.raises(DamagedArchiveError):
        searchers.submit(Count(catalogue.with_name("missing.sqlite"))).result()
    assert searchers.submit(Count(catalogue)).result().documents == len(archive)


def test_those_that_were_stopped_are_started_again_by_the_next_question(searchers: Searchers, archive: Archive) -> None:
    searchers.stop()
    searchers.start()
    assert searchers.submit(Count(archive.places.catalogue)).result().documents == len(archive)
