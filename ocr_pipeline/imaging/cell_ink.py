"""What stands in a cell that no word was read in: nothing, the dash of a table's "none", or ink that was not read."""

from __future__ import annotations

from enum import Enum

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels

DARKER = 70
"""Grey levels (of 255) by which ink is darker than the cell's paper."""
SPECK = 0.016
"""Inches up to which a piece of ink, either way, is dirt or the dot of a leader."""
DASH_THICK, DASH_SHORT, DASH_LONG = 0.03, 0.03, 0.15
"""Inches that a dash is thick at most, and long at least and at most."""
TALL = 0.05
"""Inches from which a piece of ink is tall enough to be lettering."""


class CellInk(Enum):
    """What an unread cell holds."""

    NONE = "nothing"
    DASH = "a dash"
    UNREAD = "ink that was not read"


def ink_of_cell(cell: Pixels, dpi: float) -> CellInk:
    """What stands in a cell, given without its rules (``(height, width)`` uint8 grey at ``dpi``)."""
    if min(cell.shape) < 3:
        return CellInk.NONE
    dark = np.asarray(cell < float(np.median(cell)) - DARKER, dtype=np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    sizes = np.asarray(stats, dtype=np.int32)[1:, 2:4] / dpi
    pieces = sizes[(sizes > SPECK).any(axis=1)]
    if (pieces[:, 1] >= TALL).any():
        return CellInk.UNREAD
    return CellInk.DASH if len(pieces) == 1 and _is_dash(pieces[0]) else CellInk.NONE


def _is_dash(size: NDArray[np.float64]) -> bool:
    wide, tall = size
    return bool(tall <= DASH_THICK and DASH_SHORT <= wide <= DASH_LONG and wide >= 1.5 * tall)
