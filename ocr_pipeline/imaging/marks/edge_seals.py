"""Seals across the pages (dấu giáp lai, NĐ 30/2020 Điều 33): each page bears a slice, cut off by its edge.

A slice from the middle of a seal holds no arc to speak of; it is told by its colour, its place and its length.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ocr_pipeline.imaging.marks.groups import INKED, GroupBox
from ocr_pipeline.imaging.marks.layers import LOOK_DPI, Layers

MM = LOOK_DPI / 25.4
ALONG = (20 * MM, 44 * MM)
"""Length of a slice along the edge, in pixels: no seal is wider, and of a narrow slice little is missing."""
ACROSS = (2 * MM, 40 * MM)
"""How far a slice reaches onto the page, in pixels."""
DARK, MOSTLY = 0.3, 0.4
"""Least darkness (0..1) of ink, and least share of it that is red."""
FILLED = 0.7
"""Share (0..1) of a slice that is ink at most: beside a photographed page lies a brown table."""
MARGIN = 4 * MM
"""A slice ends so near the edge of the image: scans show a little of what is beside the page. Where a page was levelled
its own edge lies further inside, half-way down by half of what its height leans."""


def edge_seals(layers: Layers, red: Sequence[GroupBox], skew: float = 0.0) -> list[GroupBox]:
    """The slices of seals among the groups of red ink of a page that was levelled by ``skew`` degrees."""
    tilt = abs(float(np.sin(np.radians(skew)))) / 2
    margins = MARGIN + tilt * layers.height, MARGIN + tilt * layers.width
    return [box for box in red if _is_slice(box, layers.width, layers.height, margins) and _is_red(box, layers)]


def _is_red(box: GroupBox, layers: Layers) -> bool:
    """Whether most of the ink in a box is red: a black shadow at the edge has red fringes only."""
    x0, y0, x1, y1 = box
    if layers.red is None:
        return False
    inked = layers.dark[y0:y1, x0:x1] > DARK
    return 0 < float(inked.mean()) < FILLED and float((layers.red[y0:y1, x0:x1][inked] > INKED).mean()) > MOSTLY


def _is_slice(box: GroupBox, width: int, height: int, margins: tuple[float, float]) -> bool:
    x0, y0, x1, y1 = box
    wide, high = x1 - x0, y1 - y0
    if x0 <= margins[0] or width - x1 <= margins[0]:
        return ALONG[0] <= high <= ALONG[1] and ACROSS[0] <= wide <= ACROSS[1] and high >= 0.9 * wide
    if height - y1 <= margins[1]:
        return ALONG[0] <= wide <= ALONG[1] and ACROSS[0] <= high <= ACROSS[1] and wide >= 0.9 * high
    return False
