"""Coloured ink gathered into groups: what was pressed or drawn in one place lies close together."""

from __future__ import annotations

import cv2
import numpy as np

from ocr_pipeline.imaging.marks.layers import Layer

INKED = 0.14
"""Least colour (0..1) of an inked pixel: fringes of black print that a scanner misplaced stay below it."""
SQUEEZE = 4
"""Pixels of the layer, a millimetre, that become one before groups are sought."""
NEAR = 5
"""Squeezed pixels, about 5 mm, across which ink belongs together."""
LEAST_FILLED = 0.08
"""Least share of a squeezed pixel that is inked: specks do not join groups."""

GroupBox = tuple[int, int, int, int]
"""x0, y0, x1, y1 in pixels of the layer."""


def groups_of(layer: Layer) -> list[GroupBox]:
    """The boxes of the groups of ink in a layer of one colour, ``(height, width)`` of 0..1, tight around their ink."""
    inked = (layer > INKED).astype(np.float32)
    height, width = inked.shape
    size = (max(1, width // SQUEEZE), max(1, height // SQUEEZE))
    filled = np.asarray(cv2.resize(inked, size, interpolation=cv2.INTER_AREA) > LEAST_FILLED, dtype=np.uint8)
    joined = cv2.morphologyEx(
        cv2.copyMakeBorder(filled, NEAR, NEAR, NEAR, NEAR, cv2.BORDER_CONSTANT, value=0),
        cv2.MORPH_CLOSE,
        np.ones((NEAR, NEAR), np.uint8),
    )[NEAR:-NEAR, NEAR:-NEAR]
    _, _, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(joined), connectivity=8)
    return [_tight(inked, each) for each in np.asarray(stats, dtype=np.int64)[1:, :4]]


def _tight(inked: Layer, squeezed: np.ndarray[tuple[int], np.dtype[np.int64]]) -> GroupBox:
    """The box of the inked pixels inside a box of squeezed ones."""
    x, y, wide, high = (int(value) * SQUEEZE for value in squeezed)
    part = inked[y : y + high + SQUEEZE, x : x + wide + SQUEEZE]
    columns, rows = np.nonzero(part.any(axis=0))[0], np.nonzero(part.any(axis=1))[0]
    if not len(columns):
        return x, y, x + wide, y + high
    return x + int(columns[0]), y + int(rows[0]), x + int(columns[-1]) + 1, y + int(rows[-1]) + 1
