"""Administrative units in the names of agencies: their kinds and names, each with the days it was valid on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import regex

from diacritics.words import word_form
from ocr_pipeline.parsing.gazetteer import letters
from ocr_pipeline.parsing.issuers.days import TWO_TIERS, Days, Validity, validity
from ocr_pipeline.parsing.tables import table_rows

PROVINCE: Final = "tỉnh"
CITY: Final = "thành phố"
KINDS: Final = (PROVINCE, CITY, "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
"""The kinds of units before and after 1 July 2025 (Luật Tổ chức chính quyền địa phương 2015 and 2025)."""
_SHORT: Final = {"tp": CITY, "tx": "thị xã"}
_ENDED: Final = Validity(until=TWO_TIERS.replace(month=6, day=30))
_OF_KIND: Final = dict.fromkeys(("huyện", "quận", "thị xã", "thị trấn"), _ENDED) | {"đặc khu": Validity(TWO_TIERS)}
"""Kinds that came or went with the level they belong to."""
_COMMUNE_LETTERS: Final = {"x": "xã", "p": "phường", "t": "thị trấn", "d": "đặc khu"}
_CAPITAL_CITY: Final = "Hồ Chí Minh"
"""The one city whose kind is written with a capital too (NĐ 30/2020 Phụ lục II)."""

_PARTS: Final = regex.compile(r"[\p{L}\p{M}\d]+(?:['’]\s?[\p{L}\p{M}\d]+)*")
"""Words of a name; dashes, commas and dots part them, apostrophes of highland names do not."""
_APOSTROPHE: Final = regex.compile(r"['’]\s?")
"""One within a word, and the space that may be printed behind it."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A unit as an agency's name says it: ``known`` where the tables hold it, with the times of its name.

    ``within`` is the unit behind it: "xã Tịnh Khê, thành phố Quảng Ngãi".
    """

    kind: str
    name: str
    known: bool
    times: tuple[Validity, ...]
    within: Area | None = None

    @property
    def own(self) -> str:
        """Kind and name within a sentence: ``tỉnh Phú Thọ``, ``Thành phố Hồ Chí Minh``, ``Phường 12``."""
        capital = self.name == _CAPITAL_CITY or self.name.isdigit()
        return f"{self.kind.capitalize() if capital else self.kind} {self.name}"

    @property
    def full(self) -> str:
        """The same, and the unit behind it."""
        return f"{self.own}, {self.within.full}" if self.within else self.own

    @property
    def all_known(self) -> bool:
        """Whether the tables hold every unit that is named."""
        return self.known and (self.within is None or self.within.all_known)

    def doubts(self, days: Days) -> list[str]:
        """In words: which of the units were not valid on these days."""
        found = [] if not days.known or self._valid(days) else [self._doubt(days)]
        return found + (self.within.doubts(days) if self.within else [])

    def _valid(self, days: Days) -> bool:
        """Whether the name was valid, in this spelling or another: An Quí and An Qui are one commune in two lists."""
        if any(time.covers(days) for time in self.times):
            return True
        alike = [each for each in _names()[self.kind].values() if letters(each.name) == letters(self.name)]
        return any(time.covers(days) for each in alike for time in each.times)

    def _doubt(self, days: Days) -> str:
        ended = [time.until for time in self.times if time.until is not None and time.until < days.first]
        if ended:
            return f"{self.own} was valid until {max(ended).isoformat()}, before the date of the document"
        begun = [time.since for time in self.times if time.since is not None]
        return f"{self.own} is valid since {min(begun).isoformat()}, after the date of the document"


def words_of(text: str) -> Words:
    """The words of a name in the form that names are compared in: lower case, the tone mark in the old place."""
    return tuple(word_form(_APOSTROPHE.sub("'", part)) for part in _PARTS.findall(text))


def area_of(words: Sequence[str]) -> Area | None:
    """The unit that all of the words name, kind first; ``None`` when they name none."""
    kind, length = _kind_at(words)
    if kind is None or len(words) == length:
        return None
    rest = tuple(words[length:])
    names = _names()[kind]
    for taken in range(len(rest), 0, -1):
        found = names.get(rest[:taken])
        within = area_of(rest[taken:]) if taken < len(rest) else None
        if found is not None and (taken == len(rest) or within is not None):
            return Area(kind, found.name, True, found.times, within)
    return _unknown(kind, rest)


def province_of(words: Sequence[str], days: Days) -> Area | None:
    """The province or city that the words name without a kind, as it was on these days; ``None`` for any other."""
    for kind in (CITY, PROVINCE):
        found = _provinces()[kind].get(tuple(words))
        if found is not None and any(time.covers(days) for time in found.times):
            return Area(kind, found.name, True, found.times)
    return None


def names_of_kind(kind: str, days: Days) -> frozenset[str]:
    """The names of the units of a kind that were valid on one of these days; none for a kind that there is not."""
    return frozenset(
        each.name for each in _names().get(kind, {}).values() if any(time.covers(days) for time in each.times)
    )


def is_kind(words: Sequence[str]) -> bool:
    """Whether the words are a kind of unit in full, and no more: TỈNH, whose name was not read."""
    return " ".join(words) in KINDS


def is_province(area: Area) -> bool:
    """Whether a unit is of the level of provinces: not every city is."""
    return area.kind in _provinces() and words_of(area.name) in _provinces()[area.kind]


def _unknown(kind: str, rest: Words) -> Area | None:
    """A unit of a name that no table holds; the next kind in the words opens another unit."""
    at = next((at for at in range(1, len(rest)) if _kind_at(rest[at:])[0] is not None), len(rest))
    within = area_of(rest[at:]) if at < len(rest) else None
    time = _OF_KIND.get(kind, Validity())
    return Area(kind, " ".join(word.capitalize() for word in rest[:at]), False, (time,), within)


def _kind_at(words: Sequence[str]) -> tuple[str | None, int]:
    for length in (2, 1):
        said = " ".join(words[:length])
        kind = _SHORT.get(said, said)
        if len(words) >= length and kind in KINDS:
            return kind, length
    return None, 0


@dataclass(frozen=True, slots=True)
class _Name:
    name: str
    times: tuple[Validity, ...]


@cache
def _names() -> dict[str, dict[Words, _Name]]:
    """The names of each kind, by their words."""
    found: dict[str, dict[Words, _Name]] = {kind: {} for kind in KINDS}
    for kind, name, time in (*_of_provinces(), *_of_districts(), *_of_communes()):
        key = words_of(name)
        before = found[kind].get(key)
        times = (*before.times, time) if before else (time,)
        found[kind][key] = _Name(before.name if before else name, tuple(dict.fromkeys(times)))
    return found


@cache
def _provinces() -> dict[str, dict[Words, _Name]]:
    found: dict[str, dict[Words, _Name]] = {PROVINCE: {}, CITY: {}}
    for kind, name, time in _of_provinces():
        before = found[kind].get(words_of(name))
        found[kind][words_of(name)] = _Name(name, (*before.times, time) if before else (time,))
    return found


def _of_provinces() -> list[tuple[str, str, Validity]]:
    return [(row["kind"], row["name"], validity(row["since"], row["until"])) for row in table_rows("provinces")]


def _of_districts() -> list[tuple[str, str, Validity]]:
    return [(row["kind"], row["name"], _ENDED) for row in table_rows("districts")]


def _of_communes() -> list[tuple[str, str, Validity]]:
    return [
        (_COMMUNE_LETTERS[letter], row["name"], time)
        for row in table_rows("communes")
        for column, time in (("before", _ENDED), ("since", Validity(TWO_TIERS)))
        for letter in row[column]
    ]
