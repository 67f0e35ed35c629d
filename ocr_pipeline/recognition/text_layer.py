"""The words of a PDF's own text layer, in pixels of its page."""

from __future__ import annotations

from dataclasses import replace

from ocr_pipeline.recognition.words import Box, Word
from ocr_pipeline.sources import TextLayer

OF_A_SCAN = 0.9
"""Confidence (0..1) of a word that somebody's OCR laid under a scan: its digits are read again, its words are not."""
BELOW_THE_LINE = 0.2
"""How far letters hang below the line, as a share of the height of a layer's word."""


def typed_words(layer: TextLayer, width: int, height: int) -> list[Word]:
    """The words of a page born digital, ``width`` × ``height`` pixels: what was typed needs no second reading."""
    words = _words(layer, width, height, 1.0)
    return [Word(word.text, word.box, word.confidence, word.line, second=word.text, from_layer=True) for word in words]


def scanned_words(layer: TextLayer, width: int, height: int, *, spaced: bool = False) -> list[Word]:
    """The words that were laid under a scan of ``width`` × ``height`` pixels: a first reading like any other.

    ``spaced``: each box is grown by the space that the word was laid with. Tesseract's own PDFs squeeze a word and
    the space behind it into the word's width, so that a reader sees the word too narrow, by one letter.
    """
    words = _words(layer, width, height, OF_A_SCAN)
    return [replace(word, box=_grown(word, spaced=spaced)) for word in words]


def _grown(word: Word, *, spaced: bool) -> Box:
    """The box with room for what hangs below the line, on which the boxes of such layers stand."""
    box = word.box
    letter = box.width / len(word.text) if spaced else 0.0
    return Box(box.x0, box.y0, round(box.x1 + letter), round(box.y1 + BELOW_THE_LINE * box.height))


def _words(layer: TextLayer, width: int, height: int, confidence: float) -> list[Word]:
    words = []
    line, bottom = 0, -1.0
    for each in layer.words:
        x0, y0, x1, y1 = each.box
        if not y0 <= bottom <= y1 + (y1 - y0):
            line += 1
        bottom = (y0 + y1) / 2
        box = Box(round(x0 * width), round(y0 * height), round(x1 * width), round(y1 * height))
        words.append(Word(each.text, box, confidence, (0, 0, line)))
    return words
