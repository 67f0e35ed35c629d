"""Memory that arrays left behind goes back to the system, also from between what is kept."""

from __future__ import annotations

import ctypes
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest

from benchmarks.resident import held
from ocr_pipeline.imaging.freed_memory import give_back_large, hand_back_freed

SIZE = 100_000
"""Bytes of an array that glibc takes from its heap, not from the system by itself."""

LARGE_SIZE = 5_000_000
"""Bytes of an array that is to have memory of its own: half a grey page."""


def test_what_was_freed_between_kept_arrays_is_handed_back() -> None:
    if not hasattr(ctypes.CDLL(None), "malloc_trim"):
        pytest.skip("this system is without glibc")
    arrays = [np.ones(SIZE, np.uint8) for _ in range(1000)]
    del arrays[1::2]
    before = held().now
    hand_back_freed()
    assert held().now < before - 30


def test_a_large_array_gives_its_memory_back_while_those_about_it_stay() -> None:
    if not hasattr(ctypes.CDLL(None), "mallopt"):
        pytest.skip("this system is without glibc")
    # A process of its own: what other tests left free in this one's heap would be taken for such arrays first.
    with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
        before, after = fresh.submit(_held_before_and_after).result()
    assert after < before - 40


def _held_before_and_after() -> tuple[float, float]:
    """MB held with twenty large arrays, and when every second one is gone."""
    give_back_large()
    # Without the bound, glibc would take what is smaller than this from its heap from now on.
    np.ones(6 * LARGE_SIZE, np.uint8)
    arrays = [np.ones(LARGE_SIZE, np.uint8) for _ in range(20)]
    before = held().now
    del arrays[1::2]
    return before, held().now


def test_elsewhere_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ocr_pipeline.imaging.freed_memory._trim", lambda: None)
    hand_back_freed()
