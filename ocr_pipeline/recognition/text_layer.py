"""A PDF's own text layer: trusted on a page born digital, read again on a scan, whatever a scanner wrote there."""

from __future__ import annotations

from ocr_pipeline.recognition.words import Box, Word
from ocr_pipeline.sources import PageFacts, TextLayer

TRUSTED_SHARE = 0.3
"""Least share (0..1) of words with Vietnamese letters: layers written with a foreign model have next to none."""
LEAST_WORDS = 20
"""A layer with fewer words is a signature's stamp, not the page's text."""
SCANNED = 0.5
"""A page of which an image covers at least this share (0..1) is a scan: its layer is somebody's OCR."""


def layer_words(layer: TextLayer, page: PageFacts, width: int, height: int) -> list[Word] | None:
    """The words of a layer that can be trusted, in pixels of a page of ``width`` × ``height``; else ``None``."""
    if page.image_share >= SCANNED or len(layer.words) < LEAST_WORDS or layer.vietnamese_share < TRUSTED_SHARE:
        return None
    words = []
    line, bottom = 0, -1.0
    for each in layer.words:
        x0, y0, x1, y1 = each.box
        if not y0 <= bottom <= y1 + (y1 - y0):
            line += 1
        bottom = (y0 + y1) / 2
        box = Box(round(x0 * width), round(y0 * height), round(x1 * width), round(y1 * height))
        # The digits of a layer born digital are what was typed: there is no second reading to differ from.
        words.append(Word(each.text, box, 1.0, (0, 0, line), second=each.text, from_layer=True))
    return words
