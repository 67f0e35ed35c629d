"""A batch of an object store that is spoken to as one: S3, over HTTP, by the run and by workers of their own."""

from __future__ import annotations

import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer
from s3fs import S3FileSystem

from ocr_pipeline.archive.address import Address
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.record import record_from
from ocr_pipeline.batch.events import Happening
from ocr_pipeline.batch.inbox import Left, Source
from ocr_pipeline.batch.local_pool import LocalPool
from ocr_pipeline.batch.states import State
from ocr_pipeline.batch.store_inbox import sources_in_store
from ocr_pipeline.batch.stores import entries_of, stamp_at
from ocr_pipeline.errors import UnreadableFileError
from tests.batch.batches import Box
from tests.batch.drawn_pages import draw, draw_pages

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[S3FileSystem]:
    """A server, told of to this process and to those that it starts."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "of-a-test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    S3FileSystem.clear_instance_cache()
    made = S3FileSystem()
    yield made
    S3FileSystem.clear_instance_cache()
    server.stop()


@pytest.fixture
def bucket(store: S3FileSystem) -> Address:
    """One that no other test has: the servers of a process have one memory."""
    made = Address(f"s3://scans-{uuid.uuid4().hex}")
    store.mkdir(str(made))
    return made


def test_a_bucket_makes_the_documents_that_a_folder_makes(store: S3FileSystem, bucket: Address, tmp_path: Path) -> None:
    box, address = Box(tmp_path), bucket.below("hộp 1")
    for seed in range(3):
        draw(box.inbox / f"{seed}.png", seed)
    draw_pages(box.inbox / "năm 2021" / "nhiều trang 50%.tif", [12, 13, 14])
    box.run()
    expected = _without_records(box.contents())
    store.put(f"{box.inbox}/", f"{address}/", recursive=True)
    shutil.rmtree(box.places.root)
    box.make_pool = LocalPool
    box.events.clear()
    ended = box.conductor().conduct(_with_one_less(store, address))
    assert (ended.counts[State.DONE], ended.counts[State.FAILED]) == (3, 1)
    assert [each.failure.kind for each in ended.set_aside] == [UnreadableFileError.__name__]
    store.put(f"{box.inbox}/1.png", f"{address}/1.png")
    ended = box.conductor().conduct(sources_in_store(address))
    assert (ended.counts[State.DONE], ended.tally.happened[Happening.KNOWN]) == (4, 3)
    assert _without_records(box.contents()) == expected
    assert [*box.places.work.iterdir()] == []


def test_the_command_takes_the_address_of_a_box(store: S3FileSystem, bucket: Address, tmp_path: Path) -> None:
    store.pipe_file(f"{bucket}/năm 2021/a.txt", "Số: 12/TB-UBND\nTHÔNG BÁO\n".encode())
    command = [sys.executable, "-m", "ocr_pipeline.cli", "batch", f"{bucket}/", str(tmp_path / "archive")]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    assert "This run: 1 document" in ended.stdout
    [identity] = Places(tmp_path / "archive").ids()
    record = record_from(Places(tmp_path / "archive").document(identity).record)
    assert record is not None
    assert [origin.uris for origin in record.origins] == [(bucket.below("năm 2021/a.txt").as_uri(),)]


def _with_one_less(store: S3FileSystem, address: Address) -> Iterator[Source | Left]:
    """The scans, of which one vanishes after it was listed."""
    for each in sources_in_store(address):
        if each.path.name == "1.png":
            store.rm(str(each.path))
        yield each


def _without_records(made: dict[str, dict[str, bytes]]) -> dict[str, dict[str, bytes]]:
    """Records say where scans lie."""
    return {
        identity: {name: content for name, content in files.items() if name != "record.json"}
        for identity, files in made.items()
    }


def test_what_a_listing_says_of_a_scan_is_what_the_scan_says_of_itself(store: S3FileSystem, bucket: Address) -> None:
    address = bucket.below("box")
    store.pipe_file(f"{address}/a.pdf", b"one")
    store.touch(f"{address}/empty/")  # as programs mark a folder that holds nothing
    [entry] = [each for each in entries_of(address) if not each.is_folder]
    assert entry.stamp == stamp_at(entry.address)
    store.pipe_file(f"{address}/a.pdf", b"two")
    assert stamp_at(entry.address) != entry.stamp
    assert [each.path for each in sources_in_store(address) if isinstance(each, Source)] == [entry.address]
    with pytest.raises(UnreadableFileError):
        [*entries_of(Address("s3://no-such-bucket/box"))]
