"""The pools that a worker of a cluster holds: one for a run, and none for longer than it is of use."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ocr_pipeline.batch.cluster.checking import Probe
from ocr_pipeline.batch.cluster.held_pools import IDLE_SECONDS, HeldPools
from tests.clocks import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pools(clock: Clock) -> Iterator[HeldPools]:
    made = HeldPools(clock)
    yield made
    made.end_idle(every=True)


def probe(nonce: str, folder: str = "a") -> Probe:
    return Probe(Path(f"/archives/{folder}/work/probe"), nonce, Path("/scans"), ())


def test_a_run_has_one_pool_and_its_processes_stay_from_task_to_task(pools: HeldPools) -> None:
    with pools.pool_of(probe("one"), 1) as pool:
        process = pool.submit(os.getpid).result()
        with pools.pool_of(probe("one"), 1) as same:
            assert same is pool
            assert same.submit(os.getpid).result() == process
    assert probe("one") in pools


def test_a_later_run_over_the_same_archive_ends_the_earlier_one(pools: HeldPools) -> None:
    with pools.pool_of(probe("one"), 1) as earlier, pools.pool_of(probe("other", "b"), 1) as elsewhere:
        with pools.pool_of(probe("two"), 1):
            with pytest.raises(RuntimeError):
                earlier.submit(os.getpid)
            assert probe("one") not in pools
            assert probe("two") in pools
        assert elsewhere.submit(os.getpid).result() != os.getpid()


def test_what_is_not_asked_ends_and_what_is_asked_stays(pools: HeldPools, clock: Clock) -> None:
    with pools.pool_of(probe("one"), 1):
        pass
    with pools.pool_of(probe("two", "b"), 1):
        clock.now = IDLE_SECONDS
        assert not pools.end_idle()
        assert probe("one") in pools
        clock.now += 1
        assert not pools.end_idle()
        assert probe("one") not in pools
        assert probe("two") in pools
    clock.now += IDLE_SECONDS
    assert not pools.end_idle(), "it was asked just then"
    clock.now += 1
    assert pools.end_idle()


def test_a_run_ends_its_own(pools: HeldPools) -> None:
    with pools.pool_of(probe("one"), 1), pools.pool_of(probe("two", "b"), 1):
        pools.end("one")
        pools.end("none")
        assert probe("one") not in pools
        assert probe("two") in pools
