"""One page of a reading is the page that reading the whole gives."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from ocr_pipeline.archive.readings import Reading, kept_facts, kept_page, reading_as_bytes, reading_from
from ocr_pipeline.errors import DamagedArchiveError
from ocr_pipeline.pipeline import Pipeline
from tests.batch.drawn_pages import draw
from tests.batch.engines import Replay


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reading")
    pipeline = Pipeline(engine=Replay())
    facts = pipeline.inspect([draw(folder / f"{number}.png", number) for number in (1, 2, 3)])
    path = folder / "words"
    path.write_bytes(reading_as_bytes(Reading(facts, tuple(pipeline.read(facts, page) for page in facts.pages))))
    return path


def test_every_page_and_the_facts_are_those_of_the_whole(words: Path) -> None:
    whole = reading_from(words)
    assert kept_facts(words) == whole.facts
    assert [kept_page(words, number) for number in (3, 1, 2)] == [whole.pages[place] for place in (2, 0, 1)]
    assert kept_page(words, 4) is None


BROKEN = (b"", b"no gzip", gzip.compress(b"{}", mtime=0), gzip.compress(b"[]\n{}\n[\n", mtime=0))


@pytest.mark.parametrize("content", BROKEN)
def test_what_is_no_reading_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words"
    path.write_bytes(content)
    with pytest.raises(DamagedArchiveError):
        kept_page(path, 1)
    with pytest.raises(DamagedArchiveError):
        kept_facts(tmp_path / "missing")
