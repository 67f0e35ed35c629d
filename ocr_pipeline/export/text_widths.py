"""How wide a text is in a browser whose font nobody knows: never more than this, in any of the usual ones."""

from __future__ import annotations

import unicodedata
from typing import Final

FONTS: Final = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
"""What a picture asks for: whatever sans-serif the reader has."""
_CLASSES: Final = (
    ("W", 1.0), ("Mm@%", 0.98), ("wOQ", 0.83), ("ABCDEGHKNRSTUVXYZÐĐ&", 0.78), ("FLPJ", 0.68),
    ("ijlI.,:;'!|", 0.36), (" ftr()[]/-", 0.42),
)  # fmt: skip
_WIDTHS: Final = {char: width for chars, width in _CLASSES for char in chars}
"""Of a letter of a size of 1: as in DejaVu Sans and Verdana, the widest of the usual fonts."""
_OTHER: Final = 0.66
_WIDE: Final = 1.05
BOLD: Final = 1.13
ELLIPSIS: Final = "…"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in pixels, rather too much than too little."""
    width = sum(_width(char) for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return size * width * (BOLD if bold else 1.0)


def cut(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """As much of a text as has room, with an ellipsis behind where that is not all."""
    if width_of(text, size, bold=bold) <= width:
        return text
    kept = text
    while kept and width_of(kept + ELLIPSIS, size, bold=bold) > width:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def lines_of(text: str, width: float, size: float, most: int) -> list[str]:
    """A text in lines that have room, ``most`` at most; the last ends in an ellipsis where there is more."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        if len(lines) == most - 1:
            lines.append(cut(" ".join(words), width, size))
            break
        count = len(words)
        while count > 1 and width_of(" ".join(words[:count]), size) > width:
            count -= 1
        lines.append(cut(" ".join(words[:count]), width, size))
        words = words[count:]
    return lines


def _width(char: str) -> float:
    if char in _WIDTHS:
        return _WIDTHS[char]
    return _WIDE if unicodedata.east_asian_width(char) in "WF" else _OTHER
