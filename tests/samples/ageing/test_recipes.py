"""Recipes say what steps can do, and are followed alike everywhere."""

from __future__ import annotations

import hashlib
import inspect
import subprocess
import sys
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.ageing import RECIPES, STEPS, age, recipe
from samples.ageing.recipes import drawn
from samples.ageing.steps import COMPRESSION
from samples.sheet import Pixels, Sheet

NAMES = {
    *("colour-300", "colour-200", "colour-150", "colour-100", "grey-300", "grey-200"),
    *("fax-300", "fax-200", "fax-200-dirty", "photocopy", "old-paper", "bleed-through"),
    *("black-borders", "skewed", "sideways", "upside-down", "warped", "phone"),
}
EACH_RECIPE = pytest.mark.parametrize("name", sorted(RECIPES))
ENTRIES = [
    pytest.param(entry, id=f"{name}-{number}-{entry['step']}")
    for name, steps in RECIPES.items()
    for number, entry in enumerate(steps)
]


def parameters_of(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name not in ("step", "chance")}


def test_every_kind_of_scan_that_documents_name_has_its_recipe() -> None:
    assert set(RECIPES) == NAMES


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_recipe_names_steps_that_exist_with_parameters_that_they_have(entry: dict[str, Any]) -> None:
    step = STEPS[entry["step"]]
    inspect.signature(step).bind(None, None, **parameters_of(entry))
    assert 0 < entry.get("chance", 1.0) <= 1


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_range_of_a_recipe_goes_up(entry: dict[str, Any]) -> None:
    ranges = [value for value in parameters_of(entry).values() if isinstance(value, list)]
    assert [value for value in ranges if len(value) != 2 or value[0] >= value[1]] == []


def test_every_step_is_used_by_a_recipe() -> None:
    assert set(STEPS) == {entry["step"] for steps in RECIPES.values() for entry in steps}


@EACH_RECIPE
def test_a_recipe_ends_in_compression_and_compresses_once(name: str) -> None:
    compressing = {step.__name__ for step in COMPRESSION}
    *before, last = [entry["step"] for entry in recipe(name)]
    assert last in compressing
    assert not compressing & set(before)


@EACH_RECIPE
def test_a_recipe_makes_a_page_that_can_be_bound(name: str, clean: Sheet, back: Pixels) -> None:
    aged = age(clean, recipe(name), seed=5, page=1, reverse=back)
    assert aged.bilevel != (aged.jpeg is not None)
    assert aged.bilevel == (recipe(name)[-1]["step"] == "fax")
    if name.rpartition("-")[2].isdigit():
        assert aged.dpi == int(name.rpartition("-")[2])


@pytest.mark.parametrize(
    ("name", "rotation"), [("sideways", {90, 270}), ("upside-down", {180}), ("colour-300", {0}), ("phone", {0})]
)
def test_a_recipe_says_how_its_pages_are_put_upright(name: str, rotation: set[int], clean: Sheet) -> None:
    assert {age(clean, recipe(name), seed=seed, page=1).rotation for seed in range(4)} <= rotation


ONCE_MORE = """
import hashlib, sys
import numpy as np
from samples.ageing import age, recipe
from samples.sheet import Sheet
page = np.add.outer(np.arange(500) // 9 % 2 * 200, np.zeros((400, 3), int)).astype(np.uint8)
print(hashlib.sha256(age(Sheet(page, 300), recipe(sys.argv[1]), 5, 2, page).pixels.tobytes()).hexdigest())
"""


@pytest.mark.parametrize("name", ["old-paper", "bleed-through", "fax-200-dirty", "phone"])
def test_another_process_makes_the_same_page(name: str) -> None:
    page = np.add.outer(np.arange(500) // 9 % 2 * 200, np.zeros((400, 3), int)).astype(np.uint8)
    here = hashlib.sha256(age(Sheet(page, 300), recipe(name), 5, 2, page).pixels.tobytes()).hexdigest()
    command = [sys.executable, "-c", ONCE_MORE, name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == here


@given(low=st.floats(-20, 20), span=st.floats(0.1, 20), seed=st.integers(0, 2**32))
def test_a_range_is_drawn_within(low: float, span: float, seed: int) -> None:
    value = drawn([low, low + span], np.random.default_rng(seed))
    assert low <= value <= low + span


@given(low=st.integers(-20, 20), span=st.integers(0, 20), seed=st.integers(0, 2**32))
def test_a_range_of_whole_numbers_gives_whole_numbers(low: int, span: int, seed: int) -> None:
    value = drawn([low, low + span], np.random.default_rng(seed))
    assert isinstance(value, int)
    assert low <= value <= low + span


def test_both_ends_of_a_range_of_whole_numbers_occur() -> None:
    assert {drawn([1, 3], np.random.default_rng(seed)) for seed in range(40)} == {1, 2, 3}


@pytest.mark.parametrize("value", [0.5, 3, "4:2:0", True, [1, 2, 3]])
def test_what_is_no_range_is_itself(value: object) -> None:
    assert drawn(value, np.random.default_rng(1)) == value


def test_a_range_is_drawn_anew_for_every_page_and_seed(clean: Sheet) -> None:
    steps = [{"step": "skew", "degrees": [-2.0, 2.0]}]
    skews = {age(clean, steps, seed=seed, page=page).skew for seed in (1, 2) for page in (1, 2)}
    assert len(skews) == 4
    assert all(-2 <= degrees <= 2 for degrees in skews)


@pytest.mark.parametrize(("chance", "happens"), [(0.0, {False}), (0.5, {False, True}), (1.0, {True})])
def test_chance_is_how_often_a_step_happens(clean: Sheet, chance: float, happens: set[bool]) -> None:
    steps = [{"step": "skew", "degrees": 2.0, "chance": chance}]
    assert {age(clean, steps, seed=seed, page=1).skew == 2.0 for seed in range(12)} == happens


def test_what_happens_by_chance_happens_to_all_pages_of_a_document(clean: Sheet) -> None:
    steps = [{"step": "skew", "degrees": 2.0, "chance": 0.5}]
    for seed in range(8):
        assert len({age(clean, steps, seed=seed, page=page).skew for page in range(1, 6)}) == 1


def test_a_step_added_at_the_end_leaves_the_others_as_they_were(clean: Sheet) -> None:
    noise, grey = {"step": "noise", "sigma": 3.0}, {"step": "grey"}
    in_two = age(age(clean, [noise], seed=7, page=1), [grey], seed=7, page=1)
    assert np.array_equal(age(clean, [noise, grey], seed=7, page=1).pixels, in_two.pixels)


def test_a_step_that_does_not_exist_is_refused(clean: Sheet) -> None:
    with pytest.raises(KeyError):
        age(clean, [{"step": "coffee"}], seed=7, page=1)


def test_a_parameter_that_a_step_does_not_have_is_refused(clean: Sheet) -> None:
    with pytest.raises(TypeError):
        age(clean, [{"step": "grey", "strength": 1.0}], seed=7, page=1)


def test_a_recipe_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        recipe("coffee")
