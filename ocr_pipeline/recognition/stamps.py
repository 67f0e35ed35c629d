"""Framed stamps read on their own: levelled, without their ruled lines, the stamp's own ink alone beside all ink.

What stands under a coloured stamp vanishes where only its colour is looked at; the pen that filled it in may be of
another colour, so that the stamp is looked at whole too. One engine call reads all of a page's stamps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from diacritics.alphabet import strip_marks
from ocr_pipeline.imaging.background import is_stained, paper_of, whitened
from ocr_pipeline.imaging.ink import CHROMATIC, Pixels, darkest_channel
from ocr_pipeline.imaging.marks.find import PageMarks
from ocr_pipeline.imaging.marks.frames import Frame
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.recognition.engine import Engine, Reading
from ocr_pipeline.recognition.stamp_blanks import StampBlank, stamp_blanks
from ocr_pipeline.recognition.stamp_labels import ARRIVED, NAME, StampLabel, label_in, names_office, says_arrival
from ocr_pipeline.recognition.words import Box, Word

MOST = 3
"""So many frames of a page are read at most: a page of cells of a table's size is no page of stamps."""
RULE = 0.28
"""Ruled lines are longer than this many inches; the strokes of letters are not."""
SLANTED, LETTER = 0.15, 0.24
"""From this slope on a frame is an arrow, whose outline is made of pieces larger than so many inches."""
SHAFT_ROWS, SHAFT_COLUMNS = (0.27, 0.73), (0.13, 0.74)
"""Where an arrow's word stands, in shares of its width and its length: between the lines of its shaft."""
BORDER = 0.2
"""White put around a stamp, in inches: letters at the very edge are read badly."""
COLOURED = 0.25
"""Least share of a frame's inked pixels that is coloured before its colour is looked at alone."""
HEAD = 0.27
"""Without a line under it the office's name takes this share of the stamp's height."""
LABEL = re.compile(r"^\W*(?:so(?: den)?|gio|ngay|chuyen|so va ky hieu hs)\W*[:.]")
"""Labels of the stamp of incoming mail, without marks and in lower case (NĐ 30/2020 Phụ lục IV V.1)."""
COLLECTIVE = re.compile(r"\bcong van de")
"""Its longer name, however its last letters were read."""
COLOURED_SHAPE = 0.4
"""A coloured frame higher than this share of its width is a stamp: tables are black, the frame of a grade is flat."""
HARDLY_LEVEL = 0.006
"""A frame with an office's name in its first row is a stamp from this slope on: cells of tables are level."""
FEWEST_LABELS = 2
"""Where "ĐẾN" was not read, so many of its labels must have been."""
SMOOTHING = 0.6 / 300
"""Sigma of the Gaussian over a stamp, in pixels per dpi."""


@dataclass(frozen=True, slots=True)
class StampReading:
    """What a frame says: ``printed`` in the colour of the stamp, ``words`` in ink of any colour.

    Boxes are in the page's pixels; ``head`` is the y of the line under the stamp's first row, where there is one;
    ``coloured`` says that the stamp's ink is of a colour and ``printed`` its reading alone. ``blanks`` are number and
    date by pen, where they were read by shape. ``pressed`` says that how the frame lies or its colour show a stamp;
    ``slope`` is that of its lines.
    """

    box: Box
    head: int | None
    coloured: bool
    printed: tuple[Word, ...]
    words: tuple[Word, ...]
    blanks: Mapping[StampLabel, StampBlank] = field(default_factory=dict)
    pressed: bool = False
    slope: float = 0.0


Readings = tuple[StampReading, ...]


def is_arrival_stamp(framed: StampReading) -> bool:
    """Whether what a frame says is what the stamp of incoming mail says, or that it was pressed."""
    words = [*framed.printed, *framed.words]
    text = strip_marks(" ".join(word.text for word in words)).lower()
    if any(ARRIVED.search(word.text) for word in words) or COLLECTIVE.search(text):
        return True
    if (framed.pressed or framed.coloured) and framed.box.height > COLOURED_SHAPE * framed.box.width:
        return True
    rows = (first_row(framed, said) for said in (framed.printed, framed.words))
    if abs(framed.slope) > HARDLY_LEVEL and any(names_office(word.text for word in row) for row in rows):
        return True
    labels = {match[0] for word in words if (match := LABEL.match(strip_marks(word.text).lower()))}
    return len(labels) >= FEWEST_LABELS


def first_row(stamp: StampReading, words: Sequence[Word]) -> list[Word]:
    """The words of the stamp's first row, left to right: its office's name, in capitals, as they are cut."""
    end = stamp.head if stamp.head is not None else stamp.box.y0 + round(HEAD * stamp.box.height)
    row = [word for word in words if stamp.box.y0 - 5 <= word.box.middle[1] < end and re.search(r"[^\W_]", word.text)]
    return sorted(row, key=lambda word: word.box.x0)


def label_boxes(stamp: StampReading) -> list[Box]:
    """Where the stamp's own print stands: its name and its labels."""
    return [word.box for word in stamp.words if NAME.search(word.text) or label_in(word.text) is not None]


def read_stamps(engine: Engine, page: CleanPage, marks: PageMarks, timeout: float) -> tuple[Readings, Readings]:
    """What the frames of a page say, and what may be stamps of urgency or secrecy, each read by itself.

    Args:
        engine: reads the crops.
        page: the level page.
        marks: found on it, in its pixels.
        timeout: seconds for all of them.

    Raises:
        PageTimeoutError, EngineError: as the engine does.
    """
    framed = marks.frames[:MOST]
    crops = [_Crop(page, frame) for frame in (*framed, *marks.grades[:MOST])]
    images = [image for crop in crops for image in crop.images]
    if not images:
        return (), ()
    readings = iter(engine.read(images, page.dpi, Reading.LINES, timeout))
    read = tuple(crop.reading([next(readings) for _ in crop.images]) for crop in crops)
    return read[: len(framed)], read[len(framed) :]


class _Crop:
    """A frame cut out and levelled."""

    def __init__(self, page: CleanPage, frame: Frame) -> None:
        self._frame, self._dpi = frame, page.dpi
        x0, y0, x1, y1 = frame.box
        self._pad = round(BORDER * page.dpi)
        size = round(x1 - x0) + 2 * self._pad, round(y1 - y0) + 2 * self._pad
        middle, degrees = ((x0 + x1) / 2, (y0 + y1) / 2), float(np.degrees(np.arctan(frame.slope)))
        turn = np.asarray(cv2.getRotationMatrix2D(middle, degrees, 1.0), dtype=np.float64)
        turn[:, 2] += np.array([self._pad - x0, self._pad - y0])
        self._back = np.asarray(cv2.invertAffineTransform(turn), dtype=np.float64)
        colour = _on_white(_turned(page.colour, turn, size), page.dpi)
        grey = darkest_channel(colour)
        self._colour = colour
        self.images = [self._readable(grey)]
        alone = _stamp_alone(colour)
        if alone is not None:
            self.images.append(self._readable(alone))

    def _readable(self, grey: Pixels) -> Pixels:
        """The crop without ruled lines, white beyond the frame, smoothed."""
        ink, ruled = _ink_and_rules(grey, self._dpi)
        clean = grey.copy()
        clean[_widened(ruled)] = 255
        if abs(self._frame.slope) > SLANTED and not self._frame.ruled:
            clean[_outline(np.asarray(cv2.subtract(ink, ruled), dtype=np.uint8), self._dpi)] = 255
        edge = self._pad + max(1, self._dpi // 60)
        framed = np.full_like(clean, 255)
        kept = (slice(edge, -edge), slice(edge, -edge))
        if abs(self._frame.slope) > SLANTED and self._frame.ruled:
            kept = _shaft(ink, self._dpi)
        framed[kept] = clean[kept]
        return np.asarray(cv2.GaussianBlur(framed, (0, 0), SMOOTHING * self._dpi), dtype=np.uint8)

    def reading(self, readings: Sequence[Sequence[Word]]) -> StampReading:
        """The words of the crop's images, on the page."""
        whole, *alone = ([replace(word, box=self._on_page(word.box)) for word in words] for words in readings)
        x0, y0, x1, y1 = (round(value) for value in self._frame.box)
        head = None if self._frame.head is None else round(self._frame.box[1] + self._frame.head)
        printed = tuple(alone[0] if alone else whole)
        blanks = self._blanks([word for words in readings for word in words])
        box, frame = Box(x0, y0, x1, y1), self._frame
        return StampReading(box, head, bool(alone), printed, tuple(whole), blanks, frame.pressed, frame.slope)

    def _blanks(self, words: Sequence[Word]) -> dict[StampLabel, StampBlank]:
        if not says_arrival(word.text for word in words):
            return {}
        clean = self._colour.copy()
        clean[_widened(_ink_and_rules(darkest_channel(self._colour), self._dpi)[1])] = 255
        x0, y0, x1, y1 = self._frame.box
        top = self._pad + round((y1 - y0) * HEAD if self._frame.head is None else self._frame.head)
        body = Box(self._pad, top, self._pad + round(x1 - x0), self._pad + round(y1 - y0))
        found = stamp_blanks(clean, self._dpi, words, body)
        return {label: replace(blank, box=self._on_page(blank.box)) for label, blank in found.items()}

    def _on_page(self, box: Box) -> Box:
        corners = np.array([[box.x0, box.y0, 1], [box.x1, box.y1, 1]], dtype=np.float64) @ self._back.T
        middle, half = corners.mean(axis=0), np.array([box.width, box.height]) / 2
        (x0, y0), (x1, y1) = np.rint(middle - half).astype(int), np.rint(middle + half).astype(int)
        return Box(int(x0), int(y0), int(x1), int(y1))


def _ink_and_rules(grey: Pixels, dpi: int) -> tuple[Pixels, Pixels]:
    """Where ink is, and where it is a ruled line."""
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    long = round(RULE * dpi)
    level, upright = (cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(s, np.uint8)) for s in ((1, long), (long, 1)))
    return np.asarray(ink, np.uint8), np.asarray(cv2.max(level, upright), np.uint8)


def _widened(ruled: Pixels) -> NDArray[np.bool_]:
    """Lines with their soft edges."""
    return np.asarray(cv2.dilate(ruled, np.ones((5, 5), np.uint8)) > 0)


def _shaft(ink: Pixels, dpi: int) -> tuple[slice, slice]:
    """The rows and columns of a levelled crop that the word of an arrow stands in, inside its outline."""
    rows, columns = np.nonzero(_outline(ink, dpi))
    if not len(rows):
        return slice(None), slice(None)
    top, bottom, left, right = int(rows.min()), int(rows.max()), int(columns.min()), int(columns.max())
    return (
        slice(round(top + SHAFT_ROWS[0] * (bottom - top)), round(top + SHAFT_ROWS[1] * (bottom - top))),
        slice(round(left + SHAFT_COLUMNS[0] * (right - left)), round(left + SHAFT_COLUMNS[1] * (right - left))),
    )


def _outline(ink: Pixels, dpi: int) -> NDArray[np.bool_]:
    """The pieces of ink that are larger than letters, with their soft edges."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    large = np.asarray(stats[:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1].max(axis=1) > LETTER * dpi)
    large[0] = False
    return np.asarray(cv2.dilate(large[labels].astype(np.uint8), np.ones((7, 7), np.uint8)) > 0)


def _turned(pixels: Pixels, turn: NDArray[np.float64], size: tuple[int, int]) -> Pixels:
    white = (255,) * (1 if pixels.ndim == 2 else 3)
    return np.asarray(cv2.warpAffine(pixels, turn, size, flags=cv2.INTER_CUBIC, borderValue=white), dtype=np.uint8)


def _on_white(colour: Pixels, dpi: int) -> Pixels:
    """The crop on white paper: beside rules that were made white, print on dark paper is not read at all."""
    if not is_stained(paper_of(darkest_channel(colour), dpi)):
        return colour
    channels = [colour] if colour.ndim == 2 else [np.asarray(each, np.uint8) for each in cv2.split(colour)]
    white = [whitened(each, paper_of(each, dpi)) for each in channels]
    return white[0] if colour.ndim == 2 else np.asarray(cv2.merge(white), dtype=np.uint8)


def _stamp_alone(colour: Pixels) -> Pixels | None:
    """Grey levels of the coloured ink alone, 0 where it is strongest; ``None`` where the stamp is black."""
    if colour.ndim == 2:
        return None
    small = colour.astype(np.int16)
    darkest, lightest = small.min(axis=2), small.max(axis=2)
    spread = lightest - darkest
    spread = np.maximum(spread - np.median(spread), 0)  # the tint of the paper is no ink
    ink = darkest < np.percentile(darkest, 90) - 60
    if not ink.any() or float((spread[ink] > CHROMATIC).mean()) < COLOURED:
        return None
    strongest = max(float(np.percentile(spread[ink], 90)), 1.0)
    return np.asarray(255 - np.clip(spread / strongest, 0, 1) * 255, dtype=np.uint8)
