"""The invisible words of scanned pages, as a PDF of their own whose pages are laid over the scan's."""

from __future__ import annotations

import cmath
import io
import math
from collections.abc import Iterable, Sequence
from typing import Final

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ocr_pipeline.export.pdf.blank_font import blank_font, in_font
from ocr_pipeline.export.pdf.placed_words import PlacedWord
from ocr_pipeline.sources.pdf_content import INVISIBLE
from ocr_pipeline.sources.resolution import POINTS_PER_INCH
from schemas import Page

GAP: Final = 0.25
"""A word ends so far (in its height) before the next on its line: readers take closer ones for one word."""
EDGE: Final = 0.2
"""Points that a word stays away from the edge of its page: places are rounded."""
NARROWEST: Final = 0.2
"""What a word is left of its width at least."""


def text_layer(pages: Iterable[tuple[Page, Sequence[PlacedWord]]]) -> bytes:
    """A PDF with one page for each of ``pages``, as large as the page upright, with nothing but its words, unseen.

    Each word lies over its printed self: levelling is undone, the quarter turn is not. None lies off its page.
    """
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, pageCompression=1, initialFontName=blank_font())
    for page, words in pages:
        scale = POINTS_PER_INCH / page.dpi
        canvas.setPageSize((page.width * scale, page.height * scale))
        if words:
            _write(canvas, page, words, scale)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _write(canvas: Canvas, page: Page, words: Sequence[PlacedWord], scale: float) -> None:
    size = page.width * scale, page.height * scale
    turn = cmath.rect(1, -math.radians(page.skew_degrees))
    middle = complex(*size) / 2
    lines = canvas.beginText()
    lines.setTextRenderMode(INVISIBLE)
    for word, (start, end) in zip(words, _apart(words), strict=True):
        height = round(word.box.height * scale, 1)
        level = complex(start * scale, (page.height - word.box.y1) * scale)
        along, up = (end - start) * scale * turn, height * 1j * turn
        at = _on_page(middle + (level - middle) * turn, (0, along, up, along + up), size)
        shown = in_font(word.text)
        lines.setFont(blank_font(), height)
        lines.setTextTransform(*_rounded(turn), round(at.real, 1), round(at.imag, 1))
        lines.setHorizScale(round(100 * (end - start) * scale / stringWidth(shown, blank_font(), height), 1))
        lines.textOut(shown + " ")
    canvas.drawText(lines)


def _rounded(turn: complex) -> tuple[float, float, float, float]:
    cos, sin = round(turn.real, 5), round(turn.imag, 5)
    return cos, sin, -sin, cos


def _on_page(at: complex, corners: Sequence[complex], size: tuple[float, float]) -> complex:
    """Where a word begins so that its corners lie on the page: levelling may have moved what stands at an edge off it.

    Readers take no notice of letters beyond the edge.
    """
    across, up = [each.real for each in corners], [each.imag for each in corners]
    x = max(min(at.real, size[0] - EDGE - max(across)), EDGE - min(across))
    y = max(min(at.imag, size[1] - EDGE - max(up)), EDGE - min(up))
    return complex(x, y)


def _apart(words: Sequence[PlacedWord]) -> list[tuple[float, float]]:
    """Where each word starts and ends for whoever reads the layer (pixels): as it is printed, but apart from the next.

    A box that reaches over the next one's beginning, as those of torn letters do, is narrowed, and moved left at need.
    """
    spans = [(float(words[-1].box.x0), float(words[-1].box.x1))]
    for word, after in zip(words[-2::-1], words[:0:-1], strict=True):
        box, nearest, next_start = word.box, after.box, spans[-1][0]
        end = float(box.x1)
        if nearest.y0 < box.y1 and box.y0 < nearest.y1 and next_start > box.x0 - box.width:
            end = min(end, next_start - GAP * max(box.height, nearest.height))
        spans.append((min(box.x0, end - NARROWEST * box.width), end))
    return spans[::-1]
