"""The invisible words of scanned pages, as a PDF of their own whose pages are laid over the scan's."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ocr_pipeline.export.pdf.blank_font import blank_font, in_font
from ocr_pipeline.export.pdf.placed_words import PlacedWord
from schemas import Page

INVISIBLE: Final = 3
"""Text rendering mode (PDF 32000-1, 9.3.6) in which letters are neither filled nor outlined."""
POINTS_PER_INCH: Final = 72
GAP: Final = 0.25
"""A word ends so far (in its height) before the next on its line: readers take closer ones for one word."""
NARROWEST: Final = 0.2
"""What a word is left of its width at least where the next begins too close."""


def text_layer(pages: Iterable[tuple[Page, Sequence[PlacedWord]]]) -> bytes:
    """A PDF with one page for each of ``pages``, as large as the page upright, with nothing but its words, unseen.

    Each word lies over its printed self: levelling is undone, the quarter turn is not.
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
    across, up = page.width * scale / 2, page.height * scale / 2
    canvas.translate(across, up)
    canvas.rotate(-page.skew_degrees)
    canvas.translate(-across, -up)
    lines = canvas.beginText()
    lines.setTextRenderMode(INVISIBLE)
    ends = [_end(word, after) for word, after in pairwise(words)] + [float(words[-1].box.x1)]
    for word, end in zip(words, ends, strict=True):
        height = round(word.box.height * scale, 1)
        left, bottom = round(word.box.x0 * scale, 1), round((page.height - word.box.y1) * scale, 1)
        shown = in_font(word.text)
        natural = stringWidth(shown, blank_font(), height)
        lines.setFont(blank_font(), height)
        lines.setTextTransform(1, 0, 0, 1, left, bottom)
        lines.setHorizScale(round(100 * (end - word.box.x0) * scale / natural, 1))
        lines.textOut(shown + " ")
    canvas.drawText(lines)


def _end(word: PlacedWord, after: PlacedWord) -> float:
    """Where a word ends for whoever reads the layer: at its box's right edge, or well before the next on its line."""
    box, nearest = word.box, after.box
    on_its_line = nearest.y0 < box.y1 and box.y0 < nearest.y1 and nearest.x0 > box.x0
    limit = nearest.x0 - GAP * max(box.height, nearest.height) if on_its_line else box.x1
    return max(min(box.x1, limit), box.x0 + NARROWEST * box.width)
