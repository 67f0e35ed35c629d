"""Names that a value can be checked against: provinces, agencies, titles, surnames.

A match by letters alone (marks, case and spaces set aside) lets the marks of the gazetteer stand in for damaged ones.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.tables import table_rows

NEAR = 92.0
"""Least rapidfuzz ratio (0..100) of the letters at which a damaged name is taken for a known one."""
NEAR_TITLE = 80.0
"""The same for titles: they are few, stand under seals, and a near one is flagged."""

_LATEST = "2024-12-31"
"""The last day of the first of the names that ended with the changes of 2025."""


def _toml(name: str) -> dict[str, list[str]]:
    text = files("ocr_pipeline.parsing").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def letters(text: str) -> str:
    """Only the letters and digits, without marks, in lower case: the key two spellings of a name share."""
    return "".join(sign for sign in fold(text) if sign.isalnum())


def same_style(name: str, said: str) -> bool:
    """Whether ``said`` is ``name`` but for the place of its tone marks (UỶ, ỦY): both are right."""
    return fold(name) == fold(said) and sorted(_marks(name)) == sorted(_marks(said))


def _marks(text: str) -> list[str]:
    return [sign for sign in unicodedata.normalize("NFD", text) if unicodedata.combining(sign) or sign in "Đđ"]


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the gazetteer; ``exact`` when the letters agree, else they are only near."""

    name: str
    exact: bool


@cache
def provinces() -> tuple[str, ...]:
    """Every province of 2025, before and after 1 July; those that ended before are too like these (Vĩnh Phú)."""
    rows = table_rows("provinces")
    return tuple(dict.fromkeys(row["name"] for row in rows if not row["until"] or row["until"] >= _LATEST))


@cache
def _places() -> dict[str, str]:
    return {letters(name): name for name in (*_toml("places")["at_issue"], *provinces())}


@cache
def _agencies() -> dict[str, str]:
    table = _toml("agency_words")
    names = list(table["known"])
    names += [f"{head} {province.upper()}" for head in table["of_a_province"] for province in provinces()]
    names += [f"{head} THÀNH PHỐ HỒ CHÍ MINH" for head in ("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "UBND", "HĐND")]
    return {letters(name): name for name in reversed(names)}


@cache
def _titles() -> dict[str, str]:
    table = _toml("titles")
    return {letters(name): name for name in (*table["collectives"], *table["titles"])}


@cache
def _collectives() -> frozenset[str]:
    return frozenset(letters(name) for name in _toml("titles")["collectives"])


@cache
def _recipients() -> dict[str, str]:
    return {letters(name): name for name in _toml("recipients")["items"]}


@cache
def surnames() -> dict[str, None]:
    """Family names in common use, roughly the commonest first."""
    return dict.fromkeys(_toml("surnames")["surnames"])


@cache
def ranks() -> tuple[str, ...]:
    """Academic and military ranks that may stand before a name."""
    return tuple(_toml("titles")["ranks"])


@cache
def agency_words(part: str) -> tuple[str, ...]:
    """One of the lists that tell the lines of an agency apart: heads, unfinished, joining, areas."""
    return tuple(_toml("agency_words")[part])


def known_place(text: str) -> Known | None:
    """The place of issue that ``text`` names, if it is a known one."""
    return _lookup(text, _places())


def known_agency(text: str) -> Known | None:
    """The agency that ``text`` names in capitals, if it is a known one."""
    return _lookup(text, _agencies())


def known_title(text: str) -> Known | None:
    """The title or collective that ``text`` names in capitals, if it is a known one."""
    return _lookup(text, _titles(), near=NEAR_TITLE)


def titles() -> tuple[str, ...]:
    """Every title and collective of the table, in capitals."""
    return tuple(_titles().values())


def is_collective(text: str) -> bool:
    """Whether a line in capitals names a collective, for which somebody signs."""
    return letters(text) in _collectives()


def common_recipients() -> dict[str, str]:
    """The common recipients as they are printed, each by its letters."""
    return _recipients()


def known_recipient(text: str) -> str | None:
    """The common recipient whose letters ``text`` has, as it is printed; ``None`` for any other."""
    return _recipients().get(letters(text))


@cache
def _purposes() -> dict[str, str]:
    return {_signs(said): said for said in _toml("recipients")["purposes"]}


def known_purpose(text: str) -> str | None:
    """What an item is sent for, as printed, where ``text`` has its letters and strokes; ``None`` for any other."""
    return _purposes().get(_signs(text))


def _signs(text: str) -> str:
    return fold(text).replace(" ", "")


def _lookup(text: str, names: dict[str, str], near: float = NEAR) -> Known | None:
    key = letters(text)
    if key in names:
        return Known(names[key], exact=True)
    if len(key) < 6:
        return None
    alike = [name for name in names if abs(len(name) - len(key)) <= 2]
    found = process.extractOne(key, alike, scorer=fuzz.ratio, score_cutoff=near)
    return Known(names[found[0]], exact=False) if found else None
