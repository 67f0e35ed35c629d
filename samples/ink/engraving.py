"""Cutting plates with words, lines and dotted leaders: what rectangular stamps of an office are made of."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.ink.hands import leaned
from samples.ink.letters import letter
from samples.ink.plates import Cut, Hull, Plate, hull_of, whole
from samples.units import mm

_SHIFT = 4
_CAPITAL = 0.66
"""Height of capitals as a share of the size of the type."""


class Engraving:
    """A plate while it is being cut; all lengths in millimetres from its left top corner."""

    def __init__(self, width: float, height: float) -> None:
        self._edge = 4
        shape = (round(mm(height)) + 2 * self._edge, round(mm(width)) + 2 * self._edge)
        self._die = np.zeros(shape, np.uint8)
        self._words: list[Cut] = []

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the plate in its pixels."""
        return mm(x) + self._edge, mm(y) + self._edge

    def outline(self, points: list[tuple[float, float]], width: float, *, closed: bool = True) -> None:
        """A line through ``points``."""
        corners = np.array([self.at(*point) for point in points])
        fixed = np.round(corners * 2**_SHIFT).astype(np.int32)
        cv2.polylines(self._die, [fixed], closed, (255,), max(1, round(mm(width))), cv2.LINE_AA, _SHIFT)

    def frame(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> None:
        """A rectangle."""
        self.outline([(x0, y0), (x1, y0), (x1, y1), (x0, y1)], width)

    def leader(self, x0: float, x1: float, y: float) -> None:
        """A row of dots to write on."""
        for x in np.arange(x0, x1, 0.62):
            left, top = (round(value) for value in self.at(float(x), y))
            self._die[top - 1 : top + 2, left : left + 3] = 255

    def text(
        self,
        text: str,
        at: tuple[float, float],
        capital: float,
        face: str,
        *,
        room: float | None = None,
        centred: bool = True,
        role: str | None = None,
    ) -> float:
        """Text on a baseline, capitals ``capital`` high, pressed together to fit ``room``; gives where it ends.

        With a ``role`` the whole text is one value, else each word stands for itself.
        """
        size = round(mm(capital) / _CAPITAL)
        advances = [letter(face, character, size, 0.07 * size).advance for character in text]
        squeeze = min(1.0, mm(room) / sum(advances)) if room else 1.0
        x, baseline = self.at(*at)
        if centred:
            x -= squeeze * sum(advances) / 2
        hulls: list[list[Hull]] = [[]]
        for character, advance in zip(text, advances, strict=True):
            if character == " ":
                hulls.append([])
            else:
                hulls[-1].append(self._letter(character, face, size, squeeze, (x, baseline)))
            x += squeeze * advance
        if role:
            self._words.append(Cut(text, whole([hull for word in hulls for hull in word]), role))
        else:
            self._words += [Cut(word, whole(hull)) for word, hull in zip(text.split(" "), hulls, strict=True) if hull]
        return (x - self._edge) / mm(1)

    def _letter(self, character: str, face: str, size: int, squeeze: float, at: tuple[float, float]) -> Hull:
        ink = leaned(letter(face, character, size, 0.07 * size).ink, squeeze, 1.0, 0.0, 0.0)
        left, top = ink.corner(*at)
        under = self._die[top : top + ink.mask.shape[0], left : left + ink.mask.shape[1]]
        cover: NDArray[np.uint8] = np.round(ink.mask[: under.shape[0], : under.shape[1]] * 255).astype(np.uint8)
        np.maximum(under, cover, out=under)
        return hull_of(ink, *at)

    def plate(self) -> Plate:
        """What was cut, to be placed by its middle."""
        height, width = self._die.shape
        die = self._die.astype(np.float32) / np.float32(255)
        return Plate(die, tuple(self._words), (width / 2, height / 2))
