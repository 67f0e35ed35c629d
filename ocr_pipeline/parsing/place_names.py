"""The names of the country's provinces, districts and communes, of before and after the reforms."""

from __future__ import annotations

from functools import cache

from diacritics.places import TABLE, read_places


def is_place_name(name: str) -> bool:
    """Whether some province, district or commune bears this name, whatever its capitals."""
    return name.casefold() in place_names()


@cache
def place_names() -> frozenset[str]:
    """All of these names, in small letters."""
    return frozenset(name for names in read_places(TABLE).values() for name in names)
