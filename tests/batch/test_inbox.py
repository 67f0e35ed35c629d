"""What is taken of an inbox, in which order, and what is left with a reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ocr_pipeline.batch.inbox import Left, Source, files_of, is_unfinished, sources_in, stamp_of


def _names(inbox: Path, *, together: bool = False) -> list[str]:
    found = sources_in(inbox, folders_are_documents=together)
    return [os.path.relpath(str(each.path), inbox) for each in found if isinstance(each, Source)]


def _made(inbox: Path, *names: str) -> Path:
    for name in names:
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return inbox


@pytest.mark.parametrize(
    ("name", "unfinished", "why"),
    [
        ("to-trinh.pdf", False, "a scan"),
        ("Tờ trình số 5.PDF", False, "a scan"),
        ("scan.tmp.pdf", False, "only the end of a name tells"),
        ("scan.pdf.part", True, "a browser still writes it"),
        ("scan.pdf.crdownload", True, "a browser still writes it"),
        ("scan.TMP", True, "endings are told in capitals, too"),
        (".scan.pdf", True, "hidden: rsync writes so"),
        ("~$bao-cao.docx", True, "an office program's lock"),
        ("bao-cao.pdf~", True, "an editor's copy"),
        ("Thumbs.db", True, "a system's litter"),
        (".DS_Store", True, "a system's litter"),
    ],
)
def test_names_that_say_that_a_file_is_not_whole(name: str, unfinished: bool, why: str) -> None:
    assert is_unfinished(name) is unfinished, why


def test_files_come_in_order_folder_by_folder(tmp_path: Path) -> None:
    inbox = _made(tmp_path, "b.pdf", "a.pdf", "box 2/c.pdf", "box 1/d.pdf", "box 1/below/e.pdf", ".hidden/f.pdf")
    assert _names(inbox) == ["a.pdf", "b.pdf", "box 1/d.pdf", "box 1/below/e.pdf", "box 2/c.pdf"]


def test_what_is_no_file_is_left_with_its_reason(tmp_path: Path) -> None:
    _made(tmp_path, "a.pdf")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "a.pdf")
    (tmp_path / "folder").symlink_to("/")
    os.mkfifo(tmp_path / "pipe.pdf")
    left = {each.path.name: each.why for each in sources_in(tmp_path) if isinstance(each, Left)}
    assert left == {"link.pdf": "it is a link", "folder": "it is a link", "pipe.pdf": "it is no file"}
    assert _names(tmp_path) == ["a.pdf"]


def test_the_archive_in_the_inbox_is_not_gone_into(tmp_path: Path) -> None:
    _made(tmp_path, "a.pdf", "archive/documents/x/document.json")
    found = [*sources_in(tmp_path, without=[tmp_path / "archive"])]
    assert [each.path.name for each in found] == ["a.pdf"]


@pytest.mark.parametrize(
    ("names", "together", "why"),
    [
        (("p1.jpg", "p2.png"), True, "page images and nothing else"),
        (("p1.jpg", "notes.pdf"), False, "a PDF is a document of its own"),
        (("p1.jpg", "below/p2.jpg"), False, "a folder with folders holds more than one document"),
        (("p1.jpg", "Thumbs.db"), True, "litter does not count"),
    ],
)
def test_which_folders_are_documents(tmp_path: Path, names: tuple[str, ...], together: bool, why: str) -> None:
    _made(tmp_path, *(f"box/{name}" for name in names))
    assert (_names(tmp_path, together=True)[0] == "box") is together, why
    assert "box" not in _names(tmp_path)


def test_pages_are_counted_not_spelled(tmp_path: Path) -> None:
    _made(tmp_path, "page 10.jpg", "page 2.jpg", "Page 1.jpg")
    assert [path.name for path in files_of(tmp_path)] == ["Page 1.jpg", "page 2.jpg", "page 10.jpg"]


def test_pages_of_one_number_come_in_one_order_wherever_they_lie(tmp_path: Path) -> None:
    names = [f"{'0' * zeros}{page}.{ending}" for page in (1, 2) for zeros in range(4) for ending in ("JPG", "jpg")]
    for place, folder in enumerate(("a", "b")):
        _made(tmp_path, *(f"{folder}/{name}" for name in (sorted(names), sorted(names, reverse=True))[place]))
    one, other = ([path.name for path in files_of(tmp_path / folder)] for folder in ("a", "b"))
    assert one == other
    assert one == sorted(one, key=lambda name: (int(name.partition(".")[0]), name))


def test_a_stamp_changes_with_the_file_also_when_the_clock_goes_back(tmp_path: Path) -> None:
    path = _made(tmp_path, "a.pdf") / "a.pdf"
    stamps = {stamp_of([path])}
    path.write_bytes(b"other")  # as long as before
    stamps.add(stamp_of([path]))
    os.utime(path, (0, 0))
    stamps.add(stamp_of([path]))
    path.unlink()
    assert (len(stamps), stamp_of([path])) == (3, None)


def test_names_that_are_no_text_are_found(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"v\xe9n b\xe1n.pdf")
    path.write_bytes(b"x")
    assert [found.path for found in sources_in(tmp_path)] == [path]
