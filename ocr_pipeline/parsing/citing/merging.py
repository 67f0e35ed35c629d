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


def merge(mentions: list[Cited]) -> list[Gathered]:
    """One entry per document; the same code with two different dates is two documents."""
    documents: dict[str, list[Gathered]] = {}
    order: list[Gathered] = []
    for one in (m for m in mentions if not m.is_short):
        home = _home(documents.setdefault(_key(one), []), one)
        if home is None:
            home = Gathered()
            documents[_key(one)].append(home)
            order.append(home)
        home.mentions.append(one)
    by_number = _by_number(order)
    for one in (m for m in mentions if m.is_short):
        home = _home(by_number.setdefault(_short_key(one), []), one)
        if home is None:
            home = Gathered()
            by_number[_short_key(one)].append(home)
            order.append(home)
        home.mentions.append(one)
    for entry in order:
        entry.mentions.sort(key=lambda m: m.span)
    return sorted(order, key=lambda entry: entry.first.span)


def _key(one: Cited) -> str:
    return (one.value or f"{one.type} {fold(one_line(one.title or ''))}").casefold()


def _short_key(one: Cited) -> tuple[str, str, str | None]:
    assert one.code is not None
    return one.type, one.code.number, one.code.year


def _by_number(order: list[Gathered]) -> dict[tuple[str, str, str | None], list[Gathered]]:
    found: dict[tuple[str, str, str | None], list[Gathered]] = {}
    for entry in order:
        code = entry.first.code
        if code is not None:
            for year in {None, code.year}:
                found.setdefault((entry.first.type, code.number, year), []).append(entry)
    return found


def _home(entries: list[Gathered], one: Cited) -> Gathered | None:
    """The entry that a mention belongs to: of the same date, or the nearest when a date is missing on either side."""
    iso = one.date.iso if one.date else None
    if iso is None:
        likely = one.date.likely if one.date else None
        return next((e for e in entries if likely and e.date == likely), entries[-1] if entries else None)
    same = next((entry for entry in entries if entry.date == iso), None)
    return same or next((entry for entry in entries if entry.date is None and _may_be(entry, one)), None)


def _may_be(entry: Gathered, one: Cited) -> bool:
    years = {m.year for m in (*entry.mentions, one) if m.year}
    if one.date and one.date.iso and entry.first.year and one.date.iso[:4] != entry.first.year:
        return False
    return len(years) < 2
