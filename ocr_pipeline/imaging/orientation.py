"""Which way up a page lies, told from how its lines are printed, before anything is read.

Lines of text make rows of ink; the page lies on its side when its columns make better rows. All letters stand on the
baseline, while above them capitals, ascenders and the marks of Vietnamese rise to several heights: a line begins softly
and ends sharply. The page stands on its head when it is the other way round. Figures alone and capitals tell nothing:
then the finder abstains.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ocr_pipeline.imaging.bend import Bend
from ocr_pipeline.imaging.bent_lines import find_bend
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.letter_feet import darkness_of
from ocr_pipeline.imaging.lettering import lettering
from ocr_pipeline.imaging.levelling import exact_level
from ocr_pipeline.imaging.skew import MUST_STAND_OUT, Rows, Skew, rows_of_letters

PLAIN = 14.0
"""Rows that stand out so far are lines of text, and no other way need be tried: real pages have 14 and more upright,
at most 5.2 on their side."""
BETTER = 1.5
"""Rows must be this many times as sharp as columns, or the other way round: real pages have 2.7 to 12."""
LEANS = 0.06
"""The least lean that tells up from down: upright real pages have -0.08 to -0.35, figures and capitals within 0.05."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a page lies.

    ``turn`` is the clockwise quarter turn (0, 90, 180, 270) that stands it upright, ``skew`` what then levels it.
    ``lines`` says that lines were found, ``sure`` that up was told from down; else ``turn`` is the nearest that makes
    the lines level. ``bend`` is how its lines then still bend, ``None`` where they are straight.
    """

    turn: int
    skew: Skew
    lines: bool
    sure: bool
    bend: Bend | None = None

    def upside_down(self) -> Way:
        """The way of the same page when it is turned by half."""
        return replace(self, turn=(self.turn + 180) % 360, bend=self.bend and self.bend.upside_down())


def known_way(turn: int, skew: float) -> Way:
    """The way of a page whose turn and skew (both in degrees) are known."""
    return Way(turn, Skew(skew, 1.0), lines=True, sure=True)


def way_turned(grey: Pixels, dpi: int, turn: int) -> Way:
    """The way of a page that must be turned by ``turn`` degrees clockwise, and is level after its rows."""
    letters = lettering(quarter_turn(grey, turn), dpi)
    return _exact(_bent(Way(turn, rows_of_letters(letters).skew, lines=True, sure=True), letters), grey, dpi)


def way_of_letters(letters: Pixels | None, grey: Pixels, dpi: int) -> Way:
    """How a grey page lies whose lettering is known."""
    rows = rows_of_letters(letters)
    if rows.stands_out >= PLAIN:
        return _exact(_way(rows, 0, letters), grey, dpi)
    sideways = lettering(quarter_turn(grey, 90), dpi)
    columns = rows_of_letters(sideways)
    if _clearer(rows, columns):
        return _exact(_way(rows, 0, letters), grey, dpi)
    if _clearer(columns, rows):
        return _exact(_way(columns, 90, sideways), grey, dpi)
    return Way(0, rows.skew, lines=False, sure=False)


def quarter_turn(pixels: Pixels, degrees: int) -> Pixels:
    """The page turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(pixels, k=-(degrees // 90) % 4)) if degrees else pixels


def _clearer(one: Rows, other: Rows) -> bool:
    return one.stands_out >= MUST_STAND_OUT and one.sharpness >= BETTER * other.sharpness


def _way(rows: Rows, turn: int, letters: Pixels | None) -> Way:
    """The way of a page by its rows once it is turned by ``turn``; ``letters`` are turned so."""
    way = _bent(Way(turn, rows.skew, lines=True, sure=abs(rows.lean) >= LEANS), letters)
    return way.upside_down() if rows.lean >= LEANS else way


def _bent(way: Way, letters: Pixels | None) -> Way:
    bent = find_bend(letters, way.skew) if letters is not None else None
    return way if bent is None else replace(way, skew=bent.skew, bend=bent.bend)


def _exact(way: Way, grey: Pixels, dpi: int) -> Way:
    """The way of a page with its exact angle, and with the fan of its lines where they do not bend."""
    if way.bend is not None:
        return way
    ink = darkness_of(grey, dpi)
    upright = replace(ink, pixels=quarter_turn(ink.pixels, way.turn))
    skew, fan = exact_level(way.skew, upright, quarter_turn(grey, way.turn), dpi)
    return replace(way, skew=skew, bend=fan)
