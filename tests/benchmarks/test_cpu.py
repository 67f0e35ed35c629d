"""CPU is charged to the innermost stage, to this process and to its programs apart."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from benchmarks.cpu import Cpu, Stage, StageClock, added, cpu_so_far
from benchmarks.speed import STAGES


def _clock(*readings: float) -> StageClock:
    """A clock whose process has used these seconds whenever it is looked at."""
    times: Iterator[float] = iter(readings)
    return StageClock(lambda: Cpu(own=next(times)))


def test_a_stage_is_not_charged_for_the_stage_inside_it() -> None:
    clock = _clock(0, 1, 3, 6, 10)
    with clock.stage("outer"), clock.stage("inner"):
        pass
    assert clock.spent == {(): Cpu(1), ("outer",): Cpu(2 + 4), ("outer", "inner"): Cpu(3)}
    assert added(clock.spent) == Cpu(10)


def test_a_stage_that_fails_is_charged_and_left() -> None:
    clock = _clock(0, 1, 3, 4, 6)
    with pytest.raises(ValueError, match="broken"), clock.stage("first"):
        raise ValueError("broken")
    with clock.stage("second"):
        pass
    assert clock.spent == {(): Cpu(1 + 1), ("first",): Cpu(2), ("second",): Cpu(2)}


def test_a_watched_function_does_what_it_did_and_is_put_back() -> None:
    stage = Stage("textwrap", "TextWrapper.fill", "filling")
    owner, attribute = stage.place()
    original = getattr(owner, attribute)
    clock = StageClock()
    with clock.watching([stage]):
        assert owner(width=5).fill("aaa bbb") == "aaa\nbbb"
    assert getattr(owner, attribute) is original
    assert clock.calls["filling"] == 1
    assert ("filling",) in clock.spent


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.function)
def test_every_stage_of_the_road_is_a_function_that_exists(stage: Stage) -> None:
    owner, attribute = stage.place()
    assert callable(getattr(owner, attribute))


def test_a_program_is_charged_to_the_children() -> None:
    before = cpu_so_far()
    subprocess.run([sys.executable, "-c", "sum(range(10**6))"], check=True)
    assert (cpu_so_far() - before).children > 0
