"""The place of a signature read in several ways: seals and strokes spoil each reading in another place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.engine import Engine, Reading
from ocr_pipeline.recognition.strips import off_sheet, stacked
from ocr_pipeline.recognition.words import Box, Word

LETTER_HEIGHT = (0.45, 1.9)
"""A piece of ink between these multiples of the text height is as high as a letter."""
LETTER_WIDTH = (0.1, 4.0)
"""The same across: bold letters run together, a stroke of the pen or the ring of a seal is longer."""
WIDEST = 1.5
"""Letters that run together count for no more than so many text heights of print."""
PRINTED = 2.2
"""A line holds at least so many text heights of print side by side."""
LOW = 0.5
"""What is lower than so many text heights is no line."""
AROUND = 0.45
"""Multiples of the text height left above and below a line, twice as many beside it."""


@dataclass(frozen=True, slots=True)
class SignerView:
    """One reading of the place of a signature, in the page's pixels; ``opinion`` says that another net made it."""

    words: tuple[Word, ...]
    opinion: bool = False


def lines_apart(
    engine: Engine, crops: Sequence[Pixels], at: tuple[int, int], size: float, dpi: int, timeout: float
) -> list[SignerView]:
    """A view of each crop whose lines are cut out and read one by one, by another net where one is installed.

    A stroke that joins two lines, or a line and a seal, keeps an engine from seeing the line at all.

    Args:
        engine: reads the lines.
        crops: the same place of the page, as it is and cleared; grey.
        at: the place's upper left corner on the page, x and y.
        size: the page's text height in pixels.
        dpi: pixels per inch.
        timeout: seconds for the reading.

    Raises:
        PageTimeoutError, EngineError: as the engine does.
    """
    found = [lines_of_print(crop, size) for crop in crops]
    sheets = [
        stacked([crop[box.y0 : box.y1, box.x0 : box.x1] for box in boxes])[0]
        for crop, boxes in zip(crops, found, strict=True)
        if boxes
    ]
    if not sheets:
        return []
    readings = engine.read(sheets, dpi, Reading.OPINION, timeout)
    other = bool(engine.second)
    return [_view(reading, boxes, at, other) for reading, boxes in zip(readings, filter(None, found), strict=False)]


def _view(reading: Sequence[Word], boxes: Sequence[Box], at: tuple[int, int], other: bool) -> SignerView:
    lines = off_sheet(reading, boxes)
    return SignerView(
        tuple(
            replace(word, box=word.box.moved(*at), line=(number, 0, 0))
            for number, line in enumerate(lines)
            for word in line
        ),
        opinion=other,
    )


def lines_of_print(grey: Pixels, size: float) -> list[Box]:
    """The boxes of the lines in a grey picture by the ink of letters alone, top to bottom (``size``: text height)."""
    smooth = cv2.GaussianBlur(grey, (0, 0), 1)
    _, ink = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    stats = cv2.connectedComponentsWithStats(ink)[2][1:]
    high = (stats[:, 3] > LETTER_HEIGHT[0] * size) & (stats[:, 3] < LETTER_HEIGHT[1] * size)
    wide = (stats[:, 2] > LETTER_WIDTH[0] * size) & (stats[:, 2] < LETTER_WIDTH[1] * size)
    letters = [Box(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[high & wide]]
    print_across = np.zeros(grey.shape[0] + 1)
    for letter in letters:
        print_across[letter.y0 : letter.y1] += min(letter.width, WIDEST * size)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], print_across > PRINTED * size, [0])).astype(np.int8)))
    boxes = []
    for top, bottom in zip(edges[::2], edges[1::2], strict=True):
        inside = [letter for letter in letters if top <= letter.middle[1] < bottom]
        if inside and bottom - top > LOW * size:
            around = Box.around(inside)
            boxes.append(_padded(Box(around.x0, int(top), around.x1, int(bottom)), size, grey.shape))
    return boxes


def _padded(box: Box, size: float, shape: tuple[int, ...]) -> Box:
    pad = round(AROUND * size)
    height, width = shape[:2]
    return Box(max(0, box.x0 - 2 * pad), max(0, box.y0 - pad), min(width, box.x1 + 2 * pad), min(height, box.y1 + pad))
