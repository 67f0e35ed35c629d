"""An engine that reads real scans and replays small drawn pages, on some of which its process dies."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.tesseract import TesseractEngine
from ocr_pipeline.recognition.words import Box, Word
from ocr_pipeline.settings import Settings

DRAWN_WIDTH: Final = 600
"""Pixels of a drawn page; a scan is wider at every dpi that it is read at."""
DEADLY_WIDTH: Final = 520
"""Pixels of a drawn page on which the process dies."""
_SAYS: Final = """ỦY BAN NHÂN DÂN
HUYỆN MỸ HÒA
Số: 12/TB-UBND
Mỹ Hòa, ngày 12 tháng 3 năm 2021
THÔNG BÁO
Về việc nghỉ lễ năm 2021
Các cơ quan cử người trực và báo cáo trước ngày 20/4/2021"""
_LETTER: Final = 12


class MixedEngine:
    """Fulfils :class:`~ocr_pipeline.recognition.engine.Engine`; see the module."""

    name = "mixed 1"
    languages = ("vie",)
    second: tuple[str, ...] = ()

    @cached_property
    def _real(self) -> TesseractEngine:
        return TesseractEngine(self.languages)

    def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
        """Of scans what Tesseract reads; of drawn pages the same letter again and again."""
        widest = max((image.shape[1] for image in images), default=0)
        if reading is Reading.PAGE and abs(widest - DEADLY_WIDTH) <= 2:
            ctypes.string_at(0)
        if widest > DRAWN_WIDTH + 2:
            return self._real.read(images, dpi, reading, timeout)
        return [_replayed() if reading is Reading.PAGE else [] for _ in images]

    def orientation(self, grey: Pixels, dpi: int, timeout: float) -> tuple[int, float] | None:
        """Of scans what Tesseract says; drawn pages stand upright."""
        return self._real.orientation(grey, dpi, timeout) if grey.shape[1] > DRAWN_WIDTH + 2 else (0, 10.0)


def mixed_engine(_: Settings) -> MixedEngine:
    """The engine of a worker."""
    return MixedEngine()


def _replayed() -> list[Word]:
    words = []
    for line, text in enumerate(_SAYS.splitlines()):
        left = 30
        for word in text.split():
            right = left + _LETTER * len(word)
            words.append(Word(word, Box(left, 40 + 40 * line, right, 60 + 40 * line), 0.95, (1, 1, line)))
            left = right + _LETTER
    return words
