"""How wide a syllable is in a printed line: enough to tell a Tạ from a Trần under a seal.

Documents are set in a serif type (NĐ 30/2020 Phụ lục I, I.4: Times New Roman), and names in bold.
"""

from __future__ import annotations

from math import log

from ocr_pipeline.parsing.folding import fold

_BY_WIDTH = {
    0.28: "il'",
    0.33: "tfj",
    0.39: "Is",
    0.44: "cerz",
    0.5: "agovxyJ",
    0.56: "bdhknpquSF",
    0.61: "P",
    0.67: "BELTZ",
    0.72: "ACDNRUVXYw",
    0.78: "GHKOQ",
    0.83: "m",
    0.94: "M",
    1.0: "W",
}
"""Widths in ems of the bold serif type, and the letters that are so wide; marks add next to nothing."""
WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}
SPACE = 0.25
"""The width of a space in ems."""
UNKNOWN = 0.5
"""That of any other letter."""
TOO_NARROW, TOO_WIDE = 1.5, 4.0
"""What speaks against a syllable whose place is too narrow for it (a seal hides a part), or too wide, for the square of
the natural logarithm of how much."""


def width_of(name: str) -> float:
    """The width of a syllable with its capital, or of several with a space between two, in ems."""
    syllables = [fold(syllable) for syllable in name.split()]
    letters = sum(WIDTHS.get(letter, UNKNOWN) for syllable in syllables for letter in syllable.capitalize())
    return letters + SPACE * max(0, len(syllables) - 1)


def misfit(syllable: str, width: float, em: float) -> float:
    """What speaks against a syllable in a place of this width where an em is so wide, both in pixels; 0 for nothing."""
    if width <= 0 or em <= 0:
        return 0.0
    apart = log(width / (em * width_of(syllable)))
    return (TOO_WIDE if apart > 0 else TOO_NARROW) * apart * apart
