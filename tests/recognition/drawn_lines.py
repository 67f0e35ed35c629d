"""Lines of print drawn for the tests, and engines that say what they are told to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.engine import Engine, Reading
from ocr_pipeline.recognition.words import Box, Word
from samples.fonts import face

DPI = 200
MARGIN, PITCH = 60, 60


def lines_of_text(*lines: str) -> Pixels:
    """Black 14 point Tinos on white with a margin, at 200 dpi, grey."""
    font = face(14 / 72 * DPI)
    width = round(max(font.getlength(line) for line in lines)) + 2 * MARGIN
    page = Image.new("L", (width, len(lines) * PITCH + 2 * MARGIN), 255)
    pen = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        pen.text((MARGIN, MARGIN + number * PITCH), line, fill=0, font=font)
    return np.array(page)


def word(text: str, box: tuple[int, int, int, int] = (0, 0, 40, 20), confidence: float = 0.9) -> Word:
    """A word of a reading, on the first line."""
    return Word(text, Box(*box), confidence, line=(1, 1, 1))


def texts(words: Sequence[Word]) -> list[str]:
    """What was read, in the engine's order."""
    return [each.text for each in words]


@dataclass
class TellingEngine:
    """Says for each image what it was told, in turn; an image it was told nothing about is empty.

    Keeps what it was asked: the images of each reading, how often for whole pages and how often for the orientation.
    """

    told: list[list[list[Word]]] = field(default_factory=list)
    turn: tuple[int, float] | None = None
    name: str = "told 1.0"
    languages: tuple[str, ...] = ("vie",)
    second: tuple[str, ...] = ()
    asked: list[list[Pixels]] = field(default_factory=list)
    pages: int = 0
    orientations: int = 0

    def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
        """What it was told of this call, in order."""
        self.asked.append(list(images))
        self.pages += reading is Reading.PAGE
        answer = self.told.pop(0) if self.told else []
        return [*answer, *([] for _ in range(len(images) - len(answer)))]

    def orientation(self, grey: Pixels, dpi: int, timeout: float) -> tuple[int, float] | None:
        """The turn it was told."""
        self.orientations += 1
        return self.turn


@dataclass
class WatchedEngine:
    """Another engine, every call counted."""

    engine: Engine
    readings: int = 0
    orientations: int = 0

    @property
    def name(self) -> str:
        """As the engine's."""
        return self.engine.name

    @property
    def languages(self) -> tuple[str, ...]:
        """As the engine's."""
        return self.engine.languages

    @property
    def second(self) -> tuple[str, ...]:
        """As the engine's."""
        return self.engine.second

    def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
        """As the engine does."""
        self.readings += 1
        return self.engine.read(images, dpi, reading, timeout)

    def orientation(self, grey: Pixels, dpi: int, timeout: float) -> tuple[int, float] | None:
        """As the engine does."""
        self.orientations += 1
        return self.engine.orientation(grey, dpi, timeout)
