"""Plates of the stamps for urgency and secrecy: framed words and the slanted arrow."""

from __future__ import annotations

from functools import cache

from samples.ink.engraving import Engraving
from samples.ink.plates import Plate

_HIGH = 8.0
_WIDTHS = ((5, 20.0), (8, 30.0), (11, 40.0))


@cache
def framed(text: str, role: str) -> Plate:
    """A word in a frame of 20, 30 or 40 x 8 mm, as it is long (NĐ 30/2020 Phụ lục I, II.7)."""
    width = next((room for longest, room in _WIDTHS if len(text) <= longest), 50.0)
    cut = Engraving(width, _HIGH)
    cut.frame(0.35, 0.35, width - 0.35, _HIGH - 0.35, 0.6)
    cut.text(text, (width / 2, 5.6), 3.2, "serif", room=width - 3, role=role)
    return cut.plate()


@cache
def arrow(text: str, role: str) -> Plate:
    """A word in an arrow with a forked tail; lies level, to be turned upward when it is pressed."""
    cut = Engraving(42, 14)
    cut.outline(
        [
            (0.4, 1.2),
            (7.2, 3.4),
            (29.4, 3.4),
            (28.2, 0.4),
            (41.4, 7.0),
            (28.2, 13.6),
            (29.4, 10.6),
            (7.2, 10.6),
            (0.4, 12.8),
            (4.2, 7.0),
        ],
        0.55,
    )
    cut.text(text, (19.2, 8.7), 3.5, "serif", room=23, role=role)
    return cut.plate()
