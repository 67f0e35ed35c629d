"""Mentions of one document brought together: by code, by title, or by type and number for short mentions."""

from __future__ import annotations

from dataclasses import dataclass, field

from ocr_pipeline.parsing.citing.mentions import Cited
from ocr_pipeline.parsing.folding import fold, one_line


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
    def clearest(self) -> Cited:
        """The mention with the fewest doubts, a dated one before others."""
        return min(self.mentions, key=lambda m: (m.is_short, len(m.doubts), m.date is None))


@dataclass(slots=True)
class _Shelf:
    """The documents that share a code, a title, or a type and number."""

    by_date: dict[str, Gathered] = field(default_factory=dict)
    undated: Gathered | None = None
    latest: Gathered | None = None

    def home(self, one: Cited) -> Gathered | None:
        """The entry a mention belongs to: of its date, or the nearest when a date is missing on either side."""
        if one.date is None or one.date.iso is None:
            likely = one.date.likely if one.date else None
            return (self.by_date.get(likely) if likely else None) or self.latest
        same = self.by_date.get(one.date.iso)
        return same or (self.undated if self.undated and _may_be(self.undated, one.date.iso) else None)


def merge(mentions: list[Cited]) -> list[Gathered]:
    """One entry per document; the same code with two different dates is two documents."""
    shelves: dict[str, _Shelf] = {}
    order: list[Gathered] = []
    for one in (m for m in mentions if not m.is_short):
        _file(order, shelves.setdefault(_key(one), _Shelf()), one)
    by_number = _by_number(order)
    for one in (m for m in mentions if m.is_short):
        _file(order, by_number.setdefault(_short_key(one), _Shelf()), one)
    for entry in order:
        entry.mentions.sort(key=lambda m: m.span)
    return sorted(order, key=lambda entry: entry.first.span)


def _file(order: list[Gathered], shelf: _Shelf, one: Cited) -> None:
    iso = one.date.iso if one.date else None
    home = shelf.home(one)
    if home is None:
        home = Gathered()
        order.append(home)
        if iso is None:
            shelf.undated = home
    home.mentions.append(one)
    shelf.latest = home
    if iso is not None:
        shelf.by_date.setdefault(iso, home)
        if shelf.undated is home:
            shelf.undated = None


def _key(one: Cited) -> str:
    return (one.value or f"{one.type} {fold(one_line(one.title or ''))} {one.year or ''}").casefold()


def _short_key(one: Cited) -> tuple[str, str, str | None]:
    assert one.code is not None
    return one.type, one.code.number, one.code.year


def _by_number(order: list[Gathered]) -> dict[tuple[str, str, str | None], _Shelf]:
    """Shelves for short mentions: by type and number, and by type, number and year."""
    found: dict[tuple[str, str, str | None], _Shelf] = {}
    for entry in order:
        code = entry.first.code
        for year in {None, code.year} if code else ():
            shelf = found.setdefault((entry.first.type, code.number if code else "", year), _Shelf())
            shelf.latest = shelf.latest or entry
            if entry.date:
                shelf.by_date.setdefault(entry.date, entry)
            else:
                shelf.undated = shelf.undated or entry
    return found


def _may_be(entry: Gathered, iso: str) -> bool:
    """Whether an entry without a date may be of ``iso``: its year, where one is known, must agree."""
    return all(iso.startswith(m.year) for m in entry.mentions if m.year)
