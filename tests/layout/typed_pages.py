"""Pages of words set by hand, in the manner of a scan at 300 dpi: no image, no OCR.

A page is 2480 × 3508 pixels (A4). Text stands 45 px high on lines 70 px apart; both columns of the header begin at
the same height; body lines begin at the left margin. Boxes are those of :class:`ocr_pipeline.recognition.words.Word`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from diacritics import Restorer
from ocr_pipeline.layout.page import PageLayout, layout_page
from ocr_pipeline.layout.text import DocumentText, raw_text
from ocr_pipeline.parsing.installed import installed_parsers
from ocr_pipeline.parsing.parse import parse
from ocr_pipeline.recognition.words import Box, Word

WIDTH, HEIGHT = 2480, 3508
TEXT_HEIGHT, PITCH = 45, 70
SMALL, CAPITAL, SPACE = 24, 32, 16
"""Widths in pixels of a letter, of a capital and of the space between two words."""
MARGIN, INDENT = 354, 470
LEFT_MIDDLE, RIGHT_MIDDLE = 760, 1660
SIGNER_MIDDLE = 1780
FIRST_LINE = 240

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
DATE_LINE = "Lam Giang, ngày 05 tháng 02 năm 2025"
SENTENCES = (
    "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về công tác văn thư, các cơ quan báo cáo",
    "kết quả trong quý và đề xuất các giải pháp cho thời gian tới theo quy định hiện hành.",
)


@dataclass(frozen=True)
class Ink:
    """How a word was read, where that differs from print read surely and twice alike.

    ``taller`` are pixels by which it stands out above and below its line.
    """

    confidence: float = 0.95
    second: str | None = "the same"
    coloured: float = 0.0
    uneven: float | None = 0.0
    taller: int = 0


PRINT = Ink()
Inks = Mapping[str, Ink]


def typed(text: str, x: int, y: int, line: int, inks: Inks | None = None) -> list[Word]:
    """The words of one line whose first letter stands at ``x`` and whose top is ``y``; more blanks part words wider."""
    words = []
    for word in text.split(" "):
        if word:
            ink = (inks or {}).get(word, PRINT)
            second = word if ink.second == "the same" else ink.second
            box = Box(x, y - ink.taller, x + width_of(word), y + TEXT_HEIGHT + ink.taller)
            words.append(Word(word, box, ink.confidence, (line, 1, 1), second, ink.coloured, ink.uneven))
            x = box.x1
        x += SPACE
    return words


def width_of(text: str) -> int:
    """Pixels from the first letter to the last, before any is squeezed."""
    return sum(SPACE if sign == " " else CAPITAL if sign.isupper() else SMALL for sign in text)


@dataclass
class TypedPage:
    """A page in the making; every method returns it, so that a page reads from top to bottom."""

    number: int = 1
    words: list[Word] = field(default_factory=list)
    inks: Inks = field(default_factory=dict)
    y: int = FIRST_LINE
    lines: int = 0

    def line(self, text: str, x: int, y: int) -> TypedPage:
        """One line that begins at ``x``."""
        return self.row(((text, x),), y)

    def row(self, parts: Sequence[tuple[str, int]], y: int) -> TypedPage:
        """Texts side by side, each from its ``x``, that the engine took for one line."""
        self.lines += 1
        for text, x in parts:
            self.words += typed(text, x, y, self.lines, self.inks)
        self.y = max(self.y, y + PITCH)
        return self

    def centred(self, lines: Sequence[str], middle: int, top: int) -> TypedPage:
        """Lines around ``middle``, the first at ``top``."""
        for index, text in enumerate(lines):
            self.line(text, round(middle - width_of(text) / 2), top + index * PITCH)
        return self

    def header(self, left: Sequence[str], right: Sequence[str] = (*NATION, DATE_LINE)) -> TypedPage:
        """Both columns of a header from the same height down."""
        top = self.y
        return self.centred(left, LEFT_MIDDLE, top).centred(right, RIGHT_MIDDLE, top)

    def title(self, *lines: str) -> TypedPage:
        """Lines in the middle of the page, an empty line above them."""
        return self.centred(lines, WIDTH // 2, self.y + PITCH // 2)

    def body(self, *lines: str, x: int = MARGIN, gap: int = PITCH // 2) -> TypedPage:
        """Lines from the left margin, ``gap`` pixels below what stands above."""
        top = self.y + gap
        for index, text in enumerate(lines):
            self.line(text, x, top + index * PITCH)
        return self

    def footer(self, recipients: Sequence[str], signature: Sequence[str]) -> TypedPage:
        """Recipients on the left, the signature on the right; its last line, the name, 400 px below the others."""
        top = self.y + PITCH
        for index, text in enumerate(recipients):
            self.line(text, MARGIN, top + index * PITCH)
        self.centred(signature[:-1], SIGNER_MIDDLE, top)
        name_top = top + len(signature[:-1]) * PITCH + 400
        return self.centred(signature[-1:], SIGNER_MIDDLE, name_top) if signature else self

    def layout(self) -> PageLayout:
        """The page in order."""
        return layout_page(self.words, self.number, WIDTH, HEIGHT)


def page(inks: Inks | None = None, *, number: int = 1) -> TypedPage:
    """An empty page; ``inks`` says of words how they were read."""
    return TypedPage(number, inks=inks or {})


@cache
def restorer() -> Restorer:
    """The real restorer, loaded once."""
    return Restorer()


def text_of(*pages: TypedPage) -> DocumentText:
    """The pages laid out and restored, as the pipeline does it."""
    raw = raw_text([each.layout() for each in pages])
    return raw.restored(restorer().restore(raw.text))


def fields_of(*pages: TypedPage) -> dict[str, Any]:
    """Every field of the pages, parsed with the installed document types."""
    return parse(text_of(*pages), restorer(), range(1, max(each.number for each in pages) + 1), installed_parsers())
