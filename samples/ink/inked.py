"""A patch of ink, placed from the point where the pen was put down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samples.ink.canvas import Mask
from samples.sheet import Box

FAINTEST = np.float32(1 / 16)
"""Coverage below this is no ink: nobody sees it, and boxes would grow by the blur."""


@dataclass(frozen=True)
class Inked:
    """Ink coverage 0..1 of a patch (height, width), cut to its ink.

    ``left`` and ``top`` lead from the pen-down point on the baseline to the patch's corner, in pixels.
    """

    mask: Mask
    left: float
    top: float

    def corner(self, x: float, baseline: float) -> tuple[int, int]:
        """Where the patch's corner comes to lie on a page, in whole pixels."""
        return round(x + self.left), round(baseline + self.top)

    def box(self, x: float, baseline: float) -> Box:
        """The box of the ink on a page when the pen is put down at (x, baseline)."""
        left, top = self.corner(x, baseline)
        return float(left), float(top), float(left + self.mask.shape[1]), float(top + self.mask.shape[0])


def trimmed(mask: Mask, left: float, top: float) -> Inked:
    """A patch without its ink too faint to be seen, cut to what is left; one of no ink is a single empty pixel."""
    mask = np.where(mask < FAINTEST, np.float32(0), mask)
    rows = np.flatnonzero(mask.any(axis=1))
    if not rows.size:
        return Inked(np.zeros((1, 1), np.float32), left, top)
    columns = np.flatnonzero(mask.any(axis=0))
    y0, y1, x0, x1 = int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1
    return Inked(np.ascontiguousarray(mask[y0:y1, x0:x1]), left + x0, top + y0)


def joined(parts: list[Inked]) -> Inked:
    """Patches laid over each other as one."""
    left, top = min(part.left for part in parts), min(part.top for part in parts)
    corners = [(round(part.left - left), round(part.top - top)) for part in parts]
    height = max(y + part.mask.shape[0] for (_, y), part in zip(corners, parts, strict=True))
    width = max(x + part.mask.shape[1] for (x, _), part in zip(corners, parts, strict=True))
    whole = np.zeros((height, width), np.float32)
    for (x, y), part in zip(corners, parts, strict=True):
        under = whole[y : y + part.mask.shape[0], x : x + part.mask.shape[1]]
        np.maximum(under, part.mask, out=under)
    return Inked(whole, left, top)
