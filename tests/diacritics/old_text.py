"""Unicode text in the encodings of the years before Unicode: what a test writes, the code has to read."""

from __future__ import annotations

import unicodedata

from diacritics.alphabet import split_tone
from diacritics.legacy_encodings import Encoding, letters_of


def encoded(text: str, encoding: Encoding) -> bytes:
    """The bytes of a text; TCVN3 has small letters in place of most capitals, as a capital font has them."""
    if encoding is Encoding.CP1258:
        return b"".join(map(_cp1258, text))
    if encoding is Encoding.UTF8_AS_CP1252:
        return text.encode()
    table = letters_of(encoding)
    return b"".join(table.get(c) or table.get(c.lower()) or c.encode("cp1252") for c in text)


def as_characters(text: str, encoding: Encoding) -> str:
    """The same bytes, read as CP1252 by a program that knew no better."""
    return "".join(bytes((b,)).decode("cp1252", errors="ignore") or chr(b) for b in encoded(text, encoding))


def _cp1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        toneless, tone = split_tone(letter)
        return (unicodedata.normalize("NFC", toneless) + tone).encode("cp1258")
