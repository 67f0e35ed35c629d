"""The left column of a header over which a black seal lies: a first reading may have seen little or nothing of it.

A seal hung over a document (dấu treo) covers part of its agency's name (NĐ 30/2020 Điều 33), and the number below it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.layout.header import HeaderZones
from ocr_pipeline.recognition.words import Box

AROUND = 0.5
"""Text heights added above the quốc hiệu and below the date: marks, and a column that stands a little lower."""


def column_under_seals(header: HeaderZones, seals: Sequence[Ring], height: float) -> Box | None:
    """Where agency and number stand: level with quốc hiệu to date, from the seal to the gutter.

    Args:
        header: of a page.
        seals: the black seals on it.
        height: typical text height in pixels.

    Returns:
        The box, what was read of the column within; ``None`` when no seal lies over it.
    """
    top, bottom = header.anchor.y0 - AROUND * height, header.right_box.y1 + AROUND * height
    over = [s for s in seals if s.x < header.gutter and s.y + s.radius > top and s.y - s.radius < bottom]
    if not over:
        return None
    start = min(seal.x - seal.radius for seal in over)
    place = Box(max(0, round(start)), max(0, round(top)), header.gutter, round(bottom))
    return place if header.left_box is None else Box.around((place, header.left_box))
