"""The pool bears the loss of any worker; what a worker may use is bounded; nothing outlives it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from ocr_pipeline.batch.local_pool import LocalPool
from ocr_pipeline.batch.worker import RETIRES_AT
from ocr_pipeline.errors import EmptyFileError, WorkerKilledError, WorkerLostError
from tests.batch.calls import BUDGET, Do

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[LocalPool]:
    with LocalPool(1, tmp_path / "log") as made:
        yield made


@pytest.mark.parametrize(
    ("what", "budget", "kind", "told"),
    [
        ("crash", BUDGET, WorkerLostError, "crashed (SIGSEGV)"),
        ("kill_itself", BUDGET, WorkerKilledError, "was killed"),
        ("end", BUDGET, WorkerLostError, "ended with status 3"),
        ("sleep", replace(BUDGET, wall=1), WorkerLostError, "longer than 1 seconds"),
        ("sleep", replace(BUDGET, stall=1), WorkerLostError, "did nothing for 1 seconds"),
        ("spin", replace(BUDGET, cpu=1), WorkerLostError, "more of the processor"),
        ("fill", BUDGET, WorkerLostError, "more memory than a worker may use"),
        ("untellable", BUDGET, WorkerLostError, "cannot be told"),
        ("break", BUDGET, ZeroDivisionError, "a defect"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_call_that_goes_wrong_costs_itself_and_the_next_one_is_carried_out(
    pool: LocalPool, what: str, budget: object, kind: type[Exception], told: str
) -> None:
    assert isinstance(budget, type(BUDGET))
    failed = pool.submit(Do(what, budget))
    after = pool.submit(Do("answer"), 7)
    with pytest.raises(kind, match=told.replace("(", r"\(").replace(")", r"\)")):
        failed.result(60)
    assert after.result(60) == 7


def test_an_error_of_ours_arrives_with_all_it_says(pool: LocalPool) -> None:
    with pytest.raises(EmptyFileError) as caught:
        pool.submit(Do("refuse")).result(60)
    assert (caught.value.cause, caught.value.file, caught.value.page) == ("it has no bytes", "a.pdf", 2)
    assert caught.value.next_step == EmptyFileError.default_next_step


def test_what_a_worker_prints_goes_to_the_log_and_spoils_no_answer(pool: LocalPool, tmp_path: Path) -> None:
    assert pool.submit(Do("print"), "answer").result(60) == "answer"
    pool.shutdown()
    assert b"a library prints what it likes" in (tmp_path / "log").read_bytes()


def test_a_worker_serves_one_call_after_the_other(pool: LocalPool) -> None:
    # The system counts the highest use of whoever starts a process as the process's own.
    large = bytearray(RETIRES_AT)
    large[::4096] = b"x" * len(large[::4096])
    numbers = {pool.submit(Do("number")).result(60) for _ in range(3)}
    assert len(numbers) == 1
    assert numbers != {os.getpid()}


def test_a_budget_is_of_one_call_not_of_all_together(pool: LocalPool) -> None:
    short = Do("answer", replace(BUDGET, cpu=2, wall=5))
    assert [pool.submit(short, number).result(60) for number in range(5)] == [*range(5)]


def test_what_a_worker_started_is_ended_with_it(pool: LocalPool, tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    lost = pool.submit(Do("start_others", replace(BUDGET, stall=4)), str(marks))
    with pytest.raises(WorkerLostError):
        lost.result(60)
    numbers = _numbers(marks)
    _wait_until(lambda: not any(map(_is_alive, numbers)))


def test_a_pool_that_is_killed_ends_what_runs_and_what_waits(tmp_path: Path) -> None:
    pool = LocalPool(1, tmp_path / "log")
    marks = tmp_path / "marks"
    running: Future[object] = pool.submit(Do("start_others"), str(marks))
    waiting: Future[object] = pool.submit(Do("answer"), 1)
    numbers = _numbers(marks)
    pool.kill()
    with pytest.raises(CancelledError):
        running.result(60)
    assert waiting.cancelled()
    _wait_until(lambda: not any(map(_is_alive, numbers)))
    with pytest.raises(RuntimeError):
        pool.submit(Do("answer"), 1)


def test_workers_end_when_the_one_that_started_them_is_killed(tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    script = (
        "from ocr_pipeline.batch.local_pool import LocalPool\n"
        "from tests.batch.calls import Do\n"
        f"LocalPool(1).submit(Do('start_others'), {str(marks)!r}).result()\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
    worker, started = _numbers(marks)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    _wait_until(lambda: not _is_alive(worker))
    # The worker kills its own group; a program in a session of its own must look after itself, as Tesseract's does.
    psutil.Process(started).kill()


def _numbers(marks: Path) -> list[int]:
    _wait_until(lambda: marks.exists() and len(marks.read_text().split()) == 2)
    return [int(number) for number in marks.read_text().split()]


def _is_alive(number: int) -> bool:
    try:
        return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def _wait_until(holds: object, seconds: float = 60) -> None:
    assert callable(holds)
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)
