"""The weights as a table, with the values that each was fitted on: figures alone, nothing of a document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, get_args

from ocr_pipeline.parsing.calibration import ALWAYS
from ocr_pipeline.parsing.weighing import Family
from training.confidence.fitting import fitted
from training.confidence.known_values import KnownValue

TABLE: Final = Path(__file__).parents[2] / "ocr_pipeline" / "parsing" / "data" / "confidence.tsv"

HEAD: Final = """\
# What each term is worth, in log-odds, for the confidence of a value: made by `python -m training.confidence`, not by
# hand. "values" of the family had the term, "right" of them were right.
family\tterm\tweight\tvalues\tright
"""


def table(values: Sequence[KnownValue], only: Family | None = None, before: str = "") -> str:
    """The text of the table; with ``only`` the weights of that family alone are new, the others those of ``before``."""
    return HEAD + "".join(
        _rows(family, [value for value in values if value.family == family])
        if only in (None, family)
        else _rows_before(family, before)
        for family in _FAMILIES
    )


_FAMILIES: Final[tuple[Family, ...]] = get_args(Family)


def _rows_before(family: Family, before: str) -> str:
    return "".join(line for line in before.splitlines(keepends=True) if line.startswith(f"{family}\t"))


def _rows(family: Family, values: Sequence[KnownValue]) -> str:
    if not values:
        return ""
    rows = []
    for term, weight in fitted(values).items():
        having = [value for value in values if term in (ALWAYS, *value.terms)]
        right = sum(value.right for value in having)
        rows.append(f"{family}\t{term}\t{weight:.3f}\t{len(having)}\t{right}\n")
    return "".join(rows)
