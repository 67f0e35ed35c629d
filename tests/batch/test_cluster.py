"""A batch on a real cluster of Dask: workers are looked over, lost, and stopped; every document is there once."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from benchmarks.dask_cluster import ROOT, DaskCluster, wait_until
from ocr_pipeline.batch.cluster import roll
from ocr_pipeline.batch.cluster.link import Link, LinkLostError
from ocr_pipeline.batch.cluster.pool import ClusterPool
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.mending import verify_all
from ocr_pipeline.batch.pool import Pool
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.errors import ExitCode, NoClusterWorkerError, NoSchedulerError
from tests.batch.batches import SETTINGS, Box
from tests.batch.drawn_pages import draw, draw_pages
from tests.batch.engines import DYING, HANGING, faulty
from tests.batch.pools import AtOnce

BLINDFOLD = """\
import errno, os, sys

def blinded(event, arguments):
    if event == "open" and str(arguments[0]).startswith(os.environ["VANBAN_TEST_UNSEEN"]):
        if os.path.exists(os.environ["VANBAN_TEST_BLIND"]):
            raise OSError(errno.ESTALE, "Stale file handle")

sys.addaudithook(blinded)
"""
"""Takes a folder away from one process and all that it starts, as a share does that is lost; as `sitecustomize.py`."""


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[DaskCluster]:
    with DaskCluster(tmp_path / "dask") as made:
        yield made


@pytest.fixture
def box(tmp_path: Path, cluster: DaskCluster) -> Box:
    """An inbox of seven documents of ten pages, and a cluster that has no worker yet."""
    made = Box(tmp_path)
    for number in range(5):
        draw(made.inbox / f"{number}.png", number)
    draw_pages(made.inbox / "b.tif", [12, 13, 14, 15, 16])
    (made.inbox / "c.txt").write_text("Số: 12/TB-UBND\nTHÔNG BÁO\n", encoding="utf-8")
    return _on(cluster, made)


def _on(cluster: DaskCluster, box: Box) -> Box:
    """Has a box worked at by a cluster."""

    def make(_workers: int, log: Path) -> Pool:
        workshop = Workshop(box.places.root, box.settings, make_engine=faulty)
        return ClusterPool(cluster.address, workshop, box.inbox, log)

    box.make_pool = make
    return box


def _straight(box: Box) -> dict[str, dict[str, bytes]]:
    """What a run on this machine makes of an inbox."""
    Box(box.folder, box.settings, AtOnce).run()
    made = box.contents()
    shutil.rmtree(box.places.root)
    return made


def _is_whole(box: Box, expected: dict[str, dict[str, bytes]]) -> None:
    assert box.contents() == expected
    assert len(box.archive) == len(expected)
    assert [*verify_all(box.places)] == []
    assert [*box.places.work.iterdir()] == []


def _texts(box: Box, what: Happening) -> list[str]:
    return [event.text or "" for event in box.events if event.what is what]


def _at_page(number: int, box: Box, act: Callable[[], None]) -> Callable[[Event], None]:
    """Acts when so many pages have been read."""

    def hear(event: Event) -> None:
        box.events.append(event)
        if len(_texts(box, Happening.PAGE_READ)) == number and event.what is Happening.PAGE_READ:
            act()

    return hear


def _blind(tmp_path: Path, archive: Path) -> tuple[dict[str, str], Path]:
    """The environment of a worker that does not see the archive while a file is there, and that file."""
    folder, mark = tmp_path / "blindfold", tmp_path / "blind"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(BLINDFOLD)
    paths = os.pathsep.join((str(folder), str(ROOT)))
    return {"PYTHONPATH": paths, "VANBAN_TEST_UNSEEN": str(archive), "VANBAN_TEST_BLIND": str(mark)}, mark


def _another_version(tmp_path: Path) -> dict[str, str]:
    folder = tmp_path / "older" / "vanban-0.0.9.dist-info"
    folder.mkdir(parents=True)
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: vanban\nVersion: 0.0.9\n")
    return {"PYTHONPATH": os.pathsep.join((str(folder.parent), str(ROOT)))}


def _another_model(tmp_path: Path) -> dict[str, str]:
    folder = tmp_path / "models"
    folder.mkdir()
    for name in ("vie", "eng", "osd"):
        (folder / f"{name}.traineddata").write_bytes(b"a model that says nothing")
    return {"TESSDATA_PREFIX": str(folder)}


def test_a_cluster_makes_what_this_machine_makes_and_turns_away_whoever_would_not(
    box: Box, cluster: DaskCluster, tmp_path: Path
) -> None:
    expected = _straight(box)
    blind, mark = _blind(tmp_path, box.places.root)
    mark.touch()
    for environment in (_another_version(tmp_path), _another_model(tmp_path), blind):
        cluster.start_worker(environment)

    def all_turned_away(event: Event) -> None:
        box.events.append(event)
        if len(_texts(box, Happening.WORKER_TURNED_AWAY)) == 3 and event.what is Happening.WORKER_TURNED_AWAY:
            cluster.start_worker()

    ended = box.run(all_turned_away)
    _is_whole(box, expected)
    assert ended.exit_code is ExitCode.OK
    reasons = " | ".join(sorted(text.partition(": ")[2] for text in _texts(box, Happening.WORKER_TURNED_AWAY)))
    for told in ("its vanban is 0.0.9", "its model vie.traineddata is not the run's", "the archive is not seen"):
        assert told in reasons
    assert len(ended.tally.workers) == 3
    assert len(_texts(box, Happening.WORKER_JOINED)) == 1


def test_a_scheduler_that_took_the_place_of_another_is_not_taken_for_it(cluster: DaskCluster) -> None:
    async def replaced() -> None:
        link = await Link.made(cluster.address)
        assert await link.workers() == {}
        cluster.processes[0].kill()
        cluster.processes[0].wait()
        cluster.start_scheduler()
        try:
            told = ""
            async with asyncio.timeout(60):
                while "another has taken its place" not in told:  # before that, connections are found to be broken
                    with pytest.raises(LinkLostError) as lost:
                        await link.workers()
                    told = str(lost.value)
                    await asyncio.sleep(0.05)
        finally:
            await link.close()

    asyncio.run(replaced())


def test_a_scheduler_that_is_not_there_is_told_at_once(box: Box, cluster: DaskCluster) -> None:
    cluster.port = 1
    with pytest.raises(NoSchedulerError, match=r"cannot be reached at tcp://127\.0\.0\.1:1"):
        box.run()
    assert [*box.places.work.iterdir()] == []


def test_a_cluster_without_workers_ends_the_run_when_it_has_waited_long_enough(box: Box, cluster: DaskCluster) -> None:
    box.settings = SETTINGS.model_copy(update={"cluster_seconds": 1.0})
    with pytest.raises(NoClusterWorkerError, match="none is there"):
        box.run()
    box.make_pool = AtOnce
    assert box.run().exit_code is ExitCode.OK


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGSTOP])
def test_a_worker_that_is_killed_ended_or_stopped_midway(
    box: Box, cluster: DaskCluster, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    monkeypatch.setattr(roll, "SILENT_SECONDS", 5.0)
    expected = _straight(box)
    workers = [cluster.start_worker(), cluster.start_worker()]
    below: list[psutil.Process] = []

    def disturb() -> None:
        below.extend(psutil.Process(workers[0].pid).children(recursive=True))
        workers[0].send_signal(number)

    assert box.run(_at_page(2, box, disturb)).exit_code is ExitCode.OK
    _is_whole(box, expected)
    if number is not signal.SIGSTOP:
        workers[0].wait(120)
        wait_until(lambda: not any(each.is_running() and each.status() != "zombie" for each in below))


@pytest.mark.slow
def test_a_worker_that_loses_its_sight_of_the_archive_is_turned_away_and_no_document_pays(
    box: Box, cluster: DaskCluster, tmp_path: Path
) -> None:
    expected = _straight(box)
    blind, mark = _blind(tmp_path, box.places.root)
    cluster.start_worker(blind)

    def lose() -> None:
        mark.touch()
        cluster.start_worker()

    assert box.run(_at_page(2, box, lose)).exit_code is ExitCode.OK
    _is_whole(box, expected)
    assert "the archive is not seen" in _texts(box, Happening.WORKER_TURNED_AWAY)[0]
    assert box.happened(Happening.PAGE_TRIED_AGAIN, Happening.TRIED_AGAIN, Happening.FAILED) == []


@pytest.mark.slow
def test_a_scheduler_that_is_killed_and_comes_back(box: Box, cluster: DaskCluster) -> None:
    expected = _straight(box)
    scheduler, workers = cluster.processes[0], [cluster.start_worker(), cluster.start_worker()]

    def restart() -> None:
        scheduler.kill()
        scheduler.wait()
        cluster.start_scheduler()
        cluster.start_worker()
        cluster.start_worker()

    assert box.run(_at_page(2, box, restart)).exit_code is ExitCode.OK
    _is_whole(box, expected)
    assert _texts(box, Happening.SCHEDULER_LOST)
    assert _texts(box, Happening.SCHEDULER_BACK)
    assert box.happened(Happening.PAGE_TRIED_AGAIN, Happening.TRIED_AGAIN, Happening.FAILED) == []
    for each in workers:
        each.wait(120)


@pytest.mark.slow
def test_a_scheduler_that_does_not_come_back_ends_the_run_and_the_next_one_goes_on(
    box: Box, cluster: DaskCluster
) -> None:
    expected = _straight(box)
    box.settings = SETTINGS.model_copy(update={"cluster_seconds": 20.0})
    cluster.start_worker()
    with pytest.raises(NoSchedulerError, match="did not answer"):
        box.run(_at_page(2, box, cluster.processes[0].kill))
    box.make_pool = AtOnce
    assert box.run().exit_code is ExitCode.OK
    _is_whole(box, expected)


@pytest.mark.slow
def test_a_page_that_crashes_or_hangs_costs_itself_and_not_the_worker(tmp_path: Path, cluster: DaskCluster) -> None:
    box = _on(cluster, Box(tmp_path))
    draw_pages(box.inbox / "crash.tif", [1, 2], [DYING])
    draw_pages(box.inbox / "hang.tif", [3, 4], [HANGING])
    draw(box.inbox / "good.png", 5)
    cluster.start_worker(slots=2)
    ended = box.run()
    assert ended.exit_code is ExitCode.PAGES_FAILED
    assert len(box.archive) == 3
    assert ended.tally.workers == []
    assert [*verify_all(box.places)] == []


@pytest.mark.slow
def test_a_run_that_is_killed_is_gone_on_with_and_leaves_no_process_at_work(
    box: Box, cluster: DaskCluster, tmp_path: Path
) -> None:
    expected = _straight(box)
    worker = cluster.start_worker()
    mark = tmp_path / "mark"
    run = _run_elsewhere(box, cluster, kill=f"page done/run/{mark}")
    assert run.wait(300) == -signal.SIGKILL
    assert _run_elsewhere(box, cluster).wait(300) == 0
    _is_whole(box, expected)
    wait_until(lambda: psutil.Process(worker.pid).children() == [])


def _run_elsewhere(box: Box, cluster: DaskCluster, kill: str | None = None) -> subprocess.Popen[bytes]:
    """A run in a process of its own, that may kill itself."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)} | ({"VANBAN_TEST_KILL": kill} if kill else {})
    command = [sys.executable, "-m", "tests.batch.killed", str(box.inbox), str(box.places.root), cluster.address]
    return subprocess.Popen(command, cwd=ROOT, env=environment)
