"""Text in UTF-16 that does not say so."""

from __future__ import annotations

_ZERO_SHARE = 0.3
"""Share of zero bytes among the high bytes of UTF-16: the ASCII letters of a Vietnamese text are well over half."""


def utf16_without_mark(data: bytes) -> str | None:
    """``"UTF-16LE"`` or ``"UTF-16BE"`` when every other byte is mostly zero, ``None`` otherwise."""
    if len(data) < 4 or len(data) % 2:
        return None
    even, odd = data[0::2], data[1::2]
    even_zeros, odd_zeros = even.count(0) / len(even), odd.count(0) / len(odd)
    if odd_zeros > _ZERO_SHARE and not even_zeros and _is_readable(data, "utf-16-le"):
        return "UTF-16LE"
    if even_zeros > _ZERO_SHARE and not odd_zeros and _is_readable(data, "utf-16-be"):
        return "UTF-16BE"
    return None


def _is_readable(data: bytes, encoding: str) -> bool:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character.isspace() for character in text)
