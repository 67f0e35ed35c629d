"""Killed anywhere, and run again: one document for each source, what an undisturbed run makes, nothing left over."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.places import Places
from ocr_pipeline.batch.mending import verify_all
from ocr_pipeline.batch.open_document import KILLS_BORNE
from tests.batch.drawn_pages import draw, draw_pages
from tests.batch.killed import RUN_STEPS, WORKER_STEPS

ROOT = Path(__file__).resolve().parents[2]
KILLS = 200
DOCUMENTS = 60
LATEST = 5.0
"""Seconds after its start that a run is first disturbed at the latest: it takes one or two until its workers work."""


def test_each_step_is_one_that_can_be_died_at() -> None:
    """Every step that the code names is in the lists that the tests go through, and no other is."""
    named = set()
    for path in (ROOT / "ocr_pipeline").glob("*/*.py"):
        text = path.read_text(encoding="utf-8")
        for opening in ('workshop.step("', 'told("', 'nobody)("'):
            named |= {part.split('"')[0] for part in text.split(opening)[1:]}
    assert named == {*RUN_STEPS, *WORKER_STEPS}


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An inbox of a few documents."""
    inbox = tmp_path_factory.mktemp("few")
    draw(inbox / "a.png", 1)
    draw_pages(inbox / "b.tif", [2, 3, 4])
    (inbox / "c.txt").write_text("Số: 12/TB-UBND\nTHÔNG BÁO\n", encoding="utf-8")
    shutil.copy(inbox / "a.png", inbox / "d.png")
    return inbox


@pytest.fixture(scope="module")
def undisturbed(few: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    archive = tmp_path_factory.mktemp("undisturbed") / "archive"
    assert _batch(few, archive) == 0
    return _contents(archive)


DEATHS = [*(("run", step) for step in (*WORKER_STEPS, *RUN_STEPS)), *(("worker", step) for step in WORKER_STEPS)]
"""Who is killed at which step: a worker takes its own steps only, and takes the run with it where that is killed."""


@pytest.mark.slow
@pytest.mark.parametrize(("who", "step"), DEATHS)
def test_killed_at_a_step(
    few: Path, undisturbed: dict[str, dict[str, bytes]], tmp_path: Path, step: str, who: str
) -> None:
    archive, mark = tmp_path / "archive", tmp_path / "mark"
    code = _batch(few, archive, kill=f"{step}/{who}/{mark}")
    assert mark.exists()
    assert code == (-signal.SIGKILL if who == "run" else 0)
    assert _batch(few, archive) == 0
    _is_whole(archive, undisturbed)


@pytest.mark.slow
def test_two_hundred_kills_of_a_batch_of_sixty(tmp_path: Path) -> None:
    inbox, archive, straight = tmp_path / "inbox", tmp_path / "archive", tmp_path / "straight"
    for number in range(DOCUMENTS):
        if number % 6:
            draw(inbox / f"{number:02}.png", number)
        else:
            draw_pages(inbox / f"{number:02}.tif", range(100 * number, 100 * number + 3))
    assert _batch(inbox, straight) == 0
    dice = random.Random(8)
    kills = 0
    while kills < KILLS:
        run = _started(inbox, archive)
        kills += _disturbed(run, dice, KILLS - kills)
        if run.wait(900) == 0 and kills < KILLS:
            # It got through: part of the work is taken away, so that there is something left to be killed over.
            for folder in sorted((archive / "documents").iterdir())[: DOCUMENTS // 2]:
                shutil.rmtree(folder)
            for path in archive.glob("journal.sqlite*"):
                path.unlink()
    assert _batch(inbox, archive) == 0
    _is_whole(archive, _contents(straight))


def _disturbed(run: subprocess.Popen[bytes], dice: random.Random, most: int) -> int:
    """Kills workers of a run, and then the run, at any moment; returns how many were killed.

    Not more often in one run than is borne over one page: on a slow machine every kill may hit the same one, and a
    page at fault is tried at a lower dpi.
    """
    kills = 0
    _waited(run, dice.uniform(0.0, LATEST))
    for _ in range(dice.randint(1, KILLS_BORNE)):
        if kills == most or not _waited(run, dice.uniform(0.2, 2.0)):
            return kills
        workers = _children(run.pid)
        if workers:
            dice.choice(workers).kill()
            kills += 1
    if kills < most and _waited(run, dice.uniform(0.2, 2.0)):
        run.kill()
        kills += 1
    return kills


def _waited(run: subprocess.Popen[bytes], seconds: float) -> bool:
    """Waits; whether the run still goes on."""
    time.sleep(seconds)
    return run.poll() is None


def _children(number: int) -> list[psutil.Process]:
    try:
        return psutil.Process(number).children()
    except psutil.NoSuchProcess:
        return []


def _started(inbox: Path, archive: Path, kill: str | None = None) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)} | ({"VANBAN_TEST_KILL": kill} if kill else {})
    command = [sys.executable, "-m", "tests.batch.killed", str(inbox), str(archive)]
    return subprocess.Popen(command, cwd=ROOT, env=environment)


def _batch(inbox: Path, archive: Path, kill: str | None = None) -> int:
    return _started(inbox, archive, kill).wait(900)


def _contents(archive: Path) -> dict[str, dict[str, bytes]]:
    """Every file of every document; where the scan lies is the same for all runs."""
    return {
        folder.name: {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        for folder in sorted((archive / "documents").iterdir())
    }


def _is_whole(archive: Path, expected: dict[str, dict[str, bytes]]) -> None:
    made = _contents(archive)
    assert made.keys() == expected.keys()
    assert {name: _differing(made[name], files) for name, files in expected.items() if made[name] != files} == {}
    assert len(Archive(archive)) == len(expected)
    assert [*verify_all(Places(archive))] == []
    assert [*_leftovers(archive)] == []


def _differing(made: dict[str, bytes], expected: dict[str, bytes]) -> list[str]:
    return sorted(name for name in made.keys() | expected.keys() if made.get(name) != expected.get(name))


def _leftovers(archive: Path) -> Iterator[Path]:
    yield from archive.rglob(".vanban-*")
    yield from (archive / "work").iterdir()
