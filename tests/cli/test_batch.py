"""The commands of an archive as a person runs them: real workers, real Tesseract, real signals.

A process of its own runs the command where that is what is tried; everywhere else this one does, which has loaded all
of it already, and one worker is enough.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from tests.cli.staging import Ran, Vanban

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples/scans/cong-van.pdf"
TEXT = ROOT / "samples/misread/giay-moi.txt"


def _started(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "ocr_pipeline.cli", *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=_environ()
    )


def _environ() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    path = tmp_path / "inbox"
    path.mkdir()
    shutil.copy(TEXT, path)
    return path


def test_a_box_of_scans_from_beginning_to_end(inbox: Path, tmp_path: Path, vanban: Vanban) -> None:
    archive, log = tmp_path / "archive", tmp_path / "log.jsonl"
    shutil.copy(SAMPLE, inbox)
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.7 broken off")
    process = _started("batch", inbox, archive, "--json-log", log)
    out, err = process.communicate(timeout=600)
    assert process.returncode == 3
    assert "This run: 2 documents, 1 page" in out
    assert f"quarantined: {inbox / 'broken.pdf'}" in out
    assert f"vanban: {inbox / 'broken.pdf'}: " in err
    events = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert {each["event"] for each in events} == {
        "run_began",
        "opened",
        "page_read",
        "done",
        "quarantined",
        "run_ended",
    }
    assert sorted(path.name for path in (archive / "runs").iterdir()) == [
        "run-0001.html",
        "run-0001.txt",
        "workers.log",
    ]
    # What convert makes of a scan is what the archive holds.
    converted = vanban("convert", SAMPLE).out.decode()
    (kept,) = [path for path in archive.glob("documents/*/document.json") if "cong-van.pdf" in path.read_text("utf-8")]
    assert kept.read_text(encoding="utf-8") == converted

    def batch(*options: str) -> Ran:
        return vanban("batch", inbox, archive, "-j", "1", *options)

    (inbox / "broken.pdf").unlink()
    ran = batch()
    assert (ran.code, b"2 sources settled before" in ran.out) == (3, True)  # what is set aside is not forgotten
    ran = vanban("verify", archive)
    assert (ran.code, ran.out) == (0, b"All is as it was written.\n")
    ran = vanban("index", archive)
    assert (ran.code, ran.out) == (0, b"2 documents\n")
    kept.write_text("{}")
    ran = vanban("verify", archive, "--json")
    assert (ran.code, [each["repair"] for each in json.loads(ran.out)]) == (53, ["read_again"])
    assert vanban("verify", archive, "--repair").code == 0
    assert b"This run: 1 document" in batch().out
    assert vanban("verify", archive).code == 0

    assert b"This run: 2 documents, 0 pages" in batch("--split", "--crops").out
    assert [*archive.glob("documents/*/crops/marks.*.png")] != []
    assert vanban("verify", archive).code == 0


def test_json_of_convert_becomes_an_archive(inbox: Path, tmp_path: Path, vanban: Vanban) -> None:
    assert vanban("convert", inbox / TEXT.name, "-o", tmp_path / "out").code == 0
    ran = vanban("index", tmp_path / "out", tmp_path / "archive")
    assert (ran.code, ran.out) == (0, b"1 document\n")
    assert vanban("verify", tmp_path / "archive").code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("batch", "nowhere", "archive"), 10),
        (("watch", "nowhere", "archive"), 10),
        (("verify", "nowhere"), 50),
        (("index", "nowhere"), 50),
        (("batch", ".", "archive", "--workers", "0"), 2),
        (("batch", ".", "archive", "--stall-seconds", "0"), 2),
        (("batch", ".", "archive", "--workers", "2", "--cluster", "tcp://127.0.0.1:1"), 2),
        (("watch", ".", "archive", "--workers", "2", "--cluster", "tcp://127.0.0.1:1"), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, vanban: Vanban, arguments: tuple[str, ...], code: int) -> None:
    where = [str(tmp_path / each) if each in {"nowhere", "archive", "."} else each for each in arguments]
    ran = vanban(*where)
    assert (ran.code, bool(ran.err)) == (code, True)
    assert not (tmp_path / "archive").exists()


def test_a_cluster_that_is_not_there_is_told_with_its_address(inbox: Path, tmp_path: Path, vanban: Vanban) -> None:
    ran = vanban("batch", inbox, tmp_path / "archive", "--cluster", "tcp://127.0.0.1:1")
    assert (ran.code, "cannot be reached at tcp://127.0.0.1:1" in ran.err) == (80, True)


def test_a_log_that_takes_no_more_ends_the_run_with_what_is_wrong(inbox: Path, tmp_path: Path, vanban: Vanban) -> None:
    ran = vanban("batch", inbox, tmp_path / "archive", "-j", "1", "--json-log", "/dev/full")
    assert (ran.code, "vanban: /dev/full: it cannot be written" in ran.err) == (20, True)
    assert vanban("batch", inbox, tmp_path / "archive", "-j", "1").code == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_a_run_that_is_interrupted_says_how_to_go_on_and_leaves_no_process(
    inbox: Path, tmp_path: Path, number: signal.Signals
) -> None:
    for place in range(3):
        shutil.copy(ROOT / "samples/scans/quyet-dinh-quy-che.pdf", inbox / f"{place}.pdf")
        with (inbox / f"{place}.pdf").open("ab") as stream:
            stream.write(b"\n%% " + str(place).encode())
    log = tmp_path / "log.jsonl"
    process = _started("batch", inbox, tmp_path / "archive", "--json-log", log, "-j", 1)
    _wait_until(lambda: log.exists() and "page_read" in log.read_text("utf-8"))
    below = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(number)
    _, err = process.communicate(timeout=300)
    assert (process.returncode, "Run the same command again" in err) == (130, True)
    assert not [each for each in below if each.is_running() and each.status() != psutil.STATUS_ZOMBIE]
    assert not [*(tmp_path / "archive").rglob(".vanban-*")]


def test_a_drop_folder_is_watched_until_it_is_told_to_stop(inbox: Path, tmp_path: Path, vanban: Vanban) -> None:
    archive, log = tmp_path / "archive", tmp_path / "log.jsonl"
    process = _started("watch", inbox, archive, "--settle", 0.5, "--json-log", log, "-j", 1)

    def done() -> int:
        return log.read_text("utf-8").count('"done"') if log.exists() else 0

    _wait_until(lambda: done() == 1)
    (inbox / "later.txt.part").write_text(TEXT.read_text("utf-8") + "\nhết", encoding="utf-8")
    (inbox / "later.txt.part").rename(inbox / "later.txt")
    _wait_until(lambda: done() == 2)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=120)
    assert (process.returncode, "stopped watching" in err) == (0, True)
    assert vanban("verify", archive).code == 0


def _wait_until(holds: Callable[[], bool], seconds: float = 300) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)
