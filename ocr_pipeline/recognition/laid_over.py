"""The words that signing programs drew over a scan, where they stand on the page as it is read.

Whoever signs electronically lays a few lines of text on the finished scan (NĐ 30/2020 Phụ lục I, cell 14), wherever
there is room or not, and level with the file, though the page may stand on its head. The file itself tells of them.
"""

from __future__ import annotations

import re

from diacritics.alphabet import strip_marks
from ocr_pipeline.imaging.laid_boxes import laid_box
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.recognition.text_layer import typed_words
from ocr_pipeline.recognition.words import Box
from ocr_pipeline.sources import PageFacts, TextLayer

SIGNED = re.compile(r"\b(?:ky boi|nguoi ky|thoi gian ky)\s*:")
"""Labels of an electronic signature's visible text, without marks and in lower case."""
MOST_WORDS = 100
"""A layer with more words is a page's text: signing programs write up to 31 for each who signs."""


def words_laid_over(layer: TextLayer | None, facts: PageFacts, page: CleanPage) -> tuple[Box, ...]:
    """The boxes of the words of electronic signatures on a page whose image is read, in its pixels.

    Nothing where the layer may be somebody's OCR: that says the words of the scan, by a pen too.
    """
    if layer is None or facts.hidden_text or len(layer.words) > MOST_WORDS:
        return ()
    if SIGNED.search(strip_marks(layer.text).lower()) is None:
        return ()
    size = page.width, page.height
    came = size if page.turned % 180 == 0 else size[::-1]
    words = typed_words(layer, *came)
    return tuple(Box(*laid_box(word.box.as_tuple(), page.way, size, page.dpi)) for word in words)
