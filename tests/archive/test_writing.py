"""A reader sees the old file or the new one; nothing else is left, whatever goes wrong."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.archive.writing import ensure_writable, move_atomically, write_atomically
from ocr_pipeline.errors import UnwritableOutputError


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@given(content=st.binary(max_size=2000), earlier=st.binary(max_size=50))
def test_what_is_written_is_what_stands_there(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, earlier: bytes
) -> None:
    folder = tmp_path_factory.mktemp("out")
    path = folder / "Tờ trình số 15.json"
    path.write_bytes(earlier)
    write_atomically(path, content)
    assert path.read_bytes() == content
    assert _names(folder) == [path.name]


def test_a_name_as_long_as_the_file_system_allows(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 255)
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


def test_the_file_has_the_permissions_that_any_new_file_has(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_atomically(tmp_path / "ours", b"x")
    assert stat.S_IMODE((tmp_path / "ours").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def _disk_full(*_: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _interrupted(*_: object) -> NoReturn:
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_earlier_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"earlier")
    monkeypatch.setattr(os, "fsync", _disk_full) if step == "fsync" else monkeypatch.setattr(Path, step, _disk_full)
    with pytest.raises(UnwritableOutputError, match=r"a\.json.*No space left") as caught:
        write_atomically(path, b"later")
    assert caught.value.exit_code == 20
    assert path.read_bytes() == b"earlier"
    assert _names(tmp_path) == ["a.json"]


def test_an_interruption_between_write_and_replace_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", _interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.json", b"later")
    assert _names(tmp_path) == []


def test_a_folder_that_knows_no_fsync_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def refuse_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    write_atomically(tmp_path / "a.json", b"x")
    assert (tmp_path / "a.json").read_bytes() == b"x"


def test_a_failed_fsync_of_the_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def fail_on_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fail_on_folders)
    with pytest.raises(UnwritableOutputError):
        write_atomically(tmp_path / "a.json", b"x")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("folder", id="a folder stands in the place of the file"),
        pytest.param("missing/a.json", id="the folder is missing"),
        pytest.param("file/a.json", id="the folder is a file"),
        pytest.param("b" * 300, id="the name is too long"),
        pytest.param("a\0b", id="the name holds a NUL"),
    ],
)
def test_a_place_that_takes_no_file_is_told_and_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableOutputError):
        write_atomically(tmp_path / name, b"x")
    assert _names(tmp_path) == ["file", "folder"]


def test_an_output_folder_is_made_with_its_parents_and_left_empty(tmp_path: Path) -> None:
    ensure_writable(tmp_path / "a" / "b")
    assert _names(tmp_path / "a" / "b") == []


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/vanban", "/dev/null"])
def test_an_output_folder_that_cannot_be_is_told_before_any_work(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableOutputError) as caught:
        ensure_writable(tmp_path / place)
    assert caught.value.exit_code == 20


def test_files_are_moved_with_the_folders_they_lie_in_and_earlier_ones_replaced(tmp_path: Path) -> None:
    made, target = tmp_path / "made", tmp_path / "documents" / "a"
    for folder in (made / "crops", target):
        folder.mkdir(parents=True)
    (made / "document.json").write_text("new")
    (made / "crops" / "seal.png").write_text("seal")
    (made / "other").write_text("stays")
    (target / "document.json").write_text("old")
    move_atomically(["document.json", "crops/seal.png"], made, target)
    assert (target / "document.json").read_text() == "new"
    assert (target / "crops" / "seal.png").read_text() == "seal"
    assert [path.name for path in made.iterdir() if path.is_file()] == ["other"]


def test_a_file_that_is_not_there_cannot_be_moved_and_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutputError, match="No such file"):
        move_atomically(["document.json"], tmp_path / "made", tmp_path / "documents")
