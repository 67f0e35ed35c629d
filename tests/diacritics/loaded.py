"""The restorer as it is shipped, loaded once for all tests, and not before one of them restores."""

from __future__ import annotations

from functools import cache

from diacritics import Restorer


@cache
def shipped() -> Restorer:
    return Restorer()
