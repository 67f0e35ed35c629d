"""Lines of lists on scans of too few dots: short, of small print, and misread there with nothing to show it."""

from __future__ import annotations

from typing import Final

from ocr_pipeline.parsing.fields import flagged
from ocr_pipeline.parsing.weighing import is_coarse
from schemas import Document, FieldValue

UNSUPPORTED: Final = "a line of a list on a scan of too few dots, and no table has it"
"""Of 79 such lines that nothing else spoke against, on drawn scans at 100 dpi, eight were wrong."""


def lists_doubted(document: Document) -> Document:
    """The document, on coarse scans with every line of its lists flagged that no table of names confirms."""
    if not is_coarse(document):
        return document
    return document.model_copy(
        update={name: tuple(map(_doubted, getattr(document, name))) for name in ("addressees", "recipients")}
    )


def _doubted(line: FieldValue) -> FieldValue:
    return line if line.normalised is not None or not line.value else flagged(line, UNSUPPORTED)
