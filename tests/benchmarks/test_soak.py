"""A soak tells what a run holds on to, and everything that it leaves behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.soak.__main__ import told
from benchmarks.soak.inbox import fill
from benchmarks.soak.running import Look, Soaked, growth, soak


def test_an_inbox_is_mixed_and_no_two_of_it_are_alike(tmp_path: Path) -> None:
    fill(tmp_path, 60, 2)
    files = {path.name: path.read_bytes() for path in tmp_path.rglob("*.*")}
    assert {name.split()[1].partition(".")[0] for name in files} == {"scan", "drawn", "text", "broken", "cut", "deadly"}
    assert len(set(files.values())) == len(files) == 60


def test_growth_is_told_between_a_warm_run_and_its_end() -> None:
    looks = [Look(at, 100.0 + at, 50.0, 9, 3) for at in range(8)]
    assert growth(looks, "run") == (102.5, 106.5)


def test_what_is_left_behind_is_told() -> None:
    soaked = Soaked((Look(50, 100.0, 200.0, 16, 3),), {"done": 50}, 9.0, ("a process: tesseract",))
    assert told(soaked)[-2:] == ["left: a process: tesseract", "left behind: 1"]


@pytest.mark.slow
def test_nothing_is_left_behind(tmp_path: Path) -> None:
    soaked = soak(tmp_path, 60, 1)
    assert soaked.left == ()
    assert sum(soaked.outcomes.values()) == 60
    assert soaked.outcomes["done"] >= 36
