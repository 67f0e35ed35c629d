"""A quantity in doubt: what is said of it, and how sure it then is."""

from __future__ import annotations

from typing import Final

from schemas import Statistic

DOUBTFUL: Final = 0.5
"""Confidence (0..1) of a quantity that a person must look at."""


def doubted(one: Statistic, doubt: str) -> Statistic:
    """The same quantity with one doubt more, to be reviewed."""
    return one.model_copy(update={"needs_review": True, "reasons": (*one.reasons, doubt), "confidence": DOUBTFUL})
