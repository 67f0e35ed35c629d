"""The next batch uses what decisions taught: it parses again and reads nothing; forgotten, it leaves no trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.learning.learning import learn
from ocr_pipeline.archive.learning.lessons import lessons_of
from ocr_pipeline.archive.learning.shelf import forget, keep, table_of
from ocr_pipeline.batch.events import Happening
from ocr_pipeline.batch.work import pipeline_of
from ocr_pipeline.parsing.office.names import OFFICE_NAMES
from tests.batch.batches import SETTINGS, Box
from tests.batch.drawn_pages import draw
from tests.batch.test_decisions import NOTICE

DONE, READ = Happening.DONE, Happening.PAGE_READ


@pytest.fixture
def box(tmp_path: Path) -> Box:
    """Two papers of one office as texts, their place decided in both, and a page that was read."""
    box = Box(tmp_path)
    for number in ("12", "13"):
        (box.inbox / f"{number}.txt").write_text(NOTICE.replace("12/", f"{number}/"), encoding="utf-8")
    draw(box.inbox / "a.png", 1)
    box.run()
    for found in box.archive:
        if found.document().place.value:
            box.archive.decide(found.identity, "place", Kind.ACCEPT, by="Lan")
    return box


def _learn(box: Box) -> None:
    lessons = lessons_of(box.places)
    keep(box.places, table_of(learn(lessons.taught), lessons, 2))


def test_a_batch_with_learned_names_parses_again_and_without_them_makes_what_was_there_before(box: Box) -> None:
    before = box.contents()
    _learn(box)
    box.settings = SETTINGS.model_copy(update={"learned": box.places.root})
    box.run()
    assert sorted(box.happened(DONE, READ)) == [("done", "12.txt"), ("done", "13.txt"), ("done", "a.png")]
    documents = [each.document() for each in box.archive]
    assert [each.place.normalised for each in documents if each.place.value] == ["Nam Lĩnh"] * 2
    names = pipeline_of(box.conductor().workshop).office_names
    assert [each.producer.models for each in documents] == [{OFFICE_NAMES: names.fingerprint}] * 3
    box.run()
    assert box.happened(DONE, READ) == [], "nothing is left to be done"
    forget(box.places)
    box.settings = SETTINGS
    box.run()
    assert box.contents() == before


def test_names_that_no_batch_is_told_of_change_nothing(box: Box) -> None:
    _learn(box)
    box.run()
    assert box.happened(DONE, READ) == []
