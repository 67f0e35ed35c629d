"""The fields of a file (hồ sơ) and of a document that TT 05/2025/TT-BNV names, and its coded lists, from two tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

_PACKAGE: Final = "ocr_pipeline.export.metadata"
_WIDTH: Final = 9
"""Columns of ``fields.tsv``."""


class Level(StrEnum):
    """What a field describes."""

    FILE = "file"
    DOCUMENT = "document"


class Kind(StrEnum):
    """What a field holds: as text, whatever it is."""

    TEXT = "text"
    CODE = "code"
    CODES = "codes"
    """One code or several, with commas between."""
    NUMBER = "number"
    DATE = "date"
    """DD/MM/YYYY."""


class Need(StrEnum):
    """Whether a field must be there."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    WHEN = "when"
    """Where another field has one of some values."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in the rule, its heading, and what its value must be; ``longest`` counts characters.

    ``codes`` names its list. ``condition`` is the field, and its values, that make it required. ``former`` is what
    TT 02/2019/TT-BNV called it, where that had it.
    """

    level: Level
    name: str
    heading: str
    kind: Kind
    longest: int
    codes: str | None
    need: Need
    condition: tuple[str, tuple[str, ...]] | None
    former: str | None

    def is_required(self, values: Mapping[str, str]) -> bool:
        """Whether it must be there beside these values of the same file or document."""
        if self.condition is None:
            return self.need is Need.REQUIRED
        name, wanted = self.condition
        return values.get(name) in wanted


@cache
def fields_of(level: Level) -> tuple[Field, ...]:
    """The fields of a level, in the order of the rule."""
    return tuple(field for field in map(_field, _rows("fields.tsv", _WIDTH)) if field.level is level)


@cache
def codes_of(name: str) -> Mapping[str, str]:
    """A coded list: the words of each code."""
    return {code: words for listed, code, words, _ in _rows("codes.tsv", 4) if listed == name}


def code_of(name: str, text: str) -> str | None:
    """The code that a text means: the code itself, without its zero too, or its words; ``None``: it means none."""
    codes, plain = codes_of(name), text.strip()
    if plain in codes:
        return plain
    if f"0{plain}" in codes:
        return f"0{plain}"
    return _meanings(name).get(_folded(plain))


@cache
def _meanings(name: str) -> Mapping[str, str]:
    rows = [row for row in _rows("codes.tsv", 4) if row[0] == name]
    return {_folded(said): code for _, code, words, others in rows for said in (words, *others.split("|")) if said}


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _field(row: list[str]) -> Field:
    level, name, heading, kind, longest, codes, need, condition, former = row
    on, _, values = condition.partition("=")
    return Field(
        Level(level),
        name,
        heading,
        Kind(kind),
        int(longest),
        codes or None,
        Need(need),
        (on, tuple(values.split("|"))) if on else None,
        former or None,
    )


def _rows(name: str, width: int) -> Iterator[list[str]]:
    for line in files(_PACKAGE).joinpath(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != width:
                raise ValueError(f"{name}: {len(cells)} columns, not {width}: {line!r}")
            yield cells
