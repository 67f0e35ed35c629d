"""The list beside an explained page: how good the scan is, what must be looked at and why, what the colours mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from ocr_pipeline.export.boxes import FieldBox, Group
from ocr_pipeline.export.drawing import MARK_COLOUR, PAPER, REVIEW_COLOUR, WORD_COLOURS
from ocr_pipeline.export.fonts import label_font
from ocr_pipeline.export.sentences import in_language
from schemas import Document, Page

Colour = tuple[int, int, int]
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

WIDTH: Final = 400
"""Pixels: a line of the list holds about 50 letters."""
INK: Final = (40, 40, 40)
QUIET: Final = (110, 110, 110)
RULE: Final = (215, 215, 215)
VERDICTS: Final[dict[str, tuple[str, Colour]]] = {
    "good": ("Bản quét tốt", (0, 122, 77)),
    "doubtful": ("Bản quét đáng ngờ", (200, 120, 0)),
    "rescan": ("Nên quét lại", REVIEW_COLOUR),
    "blank": ("Trang trắng", (110, 110, 110)),
    "failed": ("Không đọc được trang", REVIEW_COLOUR),
}
"""Each verdict on a page's quality in words, and its colour."""

_LARGE, _MIDDLE, _SMALL = 17, 14, 12
_MARGIN, _INDENT = 16, 30
_LEADING = 5
_LONGEST = 160
"""Letters of a value or a reason that are shown."""


def beside(
    sheet: Image.Image, document: Document, page: Page, boxes: Sequence[FieldBox], *, has_marks: bool
) -> Image.Image:
    """The drawn page with its list at the right."""
    legend = _legend(boxes, has_marks=has_marks)
    whole = Image.new("RGB", (sheet.width + WIDTH, max(sheet.height, _SPACE_FOR_HEAD + _legend_height(legend))), PAPER)
    whole.paste(sheet, (0, 0))
    draw = ImageDraw.Draw(whole)
    draw.line((sheet.width, 0, sheet.width, whole.height), fill=RULE)
    bottom = whole.height - _legend_height(legend)
    writer = _Writer(draw, sheet.width + _MARGIN, whole.width - _MARGIN, bottom)
    _head(writer, document, page)
    to_review = [box for box in boxes if box.needs_review]
    _to_review(writer, to_review, VERDICTS["good"][1] if page.quality.verdict == "good" else QUIET)
    _read(writer, [box for box in boxes if box.name and not box.needs_review])
    _draw_legend(draw, legend, sheet.width + _MARGIN, bottom)
    return whole


_SPACE_FOR_HEAD: Final = 200


class _Writer:
    """Writes lines from top to bottom, broken to the width of the list; stops above ``bottom``."""

    def __init__(self, draw: ImageDraw.ImageDraw, left: int, right: int, bottom: int) -> None:
        self.draw, self.left, self.right, self.bottom = draw, left, right, bottom
        self.y = _MARGIN

    def room_for(self, lines: int) -> bool:
        """Whether so many small lines still fit."""
        return self.y + lines * (_SMALL + _LEADING) <= self.bottom

    def write(self, text: str, size: int, colour: Colour = INK, indent: int = 0) -> None:
        """A paragraph."""
        font = label_font(size)
        for line in _broken(self.draw, text, font, self.right - self.left - indent):
            if self.y + size > self.bottom:
                return
            self.draw.text((self.left + indent, self.y), line, fill=colour, font=font)
            self.y += size + _LEADING

    def badge(self, text: str, colour: Colour) -> None:
        """A number on a coloured ground, at the left of the next line."""
        font = label_font(_SMALL)
        length = self.draw.textlength(text, font=font)
        self.draw.rounded_rectangle((self.left, self.y, self.left + 22, self.y + 17), 4, fill=colour)
        self.draw.text((self.left + 11 - length / 2, self.y + 1), text, fill=PAPER, font=font)

    def gap(self, pixels: int = 8) -> None:
        """Room before the next line."""
        self.y += pixels


def _head(writer: _Writer, document: Document, page: Page) -> None:
    writer.write(f"{document.source.name} · trang {page.number}/{document.source.page_count}", _MIDDLE, QUIET)
    title, colour = VERDICTS[page.quality.verdict]
    writer.gap(4)
    writer.write(title, _LARGE, colour)
    for reason in page.quality.reasons:
        writer.write(f"• {_short(in_language(reason, 'vi'))}", _SMALL, INK)
    writer.write(", ".join(_facts(page)), _SMALL, QUIET)
    for note in page.notes:
        writer.write(_short(in_language(note, "vi")), _SMALL, QUIET)
    writer.gap()


def _facts(page: Page) -> list[str]:
    turned = [f"xoay {page.rotation}°"] if page.rotation else []
    level = [f"chỉnh nghiêng {page.skew_degrees:.2f}°".replace(".", ",")] if page.skew_degrees else []
    return [f"{page.dpi:.0f} dpi", *turned, *level]


def _to_review(writer: _Writer, boxes: Sequence[FieldBox], without: Colour) -> None:
    """The numbered list; ``without`` is the colour of the sentence that there is nothing to look at."""
    if not boxes:
        writer.write("Không có giá trị nào phải kiểm tra trên trang này", _MIDDLE, without)
        writer.gap()
        return
    writer.write(f"Cần kiểm tra: {len(boxes)}", _LARGE, REVIEW_COLOUR)
    writer.gap(2)
    for place, box in enumerate(boxes):
        if not writer.room_for(3):
            writer.write(f"… và {len(boxes) - place} giá trị nữa", _SMALL, REVIEW_COLOUR)
            return
        writer.badge(str(box.number), REVIEW_COLOUR)
        writer.write(f"{box.name or box.group.title}: {_short(' · '.join(box.values))}", _MIDDLE, INK, _INDENT)
        for reason in box.reasons:
            writer.write(_short(in_language(reason, "vi")), _SMALL, QUIET, _INDENT)
        writer.gap(6)


def _read(writer: _Writer, boxes: Sequence[FieldBox]) -> None:
    if not boxes or not writer.room_for(4):
        return
    writer.write("Đã đọc", _LARGE, INK)
    writer.gap(2)
    values: dict[str, list[str]] = {}
    for box in boxes:
        values.setdefault(box.name, []).extend(box.values)
    for name, held in values.items():
        if not writer.room_for(3):
            return
        writer.write(f"{name}: {_short('; '.join(held))}", _SMALL, INK)


def _legend(boxes: Sequence[FieldBox], *, has_marks: bool) -> list[tuple[str, Colour, bool]]:
    """Name, colour, and whether it is a line under a word rather than a box."""
    present = {box.group for box in boxes}
    groups = [(group.title, group.colour, False) for group in Group if group in present]
    marks = [("Dấu, chữ ký, chữ viết tay", MARK_COLOUR, False)] if has_marks else []
    review = [("Cần kiểm tra (nét đứt)", REVIEW_COLOUR, False)]
    words = [(f"Từ {said}", colour, True) for _, colour, said in WORD_COLOURS]
    return [*groups, *marks, *review, *words]


def _legend_height(legend: Sequence[object]) -> int:
    return (len(legend) + 1) // 2 * 20 + 2 * _MARGIN


def _draw_legend(draw: ImageDraw.ImageDraw, legend: Sequence[tuple[str, Colour, bool]], left: int, top: int) -> None:
    """Two columns under a rule."""
    draw.line((left, top + _MARGIN // 2, left + WIDTH - 2 * _MARGIN, top + _MARGIN // 2), fill=RULE)
    rows = (len(legend) + 1) // 2
    for place, (title, colour, is_line) in enumerate(legend):
        x = left + place // rows * (WIDTH // 2 - 8)
        y = top + _MARGIN + place % rows * 20
        draw.rectangle((x, y + 9, x + 12, y + 11) if is_line else (x, y + 1, x + 12, y + 13), fill=colour)
        draw.text((x + 18, y), title, fill=INK, font=label_font(_SMALL))


def _broken(draw: ImageDraw.ImageDraw, text: str, font: Font, width: int) -> list[str]:
    """A text in lines no wider than ``width`` pixels; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font=font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
