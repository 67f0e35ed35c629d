"""How wide a syllable is in a printed line, roughly: enough to tell a Tạ from a Trần under a seal."""

from __future__ import annotations

from math import log

from ocr_pipeline.parsing.folding import fold

NARROW, WIDE = frozenset("ijlrtf"), frozenset("mw")
"""Letters that take less, and more, than others in the serif types of documents."""
NARROW_WIDTH, COMMON_WIDTH, WIDE_WIDTH, CAPITAL_WIDTH = 0.33, 0.5, 0.78, 0.7
"""Widths in ems, after Times."""
TOO_NARROW, TOO_WIDE = 1.5, 4.0
"""What speaks against a syllable whose place is too narrow for it (a seal hides a part), or too wide, for the square of
the natural logarithm of how much."""


def width_of(syllable: str) -> float:
    """The width of a syllable with its capital, in ems."""
    folded = fold(syllable)
    capital, small = folded[:1], folded[1:]
    widths = {**dict.fromkeys(NARROW, NARROW_WIDTH), **dict.fromkeys(WIDE, WIDE_WIDTH)}
    first = NARROW_WIDTH if capital in "ij" else CAPITAL_WIDTH
    return first + sum(widths.get(letter, COMMON_WIDTH) for letter in small)


def misfit(syllable: str, width: float, em: float) -> float:
    """What speaks against a syllable in a place of this width where an em is so wide, both in pixels; 0 for nothing."""
    if width <= 0 or em <= 0:
        return 0.0
    apart = log(width / (em * width_of(syllable)))
    return (TOO_WIDE if apart > 0 else TOO_NARROW) * apart * apart
