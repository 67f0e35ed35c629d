"""What stands in a cell that no word was read in: nothing, the dash of a table's "none", or ink that was not read."""

from __future__ import annotations

from enum import Enum

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels

DARKER = 70
"""Grey levels (of 255) by which ink is darker than the cell's paper."""
FAINT = 35
"""The same of pale lettering: at this level no empty cell of drawn tables holds any, at 70 half of the unread figures
were missed."""
BROAD = 0.3
"""Inches, either way, from which on a faint piece is a shadow or a crease."""
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
    pieces = _pieces(cell, DARKER, dpi)
    pale = _pieces(cell, FAINT, dpi)
    if (pieces[:, 1] >= TALL).any() or ((pale[:, 1] >= TALL) & (pale < BROAD).all(axis=1)).any():
        return CellInk.UNREAD
    return CellInk.DASH if len(pieces) == 1 and _is_dash(pieces[0]) else CellInk.NONE


def box_of_lettering(cell: Pixels, dpi: float) -> tuple[int, int, int, int] | None:
    """The box (x0, y0, x1, y1 in the cell's pixels) of what may be lettering, however broken; ``None`` if nothing."""
    found = _boxes(cell, FAINT)
    sizes = found[:, 2:4] / dpi
    letters = found[(sizes > SPECK).any(axis=1) & (sizes < BROAD).all(axis=1)]
    if not len(letters):
        return None
    ends = letters[:, :2] + letters[:, 2:4]
    (x0, y0), (x1, y1) = letters[:, :2].min(axis=0), ends.max(axis=0)
    return int(x0), int(y0), int(x1), int(y1)


def _pieces(cell: Pixels, darker: float, dpi: float) -> NDArray[np.float64]:
    """Width and height in inches of every piece of ink that is larger than a speck."""
    sizes = _boxes(cell, darker)[:, 2:4] / dpi
    return np.asarray(sizes[(sizes > SPECK).any(axis=1)], dtype=np.float64)


def _boxes(cell: Pixels, darker: float) -> NDArray[np.int32]:
    """x, y, width and height in pixels of every connected piece of ink."""
    dark = np.asarray(cell < float(np.median(cell)) - darker, dtype=np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    return np.asarray(stats, dtype=np.int32)[1:, :4]


def _is_dash(size: NDArray[np.float64]) -> bool:
    wide, tall = size
    return bool(tall <= DASH_THICK and DASH_SHORT <= wide <= DASH_LONG and wide >= 1.5 * tall)
