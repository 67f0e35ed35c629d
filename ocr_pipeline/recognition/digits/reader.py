"""Reads numbers by hand: what stands on the blanks of a header's lines, and what a small crop says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels, darkest_channel
from ocr_pipeline.recognition.digits.decoding import Reading, plainly, ranked
from ocr_pipeline.recognition.digits.network import STRIDE, shipped_network
from ocr_pipeline.recognition.digits.signs import DAY, MONTH, NUMBER, PEN, PRINT, SLASH, STAMP, YEAR
from ocr_pipeline.recognition.digits.strips import deepened, strip_of

DIGITS = "0123456789"
SAID = 0.3
"""A column says a sign from this probability (0..1) on."""
HINTED = 0.15
"""What stands on a blank reaches from the first to the last column that speaks for a digit with this probability."""
MONTH_ROOM = 36
"""Columns of signs behind "tháng" in which the month stands, where "năm" was not seen."""
PEN_OVER_CAPITAL = 1.2
"""How much higher than the capitals beside them pens write their digits, on average."""


class Writer(StrEnum):
    """What digits were made by."""

    PEN = "pen"
    PRINT = "print"
    STAMP = "stamp"


@dataclass(frozen=True, slots=True)
class Blank:
    """What stands on a blank: readings best first, by whom (share 0..1 of each), and its columns in the strip."""

    readings: tuple[Reading, ...]
    shares: dict[Writer, float]
    columns: tuple[int, int]

    @property
    def writer(self) -> Writer:
        """What the digits were likeliest made by."""
        return max(self.shares, key=lambda writer: self.shares[writer])


def read_number_line(strip: Pixels) -> Blank | None:
    """The blank between "Số" and the slash of a number line's strip; ``None`` when nothing stands there."""
    columns = shipped_network().signs(strip)
    opening = _first(columns, NUMBER, 0)
    start = 0 if opening is None else opening + 1
    first_digit = _first_digit(columns, start)
    if first_digit is None:
        return None
    slash = _first(columns, SLASH, first_digit)
    return _blank(columns, start, len(columns) if slash is None else slash)


def read_date_line(strip: Pixels) -> tuple[Blank | None, Blank | None]:
    """The blanks for day and month of a date line's strip; each ``None`` when nothing stands there."""
    columns = shipped_network().signs(strip)
    month = _first(columns, MONTH, 0)
    if month is None:
        return None, None
    day = _last(columns, DAY, month)
    year = _first(columns, YEAR, month)
    end = min(len(columns), month + MONTH_ROOM) if year is None else year
    return _blank(columns, 0 if day is None else day + 1, month), _blank(columns, month + 1, end)


def read_day_line(strip: Pixels) -> Blank | None:
    """The blank for the day of a strip that ends behind it or behind "tháng"; ``None`` when nothing stands there."""
    columns = shipped_network().signs(strip)
    day = _last(columns, DAY, len(columns))
    if day is None:
        return None
    month = _first(columns, MONTH, day + 1)
    return _blank(columns, day + 1, len(columns) if month is None else month)


def read_digits(crop: Pixels, *, pale: bool = False) -> tuple[Reading, ...]:
    """What a crop around a number or a date in digits says ("137", "21/9/2023"), best first.

    Args:
        crop: ``(height, width)`` grey or ``(height, width, 3)`` BGR uint8, little more than the ink of one row.
        pale: its strokes are made dark first.

    Returns:
        Nothing when the crop holds no ink.
    """
    rows = _ink_rows(crop)
    if rows is None:
        return ()
    top, bottom = rows
    strip = strip_of(crop, (0, crop.shape[1]), bottom, max(6.0, (bottom - top) / PEN_OVER_CAPITAL))
    return read_figure(deepened(strip) if pale else strip)


def read_figure(strip: Pixels, *, said: str = "") -> tuple[Reading, ...]:
    """What a strip that holds a number or a date in digits says, best first; nothing where it plainly says ``said``."""
    columns = shipped_network().signs(strip)
    signs = np.column_stack([_digit_columns(columns), columns[:, SLASH]])
    signs[:, 0] -= columns[:, SLASH]
    if said and plainly(signs, DIGITS + "/") == said:
        return ()
    return tuple(reading for reading in ranked(signs, DIGITS + "/") if reading.text)


def _ink_rows(crop: Pixels) -> tuple[int, int] | None:
    """First row and the one behind the last that hold ink."""
    if crop.size == 0:
        return None
    grey = darkest_channel(crop)
    _, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    rows = np.flatnonzero(np.count_nonzero(ink, axis=1) > 0)
    return (int(rows[0]), int(rows[-1]) + 1) if len(rows) and len(rows) > 3 else None


def _digit_columns(columns: NDArray[np.float32]) -> NDArray[np.float32]:
    """(columns, 11): nothing new, then each digit whoever wrote it; all other signs count as nothing new."""
    digits = columns[:, PEN : PEN + 10] + columns[:, PRINT : PRINT + 10] + columns[:, STAMP : STAMP + 10]
    return np.column_stack([1 - digits.sum(axis=1), digits])


def _blank(columns: NDArray[np.float32], start: int, end: int) -> Blank | None:
    part = columns[start:end]
    digits = _digit_columns(part)
    told = np.flatnonzero(1 - digits[:, 0] >= HINTED)
    readings = tuple(reading for reading in ranked(digits, DIGITS) if reading.text)
    if not len(told) or not readings:
        return None
    firsts = {Writer.PEN: PEN, Writer.PRINT: PRINT, Writer.STAMP: STAMP}
    masses = {writer: float(part[:, first : first + 10].sum()) for writer, first in firsts.items()}
    whole = sum(masses.values())
    shares = {writer: mass / whole for writer, mass in masses.items()}
    return Blank(readings, shares, (STRIDE * (start + int(told[0])), STRIDE * (start + int(told[-1]) + 1)))


def _first(columns: NDArray[np.float32], sign: int, start: int) -> int | None:
    """The last column of the first run that says ``sign``, from ``start`` on."""
    at = np.flatnonzero(columns[start:, sign] >= SAID)
    if not len(at):
        return None
    return start + int(_run_end(at))


def _last(columns: NDArray[np.float32], sign: int, end: int) -> int | None:
    at = np.flatnonzero(columns[:end, sign] >= SAID)
    return int(at[-1]) if len(at) else None


def _run_end(at: Sequence[int] | NDArray[np.intp]) -> int:
    """The last of the first run of neighbouring numbers."""
    breaks = np.flatnonzero(np.diff(np.asarray(at)) > 1)
    return int(at[breaks[0]] if len(breaks) else at[-1])


def _first_digit(columns: NDArray[np.float32], start: int) -> int | None:
    at = np.flatnonzero(columns[start:, PEN:SLASH].sum(axis=1) >= SAID)
    return start + int(at[0]) if len(at) else None
