"""Each step of ageing changes the page, alike for the same seed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from samples.ageing import STEPS, age
from samples.sheet import Pixels, Sheet

STEPS_OF_CHANCE: list[dict[str, Any]] = [
    {"step": "toner", "uneven": 0.4},
    {"step": "yellow", "strength": 0.5},
    {"step": "texture", "sigma": 3.0},
    {"step": "stains", "count": 2, "size_mm": 25, "strength": 0.5},
    {"step": "bleed_through", "strength": 0.4},
    {"step": "punch_holes"},
    {"step": "staple"},
    {"step": "staple", "pulled": True},
    {"step": "creases", "folds": 2, "depth": 0.4},
    {"step": "copier", "growth": 0.5, "contrast": 2.0, "loss": 0.4},
    {"step": "skew", "degrees": [-5.0, 5.0]},
    {"step": "warp", "lift_mm": [3.0, 6.0]},
    {"step": "photograph", "dpi": 150, "slant": 0.05},
    {"step": "uneven_light", "depth": 0.1},
    {"step": "shadow", "width_mm": 9.0, "depth": 0.3},
    {"step": "paper_edge", "depth": 0.5},
    {"step": "black_borders", "sides": 2, "width_mm": 6},
    {"step": "dust", "specks": 40, "hairs": 2},
    {"step": "roller", "specks": 40},
    {"step": "streaks", "count": 2, "depth": 0.5},
    {"step": "noise", "sigma": 3.0},
    {"step": "fax", "threshold": 150},
]
STEPS_WITHOUT_CHANCE: list[dict[str, Any]] = [
    {"step": "skew", "degrees": 0.7},
    {"step": "quarter_turn", "degrees": 90},
    {"step": "resample", "dpi": 200},
    {"step": "grey"},
    {"step": "blur", "sigma": 1.0},
    {"step": "motion_blur", "length": 3.0},
    {"step": "sharpen", "amount": 1.0},
    {"step": "levels", "black": 20, "white": 230, "blue": 10},
    {"step": "jpeg", "quality": 50},
]
EACH_STEP = pytest.mark.parametrize("entry", STEPS_OF_CHANCE + STEPS_WITHOUT_CHANCE, ids=lambda entry: entry["step"])


def test_the_tables_name_every_step() -> None:
    assert {entry["step"] for entry in STEPS_OF_CHANCE + STEPS_WITHOUT_CHANCE} == set(STEPS)


@EACH_STEP
def test_a_step_changes_the_page_and_leaves_the_one_it_was_given(
    clean: Sheet, back: Pixels, entry: dict[str, Any]
) -> None:
    before = clean.pixels.copy()
    aged = age(clean, [entry], seed=7, page=1, reverse=back)
    assert aged.pixels.shape != before.shape or not np.array_equal(aged.pixels, before)
    assert np.array_equal(clean.pixels, before)


@EACH_STEP
def test_the_same_seed_gives_the_same_page(clean: Sheet, back: Pixels, entry: dict[str, Any]) -> None:
    once, again = (age(clean, [entry], seed=7, page=1, reverse=back) for _ in range(2))
    assert np.array_equal(once.pixels, again.pixels)


@EACH_STEP
def test_a_step_takes_a_page_that_is_grey_already(clean: Sheet, back: Pixels, entry: dict[str, Any]) -> None:
    grey = age(clean, [{"step": "grey"}, {"step": "blur", "sigma": 0.8}], seed=7, page=1)
    aged = age(grey, [entry], seed=7, page=1, reverse=back)
    assert aged.pixels.dtype == np.uint8
    # A phone sees the table in colours whatever lies on it.
    assert aged.pixels.ndim == (3 if entry["step"] == "photograph" else 2)


@pytest.mark.parametrize("entry", STEPS_OF_CHANCE, ids=lambda entry: entry["step"])
@pytest.mark.parametrize("other", [{"seed": 8, "page": 1}, {"seed": 7, "page": 2}], ids=["seed", "page"])
def test_another_seed_and_another_page_give_another_sheet(
    clean: Sheet, back: Pixels, entry: dict[str, Any], other: dict[str, int]
) -> None:
    one = age(clean, [entry], seed=7, page=1, reverse=back)
    assert not np.array_equal(one.pixels, age(clean, [entry], **other, reverse=back).pixels)


@pytest.mark.parametrize("entry", STEPS_WITHOUT_CHANCE, ids=lambda entry: entry["step"])
def test_what_has_no_chance_in_it_is_alike_for_all_seeds(clean: Sheet, entry: dict[str, Any]) -> None:
    one, other = (age(clean, [entry], seed=seed, page=1) for seed in (7, 8))
    assert np.array_equal(one.pixels, other.pixels)
