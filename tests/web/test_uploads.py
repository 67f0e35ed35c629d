"""Scans that are handed in: read by a batch, kept until the archive has them, made to wait while it is busy."""

from __future__ import annotations

import errno
import io
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

import pytest
from starlette.testclient import TestClient

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.lock import holder, only_writer
from ocr_pipeline.archive.writing import TEMPORARY_PREFIX, TEMPORARY_SUFFIX
from ocr_pipeline.batch.conduct import Conductor
from ocr_pipeline.batch.inbox import Source
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.errors import ArchiveBusyError, UnwritableOutputError
from ocr_pipeline.settings import Settings
from ocr_pipeline.web.app import make_app
from ocr_pipeline.web.options import DeskOptions
from ocr_pipeline.web.upload_files import left_scans, only_desk, write_scan
from ocr_pipeline.web.uploads import MOST_WAITING, Uploads
from tests.batch.diseases import DISEASES, MARK
from tests.batch.drawn_pages import draw
from tests.sources.sick_files import SickFiles
from tests.web.conftest import ADDRESS

TEXT = "Số: 99/TB-UBND\nMỹ Hòa, ngày 12 tháng 3 năm 2021\nTHÔNG BÁO\nVề việc nộp bản quét\n".encode()
PATIENCE = 300.0
"""Seconds: a machine may be slow, and no test is judged by that."""


def test_another_desk_does_not_take_the_same_uploads(tmp_path: Path) -> None:
    with only_desk(tmp_path / "uploads"):
        with (
            pytest.raises(ArchiveBusyError, match="another desk takes the uploads") as refused,
            only_desk(tmp_path / "uploads"),
        ):
            pass
        assert "--upload-mb 0" in refused.value.next_step
    with only_desk(tmp_path / "uploads"):
        assert list(left_scans(tmp_path / "uploads")) == []


def test_a_desk_opens_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with only_desk(tmp_path / "file" / "uploads"):
        pass


def _headers(client: TestClient) -> dict[str, str]:
    answer = client.get("/api/session").json()
    return {answer["header"]: answer["mark"]}


def _hand_in(client: TestClient, name: str, content: bytes) -> str:
    answer = client.post("/api/uploads", files={"scan": (name, io.BytesIO(content))}, headers=_headers(client))
    assert answer.status_code == 202, answer.text
    return str(answer.json()["key"])


def _only(documents: object) -> str:
    assert isinstance(documents, list)
    assert len(documents) == 1
    return str(documents[0])


def _until(client: TestClient, key: str, is_so: Callable[[str], bool]) -> dict[str, object]:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        told: dict[str, object] = client.get(f"/api/uploads/{key}").json()
        if is_so(str(told["state"])):
            return told
        time.sleep(0.1)
    raise AssertionError(f"nothing became of it: {told}")


def test_an_upload_waits_for_the_archive_and_is_then_in_it(own_archive: Archive) -> None:
    before = len(own_archive)
    with TestClient(make_app(own_archive, DeskOptions(reviewer="Lan")), ADDRESS) as client:
        with only_writer(own_archive.places.lock):
            assert holder(own_archive.places.lock) is not None
            key = _hand_in(client, "../thông báo.txt", TEXT)
            _until(client, key, lambda state: state == "busy")
            assert "Chờ kho lưu trữ rảnh" in client.get("/upload/list").text
        told = _until(client, key, lambda state: state == "done")
        assert (told["by"], told["name"]) == ("Lan", "thông báo.txt")
        identity = _only(told["documents"])
        assert client.get(f"/documents/{identity}").status_code == 200
        again = _hand_in(client, "lần nữa.txt", TEXT)
        assert _until(client, again, lambda state: state == "done")["documents"] == [identity]
        bad = _hand_in(client, "no scan.pdf", b"%PDF-1.4\nnothing")
        refused = _until(client, bad, lambda state: state in ("refused", "done"))
        assert refused["state"] == "refused"
        assert refused["failure"]
        assert "no scan.pdf" in client.get("/board").text
    assert len(own_archive) == before + 1
    assert own_archive.get(identity).scan() is not None
    assert list(own_archive.places.uploads.iterdir()) == []


def test_what_a_stopped_server_left_is_taken_up_again(own_archive: Archive) -> None:
    with only_writer(own_archive.places.lock), TestClient(make_app(own_archive, DeskOptions()), ADDRESS) as client:
        key = _hand_in(client, "thông báo.txt", TEXT)
        _until(client, key, lambda state: state == "busy")
    with TestClient(make_app(own_archive, DeskOptions()), ADDRESS) as client:
        assert _until(client, key, lambda state: state == "done")["name"] == "thông báo.txt"


def test_only_so_many_wait(own_archive: Archive) -> None:
    with only_writer(own_archive.places.lock), TestClient(make_app(own_archive, DeskOptions()), ADDRESS) as client:
        for number in range(MOST_WAITING):
            _hand_in(client, f"{number}.txt", TEXT)
        files = {"scan": ("one more.txt", io.BytesIO(TEXT))}
        assert client.post("/api/uploads", files=files, headers=_headers(client)).status_code == 429


def test_a_form_is_taken_as_a_whole_or_refused_as_a_whole(own_archive: Archive) -> None:
    with only_writer(own_archive.places.lock), TestClient(make_app(own_archive, DeskOptions()), ADDRESS) as client:

        def hand_in(number: int) -> int:
            scans = [("scans", (f"{each}.txt", io.BytesIO(TEXT))) for each in range(number)]
            answer = client.post("/upload", files=scans, headers=_headers(client), follow_redirects=False)
            return answer.status_code

        def lying() -> int:
            return sum(1 for _ in own_archive.places.uploads.rglob("*.txt"))

        assert (hand_in(MOST_WAITING + 1), lying()) == (413, 0)
        assert (hand_in(MOST_WAITING - 1), lying()) == (303, MOST_WAITING - 1)
        assert (hand_in(2), lying()) == (429, MOST_WAITING - 1)
        assert (hand_in(1), lying()) == (303, MOST_WAITING)


def test_of_a_form_that_the_disk_does_not_take_nothing_is_left(
    own_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: BinaryIO, target: BinaryIO, _: int) -> None:
        target.write(source.read(10))
        if source.read():
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", full)
    uploads = Uploads(own_archive.places, Settings())
    with pytest.raises(UnwritableOutputError, match="No space left"):
        uploads.take([("small.txt", io.BytesIO(b"small")), ("large.txt", io.BytesIO(TEXT))], "Lan")
    assert uploads.all() == []
    assert list(own_archive.places.uploads.iterdir()) == []


def test_a_part_of_a_scan_is_not_taken_for_the_scan(tmp_path: Path) -> None:
    whole = write_scan(tmp_path / "0000000000000001", "whole.txt", io.BytesIO(TEXT))
    cut_off = tmp_path / "0000000000000002" / f"{TEMPORARY_PREFIX}0123{TEMPORARY_SUFFIX}"
    cut_off.parent.mkdir()
    cut_off.write_bytes(TEXT[:40])
    assert list(left_scans(tmp_path)) == [whole]
    assert not cut_off.exists()


def test_a_server_that_is_stopped_as_a_scan_begins_does_not_wait_for_it(
    own_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    uploads = Uploads(own_archive.places, Settings())
    stopper = threading.Thread(target=uploads.stop)
    began = threading.Event()
    interrupted = []

    def stopped_here(*given: Any, **named: Any) -> Workshop:
        stopper.start()
        assert uploads._stopping.wait(PATIENCE)
        return Workshop(*given, **named)

    def conduct(conductor: Conductor, _: Sequence[Source]) -> None:
        interrupted.append(conductor.interrupted)
        began.set()

    monkeypatch.setattr("ocr_pipeline.web.uploads.Workshop", stopped_here)
    monkeypatch.setattr(Conductor, "conduct", conduct)
    uploads.start()
    uploads.take([("a.txt", io.BytesIO(TEXT))], "Lan")
    assert began.wait(PATIENCE)
    stopper.join(PATIENCE)
    assert interrupted == [True]


def test_a_desk_may_take_no_scans(archive: Archive) -> None:
    with TestClient(make_app(archive, DeskOptions(upload_mb=0)), ADDRESS) as client:
        assert client.get("/upload").status_code == 404
        assert 'href="/upload"' not in client.get("/search").text
        files = {"scan": ("a.txt", io.BytesIO(TEXT))}
        assert client.post("/api/uploads", files=files, headers=_headers(client)).status_code == 404


@pytest.mark.slow
def test_a_scan_is_read_page_by_page_before_the_eyes_of_whoever_handed_it_in(
    own_archive: Archive, tmp_path_factory: pytest.TempPathFactory
) -> None:
    scan = draw(tmp_path_factory.mktemp("scan") / "mới.png", 7)
    with TestClient(make_app(own_archive, DeskOptions()), ADDRESS) as client:
        key = _hand_in(client, "mới.png", scan.read_bytes())
        told = _until(client, key, lambda state: state in ("done", "refused", "partial"))
        assert (told["state"], told["pages"], told["read"]) == ("done", 1, [1])


@pytest.mark.slow
def test_every_disease_is_handed_in_and_the_desk_stands(own_archive: Archive, tmp_path: Path) -> None:
    make = SickFiles(tmp_path)
    settings = Settings(min_dpi=50, stall_seconds=10, page_seconds=20)
    became: dict[str, str] = {}
    with TestClient(make_app(own_archive, DeskOptions(upload_mb=64), settings), ADDRESS) as client:
        for maker, _ in DISEASES.values():
            file = maker(make)
            key = _hand_in(client, file.name, file.read_bytes())
            told = _until(client, key, lambda state: state in ("done", "partial", "refused"))
            became[file.name] = str(told["state"])
            assert (told["state"] == "refused") == (told["failure"] is not None), told
            for identity in cast("list[str]", told["documents"]):
                assert client.get(f"/documents/{identity}").status_code == 200
                assert client.get(f"/documents/{identity}/pages/1/thumb.jpg").status_code in (200, 404)
        assert client.get("/search").status_code == 200
        assert client.get("/board").status_code == 200
    assert "refused" in became.values()
    assert not (tmp_path / MARK).exists()


def test_a_defect_costs_one_upload_and_not_those_behind_it(
    own_archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    conduct = Conductor.conduct

    def broken(conductor: Conductor, sources: Sequence[Source]) -> object:
        if "broken" in sources[0].path.name:
            raise NotADirectoryError("a test")
        return conduct(conductor, sources)

    monkeypatch.setattr(Conductor, "conduct", broken)
    with TestClient(make_app(own_archive, DeskOptions(reviewer="Lan")), ADDRESS) as client:
        first, second = (_hand_in(client, name, TEXT) for name in ("broken.txt", "whole.txt"))
        told = _until(client, second, lambda state: state in {"done", "refused"})
        assert told["state"] == "done", told
        assert "a defect in vanban: NotADirectoryError" in str(client.get(f"/api/uploads/{first}").json()["failure"])
