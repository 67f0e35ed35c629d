"""The names of the country's provinces, districts and communes, of before and after the reforms."""

from __future__ import annotations

from functools import cache

from diacritics.places import TABLE, read_places
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.gazetteer import provinces


def is_place_name(name: str) -> bool:
    """Whether some province, district or commune bears this name, whatever its capitals."""
    return name.casefold() in place_names()


@cache
def place_names() -> frozenset[str]:
    """All of these names, in small letters."""
    return frozenset(name for names in read_places(TABLE).values() for name in names)


def place_of_letters(name: str) -> str | None:
    """The one place name that has the letters of ``name``, marks aside, in small letters; ``None`` without just one."""
    found = _by_letters().get(fold(name), ())
    return found[0] if len(found) == 1 else None


def province_at_end(name: str) -> str:
    """The province whose name in capitals ends ``name``; "" where none does."""
    return next((each.upper() for each in provinces() if name.endswith(f" {each.upper()}")), "")


@cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(place_names()):
        found[fold(name)] = (*found.get(fold(name), ()), name)
    return found
