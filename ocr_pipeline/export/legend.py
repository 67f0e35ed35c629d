"""What the colours of a picture mean, written below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PIL import Image, ImageDraw

from ocr_pipeline.export.boxes import FieldBox, Group
from ocr_pipeline.export.fonts import label_font

REVIEW_COLOUR: Final = (200, 20, 30)
PAPER: Final = (255, 255, 255)
INK: Final = (40, 40, 40)

_ROW_PIXELS = 28
_MARGIN = 8
_SWATCH = 13
_SWATCH_SPACE = 26
_ENTRY_GAP = 16


def with_legend(pages: Image.Image, boxes: Iterable[FieldBox], shown: Sequence[int], total: int) -> Image.Image:
    """The pages with a strip below that says what the colours mean, and that pages ``shown`` of ``total`` these are."""
    font = label_font()
    present = {box.group for box in boxes}
    entries = [(group.title, group.colour) for group in Group if group in present]
    entries.append(("Cần kiểm tra (nét đứt, dấu ?)", REVIEW_COLOUR))
    entries.append((f"Trang {', '.join(map(str, shown))} / {total}", PAPER))
    rows = _legend_rows(pages.width, [_SWATCH_SPACE + round(font.getlength(title)) for title, _ in entries])
    whole = Image.new("RGB", (pages.width, pages.height + _ROW_PIXELS * (rows[-1][1] + 1)), PAPER)
    whole.paste(pages, (0, 0))
    draw = ImageDraw.Draw(whole)
    draw.line((0, pages.height, whole.width, pages.height), fill=INK, width=1)
    for (title, colour), (left, row) in zip(entries, rows, strict=True):
        top = pages.height + _MARGIN + row * _ROW_PIXELS
        draw.rectangle((left, top, left + _SWATCH, top + _SWATCH), fill=colour)
        draw.text((left + _SWATCH + 6, top - 1), title, fill=INK, font=font)
    return whole


def _legend_rows(width: int, lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Left edge and row of each entry, broken into rows that fit ``width``."""
    places: list[tuple[int, int]] = []
    left, row = _MARGIN, 0
    for length in lengths:
        if left > _MARGIN and left + length > width:
            left, row = _MARGIN, row + 1
        places.append((left, row))
        left += length + _ENTRY_GAP
    return places
