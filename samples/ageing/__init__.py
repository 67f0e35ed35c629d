"""How a clean page becomes a scan: named steps, each a function of a sheet, its own random numbers and parameters."""

from samples.ageing.recipes import RECIPES, age, recipe
from samples.ageing.steps import STEPS

__all__ = ["RECIPES", "STEPS", "age", "recipe"]
