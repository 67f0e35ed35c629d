"""The ink of a signature under the seal that was pressed over it: what shines through, and where it is hidden."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.marks.layers import LOOK_DPI, Layers
from ocr_pipeline.imaging.marks.rings import Ring

MM = LOOK_DPI / 25.4
FAINT_SEAL = 0.72
"""In a grey scan a red seal is lighter than this (0..1), and a black pen shows through it."""
SEAL_DARKEST = 90.0
"""The percentile of the pixels about a seal's ring that must be so light."""
DARKER, SEAL_LEVEL = 0.16, 85.0
"""By how much the pen is darker than such a seal, and the percentile of those pixels that is its darkness: the darkest
are where print crosses it."""
BETWEEN = 0.66
"""Within so many radii above and below a seal's middle, between title and name, what shines through is a pen's."""
RIM = 0.87
"""From so many radii on, the lines of a seal that was pressed unevenly are as dark as a pen."""
OUTSIDE = 1.05
"""So many radii from its middle nothing is of a seal any more."""
FLECK, SHOWN = 3, 20
"""Fewer pixels together are flecks of a seal's ink; fewer in all show nothing of a signature."""
LEADS_ON = 8 * MM
"""They are so many pixels apart at most, and from what is seen beside the seal."""
UNDER_SEAL = 0.5
"""Under a black seal a signature cannot be seen: as NĐ 30/2020 Điều 33 has it, a third of it is hidden there, half as
much as is seen."""
BESIDE_SEAL = 5 * MM
"""What begins so near to the edge of a black seal begins under it."""
LOWEST = 15 * MM
"""Least height of such a signature in pixels, whatever its width: what is seen of it may be the last stroke alone.
Signatures of 120 drawn documents are 9 to 25 mm high, wide ones lower: half of this to twice it."""
DASH, DASH_FLAT, GAP, DROP = 3, 2, 2 * MM, 1 * MM
"""A fax tears a flat stroke to dashes: least width of one in pixels, how many times it is as wide as high, and how far
it begins behind the end of the one before and above or below it, at most."""
DASHED, DASHED_INK = 15 * MM, 0.7
"""Least length in pixels of a line of dashes that is a stroke, and the least share (0..1) of it that they take: specks
beside a seal make none."""

Ink = NDArray[np.bool_]
Pieces = NDArray[np.int64]


def away_from(part: Layers, ring: Ring) -> NDArray[np.float64]:
    """How far each pixel is from a ring's middle, in radii."""
    rows, columns = np.mgrid[: part.height, : part.width]
    return np.asarray(np.hypot(columns - ring.x, rows - ring.y) / ring.radius, dtype=np.float64)


def shine_through(part: Layers, ring: Ring) -> float | None:
    """How dark (0..1) a seal is that lets a pen be seen through it; ``None`` for one that hides it."""
    away = away_from(part, ring)
    rim = part.dark[(away > 0.95) & (away < 1.02)]
    if not rim.size or float(np.percentile(rim, SEAL_DARKEST)) >= FAINT_SEAL:
        return None
    return float(np.percentile(rim, SEAL_LEVEL))


def off_rim(ink: Ink, away: NDArray[np.float64]) -> Ink:
    """Ink without the pieces that lie wholly on a seal's rim: they are darker parts of its lines."""
    count, labels = cv2.connectedComponents(ink.astype(np.uint8), connectivity=8)
    leaves = np.zeros(count, dtype=np.bool_)
    leaves[labels[ink & ((away < RIM) | (away >= OUTSIDE))]] = True
    kept: Ink = ink & leaves[labels]
    return kept


def from_under(pieces: Pieces, rings: Sequence[Ring]) -> Ink:
    """Which pieces begin at the right edge of a seal, level with its middle: between title and name no rule runs."""
    left = pieces[:, cv2.CC_STAT_LEFT]
    middle = pieces[:, cv2.CC_STAT_TOP] + pieces[:, cv2.CC_STAT_HEIGHT] / 2
    found = np.zeros(len(pieces), dtype=np.bool_)
    for ring in rings:
        level = np.abs(middle - ring.y) < BETWEEN * ring.radius
        edge = ring.x + np.sqrt(np.maximum(ring.radius**2 - (middle - ring.y) ** 2, 0.0))
        found |= level & (np.abs(left - edge) < BESIDE_SEAL)
    return found


def torn_from_under(pieces: Pieces, rings: Sequence[Ring]) -> Ink:
    """Which pieces are the dashes of a level line that begins there: a flat stroke that a fax tore."""
    left, middle = pieces[:, cv2.CC_STAT_LEFT], pieces[:, cv2.CC_STAT_TOP] + pieces[:, cv2.CC_STAT_HEIGHT] / 2
    wide = pieces[:, cv2.CC_STAT_WIDTH]
    dashes = (wide >= DASH) & (wide >= DASH_FLAT * pieces[:, cv2.CC_STAT_HEIGHT])
    found = np.zeros(len(pieces), dtype=np.bool_)
    for start in np.flatnonzero(dashes & from_under(pieces, rings)):
        line = [start]
        while True:
            last = line[-1]
            end = left[last] + wide[last]
            level = dashes & (np.abs(middle - middle[last]) <= DROP)
            following = np.flatnonzero(level & (left > left[last]) & (np.abs(left - end) <= GAP))
            if not len(following):
                break
            line.append(following[np.argmin(left[following])])
        long = end - left[start]
        if long >= DASHED and wide[line].sum() >= DASHED_INK * long:
            found[line] = True
    return found


def drawn_on(
    box: tuple[int, int, int, int], rings: Sequence[Ring], part: Layers, ink: Ink
) -> tuple[int, int, int, int]:
    """The box of a signature drawn on under the black seal in which it begins: by what shines through, or blindly."""
    x0, y0, x1, y1 = box
    for ring in rings:
        edge = round(ring.x + ring.radius)
        if not (
            ring.x < x0 < edge + BESIDE_SEAL and x1 > edge and y0 < ring.y + ring.radius and y1 > ring.y - ring.radius
        ):
            continue
        shown = _shown(ink, part, ring, x0)
        if shown is not None:
            x0, y0, x1, y1 = min(x0, shown[0]), min(y0, shown[1]), max(x1, shown[2]), max(y1, shown[3])
            continue
        x0 = round(edge - UNDER_SEAL * (x1 - edge))
        missing = max(0, round(LOWEST) - (y1 - y0))
        y0, y1 = y0 - 2 * missing // 3, y1 + missing // 3
    return x0, y0, x1, y1


def _shown(ink: Ink, part: Layers, ring: Ring, start: int) -> tuple[int, int, int, int] | None:
    """The box of the broken strokes that shine through a seal and lead to column ``start``, ``None`` where none do."""
    if shine_through(part, ring) is None:
        return None
    level = np.abs(np.arange(part.height) - ring.y) < BETWEEN * ring.radius
    inside = (ink & (away_from(part, ring) < RIM) & level[:, None]).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    large = np.asarray(stats[:, cv2.CC_STAT_AREA] >= FLECK)
    large[0] = False
    rows, columns = np.nonzero(large[labels])
    inked = np.unique(columns[columns <= start])[::-1]
    apart = np.flatnonzero(-np.diff(np.concatenate([[start], inked])) > LEADS_ON)
    if len(apart):  # what is further left are the seal's own darker spots
        led = columns >= (inked[apart[0] - 1] if apart[0] else start)
        rows, columns = rows[led], columns[led]
    if len(rows) < SHOWN:
        return None
    return int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1
