"""Specks that were read as points inside a word."""

from __future__ import annotations

from typing import Final

_SPECKS: Final = str.maketrans("", "", ".,'")


def without_specks(observed: str) -> str:
    """Without points and commas between letters, which are specks as often as parts of letters: ``djn.h``."""
    return observed[:1] + observed[1:-1].translate(_SPECKS) + observed[-1:]
