"""The number and the date of arrival, by pen on the blanks of a stamp: read by shape, right of their labels.

The digit reader looks at each row at several sizes, as clerks write larger and smaller; where a label was not read, it
is sought by its own signs for "Số" and "ngày", and a date by its form alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import CHROMATIC, Pixels
from ocr_pipeline.imaging.line_shape import LineShape
from ocr_pipeline.imaging.pen import ink_box
from ocr_pipeline.recognition.digits.decoding import Reading
from ocr_pipeline.recognition.digits.forms import date_in, number_in
from ocr_pipeline.recognition.digits.network import STRIDE, shipped_network
from ocr_pipeline.recognition.digits.signs import DAY, NUMBER, PEN, SLASH
from ocr_pipeline.recognition.digits.strips import CAPITAL, strip_of
from ocr_pipeline.recognition.stamp_labels import StampLabel, label_in
from ocr_pipeline.recognition.words import Box, Word

CAPITALS = (2.0, 2.4, 2.9)
"""Heights of the capitals that digits by pen in stamps are read by, in millimetres: the labels' own are lower."""
LABEL_WIDE = {StampLabel.NUMBER: 5.5, StampLabel.DATE: 8.0}
"""No label is wider than this many millimetres, though the engine's box may hold what follows it."""
FOOT = 1.0
"""Millimetres from the middle of a label to the row its letters stand on."""
NEXT = 2.0
"""The next label of a row begins at least so many millimetres behind one."""
ROWS_APART = 2.2
"""Feet of words nearer to one another than this many millimetres are of one row."""
SIGN_SEEN = 0.3
"""A column says a label from this probability (0..1) on."""
HINTED = 0.15
"""What stands on a blank reaches from the first to the last column that speaks for a digit with this probability."""
GAP = 11
"""Columns of signs without a digit behind which no digit belongs to the number: three millimetres and more."""
LEAST_BLUE = 0.04
"""Share (0..1) of blue ink in a row from which the pen is looked at alone."""
ROW_HIGH = 4.0
"""Pens reach so many millimetres above the foot of a row."""
DARK = 150
"""Levels below which a pixel is ink."""
BLUER = 1.6
"""How much stronger blue ink is made where it is looked at alone."""
LEAST = 1e-7
"""A row whose likeliest reading is less likely (0..1) than this holds no number and no date."""
KEPT = 48
"""So many readings of a blank are kept: what the document says of itself may raise one of the last."""


@dataclass(frozen=True, slots=True)
class StampBlank:
    """What stands on a blank: readings, best first, with their chances (0..1), and the box of the ink in pixels."""

    readings: tuple[Reading, ...]
    box: Box


Read = Callable[[NDArray[np.float32]], tuple[Reading, ...]]


@dataclass(frozen=True, slots=True)
class _Row:
    """A stretch of a row: its first and last column, its foot, and the label before it where that was read."""

    span: tuple[int, int]
    foot: float
    label: StampLabel | None


def stamp_blanks(crop: Pixels, dpi: int, words: Sequence[Word], body: Box) -> dict[StampLabel, StampBlank]:
    """Number and date, each where something was read.

    Args:
        crop: the level stamp without its rules, grey or BGR, uint8.
        dpi: pixels per inch of it.
        words: what the engine read in it, in its pixels.
        body: the part of the stamp under the office's row.
    """
    millimetre = dpi / 25.4
    rows = list(_rows([word for word in words if body.holds(word.box.middle)], body, millimetre))
    labels = {said[0] for word in words if (said := label_in(word.text)) is not None}
    found = {}
    for label, read in ((StampLabel.NUMBER, number_in), (StampLabel.DATE, date_in)):
        if label is StampLabel.NUMBER and StampLabel.HOUR in labels and label not in labels:
            continue
        asked = [row for row in rows if row.label in ((label,) if label in labels else (None,))]
        blanks = [blank for row in asked if (blank := _blank(crop, row, label, read, millimetre)) is not None]
        if blanks:
            found[label] = max(blanks, key=lambda blank: blank.readings[0].probability)
    return found


def _rows(words: Sequence[Word], body: Box, millimetre: float) -> Iterator[_Row]:
    """What stands right of each label up to the next, then the rows in which no label was read."""
    told = [(word, said[0]) for word in words if (said := label_in(word.text)) is not None]
    feet: list[float] = []
    seen: list[tuple[StampLabel, float]] = []
    for word, label in told:
        foot = word.box.middle[1] + FOOT * millimetre
        feet.append(foot)
        # The engine read the stamp twice.
        again = any(label is other and abs(foot - at) < ROWS_APART * millimetre for other, at in seen)
        seen.append((label, foot))
        if label not in LABEL_WIDE or again:
            continue
        start = min(word.box.x1, round(word.box.x0 + LABEL_WIDE[label] * millimetre))
        level = [
            other.box.x0
            for other, _ in told
            if other.box.x0 > word.box.x1 + NEXT * millimetre
            and abs(other.box.middle[1] - word.box.middle[1]) < FOOT * millimetre
        ]
        yield _Row((start, min(level, default=body.x1)), foot, label)
    for word in sorted(words, key=lambda each: each.box.y1):
        foot = word.box.middle[1] + FOOT * millimetre
        if all(abs(foot - other) >= ROWS_APART * millimetre for other in feet):
            feet.append(foot)
            yield _Row((body.x0, body.x1), foot, None)


def _blank(crop: Pixels, row: _Row, label: StampLabel, read: Read, millimetre: float) -> StampBlank | None:
    chances: defaultdict[str, float] = defaultdict(float)
    best: tuple[float, Box] | None = None
    looks = [(pixels, capital * millimetre) for pixels, capital in _looks(crop, row, millimetre)]
    for pixels, capital in looks:
        columns = shipped_network().signs(strip_of(pixels, row.span, row.foot, capital))
        for start, end in _between(columns, label, told=row.label is label):
            readings = read(columns[start:end])
            for each in readings:
                chances[each.text] += each.probability / len(looks)
            if readings and (best is None or readings[0].probability > best[0]):
                span = _inked(columns, (start, end), row, capital)
                best = readings[0].probability, Box(*ink_box(pixels, span, LineShape(row.foot, capital)))
    if best is None:
        return None
    ranked = sorted(chances.items(), key=lambda item: -item[1])[:KEPT]
    if ranked[0][1] < LEAST:
        return None
    return StampBlank(tuple(Reading(text, chance) for text, chance in ranked), best[1])


def _between(columns: NDArray[np.float32], label: StampLabel, *, told: bool) -> list[tuple[int, int]]:
    """First and last column between what the reader takes for this label and for the next; a number's also to a gap.

    ``told`` says that the engine read the label: a number has no form of its own by which it were known without one.
    """
    numbers, days = (np.flatnonzero(columns[:, sign] >= SIGN_SEEN) for sign in (NUMBER, DAY))
    if label is StampLabel.DATE:
        return [(int(days[-1]) + 1 if len(days) else 0, len(columns))]
    if not (told or len(numbers)):
        return []
    start = int(numbers[0]) + 1 if len(numbers) else 0
    after = days[days > start + 4]
    end = int(after[0]) if len(after) else len(columns)
    digits = start + np.flatnonzero(columns[start:end, PEN:SLASH].sum(axis=1) >= SIGN_SEEN)
    gaps = np.flatnonzero(np.diff(digits) > GAP)
    return [(start, end), *([(start, int(digits[gaps[0]]) + 2)] if len(gaps) else ())]


def _inked(columns: NDArray[np.float32], part: tuple[int, int], row: _Row, capital: float) -> tuple[int, int]:
    """From where to where digits were seen, in columns of the crop."""
    told = part[0] + np.flatnonzero(columns[part[0] : part[1], PEN:SLASH].sum(axis=1) >= HINTED)
    if not len(told):
        return row.span
    left, right = (row.span[0] + round(STRIDE * int(at) * capital / CAPITAL) for at in (told[0], told[-1] + 1))
    return left, right


def _looks(crop: Pixels, row: _Row, millimetre: float) -> Iterator[tuple[Pixels, float]]:
    """All ink, and where blue ink stands in the row, that alone (print runs through many a stamp): with capitals."""
    yield from ((crop, capital) for capital in CAPITALS)
    if crop.ndim == 2:
        return
    top, bottom = max(0, round(row.foot - ROW_HIGH * millimetre)), round(row.foot + millimetre)
    part = crop[top:bottom, row.span[0] : row.span[1]].astype(np.int16)
    if part.size == 0:
        return
    blue = part[..., 0] - part[..., 2] > CHROMATIC
    dark = part.min(axis=2) < DARK
    if dark.any() and float(blue.sum()) / float(dark.sum()) >= LEAST_BLUE:
        tinted = crop.astype(np.int16)
        alone = np.asarray(np.clip(255 - BLUER * np.maximum(tinted[..., 0] - tinted[..., 2], 0), 0, 255), np.uint8)
        yield alone, CAPITALS[1]
