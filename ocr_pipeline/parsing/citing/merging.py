"""Mentions of one document brought together: by code, by title, or by type and number for short mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from rapidfuzz.distance import Levenshtein

from ocr_pipeline.parsing.citing.mentions import Cited
from ocr_pipeline.parsing.folding import fold, one_line

_ALTERED: Final = 2
"""So many signs of a symbol may differ for it to be the one that stands whole elsewhere, behind the same number."""


@dataclass(slots=True)
class Gathered:
    """A cited document with its mentions in the order of the text."""

    mentions: list[Cited] = field(default_factory=list)

    @property
    def first(self) -> Cited:
        """The mention that stands first."""
        return self.mentions[0]

    @property
    def date(self) -> str | None:
        """The clean date of any mention."""
        return next((m.date.iso for m in self.mentions if m.date and m.date.iso), None)

    @property
    def years(self) -> set[str]:
        """The years that mentions give apart from dates."""
        return {year for m in self.mentions for year in (m.year, m.code.year if m.code else None) if year}

    @property
    def clearest(self) -> Cited:
        """The mention with the fewest doubts, one with a code and a dated one before others."""
        return min(self.mentions, key=lambda m: (m.value is None, m.is_short, len(m.all_doubts), m.date is None))


@dataclass(slots=True)
class _Shelf:
    """The documents that share a code, a title, or a type and number."""

    by_date: dict[str, Gathered] = field(default_factory=dict)
    undated: Gathered | None = None
    latest: Gathered | None = None

    def home(self, one: Cited) -> Gathered | None:
        """The entry a mention belongs to: of its date or year, or the nearest when a date is missing on either side."""
        if one.date is None or one.date.iso is None:
            likely = one.date.likely if one.date else None
            return (self.by_date.get(likely) if likely else None) or self._of_year(one.year)
        same = self.by_date.get(one.date.iso)
        return same or (self.undated if self.undated and _may_be(self.undated, one) else None)

    def _of_year(self, year: str | None) -> Gathered | None:
        if year is None:
            return self.latest
        dated = next((entry for date, entry in self.by_date.items() if date.startswith(year)), None)
        return dated or (self.undated if self.undated and year in self.undated.years else None)

    def put(self, entry: Gathered, iso: str | None) -> None:
        """Keep an entry under a date, or as the one without."""
        self.latest = entry
        if iso is None:
            self.undated = self.undated or (None if entry.date else entry)
            return
        self.by_date.setdefault(iso, entry)
        if self.undated is entry:
            self.undated = None


_Shelves = dict[tuple[str | None, ...], _Shelf]


def merge(mentions: list[Cited]) -> list[Gathered]:
    """One entry per document; the same code with two different dates is two documents."""
    order: list[Gathered] = []
    coded: _Shelves = {}
    titled: _Shelves = {}
    numbered: _Shelves = {}
    whole = [m for m in mentions if m.value and not m.is_short]
    damaged = {place: home for place, m in enumerate(whole) if (home := _whole_of(m, whole)) is not None}
    for place, one in enumerate(whole):
        if place in damaged:
            continue
        entry = _file(order, coded.setdefault((fold(one.value or ""),), _Shelf()), one)
        _shelve(titled, numbered, entry, one)
    for place, home in damaged.items():
        found = coded[(fold(home.value or ""),)].home(home)
        if found is not None:
            found.mentions.append(whole[place])
    by_title = [m for m in mentions if m.value is None]
    for one in sorted(by_title, key=lambda m: (m.date is None, m.year is None)):  # dated ones first, bare titles last
        _file(order, titled.setdefault(_title_key(one), _Shelf()), one)
    for one in (m for m in mentions if m.is_short):
        _file(order, numbered.setdefault(_short_key(one), _Shelf()), one)
    for entry in order:
        entry.mentions.sort(key=lambda m: m.span)
    return sorted(order, key=lambda entry: entry.first.span)


def _whole_of(one: Cited, others: list[Cited]) -> Cited | None:
    """The one mention of the same type and number that ``one``, damaged, is read almost like; but one has a date."""
    if not (one.unread or one.all_doubts):
        return None
    dated = one.date is not None and one.date.iso is not None
    like = {
        other.value: other
        for other in others
        if other is not one
        and not other.all_doubts
        and other.type == one.type
        and not (dated and other.date)
        and _is_like(one.value, other.value)
        and not _has_another_symbol(one, other)
    }
    return next(iter(like.values())) if len(like) == 1 else None


def _has_another_symbol(one: Cited, other: Cited) -> bool:
    """Whether a table knows every group of its symbol as it was read, and they are others: no damage made them so."""
    groups, others = (each.code.groups if each.code else () for each in (one, other))
    whole = bool(groups) and all(group.known and not group.repaired and not group.doubt for group in groups)
    return whole and [group.value for group in groups] != [group.value for group in others]


def _is_like(one: str | None, other: str | None) -> bool:
    read, whole = (fold(code or "").partition("/") for code in (one, other))
    same_number = read[0] == whole[0] != "" and len(whole[2]) > _ALTERED
    return same_number and Levenshtein.distance(read[2], whole[2]) <= _ALTERED


def _file(order: list[Gathered], shelf: _Shelf, one: Cited) -> Gathered:
    home = shelf.home(one)
    if home is None:
        home = Gathered()
        order.append(home)
    home.mentions.append(one)
    shelf.put(home, one.date.iso if one.date else None)
    return home


def _shelve(titled: _Shelves, numbered: _Shelves, entry: Gathered, one: Cited) -> None:
    """Where later mentions look for a document: by its title, by type and number, by type, number and year."""
    iso = one.date.iso if one.date else None
    if one.title:
        titled.setdefault(_title_key(one), _Shelf()).put(entry, iso)
    if one.code:
        for year in {None, one.code.year}:
            numbered.setdefault((one.type, one.code.number, year), _Shelf()).put(entry, iso)


def _title_key(one: Cited) -> tuple[str, ...]:
    return one.type, fold(one_line(one.title or ""))


def _short_key(one: Cited) -> tuple[str | None, ...]:
    assert one.code is not None
    return one.type, one.code.number, one.code.year


def _may_be(entry: Gathered, one: Cited) -> bool:
    """Whether an entry without a date may be what a dated mention names: by title, its year must agree."""
    iso = one.date.iso if one.date else None
    return one.value is not None or all((iso or "").startswith(year) for year in entry.years)
