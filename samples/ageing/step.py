"""What a step of ageing is: a function of a sheet, its own random numbers and parameters, that gives another sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samples.sheet import Pixels, Sheet
from samples.units import MM_PER_INCH

Step = Callable[..., Sheet]
Random = np.random.Generator


def painted(sheet: Sheet, pixels: NDArray[Any]) -> Sheet:
    """The sheet with other pixels in the same places: no longer compressed, no longer of 1 bit."""
    changed: Pixels = np.asarray(pixels, np.uint8)
    return replace(sheet, pixels=changed, bilevel=False, jpeg=None)


def pixels_of(sheet: Sheet, length_mm: float) -> float:
    """Millimetres on the paper in pixels of the sheet."""
    return length_mm * sheet.dpi / MM_PER_INCH
