"""What happens between two writes, or between two looks at a scan, loses neither a name, nor a document, nor a copy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.inbox import sources_in
from ocr_pipeline.batch.mending import repair_all, verify_all
from ocr_pipeline.errors import ExitCode
from tests.batch.batches import Box
from tests.batch.drawn_pages import draw, draw_pages

READ = Happening.PAGE_READ


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)


def test_a_further_name_of_a_scan_is_not_lost_by_a_kill(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    content = draw(box.inbox / "a.png", 1).read_bytes()
    box.run()
    (box.inbox / "b.png").write_bytes(content)
    with monkeypatch.context() as patched:
        patched.setattr("ocr_pipeline.batch.intake.write_record", _killed)
        with pytest.raises(KeyboardInterrupt):
            box.run()
    box.run()
    (document,) = box.archive
    assert [origin.name for origin in document.record.origins] == ["a.png", "b.png"]


def test_a_repair_that_is_killed_half_way_keeps_no_document_from_being_made_again(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(box.inbox / "a.png", 1)
    box.run()
    (before,) = box.archive
    before.places.document.write_text("{}", encoding="utf-8")
    found = [*verify_all(box.places)]
    with monkeypatch.context() as patched:
        patched.setattr("ocr_pipeline.archive.verifying.rebuild", _killed)
        with pytest.raises(KeyboardInterrupt):
            repair_all(box.places, found)
    box.run()
    assert [each.identity for each in box.archive] == [before.identity]
    assert [*verify_all(box.places)] == []


def test_what_a_file_became_meanwhile_is_not_kept_as_a_copy_of_the_scan(box: Box) -> None:
    box.copies = True
    path = draw(box.inbox / "a.png", 1)
    content = path.read_bytes()
    box.run()
    (first,) = box.archive
    box.crops = True

    def change(step: str) -> None:
        if step == "document running" and path.read_bytes() == content:
            draw(path, 2)

    conductor = box.conductor()
    conductor.workshop = replace(conductor.workshop, on_step=change)
    assert conductor.conduct(sources_in(box.inbox)).exit_code is ExitCode.OK
    assert (first.places.folder / "original.png").read_bytes() == content, "it may be the only one by now"
    assert len(box.archive) == 2
    assert [*verify_all(box.places)] == []


def test_a_scan_that_changes_while_it_goes_on_under_its_second_name_is_read_as_it_is_now(box: Box) -> None:
    content = draw_pages(box.inbox / "a.tif", [1, 2, 3]).read_bytes()
    (box.inbox / "b.tif").write_bytes(content)

    def interrupt(event: Event) -> None:
        if event.what is READ:
            conductor.interrupt()

    conductor = box.conductor(interrupt)
    assert conductor.conduct(sources_in(box.inbox)).exit_code is ExitCode.INTERRUPTED
    (box.inbox / "a.tif").unlink()

    def change(event: Event) -> None:
        box.events.append(event)
        if event.what is READ and (box.inbox / "b.tif").read_bytes() == content:
            draw_pages(box.inbox / "b.tif", [4, 5])

    assert box.run(change).exit_code is ExitCode.OK
    (document,) = box.archive
    assert document.document().source.page_count == 2
    assert [*verify_all(box.places)] == []


def _killed(*_: object) -> None:
    raise KeyboardInterrupt
