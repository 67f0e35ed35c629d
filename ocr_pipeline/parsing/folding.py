"""Views of a text in which damaged marks and look-alike signs no longer matter.

Every view has the length of the text: an offset in the view is an offset in the text.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_SIGNS: Final = {
    "\u2044": "/",  # fraction slash
    "\u2215": "/",
    "\u00d0": "Đ",  # Icelandic eth
    "\u0189": "Đ",
    "\u00f0": "đ",
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\u00ac~", "-"),
    **dict.fromkeys("\u00a0\u2009\u202f\t", " "),
    **dict.fromkeys("\f\r\v\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
}
_UNIFY: Final = str.maketrans(_SIGNS)


def unify(text: str) -> str:
    """One slash, one hyphen, one space, one line break, one Đ; case and marks stay."""
    return text.translate(_UNIFY)


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    sign = _SIGNS.get(sign, sign)
    base = unicodedata.normalize("NFD", sign)[0].lower()
    return "d" if base == "đ" else base[0]


def fold(text: str) -> str:
    """Unified, without marks and in lower case: ``Căn cứ`` and ``CĂN CƯ`` are both ``can cu``."""
    return "".join(map(_folded, text))


def one_line(text: str) -> str:
    """The text on one line: runs of white space become one space."""
    return " ".join(text.split())
