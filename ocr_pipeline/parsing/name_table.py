"""The table of how people are called, loaded once."""

from __future__ import annotations

from functools import cache

from diacritics.names import NameTable


@cache
def name_table() -> NameTable:
    """How often parts of names were met."""
    return NameTable.load()
