"""What a run over very many documents is told to have cost."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.million.running import EVERY, Look, run
from benchmarks.million.telling import costs, draw, table
from ocr_pipeline.batch.states import State
from ocr_pipeline.errors import ExitCode


def _looks(documents: int, slower_from: int = 0) -> list[Look]:
    """A run whose process takes 4 ms for each document, and 5 ms behind ``slower_from``."""
    looks, run = [], 0.0
    for number in range(EVERY, documents + 1, EVERY):
        run += EVERY * (0.005 if slower_from and number > slower_from else 0.004)
        looks.append(Look(number, run, run / 10, number * 0.008, run * 3, 120.0, 125.0))
    return looks


def test_each_size_is_told_by_the_documents_right_before_it() -> None:
    found = {each.documents: each for each in costs(_looks(20_000, slower_from=10_000))}
    assert list(found) == [3_000, 10_000, 20_000]
    assert found[10_000].run == pytest.approx(4.0)
    assert found[20_000].run == pytest.approx(5.0)
    assert found[20_000].evenly == pytest.approx(0.625)


def test_a_size_that_was_not_reached_is_not_told() -> None:
    assert list(costs(_looks(2_000))) == []


def test_the_table_has_a_line_for_each_size() -> None:
    lines = table(list(costs(_looks(10_000)))).splitlines()
    assert len(lines) == 4
    assert lines[-1] == "| 10,000 | 4.00 | 0.40 | 8.00 | 0.50 | 125 |"


def test_the_same_figures_give_the_same_picture(tmp_path: Path) -> None:
    for name in ("one.svg", "two.svg"):
        draw(_looks(10_000), tmp_path / name)
    assert (tmp_path / "one.svg").read_bytes() == (tmp_path / "two.svg").read_bytes()


def test_a_run_replays_what_it_is_to_measure(tmp_path: Path) -> None:
    ended = run(tmp_path, 5, flush=True)
    assert (ended.counts[State.DONE], ended.exit_code) == (5, ExitCode.OK)
