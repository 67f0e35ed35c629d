"""The pages that hold a document's fields, each with its box and name: what an archivist checks against."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ocr_pipeline.export.boxes import UNNAMED_GROUPS, FieldBox, field_boxes, labelled_pages
from ocr_pipeline.export.fonts import LABEL_PIXELS, label_font
from ocr_pipeline.export.labels import Rectangle, place_label
from ocr_pipeline.export.legend import INK, PAPER, REVIEW_COLOUR, with_legend
from schemas import Document, Page

Pixels = NDArray[np.uint8]

MAX_BYTES = 1_500_000
MAX_PAGES = 4

_DPI = 110
_PADDING = 3
_LINE, _THIN_LINE = 2, 1
_DASH, _GAP = 7, 4
_INK_OF_A_BOX = 0.4
"""A label may not hide a value: the inside of its box weighs as much as dense print."""
_SIZES = ((1.0, 192), (1.0, 64), (1.0, 24), (0.8, 24), (0.6, 16), (0.4, 16), (0.25, 8))
"""Scale and number of colours, tried in turn until the file is small enough."""


def picture(document: Document, page_image: Callable[[int], Pixels]) -> bytes | None:
    """Draws the pages that hold a header, signature or recipients, side by side, with the box of every field.

    Values that need review are dashed and red. Citations and statistics on these pages are outlined without a name.

    Args:
        document: What was read.
        page_image: Gives the upright page by its number, grey ``(height, width)`` or BGR ``(height, width, 3)``,
            uint8, in the pixels that the boxes are in.

    Returns:
        A PNG of at most 1.5 million bytes; ``None`` when no value stands on a page image, as for a text.
    """
    boxes = field_boxes(document)
    numbers = labelled_pages(boxes) or tuple(sorted({box.page for box in boxes}))[:1]
    pages = {page.number: page for page in document.pages}
    shown = [number for number in numbers if number in pages][:MAX_PAGES]
    if not shown:
        return None
    sheets = [_sheet(page_image(n), pages[n], [box for box in boxes if box.page == n]) for n in shown]
    return _compressed(with_legend(_side_by_side(sheets), boxes, shown, document.source.page_count))


def _sheet(pixels: Pixels, page: Page, boxes: Sequence[FieldBox]) -> Image.Image:
    """A page at the dpi of pictures, with its boxes."""
    scale = min(1.0, _DPI / page.dpi)
    upright = Image.fromarray(pixels if pixels.ndim == 2 else np.ascontiguousarray(pixels[:, :, ::-1])).convert("RGB")
    size = (max(1, round(page.width * scale)), max(1, round(page.height * scale)))
    sheet = upright.resize(size, Image.Resampling.LANCZOS)
    ink = 1.0 - np.asarray(sheet.convert("L"), dtype=np.float32) / 255.0
    draw = ImageDraw.Draw(sheet)
    # Citations and statistics first: a field's own box and name stand above them.
    ordered = sorted(boxes, key=lambda box: bool(box.label))
    for box in ordered:
        place = _scaled(box.bbox, scale)
        _outline(draw, place, box)
        if box.group not in UNNAMED_GROUPS:
            x0, y0, x1, y1 = (max(0, edge) for edge in place)
            ink[y0:y1, x0:x1] = np.maximum(ink[y0:y1, x0:x1], _INK_OF_A_BOX)
    taken: list[Rectangle] = []
    for box in ordered:
        if box.label:
            taken.append(_label(draw, box, _scaled(box.bbox, scale), ink, taken))
    return sheet


def _scaled(bbox: Rectangle, scale: float) -> Rectangle:
    x0, y0, x1, y1 = (round(edge * scale) for edge in bbox)
    return (x0 - 2, y0 - 2, max(x1, x0) + 2, max(y1, y0) + 2)


def _colour(box: FieldBox) -> tuple[int, int, int]:
    return REVIEW_COLOUR if box.needs_review else box.group.colour


def _outline(draw: ImageDraw.ImageDraw, place: Rectangle, box: FieldBox) -> None:
    width = _THIN_LINE if box.group in UNNAMED_GROUPS else _LINE
    if box.needs_review:
        _dashed(draw, place, width)
    else:
        draw.rectangle(place, outline=_colour(box), width=width)


def _dashed(draw: ImageDraw.ImageDraw, place: Rectangle, width: int) -> None:
    x0, y0, x1, y1 = place
    for start in range(x0, x1, _DASH + _GAP):
        for y in (y0, y1):
            draw.line((start, y, min(start + _DASH, x1), y), fill=REVIEW_COLOUR, width=width)
    for start in range(y0, y1, _DASH + _GAP):
        for x in (x0, x1):
            draw.line((x, start, x, min(start + _DASH, y1)), fill=REVIEW_COLOUR, width=width)


def _label(
    draw: ImageDraw.ImageDraw, box: FieldBox, place: Rectangle, ink: NDArray[np.float32], taken: Sequence[Rectangle]
) -> Rectangle:
    font = label_font()
    text = f"{box.label} ?" if box.needs_review else box.label
    size = (round(draw.textlength(text, font=font)) + 2 * _PADDING, LABEL_PIXELS + 2 * _PADDING)
    spot = place_label(place, size, ink, taken)
    _lead(draw, spot, place, _colour(box))
    draw.rectangle(spot, fill=_colour(box))
    draw.text((spot[0] + _PADDING, spot[1] + _PADDING - 1), text, fill=PAPER, font=font)
    return spot


def _lead(draw: ImageDraw.ImageDraw, spot: Rectangle, place: Rectangle, colour: tuple[int, int, int]) -> None:
    """A line from a label that does not touch its box."""
    if spot[3] < place[1] - 1 or spot[1] > place[3] + 1:
        x = max(place[0], min((spot[0] + spot[2]) // 2, place[2]))
        draw.line((x, spot[1], x, place[1] if spot[3] < place[1] else place[3]), fill=colour, width=1)


def _side_by_side(sheets: Sequence[Image.Image]) -> Image.Image:
    height = max(sheet.height for sheet in sheets)
    whole = Image.new("RGB", (sum(sheet.width for sheet in sheets), height), PAPER)
    left = 0
    for sheet in sheets:
        whole.paste(sheet, (left, 0))
        if left:
            ImageDraw.Draw(whole).line((left, 0, left, height), fill=INK, width=1)
        left += sheet.width
    return whole


def _compressed(whole: Image.Image) -> bytes:
    content = b""
    for scale, colours in _SIZES:
        smaller = whole if scale == 1.0 else whole.resize((int(whole.width * scale), int(whole.height * scale)))
        palette = smaller.quantize(colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        stream = io.BytesIO()
        palette.save(stream, "PNG", optimize=True)
        content = stream.getvalue()
        if len(content) <= MAX_BYTES:
            break
    return content
