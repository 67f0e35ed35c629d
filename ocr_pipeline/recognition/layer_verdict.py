"""Whether a PDF's text layer is the page's text: scored on its words, then on the print that the page shows.

A page born digital is taken from its layer when the layer is Vietnamese, sane and covers the print: no image is read.
What somebody's OCR laid under a scan (or hid on a page) is at best a first reading: a wrong digit in it would be
silent, and a number by hand would pass for print. It stands in for the reading of the whole page, which costs most;
header, signature and every digit are then read off the image as ever, and where too many digits differ the layer is
dropped. A damaged layer, a stamp's, another page's are not used at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from diacritics.alphabet import is_syllable
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.lettering import LOOK_DPI, lettering, margin_of
from ocr_pipeline.recognition.words import Box, Word
from ocr_pipeline.sources import PageFacts, TextLayer

SCANNED: Final = 0.5
"""A page of which an image covers at least this share (0..1) is a scan: its layer is somebody's OCR."""
LEAST_WORDS: Final = 20
"""A layer with fewer words is a stamp, not a page's text; signing programs write up to 31 words, which cover little."""
LEAST_VIETNAMESE: Final = 0.3
"""Least share (0..1) of words with Vietnamese letters: typed pages have 0.6 to 0.8, foreign models next to none."""
LEAST_SYLLABLES: Final = 0.8
"""Least share (0..1) of words that can be syllables: typed text with names and codes 0.9, a foreign model's 0.5."""
LEAST_OF_A_SCAN: Final = 0.9
"""The same for a layer that an OCR made: only a clearly good one spares the reading of the page."""
LEAST_SANE: Final = 0.95
"""Least share (0..1) of tokens with digits in which no letter stands for a digit."""
LEAST_COVERED: Final = 0.8
"""Least share (0..1) of the page's lettering that lies in boxes of words; the rest may be a signature, a picture."""
LEAST_OF_A_SCAN_COVERED: Final = 0.9
LEAST_FITTING: Final = 0.8
"""Least share (0..1) of the spaces between words that are bare paper: another page's words lie across the print."""
LEVEL: Final = 0.5
"""Degrees of skew up to which the words' boxes hold their lines."""
LEAST_CONFIRMED: Final = 0.8
"""Least share (0..1) of the words with digits of a scan's layer whose digits the image confirms."""

LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
DIGIT: Final = re.compile(r"\d")
LETTER_FOR_DIGIT: Final = re.compile(r"(?<=\d)[lIO|](?=[\dlIO|])|(?<![^\W\d_])[lIO|]+(?=\d)")
"""``2O15``, ``l9``, ``1I5``: what foreign models make of digits."""


@dataclass(frozen=True, slots=True)
class LayerMeasures:
    """What a layer is judged by; shares are 0..1, ``covered`` and ``fitting`` are ``None`` until a picture was seen."""

    words: int
    vietnamese: float
    syllables: float
    sane: float
    covered: float | None = None
    fitting: float | None = None


@dataclass(frozen=True, slots=True)
class LayerVerdict:
    """``refusal`` says why the layer is not used, ``None`` that it is; ``reread``: its digits must be confirmed."""

    measures: LayerMeasures
    reread: bool
    refusal: str | None = None

    @property
    def used(self) -> bool:
        """Whether nothing speaks against the layer so far."""
        return self.refusal is None


def judge_words(layer: TextLayer, page: PageFacts) -> LayerVerdict:
    """The verdict by the words alone, before any picture of the page is made."""
    words = [found for word in layer.words for found in LETTERS.findall(word.text)]
    digits = [word.text for word in layer.words if DIGIT.search(word.text)]
    measures = LayerMeasures(
        words=len(layer.words),
        vietnamese=layer.vietnamese_share,
        syllables=_share([is_syllable(word) for word in words]),
        sane=_share([LETTER_FOR_DIGIT.search(token) is None for token in digits]),
    )
    reread = page.image_share >= SCANNED or page.hidden_text
    return LayerVerdict(measures, reread, _refusal_of_words(measures, reread=reread))


def judge_print(verdict: LayerVerdict, words: Sequence[Word], grey: Pixels, dpi: int) -> LayerVerdict:
    """The verdict after a look at the print.

    Args:
        verdict: by the words alone.
        words: of the layer, in pixels of ``grey``.
        grey: the upright page, ``(height, width)`` uint8, at ``dpi``.
        dpi: pixels per inch.
    """
    letters = lettering(grey, dpi)
    if letters is None:
        return replace(verdict, refusal="its words do not show on the page")
    boxes = _boxes_on(letters, words, grey, dpi)
    measures = replace(verdict.measures, covered=_covered(letters, boxes), fitting=_fitting(letters, words, boxes))
    return replace(verdict, measures=measures, refusal=verdict.refusal or _refusal_of_print(measures, verdict.reread))


def judge_digits(verdict: LayerVerdict, words: Sequence[Word]) -> LayerVerdict:
    """The verdict after the digits were read again (``Word.second``)."""
    told = [word for word in words if word.second is not None and DIGIT.search(word.text)]
    confirmed = _share([DIGIT.findall(word.text) == DIGIT.findall(word.second or "") for word in told])
    if confirmed < LEAST_CONFIRMED:
        return replace(verdict, refusal=f"only {confirmed:.0%} of its numbers are those of the image")
    return verdict


def _refusal_of_words(measures: LayerMeasures, *, reread: bool) -> str | None:
    if measures.words < LEAST_WORDS:
        return f"it holds only {measures.words} words"
    if measures.vietnamese < LEAST_VIETNAMESE:
        return f"only {measures.vietnamese:.0%} of its words have Vietnamese letters"
    if measures.syllables < (LEAST_OF_A_SCAN if reread else LEAST_SYLLABLES):
        return f"only {measures.syllables:.0%} of its words can be Vietnamese"
    if measures.sane < LEAST_SANE:
        return f"{1 - measures.sane:.0%} of its numbers hold letters"
    return None


def _refusal_of_print(measures: LayerMeasures, reread: bool) -> str | None:
    least = LEAST_OF_A_SCAN_COVERED if reread else LEAST_COVERED
    if measures.covered is not None and measures.covered < least:
        return f"its words cover only {measures.covered:.0%} of the print"
    if measures.fitting is not None and measures.fitting < LEAST_FITTING:
        return "its words do not stand where the print does"
    return None


def _boxes_on(letters: Pixels, words: Sequence[Word], grey: Pixels, dpi: int) -> list[Box]:
    """The words' boxes in pixels of the lettering, which is smaller and lacks the page's margins."""
    scale = min(1.0, LOOK_DPI / dpi)
    top, left = margin_of((round(grey.shape[0] * scale), round(grey.shape[1] * scale)))
    return [word.box.scaled(scale).moved(-left, -top).padded(1, letters.shape[1], letters.shape[0]) for word in words]


def _covered(letters: Pixels, boxes: Sequence[Box]) -> float:
    left_over = letters > 0
    total = int(left_over.sum())
    for box in boxes:
        left_over[box.y0 : max(box.y0, box.y1), box.x0 : max(box.x0, box.x1)] = False
    return 1 - int(left_over.sum()) / total if total else 0.0


def _fitting(letters: Pixels, words: Sequence[Word], boxes: Sequence[Box]) -> float:
    """The share of spaces between neighbours on a line whose middle is bare, among words that stand on print."""
    bare = []
    for (left, one), (right, other) in zip(
        zip(words, boxes, strict=True), list(zip(words, boxes, strict=True))[1:], strict=False
    ):
        middle = (one.x1 + other.x0) // 2
        if left.line != right.line or not 0 <= other.x0 - one.x1 + 2 <= 2 * one.height or middle < 1:
            continue
        column = letters[max(one.y0, other.y0) : min(one.y1, other.y1), middle : middle + 1]
        if column.size:
            bare.append(not bool(np.count_nonzero(column > 64) > 1))
    return _share(bare)


def _share(holds: Sequence[bool]) -> float:
    return sum(holds) / len(holds) if holds else 1.0
