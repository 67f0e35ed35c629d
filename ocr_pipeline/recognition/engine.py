"""What the pipeline asks of an OCR engine."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Protocol

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.words import Word


class Reading(Enum):
    """How the engine is to look at an image."""

    PAGE = "a whole page, its blocks found by the engine"
    LINES = "one column of lines, one above the other"
    OPINION = "the same, by another net where one is installed"
    FIGURES = "the same, by a net that was not taught the page's language, where one is installed"


class Engine(Protocol):
    """An OCR engine. What one page reads never hangs on another's; it may be called from several processes."""

    @property
    def name(self) -> str:
        """Name and version, as the document records it: ``tesseract 5.3.0``."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it reads with."""

    @property
    def second(self) -> tuple[str, ...]:
        """The languages that another net gives its opinion in; none where opinions are the same net's."""

    def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
        """The words of each grey image (``(height, width)`` uint8), in the engine's order.

        Raises:
            PageTimeoutError: the engine took longer than ``timeout`` seconds for all of them and was stopped.
            EngineError: the engine failed.
            MissingProgramError, MissingLanguageError: it is not installed.
        """

    def orientation(self, grey: Pixels, dpi: int, timeout: float) -> tuple[int, float] | None:
        """Clockwise degrees (0, 90, 180, 270) that stand the page upright, and how sure (0 up); ``None`` if unknown."""
