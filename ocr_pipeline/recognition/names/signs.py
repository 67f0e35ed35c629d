"""What a column of a strip may say: nothing new, a space, or a letter with its marks, capital or not."""

from __future__ import annotations

import unicodedata
from typing import Final

TONES: Final = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
VOWELS: Final = "aăâeêioôơuưy"
CONSONANTS: Final = "bcdđghklmnpqrstvx"
LETTERS: Final = " " + CONSONANTS + "".join(unicodedata.normalize("NFC", v + t) for v in VOWELS for t in TONES)
"""What the signs after the first stand for."""
BLANK: Final = 0
"""The sign that says nothing new."""
SIGNS: Final = 1 + len(LETTERS)


def signs_of(text: str) -> list[int]:
    """The signs of a name.

    Raises:
        ValueError: it holds a letter that no Vietnamese name has.
    """
    return [1 + LETTERS.index(letter) for letter in unicodedata.normalize("NFC", text).lower()]
