"""What is told of a batch while it runs, and afterwards."""

from __future__ import annotations

from pathlib import Path

from ocr_pipeline.archive.lock import holder
from ocr_pipeline.archive.places import make_archive
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.overview import Overview, overview
from ocr_pipeline.batch.states import State
from tests.batch.batches import Box
from tests.batch.drawn_pages import draw


def test_an_archive_without_a_journal_has_nothing_to_tell(tmp_path: Path) -> None:
    told = overview(make_archive(tmp_path / "archive", "a test"))
    assert (told.writer, told.known, told.settled, told.runs) == (None, 0, 0, ())


def test_a_run_is_looked_at_while_it_goes_on_and_when_it_has_ended(tmp_path: Path) -> None:
    box = Box(tmp_path)
    draw(box.inbox / "a.png", 1)
    (box.inbox / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    seen: list[Overview] = []

    def look(event: Event) -> None:
        if event.what is Happening.PAGE_READ:
            seen.append(overview(box.places))

    box.run(look)
    (during,) = seen
    assert during.writer is not None
    assert [(each.name, each.pages, each.read) for each in during.under_way] == [("a.png", 1, 1)]
    after = overview(box.places)
    assert after.writer is None
    assert holder(box.places.lock) is None
    assert (after.known, after.settled, after.counts[State.DONE]) == (2, 2, 1)
    (aside,) = after.set_aside
    assert (aside.name, aside.state, aside.document) == ("bad.pdf", State.QUARANTINED, None)
    assert [run.outcome for run in after.runs] == ["failed"]
