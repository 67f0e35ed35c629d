"""Recipes of scans by name, and how one is followed.

A recipe is a list of ``{"step": name, **parameters}``. A parameter given as a list of two numbers is drawn between them
(whole numbers, both ends included, when both are whole). ``chance`` 0..1 is how often a step happens at all: to every
page of a document or to none, as folds and staples go through the whole of it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from samples.ageing.step import Random
from samples.ageing.steps import STEPS
from samples.sheet import Pixels, Sheet

Recipe = tuple[Mapping[str, Any], ...]

_SEES_THE_REVERSE = "bleed_through"
_NO_PARAMETERS = ("step", "chance")


def _read() -> dict[str, Recipe]:
    written = tomllib.loads(Path(__file__).with_name("recipes.toml").read_text(encoding="utf-8"))
    return {name: tuple(steps) for name, steps in written.items()}


RECIPES: dict[str, Recipe] = _read()


def recipe(name: str) -> Recipe:
    """The steps of a recipe.

    Raises:
        KeyError: there is no recipe of that name.
    """
    return RECIPES[name]


def age(
    sheet: Sheet, recipe: Sequence[Mapping[str, Any]], seed: int, page: int, reverse: Pixels | None = None
) -> Sheet:
    """Runs the steps of a recipe on a page; ``reverse`` is the clean page printed on its back.

    Each step draws from a generator of its own, seeded by the document's seed, the page and the step's place, so that
    one more step at the end leaves those before it as they were.

    Raises:
        KeyError: a step of that name does not exist.
        TypeError: a step has no parameter of that name.
    """
    for place, entry in enumerate(recipe):
        step = STEPS[entry["step"]]
        if np.random.default_rng((seed, place)).random() >= entry.get("chance", 1.0):
            continue
        rng = np.random.default_rng((seed, page, place))
        parameters = {name: drawn(value, rng) for name, value in entry.items() if name not in _NO_PARAMETERS}
        if entry["step"] == _SEES_THE_REVERSE:
            parameters["reverse"] = reverse
        sheet = step(sheet, rng, **parameters)
    return sheet


def drawn(value: Any, rng: Random) -> Any:
    """A parameter as a step takes it: a list of two numbers gives one between them, anything else is itself."""
    if not isinstance(value, list) or len(value) != 2:
        return value
    low, high = value
    if isinstance(low, int) and isinstance(high, int):
        return int(rng.integers(low, high, endpoint=True))
    return float(rng.uniform(low, high))
