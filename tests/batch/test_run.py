"""A run: everything in the inbox is in the archive or set aside with its reason, and a second run does what is left."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.batch import work
from ocr_pipeline.batch.conduct import Conductor
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.inbox import sources_in
from ocr_pipeline.batch.journal import Journal
from ocr_pipeline.batch.local_pool import LocalPool
from ocr_pipeline.batch.mending import verify_all
from ocr_pipeline.batch.states import PageState, State
from ocr_pipeline.batch.tasks import ReadPage
from ocr_pipeline.errors import ArchiveBusyError, DamagedFileError, ExitCode, NotAnArchiveError, WorkerStartError
from tests.batch.batches import Box
from tests.batch.drawn_pages import draw, draw_pages

DONE, KNOWN, SAME, OPENED, READ = (
    Happening.DONE,
    Happening.KNOWN,
    Happening.SAME,
    Happening.OPENED,
    Happening.PAGE_READ,
)


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)


def test_every_source_becomes_a_document_with_its_words_and_its_record(box: Box) -> None:
    draw(box.inbox / "a.png", 1)
    draw_pages(box.inbox / "below" / "b.tif", [2, 3])
    (box.inbox / "c.txt").write_text("Số: 12/TB-UBND\nTHÔNG BÁO\n", encoding="utf-8")
    ended = box.run()
    assert (ended.exit_code, ended.counts[State.DONE], ended.set_aside) == (ExitCode.OK, 3, [])
    assert sorted(box.happened(DONE)) == [("done", "a.png"), ("done", "b.tif"), ("done", "c.txt")]
    pages = {each.document().source.name: each.document().source.page_count for each in box.archive}
    assert pages == {"a.png": 1, "b.tif": 2, "c.txt": 1}
    for each in box.archive:
        assert set(each.record.files) == {"document.json", "words.jsonl.gz"}
        assert each.record.origins[0].paths[0].name == each.document().source.name
    assert [*box.places.work.iterdir()] == []
    assert [*verify_all(box.places)] == []


def test_a_file_that_somebody_put_among_the_unfinished_pages_stops_no_run(tmp_path: Path) -> None:
    box = Box(tmp_path)
    box.run(workers=1)
    stray = box.places.work / "note.txt"
    stray.write_text("mine")
    draw(box.inbox / "a.png", 1)
    assert box.run(workers=1).exit_code is ExitCode.OK
    assert stray.read_text() == "mine"


def test_a_second_run_looks_at_nothing_again(box: Box) -> None:
    draw(box.inbox / "a.png", 1)
    (box.inbox / "broken.pdf").write_bytes(b"%PDF-1.7 broken off")
    box.run()
    before = box.contents()
    ended = box.run()
    assert box.happened(KNOWN, OPENED, READ) == [("known", "a.png"), ("known", "broken.pdf")]
    assert ended.exit_code is ExitCode.SOME_FAILED  # the archive still lacks one
    assert box.contents() == before


def test_the_same_scan_under_two_names_is_one_document_that_knows_both(box: Box) -> None:
    first = draw(box.inbox / "a.png", 1)
    (box.inbox / "b.png").write_bytes(first.read_bytes())
    box.run()
    (document,) = box.archive
    assert [origin.name for origin in document.record.origins] == ["a.png", "b.png"]
    (box.inbox / "later").mkdir()
    (box.inbox / "later" / "c.png").write_bytes(first.read_bytes())
    box.run()
    (document,) = box.archive
    assert [origin.name for origin in document.record.origins] == ["a.png", "b.png", "c.png"]
    assert box.happened(READ, SAME) == [("same", "c.png")]
    with Catalogue(box.places.catalogue) as catalogue:
        assert [row[1] for row in catalogue.content()["origins"]] == ["a.png", "b.png", "c.png"]
    assert [*verify_all(box.places)] == []


def test_a_changed_scan_is_another_document_and_the_first_stays(box: Box) -> None:
    path = draw(box.inbox / "a.png", 1)
    box.run()
    draw(path, 2)
    box.run()
    assert len(box.archive) == 2
    assert box.happened(DONE) == [("done", "a.png")]


def test_a_folder_of_page_images_is_one_document_where_the_rule_says_so(box: Box) -> None:
    for number in (1, 2, 10):
        draw(box.inbox / "box 1" / f"page{number}.png", number)
    draw(box.inbox / "alone.png", 20)
    (box.inbox / "box 1" / ".hidden").write_text("x")
    box.run(folders_are_documents=True)
    by_name = {each.document().source.name: each for each in box.archive}
    # A folder is told by its first page; pages are counted, not spelled: 2 before 10.
    pages = {name: each.document().source.page_count for name, each in by_name.items()}
    assert pages == {"alone.png": 1, "page1.png": 3}
    assert [path.name for path in by_name["page1.png"].record.origins[0].paths] == [
        "page1.png",
        "page2.png",
        "page10.png",
    ]


def test_what_cannot_be_read_is_set_aside_with_its_reason_and_stays_where_it_is(box: Box) -> None:
    draw(box.inbox / "good.png", 1)
    bad = {"empty.pdf": b"", "broken.pdf": b"%PDF-1.7 broken off", "sheet.xlsx": b"PK\x03\x04 something else"}
    for name, content in bad.items():
        (box.inbox / name).write_bytes(content)
    ended = box.run()
    assert {each.path.name: each.failure.kind for each in ended.set_aside} == {
        "empty.pdf": "EmptyFileError",
        "broken.pdf": "DamagedFileError",
        "sheet.xlsx": "UnsupportedFormatError",
    }
    assert all(each.failure.next_step for each in ended.set_aside)
    assert {name: (box.inbox / name).read_bytes() for name in bad} == bad
    assert ended.counts[State.DONE] == 1


def test_what_was_set_aside_is_tried_again_when_told_or_when_a_limit_changes(box: Box) -> None:
    draw_pages(box.inbox / "long.tif", [1, 2, 3])
    box.settings = box.settings.model_copy(update={"max_pages": 2})
    assert box.run().counts[State.QUARANTINED] == 1
    box.run()
    assert box.happened(KNOWN) == [("known", "long.tif")]
    box.run(retry=True)
    assert box.happened(KNOWN) == []
    box.settings = box.settings.model_copy(update={"max_pages": 3})
    assert box.run().exit_code is ExitCode.OK


def test_a_changed_parser_parses_again_and_reads_nothing(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(box.inbox / "a.png", 1)
    box.run()
    before = box.contents()
    _with_keys(monkeypatch, finding="another parser")
    box.run()
    assert box.happened(DONE, READ) == [("done", "a.png")]
    after = box.contents()
    assert [each["document.json"] for each in after.values()] == [each["document.json"] for each in before.values()]
    assert [each.record.finding for each in box.archive] == ["another parser"]


def test_a_changed_model_of_the_engine_reads_again(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    draw(box.inbox / "a.png", 1)
    box.run()
    _with_keys(monkeypatch, reading="another model")
    box.run()
    assert box.happened(DONE, READ) == [("page_read", "a.png"), ("done", "a.png")]


def test_parsing_again_does_not_need_the_scan(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    path = draw(box.inbox / "a.png", 1)
    box.run()
    content = path.read_bytes()
    _with_keys(monkeypatch, finding="another parser")
    status = path.stat()
    monkeypatch.setattr("ocr_pipeline.sources.inspect", _refused)
    box.run()
    assert box.happened(DONE) == [("done", "a.png")]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (content, status.st_mtime_ns)


def test_a_run_stops_when_more_fails_than_it_is_to_bear(box: Box) -> None:
    for name in "abcdefghij":
        (box.inbox / f"{name}.pdf").write_bytes(b"%PDF-1.7 broken off " + name.encode())
    ended = box.run(max_failures=2, workers=1)
    assert ended.exit_code is ExitCode.TOO_MANY_FAILURES
    assert 3 <= ended.tally.set_aside < 10
    assert box.run().exit_code is ExitCode.SOME_FAILED  # goes on with the others
    assert box.events[-1].text == "failed"


def test_an_interrupted_run_goes_on_where_it_was_left(box: Box) -> None:
    draw_pages(box.inbox / "a.tif", range(6))
    draw(box.inbox / "b.png", 10)
    conductor: list[Conductor] = []

    def interrupt(event: Event) -> None:
        box.events.append(event)
        if event.what is READ and sum(each.what is READ for each in box.events) == 3:
            conductor[0].interrupt()

    conductor.append(box.conductor(interrupt))
    ended = conductor[0].conduct(sources_in(box.inbox))
    assert ended.exit_code is ExitCode.INTERRUPTED
    assert [event.text for event in box.events if event.what is Happening.STOPPING] == ["it was interrupted"]
    read = len(box.happened(READ))
    assert 3 <= read < 7
    with Journal(box.places.journal) as journal:
        assert journal.counts()[State.RUNNING] == 0
    assert box.run().exit_code is ExitCode.OK
    assert len(box.happened(READ)) == 7 - read
    assert [*verify_all(box.places)] == []


def test_a_scan_that_changes_while_it_is_read_is_read_as_it_is_now(box: Box) -> None:
    path = draw_pages(box.inbox / "a.tif", [1, 2, 3])

    def change(event: Event) -> None:
        box.events.append(event)
        if event.what is READ and sum(each.what is READ for each in box.events) == 1:
            draw_pages(path, [4, 5])

    assert box.run(change).exit_code is ExitCode.OK
    (document,) = box.archive
    assert document.document().source.page_count == 2
    assert [*verify_all(box.places)] == []


def test_a_scan_that_is_removed_while_it_is_read_has_failed_and_is_found_when_it_is_back(box: Box) -> None:
    path = draw_pages(box.inbox / "a.tif", [1, 2, 3])
    content = path.read_bytes()

    def take_away(event: Event) -> None:
        box.events.append(event)
        if event.what is READ:
            path.unlink(missing_ok=True)

    ended = box.run(take_away)
    assert [(each.path.name, each.state, each.failure.cause) for each in ended.set_aside] == [
        ("a.tif", State.FAILED, "it was removed while it was read")
    ]
    path.write_bytes(content)
    assert box.run().exit_code is ExitCode.OK


def test_two_runs_at_once_are_refused(box: Box) -> None:
    draw(box.inbox / "a.png", 1)

    def second(event: Event) -> None:
        if event.what is OPENED:
            with pytest.raises(ArchiveBusyError, match=f"process {os.getpid()} is writing"):
                box.conductor(lambda _: None).conduct([])

    assert box.run(second).exit_code is ExitCode.OK


def test_a_run_whose_workers_cannot_be_started_ends_and_sets_nothing_aside(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw(box.inbox / "a.png", 1)
    # A module that this process finds and its workers do not.
    module = "from tests.batch.engines import Replay\n\n\ndef make(_):\n    return Replay()\n"
    (box.folder / "only_here.py").write_text(module)
    monkeypatch.syspath_prepend(box.folder)
    conductor = box.conductor()
    conductor.make_pool = LocalPool
    conductor.workshop = replace(conductor.workshop, make_engine=import_module("only_here").make)
    with pytest.raises(WorkerStartError):
        conductor.conduct(sources_in(box.inbox))
    with Journal(box.places.journal) as journal:
        assert sum(journal.counts().values()) == 0


def test_a_folder_of_something_else_is_no_archive(box: Box) -> None:
    box.places.root.mkdir()
    (box.places.root / "photo.jpg").write_bytes(b"x")
    with pytest.raises(NotAnArchiveError):
        box.run()
    assert [path.name for path in box.places.root.iterdir()] == ["photo.jpg"]


def test_the_archive_may_lie_in_the_inbox(tmp_path: Path) -> None:
    box = Box(tmp_path)
    draw(box.inbox / "a.png", 1)
    for _ in range(2):
        conductor = box.conductor()
        conductor.workshop = replace(conductor.workshop, root=box.inbox / "archive")
        ended = conductor.conduct(sources_in(box.inbox, without=[box.inbox / "archive"]))
        assert (ended.exit_code, ended.counts[State.DONE]) == (ExitCode.OK, 1)


def test_a_long_document_does_not_keep_short_ones_waiting(box: Box) -> None:
    draw_pages(box.inbox / "a long.tif", range(15))
    for number in range(5):
        draw(box.inbox / f"b{number}.png", 100 + number)
    assert box.run(workers=1).exit_code is ExitCode.OK
    done = box.happened(DONE)
    assert done[-1] == ("done", "a long.tif")
    first_done = next(place for place, event in enumerate(box.events) if event.what is DONE)
    assert sum(event.what is READ for event in box.events[:first_done]) < 8


def test_long_documents_wait_when_they_have_half_the_places(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocr_pipeline.batch.desk.LONG", 1)
    for number in range(4):
        draw_pages(box.inbox / f"a{number}.tif", range(10 * number, 10 * number + 3))
    draw(box.inbox / "b.png", 100)
    assert box.run(workers=1).exit_code is ExitCode.OK
    assert box.happened(DONE)[0] == ("done", "b.png")
    assert len(box.archive) == 5


def test_a_journal_that_was_lost_is_made_again_without_reading(box: Box) -> None:
    draw(box.inbox / "a.png", 1)
    box.run()
    before = box.contents()
    for path in box.places.root.glob("journal.sqlite*"):
        path.unlink()
    assert box.run().exit_code is ExitCode.OK
    assert box.happened(READ) == []
    assert box.contents() == before


def test_the_journal_keeps_the_states_of_finished_pages(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    draw_pages(box.inbox / "a.tif", [1, 2, 3])
    read_page = work.read_page

    def read(task: ReadPage) -> float:
        if task.number == 2:
            raise DamagedFileError("a page of it is broken")
        return read_page(task)

    monkeypatch.setattr(work, "read_page", read)
    assert box.run().exit_code is ExitCode.PAGES_FAILED
    (each,) = box.archive
    with Journal(box.places.journal) as journal:
        states = [page.state for page in journal.pages(each.identity)]
    assert states == [PageState.DONE, PageState.FAILED, PageState.DONE]


def test_a_long_document_is_made_as_a_short_one_is(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    draw_pages(box.inbox / "a.tif", [1, 2, 3])
    box.run()
    short = box.contents()
    monkeypatch.setattr("ocr_pipeline.archive.readings.MANY", 2)
    _with_keys(monkeypatch, reading="read again")
    box.run()
    assert len(box.happened(READ)) == 3
    assert [{**each, "record.json": b""} for each in box.contents().values()] == [
        {**each, "record.json": b""} for each in short.values()
    ]


def _with_keys(monkeypatch: pytest.MonkeyPatch, **changed: str) -> None:
    from ocr_pipeline.archive import key_making

    def changed_keys(*arguments: object) -> Keys:
        return replace(key_making.keys_of(*arguments), **changed)  # type: ignore[arg-type]

    monkeypatch.setattr("ocr_pipeline.batch.work.keys_of", changed_keys)


def _refused(*_: object) -> None:
    raise AssertionError("the scan was looked at")
