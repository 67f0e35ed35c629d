"""Digits as strokes: the forms that people give them, read from ``forms.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from samples.ink.curves import Points

_FILE = Path(__file__).with_name("forms.toml")


@dataclass(frozen=True)
class Form:
    """One way to write a character: strokes (n, 2), y from 0 (top of digits) to 1 (baseline), in heights of a digit."""

    name: str
    strokes: tuple[Points, ...]

    @property
    def width(self) -> float:
        """How far the form reaches to the right, in heights of a digit."""
        return max(float(stroke[:, 0].max()) for stroke in self.strokes)


@cache
def forms() -> Mapping[str, tuple[Form, ...]]:
    """Every form of every character that has one."""
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        character: tuple(
            Form(row["name"], tuple(np.array(stroke, np.float64) for stroke in row["strokes"])) for row in rows
        )
        for character, rows in table.items()
    }
