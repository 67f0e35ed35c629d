"""Stamps of urgency and secrecy: a word in a frame, or in an arrow that slants upward; on a grey page in a frame alone.

NĐ 30/2020 Phụ lục I, II.7 draws frames of 30 x 8, 40 x 8 and 20 x 8 mm, placed under the number of the document; the
arrow is of older custom. Whether red ink of that size is such a stamp only what it says can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from ocr_pipeline.imaging.marks.frames import Frame
from ocr_pipeline.imaging.marks.groups import INKED, GroupBox
from ocr_pipeline.imaging.marks.layers import LOOK_DPI, Layers
from ocr_pipeline.imaging.pieces import Piece, pieces_of

MM = LOOK_DPI / 25.4
LENGTHS, WIDTHS = (14 * MM, 58 * MM), (5 * MM, 17 * MM)
"""Length and width in pixels of the tightest slanted box around such a stamp."""
LOWEST, RIGHTMOST = 0.5, 0.6
"""It stands in the left upper part of the page: the shares of its height and width within which its middle lies."""
STEEPEST = 1.2
"""Greatest slope, downwards or upwards to the right: 50 degrees."""

GREY = 0.13
"""What is so dark (0..1) on a grey page may be a line of a frame."""
GAP = 5
"""A frame's line may be missing for so many pixels."""
SIDE, ASKEW = 0.12, 0.05
"""A frame's line lies within this share of its height from its edge, and of its width where it is askew."""
DRAWN, ALL_DRAWN = 0.6, 0.8
"""Least share of a side, and of the four sides on average, that is inked: a word's letters leave gaps between them."""
HOLLOW = 0.6
"""Most of its box that a frame's own ink covers."""


def grade_frames(layers: Layers, red: Sequence[GroupBox]) -> list[Frame]:
    """The groups of red ink that may be stamps of urgency or secrecy, as frames of their slope."""
    if layers.red is None:
        return list(_framed(layers))
    found = []
    for x0, y0, x1, y1 in red:
        if (x0 + x1) / 2 > RIGHTMOST * layers.width or (y0 + y1) / 2 > LOWEST * layers.height:
            continue
        rows, columns = np.nonzero(layers.red[y0:y1, x0:x1] > INKED)
        if len(rows) < LENGTHS[0]:
            continue
        corners = cv2.boxPoints(cv2.minAreaRect(np.column_stack([columns, rows]).astype(np.float32)))
        sides = [corners[1] - corners[0], corners[2] - corners[1]]
        long, short = sorted(sides, key=lambda side: -float(np.hypot(*side)))
        slope = float(long[1] / long[0]) if long[0] else float("inf")
        sized = LENGTHS[0] <= np.hypot(*long) <= LENGTHS[1] and WIDTHS[0] <= np.hypot(*short) <= WIDTHS[1]
        if sized and abs(slope) <= STEEPEST:
            found.append(Frame((x0, y0, x1, y1), slope, None))
    return found


def _framed(layers: Layers) -> Iterator[Frame]:
    """Frames of that size on a page without colours; those of one word are few, so what they say is soon read."""
    upper = layers.dark[: round(LOWEST * layers.height)]
    inked = np.asarray(upper > GREY, dtype=np.uint8)
    joined = np.asarray(cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((GAP, GAP), np.uint8)), dtype=np.uint8)
    for piece in pieces_of(joined):
        sized = LENGTHS[0] <= piece.wide <= LENGTHS[1] and WIDTHS[0] <= piece.tall <= WIDTHS[1]
        if sized and piece.x + piece.wide / 2 <= RIGHTMOST * layers.width and _is_frame(piece):
            yield Frame((piece.x, piece.y, piece.x + piece.wide, piece.y + piece.tall), 0.0, None)


def _is_frame(piece: Piece) -> bool:
    """Whether a piece of ink is a line on all four sides of its box."""
    mask, edge = piece.mask, min(round(SIDE * piece.tall + ASKEW * piece.wide), piece.tall // 3)
    sides = [
        float(side.mean())
        for side in (mask[:edge].any(0), mask[-edge:].any(0), mask[:, :edge].any(1), mask[:, -edge:].any(1))
    ]
    return min(sides) >= DRAWN and sum(sides) >= 4 * ALL_DRAWN and piece.area < HOLLOW * piece.wide * piece.tall
