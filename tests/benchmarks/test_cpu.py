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


def test_a_child_that_stays_is_charged_for_what_it_does_and_no_second_time_when_it_ends() -> None:
    busy = (
        "import sys, time\nfor line in sys.stdin:\n    while time.process_time() < 0.3: pass\n    print(1, flush=True)"
    )
    before = cpu_so_far()
    with subprocess.Popen([sys.executable, "-c", busy], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(b"go\n")
        child.stdin.flush()
        child.stdout.readline()
        living = (cpu_so_far() - before).children
    ended = (cpu_so_far() - before).children
    # The account of the living is kept in hundredths of a second.
    assert 0.28 <= living <= ended + 0.02
    assert ended < living + 0.2
