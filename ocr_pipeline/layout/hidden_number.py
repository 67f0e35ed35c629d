"""The number of a heading whose line was not read: a seal over it covers it, or the back of the page shows through.

It stands level with place and date (NĐ 30/2020 Phụ lục I, cells 3 and 4). The digit reader knows its "Số" by the shape.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.line_shape import LineShape
from ocr_pipeline.layout.form_lines import FormLine, LineKind
from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.recognition.digits.network import STRIDE, shipped_network
from ocr_pipeline.recognition.digits.signs import NUMBER, PEN, PRINT
from ocr_pipeline.recognition.digits.strips import CAPITAL, strip_of
from ocr_pipeline.recognition.words import Box

LEFT = 0.06
"""Share of the page's width left of which no heading begins."""
STEPS = (0.0, -0.5, 0.5, -1.0, 1.0, -1.5, 1.5)
"""Where the line's foot is tried, in heights of a capital below that of the date."""
SURE = 0.6
"""The reader must see "Số" so surely (0..1)."""
BEFORE, BEHIND = 2.5, 13.0
"""The line is looked at from so many heights of a capital before "Số" on, and ends at most so many behind it."""


def hidden_number(colour: Pixels, layout: PageLayout, date: LineShape) -> tuple[FormLine, LineShape] | None:
    """The line of a number that is on the page but among no words, and its shape; ``None`` where none is seen.

    It is no line of the heading that was read: a value of it would have no words to stand on.

    Args:
        colour: the page without its seals, ``(height, width)`` grey or ``(height, width, 3)`` BGR, uint8.
        layout: of the page, with a heading that has a date.
        date: the shape of the date's line.
    """
    right = [line.box.x0 for line in layout.lines(RegionKind.HEADER_RIGHT)]
    span = round(LEFT * layout.width), min(right, default=layout.width)
    seen = [(shape, *_number_in(colour, span, shape)) for shape in _shapes(date)]
    shape, column, sure = max(seen, key=lambda each: each[2])
    if sure < SURE:
        return None
    start = max(span[0], round(column - BEFORE * shape.capital))
    end = min(span[1], round(column + BEHIND * shape.capital))
    top, foot = round(shape.foot - shape.capital), round(shape.foot)
    return FormLine(LineKind.NUMBER, False, (start, end), Box(start, top, end, foot), ()), shape


def _shapes(date: LineShape) -> Sequence[LineShape]:
    return [LineShape(date.foot + step * date.capital, date.capital, measured=False) for step in STEPS]


def _number_in(colour: Pixels, span: tuple[int, int], shape: LineShape) -> tuple[int, float]:
    """The column of the page at which "Số" with a digit behind it is seen best, and how surely (0..1)."""
    signs = shipped_network().signs(strip_of(colour, span, shape.foot, shape.capital))
    said = np.where(_before_digit(signs), signs[:, NUMBER], 0)
    best = int(np.argmax(said))
    return round(span[0] + best * STRIDE * shape.capital / CAPITAL), float(said[best])


def _before_digit(signs: NDArray[np.float32]) -> NDArray[np.bool_]:
    """The columns with a digit that is likely written by pen somewhere behind them."""
    by_pen = signs[:, PEN:PRINT].sum(axis=1) >= SURE / 2
    return np.asarray(np.cumsum(by_pen[::-1])[::-1] > 0)
