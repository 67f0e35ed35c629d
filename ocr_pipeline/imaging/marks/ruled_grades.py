"""Marks of urgency and secrecy in any ink: a word in a small frame, or in an arrow that slants upward.

NĐ 30/2020 Phụ lục I, II.7 and TT 24/2020/TT-BCA draw frames of 20, 30 or 40 x 8 mm under the number of the document;
printed with it or stamped, they are black on most scans. The stamp of incoming mail may lie across them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np

from ocr_pipeline.imaging.marks.faint_frames import faint_frames, sides
from ocr_pipeline.imaging.marks.frames import Frame, Sizes, apart, frames_of
from ocr_pipeline.imaging.marks.layers import LOOK_DPI, Layer, Layers

MM = LOOK_DPI / 25.4
SIZES = Sizes((15 * MM, 54 * MM), (6.4 * MM, 10.2 * MM), 0.4)
"""Of a frame's lines; what stands further down is the document's text."""
HIGH = (6.8 * MM, 9.6 * MM)
"""Height of a frame between its lines in pixels, its tilt taken off."""
RIGHTMOST = 0.5
"""Its middle lies in the left column, in shares of the page's width: right stand the country's name and the date."""
TOP = 0.04
"""Nothing above this share of the page's height is a mark: there stand electronic signatures and page numbers."""
INSIDE = 0.85
"""A frame of which this share of the width lies in a stamp of incoming mail may be a row or a cell of that."""
NEAR = 5
"""Lines of frames on a level page that are fewer pixels apart are the same line."""
APART = 3
"""So many sides of a grade's frame that lies in a stamp have bare paper along them."""
ARROW_LENGTH, ARROW_WIDTH = (28 * MM, 48 * MM), (9 * MM, 16 * MM)
"""Length and width of an arrow in pixels."""
ARROW_SLOPE = (0.2, 1.2)
"""How steeply it rises to the right: 11 to 50 degrees."""
OUTLINE = 0.3
"""Greatest share (0..1) of the slanted box around an arrow's outline that is inked."""
INKED = 0.3
"""Least darkness (0..1) of its ink."""


def ruled_grades(layers: Layers, stamps: Sequence[Frame]) -> list[Frame]:
    """What may be marks of urgency and secrecy by shape alone, the clear ones first, none across another.

    ``stamps`` are the frames of stamps of incoming mail, in pixels of the layers.
    """
    width = round((RIGHTMOST + 0.1) * layers.width)
    left = layers.part(0, 0, width, layers.height)
    kept: list[Frame] = []
    for frame in (*_by_size(frames_of(left, SIZES), _arrows(left)), *_by_size(faint_frames(left, SIZES))):
        placed = (frame.box[0] + frame.box[2]) / 2 < RIGHTMOST * layers.width and frame.box[1] > TOP * layers.height
        if placed and _is_grade(frame, stamps, left.dark) and all(apart(frame, other) for other in kept):
            kept.append(frame)
    return [replace(frame, tint=_tint(frame, layers)) for frame in kept]


def _by_size(*found: Iterable[Frame]) -> list[Frame]:
    return sorted((frame for frames in found for frame in frames), key=lambda frame: frame.area)


def _tint(frame: Frame, layers: Layers) -> float:
    """How much of the darkness of the ink in a frame is colour, 0..1."""
    if layers.red is None or layers.blue is None:
        return 0.0
    x0, y0, x1, y1 = (round(value) for value in frame.box)
    here = slice(max(0, y0), y1), slice(max(0, x0), x1)
    dark = layers.dark[here]
    inked = dark > INKED
    colour = np.maximum(layers.red[here], layers.blue[here])[inked]
    return float(np.median(colour / dark[inked])) if colour.size else 0.0


def _is_grade(frame: Frame, stamps: Sequence[Frame], dark: Layer) -> bool:
    x0, y0, x1, y1 = frame.box
    if abs(frame.slope) < ARROW_SLOPE[0]:
        wide, high = x1 - x0, y1 - y0 - abs(frame.slope) * (x1 - x0)
        if wide < SIZES.widths[0] or not HIGH[0] <= high <= HIGH[1]:
            return False
    if any(_is_part(frame, stamp) for stamp in stamps):
        return False
    # A cell in the midst of a stamp shares no line with it, but its lines meet others; those of a grade stand apart.
    inside = any(_lies_in(frame, stamp) for stamp in stamps)
    return not inside or sum(side.clear for side in sides(frame, dark)) >= APART


def _lies_in(frame: Frame, stamp: Frame) -> bool:
    (x0, y0, x1, y1), (left, top, right, bottom) = frame.box, stamp.box
    across, down = min(x1, right) - max(x0, left), min(y1, bottom) - max(y0, top)
    return max(0.0, across) * max(0.0, down) > INSIDE * frame.area


def _is_part(frame: Frame, stamp: Frame) -> bool:
    """Whether a frame is a row or a cell of a stamp, or one above what was found of it: its lines are the stamp's."""
    (x0, y0, x1, y1), (left, top, right, bottom) = frame.box, stamp.box
    touches = min(y1, bottom) - max(y0, top) > -NEAR and min(x1, right) - max(x0, left) > INSIDE * (x1 - x0)
    if not touches:
        return False
    levels = (top, bottom) if stamp.head is None else (top, bottom, top + stamp.head)
    near = NEAR + abs(stamp.slope) * max(right - left, bottom - top) / 2
    shared = sum(abs(at - line) < near for at, line in ((x0, left), (x1, right)))
    shared += sum(any(abs(at - line) < near for line in levels) for at in (y0, y1))
    return shared > 0


def _arrows(layers: Layers) -> Iterator[Frame]:
    """The outlines of arrows that rise to the right."""
    upper = layers.dark[: round(SIZES.lowest * layers.height)] > INKED
    joined = cv2.morphologyEx(upper.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for number, (x, y, wide, high, area) in enumerate(np.asarray(stats, dtype=np.int64).tolist()):
        large = ARROW_LENGTH[0] * 0.6 < wide <= ARROW_LENGTH[1] and ARROW_WIDTH[0] < high <= ARROW_LENGTH[1]
        if number == 0 or not large or area > OUTLINE * wide * high:
            continue
        rows, columns = np.nonzero(labels[y : y + high, x : x + wide] == number)
        corners = cv2.boxPoints(cv2.minAreaRect(np.column_stack([columns, rows]).astype(np.float32)))
        sides = [corners[1] - corners[0], corners[2] - corners[1]]
        long, short = sorted(sides, key=lambda side: -float(np.hypot(*side)))
        length, across = float(np.hypot(*long)), float(np.hypot(*short))
        slope = float(long[1] / long[0]) if long[0] else float("inf")
        sized = ARROW_LENGTH[0] <= length <= ARROW_LENGTH[1] and ARROW_WIDTH[0] <= across <= ARROW_WIDTH[1]
        if sized and -ARROW_SLOPE[1] <= slope <= -ARROW_SLOPE[0] and area < OUTLINE * length * across:
            yield Frame((x, y, x + wide, y + high), slope, None)
