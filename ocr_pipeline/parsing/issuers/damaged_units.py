"""Which administrative units a damaged text may name: those with its letters, weighed by how each mention was read.

An OCR that reads no Vietnamese loses marks and keeps most letters. Several units share the letters of a name (Long Hà,
Long Hạ): each mention in the document was damaged anew, and together they tell them apart, or leave a choice to show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from math import log
from typing import Final

import regex
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from diacritics.place_kinds import PlaceKind
from diacritics.places import CODES, MUNICIPALITY, TABLE, read_places
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.issuers.areas import CITY, KINDS, PROVINCE, names_of_kind
from ocr_pipeline.parsing.issuers.days import Days
from ocr_pipeline.parsing.likeness import unlike

_LOOKALIKES: Final = str.maketrans("016589", "oiosbg")
"""Digits that are read for letters: BO became B0 and B6, THI became TH1."""
_SHORT_KINDS: Final = {"tp": CITY, "tx": "thị xã"}
_EXACT_KIND: Final = 3
"""Kinds of so few letters (xã) must be read exactly: one letter off they are any word."""
_ONE_OFF, _TWO_OFF = 6, 10
"""Letters from which one of a name may be misread, and two."""
_MENTIONS: Final = 12
"""So many mentions weigh: what a long list repeats says no more."""
_PRIOR: Final = 0.5
"""Weight of the logarithm of how many units bear a name."""
_NOT_VALID: Final = 2.0
"""What it costs a name that it was not valid on the days of the document."""
_MARGIN: Final = 6.0
"""Names that fit worse than the best by more than this are no alternatives."""
_READ_ALIKE: Final = 2
"""A name that is read with the same letters in so many places was misread in none: it is that of another unit."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that a damaged text may name: ``kind`` as the tables have it; ``off`` counts its letters that differ."""

    kind: str
    name: str
    off: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where a document names things: the ``words`` of its text as they were read, and the letters of each."""

    words: tuple[str, ...]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, raw: str) -> Mentions:
        """The words of a text before restoration."""
        words = tuple(raw.split())
        return cls(words, tuple(map(shape, words)))

    @property
    def letters(self) -> str:
        """All letters of the text."""
        return "".join(self.keys)

    def like(self, key: str, words: int) -> Iterator[Sequence[str]]:
        """Each run of so many words, capitalised, whose letters are ``key``; a letter of a long one may differ."""
        off = _allowed(key) and 1
        for at in range(len(self.keys) - words + 1):
            run = self.words[at : at + words]
            if not regex.match(r"\P{L}*\p{Lu}", run[0]):
                continue
            said = "".join(self.keys[at : at + words])
            if abs(len(said) - len(key)) <= off and Levenshtein.distance(said, key, score_cutoff=off) <= off:
                yield run


def shape(text: str) -> str:
    """The letters of a text without marks and spaces, digits that stand for letters taken for these."""
    return "".join(sign for sign in fold(text).translate(_LOOKALIKES) if sign.isalnum())


def units_like(key: str) -> list[Unit]:
    """The units that the letters ``key`` name, kind first; those with the fewest letters off."""
    found = [unit for kind, rest, off in _kinds_at(key) for unit in named_like(rest, (kind,), off)]
    return _nearest(unit for unit in found if unit.off <= max(1, _allowed(shape(unit.name))))


def named_like(key: str, kinds: Iterable[str] = KINDS, off: int = 0) -> list[Unit]:
    """The units of these kinds whose bare names have the letters ``key``, or nearly; ``off`` is added to each."""
    found = []
    for kind in kinds:
        allowed = _allowed(key)
        near = process.extract(key, _keys(kind), scorer=Levenshtein.distance, score_cutoff=allowed, limit=None)
        found += [Unit(kind, name, off + apart) for _, apart, at in near for name in _by_key(kind)[_keys(kind)[at]]]
    return _nearest(found)


def kind_at(key: str) -> tuple[str, str] | None:
    """The kind of unit that the letters open with, and the letters of its name."""
    found = min(_kinds_at(key), key=lambda each: each[2], default=None)
    return (found[0], found[1]) if found and found[1] else None


def by_likelihood(units: Iterable[Unit], mentions: Mentions, days: Days) -> list[Unit]:
    """The units, the likeliest first, without those that are far less likely; of one name the first kind."""
    costs = {unit: _cost(unit, mentions, days) for unit in units}
    best = min(costs.values(), default=0.0)
    ordered = sorted(costs, key=lambda unit: (costs[unit], unit.kind, unit.name))
    named = {unit.name: unit for unit in reversed(ordered) if costs[unit] <= best + _MARGIN}
    return [unit for unit in ordered if named.get(unit.name) == unit]


def fullest(name: str, restored: str) -> str:
    """A name that no table holds as most of its mentions have it after restoration, of several that with most marks."""
    words, found = restored.split(), Counter[str]()
    length = len(name.split())
    for at in range(len(words) - length + 1):
        run = words[at : at + length]
        if shape("".join(run)) == shape(name) and regex.match(r"\P{L}*\p{Lu}", run[0]):
            found[" ".join(map(_bare, run)).title()] += 1
    return max(found, key=lambda each: (found[each], sum(marked(each)))) if found else name


def marked(text: str) -> list[bool]:
    """Of each letter of a text whether it bears a mark."""
    return [sign.lower() != plain for sign, plain in zip(text, fold(text), strict=True)]


def read_alike_elsewhere(key: str, mentions: Mentions) -> bool:
    """Whether a name is read with just these letters in more places than one."""
    return mentions.letters.count(key) >= _READ_ALIKE


def _nearest(units: Iterable[Unit]) -> list[Unit]:
    found = list(units)
    least = min((unit.off for unit in found), default=0)
    return [unit for unit in found if unit.off == least]


def _allowed(key: str) -> int:
    return (len(key) >= _ONE_OFF) + (len(key) >= _TWO_OFF)


def _kinds_at(key: str) -> Iterator[tuple[str, str, int]]:
    """The kinds that the letters may open with, the letters behind each, and how many of its letters differ."""
    for said, kind in _said_kinds():
        spread = int(len(said) > _EXACT_KIND)
        for length in range(len(said) - spread, len(said) + spread + 1):
            off = Levenshtein.distance(key[:length], said)
            if off <= spread:
                yield kind, key[length:], off


@cache
def _said_kinds() -> tuple[tuple[str, str], ...]:
    """The letters that a kind is written with, and the kind."""
    return (*((shape(kind), kind) for kind in KINDS), *_SHORT_KINDS.items())


def _cost(unit: Unit, mentions: Mentions, days: Days) -> float:
    words = unit.name.split()
    runs = [run for run, _ in zip(mentions.like(shape(unit.name), len(words)), range(_MENTIONS), strict=False)]
    read = sum(
        unlike(_bare(said), meant.casefold()) for run in runs for said, meant in zip_longest(run, words, fillvalue="")
    )
    valid = not days.known or unit.name in names_of_kind(unit.kind, days)
    return read - _PRIOR * log(_bearers(unit) + 1) + (0.0 if valid else _NOT_VALID)


def _bare(word: str) -> str:
    return "".join(regex.findall(r"[\p{L}\p{M}\d]", word)).casefold()


def _bearers(unit: Unit) -> int:
    """How many units of the kind bear the name."""
    name = unit.name.casefold()
    if unit.kind not in set(PlaceKind) - {PROVINCE}:
        return 1
    codes = [CODES[PlaceKind(unit.kind)], *([MUNICIPALITY] if unit.kind == CITY else [])]
    return sum(_units().get(code, {}).get(name, 0) for code in codes)


@cache
def _units() -> dict[str, dict[str, int]]:
    return read_places(TABLE)


@cache
def _keys(kind: str) -> list[str]:
    return list(_by_key(kind))


@cache
def _by_key(kind: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in sorted(names_of_kind(kind, Days())):
        found.setdefault(shape(name), []).append(name)
    return found
