"""What a run does when its archive cannot be written, or somebody else has it: it says so, and loses nothing."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocr_pipeline.archive.writing import TEMPORARY_PREFIX
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.mending import verify_all
from ocr_pipeline.errors import ArchiveBusyError, ExitCode, UnwritableOutputError
from tests.batch.batches import Box
from tests.batch.drawn_pages import draw, draw_pages

SMALL = "1m"


@pytest.fixture
def box(tmp_path: Path) -> Box:
    return Box(tmp_path)


@pytest.fixture
def small_disk(box: Box) -> Iterator[Path]:
    """A disk of a megabyte in the place of the archive."""
    box.places.root.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", box.places.root], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a disk can only be mounted by root")
    yield box.places.root
    subprocess.run(["umount", "--lazy", box.places.root], check=True)


def test_a_full_disk_ends_the_run_and_room_lets_it_go_on(box: Box, small_disk: Path) -> None:
    draw(box.inbox / "a.png", 1)
    draw_pages(box.inbox / "b.tif", range(2, 12))
    filler = small_disk.parent / "archive" / ".filler"

    def fill(event: Event) -> None:
        box.events.append(event)
        if event.what is Happening.PAGE_READ:
            with contextlib.suppress(OSError), filler.open("ab", buffering=0) as stream:
                while stream.write(b"x" * 4096):
                    pass

    with pytest.raises(UnwritableOutputError) as caught:
        box.run(fill)
    assert caught.value.exit_code == 20
    assert caught.value.next_step
    filler.unlink(missing_ok=True)
    subprocess.run(["mount", "-o", "remount,size=20m", small_disk], check=True)
    assert box.run().exit_code is ExitCode.OK
    assert len(box.archive) == 2
    assert [*verify_all(box.places)] == []
    assert [*small_disk.rglob(f"{TEMPORARY_PREFIX}*")] == []


def test_an_archive_on_a_disk_that_cannot_be_written(box: Box, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=20m", small_disk], check=True)
    draw(box.inbox / "a.png", 1)
    assert box.run().exit_code is ExitCode.OK
    draw(box.inbox / "b.png", 2)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(UnwritableOutputError):
        box.run()
    assert [each.document().source.name for each in box.archive] == ["a.png"]
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    assert box.run().exit_code is ExitCode.OK
    assert len(box.archive) == 2


@pytest.mark.parametrize("name", ["catalogue.sqlite", "journal.sqlite"])
def test_a_database_that_another_program_has_locked(box: Box, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("ocr_pipeline.archive.database.BUSY_SECONDS", 0.2)
    draw(box.inbox / "a.png", 1)
    box.run()
    draw(box.inbox / "b.png", 2)
    other = sqlite3.connect(box.places.root / name, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ArchiveBusyError) as caught:
        box.run()
    assert caught.value.file == str(box.places.root / name)
    other.rollback()
    other.close()
    assert box.run().exit_code is ExitCode.OK
    assert len(box.archive) == 2
    assert [*verify_all(box.places)] == []


def test_a_clock_that_goes_backwards_changes_nothing(box: Box) -> None:
    path = draw(box.inbox / "a.png", 1)
    os.utime(path, (4e9, 4e9))  # written in the future
    box.run()
    draw(box.inbox / "b.png", 2)
    os.utime(box.inbox / "b.png", (1e8, 1e8))  # and one long ago
    box.run()
    assert box.happened(Happening.KNOWN, Happening.DONE) == [("known", "a.png"), ("done", "b.png")]


def test_a_catalogue_that_is_no_database_is_made_anew(box: Box) -> None:
    draw(box.inbox / "a.png", 1)
    box.run()
    box.places.catalogue.write_bytes(b"no database, and long enough to be looked at as one " * 20)
    draw(box.inbox / "b.png", 2)
    assert box.run().exit_code is ExitCode.OK
    assert [*verify_all(box.places)] == []
