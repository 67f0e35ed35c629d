"""What a run over very many documents is told to have cost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.million import running
from benchmarks.million.running import EVERY, LOOKS, Look, looks_from, run
from benchmarks.million.telling import costs, draw, spaced, table
from ocr_pipeline.batch.events import Happening
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


def test_a_curve_has_a_point_where_a_tenth_of_the_documents_came_to_those_before() -> None:
    sizes = [each.documents for each in spaced(_looks(30_000))]
    assert sizes[:3] == [1_000, 2_000, 3_000]
    assert sizes[-3:] == [24_000, 27_000, 30_000]


def test_documents_that_a_later_sitting_began_with_are_in_no_figure() -> None:
    """The first 10,000 in one sitting, the others in a second whose first thousand was taken up with starting."""
    first = _looks(10_000)
    second = [replace(each, documents=each.documents + 10_000) for each in _looks(10_000)]
    later = [each.after(first[-1], second[0]) for each in second]
    assert [each.unmeasured for each in later] == [EVERY] * 10
    found = {each.documents: each.run for each in costs([*first, *later])}
    assert (found[10_000], found[20_000]) == pytest.approx((4.0, 4.0))


@pytest.mark.slow
def test_a_run_replays_what_it_is_to_measure_and_goes_on_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "EVERY", 2)
    monkeypatch.setattr(running, "WORKERS", 1)
    ended = run(tmp_path, 5, flush=True)
    assert (ended.counts[State.DONE], ended.exit_code) == (5, ExitCode.OK)
    with pytest.raises(FileExistsError):
        run(tmp_path, 9)
    ended = run(tmp_path, 9, flush=True, go_on=True)
    assert (ended.counts[State.DONE], ended.exit_code) == (9, ExitCode.OK)
    assert ended.tally.happened[Happening.KNOWN] == 5
    looks = looks_from(tmp_path / LOOKS)
    assert [(each.documents, each.unmeasured) for each in looks] == [(2, 0), (4, 0), (6, 2), (8, 2)]
    assert looks[2].run == pytest.approx(looks[1].run)
    assert looks[2].run < looks[3].run
