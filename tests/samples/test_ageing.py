"""Each step of ageing changes the page, alike for the same seed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from samples.ageing import STEPS, age
from samples.form import compose
from samples.printing import print_page
from samples.sheet import Sheet
from samples.source import DOCUMENTS, load, load_all

RECIPES: list[dict[str, Any]] = [
    {"step": "yellow", "strength": 0.5},
    {"step": "uneven_light", "depth": 0.1},
    {"step": "shadow", "width_mm": 9.0, "depth": 0.3},
    {"step": "skew", "degrees": 0.7},
    {"step": "blur", "sigma": 1.0},
    {"step": "dust", "specks": 40},
    {"step": "noise", "sigma": 3.0},
    {"step": "resample", "dpi": 200},
    {"step": "jpeg", "quality": 50},
    {"step": "fax", "threshold": 150, "specks": 40},
]
RANDOM = {"uneven_light", "shadow", "dust", "noise", "fax"}


@pytest.fixture(scope="module")
def clean() -> Sheet:
    """The upper half of the clean notice."""
    layout = compose(load(DOCUMENTS / "thong-bao.toml"))
    return Sheet(print_page(layout.pages[0], np.random.default_rng(1))[:1700], 300)


def test_the_table_names_every_step() -> None:
    assert {recipe["step"] for recipe in RECIPES} == set(STEPS)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe["step"])
def test_a_step_changes_the_page_and_leaves_the_one_it_was_given(clean: Sheet, recipe: dict[str, Any]) -> None:
    before = clean.pixels.copy()
    aged = age(clean, [recipe], seed=7, page=1)
    assert aged.pixels.shape != before.shape or not np.array_equal(aged.pixels, before)
    assert np.array_equal(clean.pixels, before)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe["step"])
def test_the_same_seed_gives_the_same_page(clean: Sheet, recipe: dict[str, Any]) -> None:
    once, again = (age(clean, [recipe], seed=7, page=1) for _ in range(2))
    assert np.array_equal(once.pixels, again.pixels)
    other = age(clean, [recipe], seed=8, page=1)
    assert np.array_equal(once.pixels, other.pixels) == (recipe["step"] not in RANDOM)


@pytest.mark.parametrize("degrees", [-1.5, -0.3, 0.7, 2.0])
@pytest.mark.parametrize("dpi", [100, 200])
def test_a_box_still_bounds_its_ink_after_skew_and_resampling(degrees: float, dpi: int) -> None:
    pixels = np.full((800, 600, 3), 255, np.uint8)
    pixels[300:340, 120:460] = 0
    aged = age(
        Sheet(pixels, 300), [{"step": "skew", "degrees": degrees}, {"step": "resample", "dpi": dpi}], seed=1, page=1
    )
    ys, xs = np.nonzero(aged.pixels[:, :, 0] < 100)
    x0, y0, x1, y1 = aged.box_of((120, 300, 460, 340))
    assert (x0 <= xs.min(), y0 <= ys.min(), xs.max() < x1, ys.max() < y1) == (True,) * 4
    assert (xs.min() - x0, ys.min() - y0, x1 - xs.max(), y1 - ys.max()) <= (3,) * 4
    assert aged.skew == degrees


def test_a_positive_skew_is_clockwise() -> None:
    pixels = np.full((800, 600, 3), 255, np.uint8)
    pixels[400:404, 20:580] = 0
    dark = age(Sheet(pixels, 300), [{"step": "skew", "degrees": 1.0}], seed=1, page=1).pixels[:, :, 0] < 100
    left, right = (np.nonzero(dark[:, part])[0].mean() for part in (slice(20, 60), slice(540, 580)))
    assert right > left


def test_a_step_added_at_the_end_leaves_the_others_as_they_were(clean: Sheet) -> None:
    noise = {"step": "noise", "sigma": 3.0}
    yellow = {"step": "yellow", "strength": 1.0}
    in_two = age(age(clean, [noise], seed=7, page=1), [yellow], seed=7, page=1)
    assert np.array_equal(age(clean, [noise, yellow], seed=7, page=1).pixels, in_two.pixels)


def test_a_step_that_does_not_exist_is_refused(clean: Sheet) -> None:
    with pytest.raises(KeyError):
        age(clean, [{"step": "coffee"}], seed=7, page=1)


def test_the_three_samples_age_in_different_ways() -> None:
    recipes = [tuple(entry["step"] for entry in source.ageing) for source in load_all()]
    assert len(set(recipes)) == len(recipes) == 3
