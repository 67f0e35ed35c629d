"""Where a name stands below a title though nothing was read there: a line of ink, as a name stamp in script type is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

import cv2
import numpy as np

from ocr_pipeline.imaging.ink import Pixels, darkest_channel
from ocr_pipeline.imaging.marks.fading import REACH, without_seals
from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.layout.page import PageLayout, RegionKind
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.names.reader import read_ink
from ocr_pipeline.recognition.words import Box

BESIDE, ABOVE, BELOW = 10.0, 0.3, 18.0
"""A name stands within so many text heights of the middle and of the foot of its title."""
GAPS = (1.1, 0.3)
"""Ink nearer than so many text heights, across and down, is of one line."""
WIDE, HIGH = (3.5, 18.0), (0.7, 4.2)
"""A name is so many text heights wide and high, the lean of its stamp with it."""
LONG = 2.0
"""It is so many times as wide as high, at least."""
OFF = 5.5
"""The middle of a name lies at most so many text heights off its title's."""
MOST = 3
"""So many lines of ink are read."""
AROUND = 0.3
"""Text heights of paper left around a line."""
SPECK = 0.12
"""Ink lower and narrower than so many text heights is none."""
RED = 45
"""By so many levels (0..255) the red channel of a seal's ink outdoes the others."""
LETTERS = 5
"""A title has so many letters."""
IN_CAPITALS = 0.7
"""Share of capitals (0..1) in a line of a title."""
NEXT = 2.6
"""The lines of a title stand within so many text heights."""
READ, SYLLABLES = 0.6, 3
"""So many syllables of a name read at least so surely (0..1) are one; of fewer, a beginning may be lost."""


def with_name_inks(page: CleanPage, layout: PageLayout, seals: Sequence[Seal]) -> PageLayout:
    """The layout with the lines of ink below the signature's title, where no name was read there."""
    rows = layout.lines(RegionKind.SIGNATURE)
    if layout.blank or not rows or _is_named([*rows, *(row for view in layout.views for row in view.rows)]):
        return layout
    rings = [seal.ring for seal in seals if seal.ring is not None]
    title = _title(rows, rings, layout.text_height)
    if title is None:
        return layout
    window = _window(title, layout)
    grey = _without_red(page, rings)
    boxes = lines_of_ink(grey[window.y0 : window.y1, window.x0 : window.x1], layout.text_height)
    middle = title.middle[0]
    near = [box.moved(window.x0, window.y0) for box in boxes]
    near = [box for box in near if abs(box.middle[0] - middle) < OFF * layout.text_height]
    pad = round(AROUND * layout.text_height)
    inks = [read_ink(grey, layout.number, box.padded(pad, page.width, page.height)) for box in near[-MOST:]]
    return replace(layout, name_inks=tuple(ink for ink in inks if ink is not None))


def lines_of_ink(grey: Pixels, size: float) -> list[Box]:
    """The boxes of lines of ink in a grey picture that may be names, top to bottom (``size``: text height)."""
    if min(grey.shape) < size:
        return []
    smooth = cv2.GaussianBlur(grey, (0, 0), 1)
    _, ink = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(ink, np.uint8))
    specks = np.flatnonzero((stats[:, 2] < SPECK * size) & (stats[:, 3] < SPECK * size))
    lost = np.zeros(count, bool)
    lost[specks] = True
    ink[lost[labels]] = 0
    across, down = (max(1, round(gap * size)) for gap in GAPS)
    joined = cv2.morphologyEx(np.asarray(ink, np.uint8), cv2.MORPH_CLOSE, np.ones((down, across), np.uint8))
    found = cv2.connectedComponentsWithStats(np.asarray(joined, np.uint8))[2][1:]
    boxes = [Box(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in found]
    return sorted((box for box in boxes if _may_be_name(box, size)), key=lambda box: box.middle[1])


def _may_be_name(box: Box, size: float) -> bool:
    wide = WIDE[0] * size < box.width < WIDE[1] * size
    return wide and HIGH[0] * size < box.height < HIGH[1] * size and box.width > LONG * box.height


def _is_named(rows: Sequence[Segment]) -> bool:
    """Whether a look read a name, surely."""
    return any(
        sum(_is_syllable(word.text) and word.confidence >= READ for word in row.words) >= SYLLABLES for row in rows
    )


def _is_syllable(text: str) -> bool:
    """Whether a word is set as a syllable of a name is: a capital, and small letters behind it."""
    return text.isalpha() and text[:1].isupper() and text[1:].islower()


def _title(rows: Sequence[Segment], rings: Sequence[Ring], size: float) -> Box | None:
    """The box of the title's lines: those in capitals that the column begins with."""
    capitals = [row for row in rows if row.capitals >= IN_CAPITALS and sum(map(str.isalpha, row.text)) >= LETTERS]
    if not capitals:
        return None
    boxes = [row.box for row in capitals]
    last = boxes[0]

    def follows(box: Box) -> bool:
        nonlocal last
        near = box.y0 - last.y1 < NEXT * size and not any(ring.distance(*box.middle) < 0.75 for ring in rings)
        last = box if near else last
        return near

    return Box.around([boxes[0], *takewhile(follows, boxes[1:])])


def _window(title: Box, layout: PageLayout) -> Box:
    size, middle = layout.text_height, title.middle[0]
    x0, x1 = round(middle - BESIDE * size), round(middle + BESIDE * size)
    y0, y1 = round(title.y1 - ABOVE * size), round(title.y1 + BELOW * size)
    aside = [row.box.x1 for row in layout.lines(RegionKind.RECIPIENTS) if row.box.y1 > y0 and row.box.x1 < middle]
    x0 = max(x0, 0, *(round(edge + AROUND * size) for edge in aside))
    return Box(x0, max(0, y0), min(layout.width, x1), min(layout.height, y1))


def _without_red(page: CleanPage, rings: Sequence[Ring]) -> Pixels:
    """The page in grey, ink of every colour dark, without its seals."""
    if page.colour.ndim == 2:
        return without_seals(page.colour, rings)
    grey = darkest_channel(page.colour).copy()
    for ring in rings:
        reach = round(REACH * ring.radius) + 2
        top, left = max(0, round(ring.y) - reach), max(0, round(ring.x) - reach)
        part = page.colour[top : round(ring.y) + reach, left : round(ring.x) + reach].astype(np.int16)
        rows, columns = np.mgrid[: part.shape[0], : part.shape[1]]
        within = np.hypot(columns + left - ring.x, rows + top - ring.y) < REACH * ring.radius
        red = part[..., 2] - part[..., :2].max(axis=2) > RED
        red = cv2.dilate(np.asarray(red & within, np.uint8), np.ones((3, 3), np.uint8)) > 0
        grey[top : round(ring.y) + reach, left : round(ring.x) + reach][red] = 255
    return grey
