"""A scan whose text layer stands in for the first reading of the whole page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.orientation import known_way
from ocr_pipeline.imaging.page import CleanPage, clean_page
from ocr_pipeline.recognition.layer_verdict import LEVEL, LayerVerdict, judge_print
from ocr_pipeline.recognition.text_layer import scanned_words
from ocr_pipeline.recognition.words import Word
from ocr_pipeline.sources import TextLayer


@dataclass(frozen=True, slots=True)
class ScanLayer:
    """The layer under a scan, and what is thought of it so far."""

    layer: TextLayer
    verdict: LayerVerdict


@dataclass(frozen=True, slots=True)
class LayeredPage:
    """The page in the pixels of its layer's boxes (``None`` where the layer is not used), its words, the verdict."""

    page: CleanPage | None
    words: tuple[Word, ...]
    verdict: LayerVerdict


def layered(scan: ScanLayer, page: CleanPage, draw: Callable[[], Pixels]) -> LayeredPage:
    """The layer's words on a page, where they stand on its print.

    Args:
        scan: the layer, by its words alone worth using.
        page: the page upright and level.
        draw: gives the page as it came, whose pixels the layer's boxes are in.
    """
    if page.turned or abs(page.skew) > LEVEL:
        return LayeredPage(None, (), replace(scan.verdict, refusal="the scan does not lie as its words do"))
    if page.skew or page.way.bend is not None:
        page = clean_page(draw(), page.dpi, known_way(0, 0.0))
    judged = [_judged(scan, page, spaced=spaced) for spaced in (False, True)]
    words, verdict = max(judged, key=lambda each: each[1].measures.fitting or 0.0)
    return LayeredPage(page if verdict.used else None, tuple(words), verdict)


def _judged(scan: ScanLayer, page: CleanPage, *, spaced: bool) -> tuple[list[Word], LayerVerdict]:
    words = scanned_words(scan.layer, page.width, page.height, spaced=spaced)
    return words, judge_print(scan.verdict, words, page.unsmoothed, page.dpi)
