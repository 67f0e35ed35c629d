"""A block of text read once more by another net, as it was read first and as it was looked at again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ocr_pipeline.imaging.page import reduced
from ocr_pipeline.recognition.engine import Engine, Reading
from ocr_pipeline.recognition.looks import second_view
from ocr_pipeline.recognition.page import Deadline, ReadPage
from ocr_pipeline.recognition.second_look import STRIP_DPI
from ocr_pipeline.recognition.words import Box, Word

Opinion = tuple[Word, ...]
"""The words of a block as one view of it reads, in the engine's order."""
ReadOpinions = Callable[[Box], tuple[Opinion, ...]]
"""Reads the block in a box."""


def read_opinions(engine: Engine, read: ReadPage, deadline: Deadline, block: Box) -> tuple[Opinion, ...]:
    """What another net reads in a block, smoothed and sharp; boxes are in the page's pixels.

    Args:
        engine: reads the block.
        read: the page.
        deadline: of the page.
        block: on the page.

    Raises:
        PageTimeoutError, EngineError: as the engine does.
    """
    page = read.page
    views = (page.grey, second_view(page, page.unsmoothed))
    crops = [view[block.y0 : block.y1, block.x0 : block.x1] for view in views]
    scale = min(1.0, STRIP_DPI / page.dpi)
    small = [reduced(crop, scale) for crop in crops]
    readings = engine.read(small, min(STRIP_DPI, page.dpi), Reading.OPINION, deadline.left())
    return tuple(tuple(_on_page(word, scale, block) for word in words) for words in readings)


def _on_page(word: Word, scale: float, block: Box) -> Word:
    return replace(word, box=word.box.scaled(1 / scale).moved(block.x0, block.y0))
