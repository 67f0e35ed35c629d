"""A batch whose scans lie in a store: what a folder of the same scans makes, and what stores do to it."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from ocr_pipeline.archive.address import Address
from ocr_pipeline.archive.readings import write_page
from ocr_pipeline.archive.record import Origin
from ocr_pipeline.batch import desk, stores, work
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.fetching import FETCHING, at_hand
from ocr_pipeline.batch.inbox import Left, Source
from ocr_pipeline.batch.journal_rows import as_key, as_path
from ocr_pipeline.batch.mending import verify_all
from ocr_pipeline.batch.states import State
from ocr_pipeline.batch.store_inbox import sources_in_store
from ocr_pipeline.batch.stores import address_of, entries_of
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.errors import (
    MissingPackageError,
    NoPageReadError,
    SettingsError,
    UnreachableStoreError,
    UnreadableFileError,
)
from ocr_pipeline.parsing.document import PageReport
from tests.batch.batches import SETTINGS
from tests.batch.drawn_pages import draw, draw_pages
from tests.batch.store_boxes import STORE, StoreBox, page, store_box


@pytest.fixture
def box(tmp_path: Path) -> Iterator[StoreBox]:
    with store_box(tmp_path) as made:
        yield made


def test_a_store_makes_the_documents_that_a_folder_makes(box: StoreBox) -> None:
    draw(box.inbox / "b.png", 1)
    draw_pages(box.inbox / "năm 2021" / "nhiều trang.tif", [2, 3, 4])
    (box.inbox / "c.txt").write_text("Số: 12/TB-UBND\nTHÔNG BÁO\n", encoding="utf-8")
    (box.inbox / "hỏng.pdf").write_bytes(b"%PDF-1.4 and no more")
    shutil.copy(box.inbox / "b.png", box.inbox / "năm 2021" / "again.png")
    (box.inbox / "d.png.part").write_bytes(b"half of it")
    box.pdf = True
    ended = box.run()
    expected, happened = box.contents(), sorted(map(str, box.happened(*Happening)))
    STORE.put(f"{box.inbox}/", str(box.address), recursive=True)
    shutil.rmtree(box.places.root)
    assert box.run_store().exit_code == ended.exit_code
    assert sorted(map(str, box.happened(*Happening))) == happened
    made = box.contents()
    assert {name: _without_record(files) for name, files in made.items()} == {
        name: _without_record(files) for name, files in expected.items()
    }
    assert [*verify_all(box.places)] == []
    assert [*box.places.work.iterdir()] == []


def _without_record(files: dict[str, bytes]) -> dict[str, bytes]:
    """The record says where the scan lies."""
    return {name: content for name, content in files.items() if name != "record.json"}


def test_what_is_recorded_is_the_address_and_no_file_of_this_machine_is_taken_for_it(box: StoreBox) -> None:
    box.put("a 1.png", page(box.folder, 1))
    box.run_store()
    [found] = [box.archive.get(each) for each in box.places.ids()]
    [origin] = found.record.origins
    assert (origin.name, origin.paths, origin.in_store) == ("a 1.png", (), True)
    assert origin.uris == (box.address.below("a 1.png").as_uri(),)
    assert origin.folder == box.address.as_uri()
    assert found.scan() is None
    with pytest.raises(UnreadableFileError, match="lies in a store"):
        found.require_scan()
    # As the next step says: the same scan in a folder, and the archive knows of both.
    (box.inbox / "here.png").write_bytes(page(box.folder, 1))
    box.run()
    assert box.archive.get(found.identity).require_scan() == (box.inbox / "here.png",)


def test_a_second_run_fetches_nothing(box: StoreBox, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(3):
        box.put(f"{seed}.png", page(box.folder, seed))
    box.run_store()
    fetched: list[Address] = []
    monkeypatch.setattr(stores, "chunks_of", fetched.append)
    assert box.run_store().tally.happened[Happening.KNOWN] == 3
    assert fetched == []


def test_a_scan_that_nobody_changed_is_fetched_once(box: StoreBox, monkeypatch: pytest.MonkeyPatch) -> None:
    box.put("a.tif", draw_pages(box.folder / "a.tif", [1, 2]).read_bytes())
    fetched, chunks_of = [], stores.chunks_of

    def counted(address: Address) -> Iterator[bytes]:
        fetched.append(address.name)
        return chunks_of(address)

    monkeypatch.setattr(stores, "chunks_of", counted)
    box.pdf = True
    assert box.run_store().counts[State.DONE] == 1
    assert fetched == ["a.tif"]


def test_a_run_that_was_stopped_goes_on_and_leaves_nothing_behind(box: StoreBox) -> None:
    box.put("0.tif", draw_pages(box.folder / "0.tif", [10, 11, 12]).read_bytes())
    for seed in range(4):
        box.put(f"{seed}.png", page(box.folder, seed))
    conductor = box.conductor(lambda event: conductor.interrupt() if event.what is Happening.PAGE_READ else None)
    conductor.conduct(sources_in_store(box.address))
    left = box.places.work / f"{FETCHING}0123456789abcdef"
    left.mkdir()  # of a worker that was killed over fetching
    assert box.run_store().counts[State.DONE] == 5
    assert [*box.places.work.iterdir()] == []


def test_a_scan_that_is_gone_when_it_is_to_be_read_is_set_aside_until_it_is_back(box: StoreBox) -> None:
    for seed in range(3):
        box.put(f"{seed}.png", page(box.folder, seed))

    def take_away(source: Source | Left) -> None:
        if source.path.name == "1.png" and STORE.exists(str(source.path)):
            STORE.rm(str(source.path))

    ended = box.run_store(on_source=take_away)
    assert (ended.counts[State.DONE], ended.counts[State.FAILED]) == (2, 1)
    assert "no such file" in box.failures()["1.png"]
    box.put("1.png", page(box.folder, 1))
    assert box.run_store().counts[State.DONE] == 3


def test_a_scan_that_is_changed_before_it_is_read_is_read_as_it_is_now(box: StoreBox) -> None:
    box.put("a.png", page(box.folder, 1))
    box.run_store(on_source=lambda _: box.put("a.png", page(box.folder, 2)))
    assert box.happened(Happening.TRIED_AGAIN, Happening.DONE) == [("tried_again", "a.png"), ("done", "a.png")]
    box.put("a.png", page(box.folder, 3))
    assert box.run_store().tally.happened[Happening.DONE] == 1
    assert len(box.archive) == 2


def test_a_store_that_does_not_answer_is_asked_twice_and_again_by_the_next_run(
    box: StoreBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.put("a.png", page(box.folder, 1))
    box.put("b.png", page(box.folder, 2))
    opened, asked = MemoryFileSystem._open, []

    def silent(self: MemoryFileSystem, path: str, *arguments: Any, **options: Any) -> Any:
        if path.endswith("a.png"):
            asked.append(path)
            raise TimeoutError("timed out")
        return opened(self, path, *arguments, **options)

    monkeypatch.setattr(MemoryFileSystem, "_open", silent)
    ended = box.run_store()
    assert (ended.counts[State.DONE], ended.counts[State.FAILED], len(asked)) == (1, 1, 2)
    assert box.failures() == {"a.png": "the store does not give it: timed out"}
    monkeypatch.undo()
    assert box.run_store().counts[State.DONE] == 2


def test_a_long_scan_that_waits_is_fetched_when_its_turn_comes(box: StoreBox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "LONG", 1)
    for number in range(4):
        scan = draw_pages(box.folder / "long.tif", [10 * number, 10 * number + 1])
        box.put(f"{number}.tif", scan.read_bytes())
    kept: list[int] = []

    def look(event: Event) -> None:
        if event.what is Happening.PAGE_READ:
            kept.append(len([*box.places.work.glob("*/scan/*")]))

    assert box.run_store(look, workers=1).counts[State.DONE] == 4
    assert max(kept) == 2


def test_a_page_of_a_document_that_was_given_up_meanwhile_is_no_fault_of_the_disk(
    box: StoreBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.put("a.png", page(box.folder, 1))

    def given_up(path: Path, page: PageReport) -> None:
        shutil.rmtree(path.parent)
        write_page(path, page)

    monkeypatch.setattr(work, "write_page", given_up)
    ended = box.run_store()
    assert [each.failure.kind for each in ended.set_aside] == [NoPageReadError.__name__]


def test_a_scan_at_hand_is_the_one_that_was_measured_or_none(box: StoreBox) -> None:
    box.put("a.png", page(box.folder, 1))
    box.run_store()
    [identity] = box.places.ids()
    workshop = Workshop(box.places.root, SETTINGS)
    files = (box.address.below("a.png"),)
    assert at_hand(files, identity, workshop)[0].read_bytes() == page(box.folder, 1)
    shutil.rmtree(box.places.under_way(identity).folder)
    box.put("a.png", page(box.folder, 2))
    with pytest.raises(UnreadableFileError, match="changed in its store"):
        at_hand(files, identity, workshop)
    assert [*box.places.under_way(identity).scan.iterdir()] == []


def test_what_cannot_be_followed_or_kept_is_left_and_told(box: StoreBox, monkeypatch: pytest.MonkeyPatch) -> None:
    box.put("a.png", b"1")
    box.put("a" * 256, b"2")
    assert [(each.path.name[:5], type(each)) for each in sources_in_store(box.address)] == [
        ("a.png", Source),
        ("aaaaa", Left),
    ]
    monkeypatch.setattr(stores, "_TIMES", ())
    assert {each.why[:21] for each in sources_in_store(box.address) if isinstance(each, Left)} == {
        "its store tells neither"[:21]
    }


def test_a_folder_is_told_in_the_order_of_an_inbox(box: StoreBox) -> None:
    for name in ("b/1.png", "b.png", "a/2.png", "c.png", ".hidden/3.png"):
        box.put(name, name.encode())
    found = [str(each.path).removeprefix(f"{box.address}/") for each in sources_in_store(box.address)]
    assert found == ["b.png", "c.png", "a/2.png", "b/1.png"]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        pytest.param("sftp://me:secret@host/box", "password", id="it would stand in every record"),
        pytest.param("https://host/box?sig=secret", "key", id="so would a signed address"),
        pytest.param("https://secret@host/box", "key", id="and a key in place of a name"),
        pytest.param("file:///srv/scans", "folder", id="the same folder would be known twice"),
        pytest.param("simplecache::s3://bucket/box", "two stores", id="what lies in it has no address"),
    ],
)
def test_an_address_that_is_not_taken(given: str, why: str) -> None:
    with pytest.raises(SettingsError, match=why):
        address_of(given)


@pytest.mark.parametrize("text", ["s3://bucket/box", "sftp://me@host/box", "s3://bucket/what?", "https://host/box"])
def test_an_address_is_a_key_of_the_journal_that_no_path_is(text: str) -> None:
    assert as_path(as_key(Address(text))) == address_of(f"{text}/") == Address(text)


def test_paths_are_no_addresses(tmp_path: Path) -> None:
    odd = tmp_path / "s3:" / "bucket"
    assert as_path(as_key(odd)) == odd


def test_a_uri_tells_every_name() -> None:
    address = Address("s3://bucket/hộp 1/50%?.pdf")
    assert address.as_uri() == "s3://bucket/h%E1%BB%99p%201/50%25%3F.pdf"
    assert (address.name, address.suffix, Address("s3://bucket/.x").suffix) == ("50%?.pdf", ".pdf", "")
    assert Address("https://host/a%20b").as_uri() == "https://host/a%20b"


def test_a_record_with_an_address_is_no_way_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"x")
    assert Origin(name="a.pdf", uris=(f"http://host{file}",)).paths == ()
    assert Origin.of([file]).paths == (file,)


def test_a_store_whose_package_is_missing_is_told_by_the_package() -> None:
    with pytest.raises(MissingPackageError, match="gcsfs"):
        [*entries_of(Address("gs://bucket/box"))]


def test_a_scheme_that_nobody_knows() -> None:
    with pytest.raises(SettingsError, match="no store that fsspec knows"):
        [*entries_of(Address("gopher://host/box"))]


def test_a_folder_that_is_not_there() -> None:
    with pytest.raises(UnreadableFileError):
        [*sources_in_store(Address(f"memory://{uuid.uuid4().hex}"))]


def test_no_right_to_read_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError("Access Denied")

    monkeypatch.setattr(MemoryFileSystem, "ls", refused)
    with pytest.raises(UnreachableStoreError, match="no right to read it: Access Denied"):
        [*entries_of(Address("memory://x"))]


def test_a_scan_without_the_right_to_read_it_is_read_by_the_next_run_that_has_it(
    box: StoreBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.put("a.png", page(box.folder, 1))

    def refused(*_: object, **__: object) -> None:
        raise PermissionError("The provided token has expired")

    monkeypatch.setattr(MemoryFileSystem, "_open", refused)
    ended = box.run_store()
    assert ended.counts[State.FAILED] == 1
    assert "token has expired" in box.failures()["a.png"]
    monkeypatch.undo()
    assert box.run_store().counts[State.DONE] == 1


def test_links_that_lead_out_of_a_folder_are_no_part_of_it(tmp_path: Path) -> None:
    """A server's page of a folder links to the folder above, and to whatever else its maker put there."""
    (tmp_path / "box").mkdir()
    links = ("/", "/other/b.pdf", "https://elsewhere/c.pdf", "a.pdf")
    page = " ".join(f'<a href="{link}">{link}</a>' for link in links)
    (tmp_path / "box" / "index.html").write_text(page, encoding="utf-8")
    (tmp_path / "box" / "a.pdf").write_bytes(b"a")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=tmp_path)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        folder = Address(f"http://127.0.0.1:{server.server_port}/box")
        try:
            assert [each.address for each in entries_of(folder)] == [folder.below("a.pdf")]
        finally:
            server.shutdown()
            thread.join()


def test_a_server_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise ConnectionRefusedError("Connection refused")

    monkeypatch.setattr(MemoryFileSystem, "ls", refused)
    with pytest.raises(UnreachableStoreError, match="Connection refused"):
        [*entries_of(Address("memory://x"))]
