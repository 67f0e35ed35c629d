"""Which workers of a cluster are there, which are silent, which of them a task goes to."""

from __future__ import annotations

from typing import Any

import pytest

from ocr_pipeline.batch.cluster.roll import AGAIN_SECONDS, SILENT_SECONDS, Roll, Standing, Worker
from tests.clocks import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock(1000.0)


@pytest.fixture
def roll(clock: Clock) -> Roll:
    return Roll(clock)


def _told(**seen: float) -> dict[str, dict[str, Any]]:
    return {address: {"nthreads": 2, "last_seen": when} for address, when in seen.items()}


def _lost(roll: Roll, **seen: float) -> list[str]:
    return [worker.address for worker in roll.update(_told(**seen))]


def test_a_worker_takes_work_only_when_it_was_found_fit(roll: Roll) -> None:
    assert _lost(roll, a=1.0) == []
    assert [worker.address for worker in roll.to_look_over()] == ["a"]
    assert (roll.slots, roll.freest, roll.may_work) == (0, None, False)
    roll.workers["a"].standing = Standing.FIT
    assert (roll.slots, roll.freest, roll.may_work) == (2, roll.workers["a"], True)
    assert [*roll.to_look_over()] == []


def test_the_worker_with_most_room_is_next(roll: Roll) -> None:
    roll.workers = {name: Worker(name, slots, standing=Standing.FIT) for name, slots in (("a", 1), ("b", 3), ("c", 2))}
    assert roll.freest is roll.workers["b"]


def test_one_that_is_gone_is_lost_and_forgotten(roll: Roll) -> None:
    _lost(roll, a=1.0, b=1.0)
    assert _lost(roll, b=2.0) == ["a"]
    assert [*roll.workers] == ["b"]


@pytest.mark.parametrize(
    ("seen", "after", "lost"),
    [
        (2.0, SILENT_SECONDS + 1, []),
        (1.0, SILENT_SECONDS - 1, []),
        (1.0, SILENT_SECONDS + 1, ["a"]),
        (0.5, SILENT_SECONDS + 1, []),
    ],
    ids=["it gave a sign", "not silent for long", "silent", "the scheduler's clock went back"],
)
def test_one_is_silent_when_its_last_sign_stays_the_same(
    roll: Roll, clock: Clock, seen: float, after: float, lost: list[str]
) -> None:
    _lost(roll, a=1.0)
    clock.now += after
    assert _lost(roll, a=seen) == lost


def test_one_that_was_silent_is_lost_once_and_looked_over_when_it_is_heard_again(roll: Roll, clock: Clock) -> None:
    _lost(roll, a=1.0)
    roll.workers["a"].standing = Standing.FIT
    clock.now += SILENT_SECONDS + 1
    assert (_lost(roll, a=1.0), _lost(roll, a=1.0), roll.slots) == (["a"], [], 0)
    assert _lost(roll, a=2.0) == []
    assert [worker.address for worker in roll.to_look_over()] == ["a"]


def test_one_that_was_turned_away_is_looked_over_again_after_a_while_and_told_of_once(roll: Roll, clock: Clock) -> None:
    _lost(roll, a=1.0)
    worker = roll.workers["a"]
    assert roll.turn_away(worker, "no archive")
    assert [*roll.to_look_over()] == []
    assert roll.reasons == ["a: no archive"]
    clock.now += AGAIN_SECONDS + 1
    assert [*roll.to_look_over()] == [worker]
    worker.standing = Standing.LOOKED_OVER
    assert not roll.turn_away(worker, "no archive")
    worker.standing = Standing.LOOKED_OVER
    assert roll.turn_away(worker, "another version")
