"""What is drawn on an explained page: words by how surely they were read, boxes of values, marks and tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ocr_pipeline.export.boxes import UNNAMED_GROUPS, FieldBox
from ocr_pipeline.export.fonts import LABEL_PIXELS, label_font
from ocr_pipeline.export.labels import Rectangle, place_label
from ocr_pipeline.recognition.words import Word
from schemas import Mark, Table

Colour = tuple[int, int, int]

REVIEW_COLOUR: Final = (200, 20, 30)
PAPER: Final = (255, 255, 255)
MARK_COLOUR: Final = (214, 51, 132)
TABLE_COLOUR: Final = (90, 90, 90)
MARK_TITLES: Final = {
    "seal": "Con dấu",
    "signature": "Chữ ký",
    "received_stamp": "Dấu đến",
    "urgency_stamp": "Dấu độ khẩn",
    "handwriting": "Chữ viết tay",
}
"""Each kind of mark by the name that an archivist calls it."""
WORD_COLOURS: Final[tuple[tuple[float, Colour, str], ...]] = (
    (0.9, (150, 205, 160), "đọc chắc"),
    (0.7, (235, 160, 30), "đọc chưa chắc"),
    (0.0, (225, 60, 50), "đọc không chắc"),
)
"""From which confidence (0..1) on a word is underlined in which colour, and what the legend calls it."""

_PADDING = 3
_LINE, _THIN_LINE = 2, 1
_DASH, _GAP = 7, 4
_INK_OF_A_BOX = 0.4
"""A label may not hide a value: the inside of its box weighs as much as dense print."""


def draw_words(sheet: Image.Image, words: Iterable[Word], scale: float) -> None:
    """Underlines each word in the colour of its confidence."""
    draw = ImageDraw.Draw(sheet)
    for word in words:
        box = word.box.scaled(scale)
        colour = next(colour for least, colour, _ in WORD_COLOURS if word.confidence >= least)
        draw.line((box.x0, box.y1 + 1, box.x1, box.y1 + 1), fill=colour, width=_THIN_LINE)


def draw_values(
    sheet: Image.Image, boxes: Sequence[FieldBox], marks: Sequence[Mark], tables: Sequence[Table], scale: float
) -> None:
    """Outlines values, marks and tables, and writes beside them what they are; values to be looked at have a number."""
    ink = 1.0 - np.asarray(sheet.convert("L"), dtype=np.float32) / 255.0
    draw = ImageDraw.Draw(sheet)
    labels: list[tuple[str, Colour, Rectangle]] = []
    for table in tables:
        if table.bbox is not None:
            place = _scaled(table.bbox, scale)
            draw.rectangle(place, outline=TABLE_COLOUR, width=_THIN_LINE)
            labels.append(("Bảng", TABLE_COLOUR, place))
    for mark in marks:
        place = _scaled(mark.bbox, scale)
        _dashed(draw, place, MARK_COLOUR, _LINE, gap=2, dash=2)
        labels.append((MARK_TITLES[mark.kind], MARK_COLOUR, place))
    for box in sorted(boxes, key=lambda box: bool(box.label)):
        place = _scaled(box.bbox, scale)
        _outline(draw, place, box)
        _weigh(ink, place, box)
        if box.caption:
            labels.append((box.caption, _colour(box), place))
    taken: list[Rectangle] = []
    for text, colour, place in labels:
        taken.append(_label(draw, text, colour, place, ink, taken))


def _scaled(bbox: Rectangle, scale: float) -> Rectangle:
    x0, y0, x1, y1 = (round(edge * scale) for edge in bbox)
    return (x0 - 2, y0 - 2, max(x1, x0) + 2, max(y1, y0) + 2)


def _colour(box: FieldBox) -> Colour:
    return REVIEW_COLOUR if box.needs_review else box.group.colour


def _weigh(ink: NDArray[np.float32], place: Rectangle, box: FieldBox) -> None:
    if box.group not in UNNAMED_GROUPS:
        x0, y0, x1, y1 = (max(0, edge) for edge in place)
        ink[y0:y1, x0:x1] = np.maximum(ink[y0:y1, x0:x1], _INK_OF_A_BOX)


def _outline(draw: ImageDraw.ImageDraw, place: Rectangle, box: FieldBox) -> None:
    width = _THIN_LINE if box.group in UNNAMED_GROUPS else _LINE
    if box.needs_review:
        _dashed(draw, place, REVIEW_COLOUR, width)
    else:
        draw.rectangle(place, outline=_colour(box), width=width)


def _dashed(
    draw: ImageDraw.ImageDraw, place: Rectangle, colour: Colour, width: int, *, dash: int = _DASH, gap: int = _GAP
) -> None:
    x0, y0, x1, y1 = place
    for start in range(x0, x1, dash + gap):
        for y in (y0, y1):
            draw.line((start, y, min(start + dash, x1), y), fill=colour, width=width)
    for start in range(y0, y1, dash + gap):
        for x in (x0, x1):
            draw.line((x, start, x, min(start + dash, y1)), fill=colour, width=width)


def _label(
    draw: ImageDraw.ImageDraw,
    text: str,
    colour: Colour,
    place: Rectangle,
    ink: NDArray[np.float32],
    taken: Sequence[Rectangle],
) -> Rectangle:
    font = label_font()
    size = (round(draw.textlength(text, font=font)) + 2 * _PADDING, LABEL_PIXELS + 2 * _PADDING)
    spot = place_label(place, size, ink, taken)
    _lead(draw, spot, place, colour)
    draw.rectangle(spot, fill=colour)
    draw.text((spot[0] + _PADDING, spot[1] + _PADDING - 1), text, fill=PAPER, font=font)
    return spot


def _lead(draw: ImageDraw.ImageDraw, spot: Rectangle, place: Rectangle, colour: Colour) -> None:
    """A line from a label that does not touch its box."""
    if spot[3] < place[1] - 1 or spot[1] > place[3] + 1:
        x = max(place[0], min((spot[0] + spot[2]) // 2, place[2]))
        draw.line((x, spot[1], x, place[1] if spot[3] < place[1] else place[3]), fill=colour, width=1)
