"""Words as search compares them: without marks, and with their marks but in one spelling.

The folded form answers whoever types without marks (``quyet dinh``); the marked form tells which documents have the
marks just so. Both are blind to case, to the Unicode form, to look-alikes of đ (ð, Ð) and to the place of a tone mark
(hòa, hoà). Both are made word by word, so that a text has as many words in one as in the other.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

import regex

from diacritics.alphabet import fold_tone_style

WORD: Final = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*")
"""A word as it is printed: letters, digits, and marks that were not composed with their letter."""

REMEMBERED: Final = 1 << 16
"""Runs without spaces whose words are remembered: most of a text is made of few."""

_LOOKALIKES: Final = str.maketrans("ðÐĐƉɖ", "đđđđđ")
_BARE: Final = str.maketrans("đ", "d")


class Forms(NamedTuple):
    """Words parted by single spaces: ``folded`` without marks, ``marked`` with theirs."""

    folded: str
    marked: str


@lru_cache(maxsize=REMEMBERED)
def word_forms(word: str) -> Forms:
    """Both forms of one word (:data:`WORD`)."""
    marked = fold_tone_style(composed(word))
    kept = (char for char in unicodedata.normalize("NFD", marked) if not unicodedata.combining(char))
    folded = "".join(kept).translate(_BARE)
    return Forms(folded or marked, marked)


@lru_cache(maxsize=REMEMBERED)
def folded_words(chunk: str) -> str:
    """The words of a run without spaces, folded: ``214 qd ubnd`` of ``214/QĐ-UBND,``; nothing of ``./.``."""
    return " ".join(word_forms(word).folded for word in WORD.findall(chunk))


@lru_cache(maxsize=REMEMBERED)
def marked_words(chunk: str) -> str:
    """The words of a run without spaces with their marks: as many as :func:`folded_words` gives."""
    return " ".join(word_forms(word).marked for word in WORD.findall(chunk))


def forms(text: str) -> Forms:
    """Both forms of a text."""
    chunks = text.split()
    return Forms(" ".join(filter(None, map(folded_words, chunks))), " ".join(filter(None, map(marked_words, chunks))))


def folded(text: str) -> str:
    """The words of a text without marks."""
    return " ".join(filter(None, map(folded_words, text.split())))


def joined(text: str) -> str:
    """A value as one token, for being equal: ``Quyết định`` is ``quyet-dinh``, ``214/QĐ-UBND`` is ``214-qd-ubnd``."""
    return folded(text).replace(" ", "-")


def composed(word: str) -> str:
    """A word in small letters, composed, its look-alikes put right; ``m²`` is ``m2``."""
    plain = unicodedata.normalize("NFKC", word)
    if not WORD.fullmatch(plain):
        plain = unicodedata.normalize("NFC", word)
    return unicodedata.normalize("NFC", plain.translate(_LOOKALIKES).lower()).translate(_LOOKALIKES)
