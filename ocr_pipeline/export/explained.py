"""A page with all that was made of it: zones, words, values, marks; beside it what a person must look at, and why."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ocr_pipeline.export.boxes import FieldBox, field_boxes
from ocr_pipeline.export.drawing import draw_values, draw_words
from ocr_pipeline.export.panel import beside
from ocr_pipeline.export.zones import tinted, with_gutters, zones_of
from ocr_pipeline.layout.page import PageLayout
from schemas import Document, Page

Pixels = NDArray[np.uint8]

MAX_BYTES: Final = 1_500_000
DPI: Final = 110
"""Pixels per inch of pictures: an A4 page and its list fit a screen, and print of 8 points can be read."""
_COLOURS: Final = (192, 64, 24, 8)
"""Numbers of colours, tried in turn until the file is small enough."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A document and the boxes of its values, those to be looked at numbered through the pages."""

    document: Document
    boxes: tuple[FieldBox, ...]

    @classmethod
    def of(cls, document: Document) -> Explained:
        """Numbers the boxes in the order of pages and lines."""
        ordered = sorted(field_boxes(document), key=lambda box: (box.page, box.bbox[1], box.bbox[0]))
        return cls(document, tuple(_numbered(ordered)))


def explained_page(explained: Explained, page: Page, layout: PageLayout | None, upright: Pixels) -> bytes:
    """A PNG of one page of the document.

    Args:
        explained: the document.
        page: one of its pages.
        layout: how its words were put in order; ``None`` where the page could not be read.
        upright: the page, grey ``(height, width)`` or BGR ``(height, width, 3)`` uint8, in the pixels of its boxes.
    """
    document = explained.document
    boxes = [box for box in explained.boxes if box.page == page.number]
    scale = min(1.0, DPI / page.dpi)
    sheet = resized(upright, max(1, round(page.width * scale)), max(1, round(page.height * scale)))
    zones = zones_of(layout, scale) if layout is not None else ()
    sheet = tinted(sheet, zones)
    if layout is not None:
        draw_words(sheet, (word for each in layout.regions for line in each.lines for word in line.words), scale)
    marks = [mark for mark in document.marks if mark.page == page.number]
    tables = [table for table in document.tables if table.page == page.number]
    draw_values(sheet, boxes, marks, tables, scale)
    return compressed(beside(with_gutters(sheet, zones), document, page, boxes, has_marks=bool(marks)))


def resized(pixels: Pixels, width: int, height: int) -> Image.Image:
    """A page image in colours, grey ``(height, width)`` or BGR, at another size."""
    image = Image.fromarray(pixels if pixels.ndim == 2 else np.ascontiguousarray(pixels[:, :, ::-1])).convert("RGB")
    return image.resize((width, height), Image.Resampling.LANCZOS)


def compressed(picture: Image.Image) -> bytes:
    """A PNG in as many colours as fit MAX_BYTES."""
    content = b""
    for colours in _COLOURS:
        palette = picture.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        stream = io.BytesIO()
        palette.save(stream, "PNG", optimize=True)
        content = stream.getvalue()
        if len(content) <= MAX_BYTES:
            break
    return content


def _numbered(boxes: Sequence[FieldBox]) -> Iterator[FieldBox]:
    number = 0
    for box in boxes:
        number += box.needs_review
        yield replace(box, number=number) if box.needs_review else box
