"""What stays of a page once it is read: neither its picture nor anything else that is large, however many pages."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.pipeline import Pipeline, Progress
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.words import Box, Word
from ocr_pipeline.settings import Settings
from tests.recognition.drawn_lines import DPI, TellingEngine, lines_of_text

LINE = "Sở Y tế đề nghị các đơn vị trực thuộc báo cáo kết quả"
PICTURE = lines_of_text(*[LINE] * 14)
PAGES, WARM = 7, 4
"""Pages of the document, and after how many of them every table is loaded and every cache knows the page: what is laid
by from then on is counted, as counting makes all of it slow."""
KEPT = 20_000
"""Bytes that may stay of a page: its words, packed, are some two thousand; unpacked they are fifty thousand, and its
picture has half a million pixels."""


@dataclass
class FluentEngine(TellingEngine):
    """Reads the lines of PICTURE, where they stand, off every whole page, and nothing off a crop."""

    words: list[Word] = field(default_factory=list)

    def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
        """The words of the page."""
        if reading is not Reading.PAGE:
            return [[] for _ in images]
        scale = images[0].shape[1] / PICTURE.shape[1]
        return [list(_words(scale)) for _ in images]


def _words(scale: float) -> Iterator[Word]:
    for number in range(14):
        top = 60 + 60 * number
        for place, text in enumerate(LINE.split()):
            left = 60 + 70 * place
            # Confidences differ from word to word, as an engine's do: no value is there once for all.
            yield Word(text, Box(left, top, left + 60, top + 40).scaled(scale), 0.9 + number / 997, (1, 1, number))


@pytest.fixture(scope="module")
def long_document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A TIFF of equal pages in colour."""
    path = tmp_path_factory.mktemp("pages") / "long.tiff"
    frames = [Image.fromarray(np.dstack([PICTURE] * 3)) for _ in range(PAGES)]
    frames[0].save(path, save_all=True, append_images=frames[1:], dpi=(DPI, DPI), compression="tiff_lzw")
    return path


def test_what_stays_of_a_page_is_smaller_than_its_picture_and_than_its_words(
    long_document: Path, house_settings: Settings
) -> None:
    held: list[int] = []

    def page_done(progress: Progress) -> None:
        if progress.page == WARM:
            tracemalloc.start()
        gc.collect()  # which also empties the lists of tuples that Python keeps for later ones
        held.append(tracemalloc.get_traced_memory()[0])

    pipeline = Pipeline(house_settings, FluentEngine())
    assert pipeline.restorer
    assert PICTURE.size > 10 * KEPT
    try:
        document = pipeline.convert(long_document, on_progress=page_done)
    finally:
        tracemalloc.stop()
    assert document.text.count("đơn vị") == 14 * PAGES
    assert (held[-1] - held[WARM - 1]) / (PAGES - WARM) < KEPT
