"""Lengths on the drawing sheet: an A4 page at 300 dpi, origin at the top left, x to the right, y down."""

from __future__ import annotations

DPI = 300
MM_PER_INCH = 25.4
POINTS_PER_INCH = 72


def mm(length: float) -> float:
    """Millimetres in pixels of the drawing sheet."""
    return length * DPI / MM_PER_INCH


def pt(length: float) -> float:
    """Typographic points in pixels of the drawing sheet."""
    return length * DPI / POINTS_PER_INCH


WIDTH = round(mm(210))
HEIGHT = round(mm(297))

# NĐ 30/2020 Phụ lục I, Phần I, mục I.3: top 20-25 mm, left 30-35 mm, right 15-20 mm.
TOP = mm(20)
LEFT = mm(30)
RIGHT = WIDTH - mm(17)
MEASURE = RIGHT - LEFT
