"""A box that a person drew on a page, read by itself: as the page was smoothed, as it is, and by another net."""

from __future__ import annotations

from itertools import groupby

from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.recognition.engine import Engine, Reading
from ocr_pipeline.recognition.page import Deadline
from ocr_pipeline.recognition.strips import stacked
from ocr_pipeline.recognition.words import Box, Word


def read_drawn(engine: Engine, page: CleanPage, box: Box, deadline: Deadline) -> tuple[str, ...]:
    """What stands in a box, line by line, each way of reading it once; none where nothing is read.

    Args:
        engine: reads the box.
        page: that it stands on.
        box: in the page's pixels.
        deadline: of the whole.

    Raises:
        PageTimeoutError, EngineError: as the engine does.
    """
    sheets = [stacked([view[box.y0 : box.y1, box.x0 : box.x1]])[0] for view in (page.grey, page.unsmoothed)]
    readings = engine.read(sheets, page.dpi, Reading.LINES, deadline.left())
    readings += engine.read(sheets[:1], page.dpi, Reading.OPINION, deadline.left())
    return tuple(dict.fromkeys(said for words in readings if (said := _said(words))))


def _said(words: list[Word]) -> str:
    """The words in lines."""
    lines = (" ".join(word.text for word in line) for _, line in groupby(words, key=lambda word: word.line))
    return "\n".join(lines)
