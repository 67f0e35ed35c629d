"""Which way up a page lies, told from how its lines are printed, before anything is read.

Lines of text make rows of ink; the page lies on its side when its columns make better rows. All letters stand on the
baseline, while above them capitals, ascenders and the marks of Vietnamese rise to several heights: a line begins softly
and ends sharply. The page stands on its head when it is the other way round. Figures alone and capitals tell nothing:
then the finder abstains.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from ocr_pipeline.imaging.bend import Bend
from ocr_pipeline.imaging.bent_lines import find_bend
from ocr_pipeline.imaging.exact_bend import exact_bend
from ocr_pipeline.imaging.footlines import letters_in_lines
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.letter_feet import MANY, MANY_FEET_DPI, Darkness, darkness_of
from ocr_pipeline.imaging.lettering import lettering
from ocr_pipeline.imaging.levelling import Level, exact_level, level_of
from ocr_pipeline.imaging.skew import LEVEL, MAY_STAND_OUT, MUST_STAND_OUT, Rows, Skew, rows_of_letters

PLAIN = 14.0
"""Rows that stand out so far are lines of text, and no other way need be tried: real pages have 14 and more upright,
at most 5.2 on their side."""
BETTER = 1.5
"""Rows must be this many times as sharp as columns, or the other way round: real pages have 2.7 to 12."""
MOSTLY = 0.25
"""Where rows are plain, but fewer letters (a share, 0..1) stand close together in lines, the columns are looked at too:
letters and figures below one another, as in a table of one figure a cell, make columns sharper than rows."""
ENOUGH = 20
"""Letters in lines that tell rows from columns: strokes of a seal and a signature make fewer."""
SIDEWAYS = 90
"""Degrees clockwise that a page is turned to look at its columns."""
LEANS = 0.06
"""The least lean that tells up from down: upright real pages have -0.08 to -0.35, figures and capitals within 0.05."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a page lies.

    ``turn`` is the clockwise quarter turn (0, 90, 180, 270) that stands it upright, ``skew`` what then levels it.
    ``lines`` says that lines were found, ``sure`` that up was told from down; else ``turn`` is the nearest that makes
    the lines level. ``bend`` is how its lines then still bend, ``None`` where they are straight. ``error`` is the
    standard error of the angle in degrees, ``None`` where the feet of letters did not tell it.
    """

    turn: int
    skew: Skew
    lines: bool
    sure: bool
    bend: Bend | None = None
    error: float | None = None

    def upside_down(self) -> Way:
        """The way of the same page when it is turned by half."""
        return replace(self, turn=(self.turn + 180) % 360, bend=self.bend and self.bend.upside_down())


def known_way(turn: int, skew: float) -> Way:
    """The way of a page whose turn and skew (both in degrees) are known."""
    return Way(turn, Skew(skew, 1.0), lines=True, sure=True)


def way_turned(grey: Pixels, dpi: int, turn: int) -> Way:
    """The way of a page that must be turned by ``turn`` degrees clockwise, and is level after its rows."""
    letters = lettering(quarter_turn(grey, turn), dpi)
    way = _bent(Way(turn, rows_of_letters(letters).skew, lines=True, sure=True), letters, grey)
    return _exact(way, _Page(grey, dpi))


def way_of_letters(letters: Pixels | None, grey: Pixels, dpi: int) -> Way:
    """How a grey page lies whose lettering is known."""
    page, rows = _Page(grey, dpi), _Laid(0, letters, rows_of_letters(letters))
    if rows.found.stands_out >= PLAIN and page.holds_lines(rows):
        return _way(rows, page)
    sideways = lettering(quarter_turn(grey, SIDEWAYS), dpi)
    columns = _Laid(SIDEWAYS, sideways, rows_of_letters(sideways))
    better = _clearer(rows, columns, page)
    if better is not None:
        return _way(better, page)
    return Way(0, rows.found.skew if rows.found.stands_out >= MUST_STAND_OUT else LEVEL, lines=False, sure=False)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A page turned clockwise by ``turn``: its lettering, and the rows found in it."""

    turn: int
    letters: Pixels | None
    found: Rows


class _Page:
    """A grey page and, as soon as they are asked for, the feet of its letters: few ones are looked at closely."""

    def __init__(self, grey: Pixels, dpi: int) -> None:
        self.grey, self.dpi = grey, dpi
        self._levels: dict[tuple[int, float], Level] = {}

    @cached_property
    def ink(self) -> Darkness:
        return darkness_of(self.grey, self.dpi)

    @cached_property
    def coarse_ink(self) -> Darkness:
        return darkness_of(self.grey, self.dpi, MANY_FEET_DPI)

    def upright_ink(self, turn: int) -> Darkness:
        """The ink of the page turned clockwise by ``turn``."""
        return replace(self.ink, pixels=quarter_turn(self.ink.pixels, turn))

    def level(self, turn: int, skew: Skew) -> Level:
        at = turn, skew.degrees
        if at not in self._levels:
            coarse = _levelled(self.coarse_ink, turn, skew)
            self._levels[at] = coarse if len(coarse.feet) >= MANY else _levelled(self.ink, turn, skew)
        return replace(self._levels[at], skew=skew)

    def holds_lines(self, laid: _Laid) -> bool:
        """Whether most letters stand in lines, once the page is turned and levelled so."""
        feet = self.level(laid.turn, laid.found.skew).feet
        return letters_in_lines(feet) >= MOSTLY * len(feet)

    def letters(self, laid: _Laid) -> int:
        """How many letters do."""
        return letters_in_lines(self.level(laid.turn, laid.found.skew).feet)


def _levelled(ink: Darkness, turn: int, skew: Skew) -> Level:
    return level_of(replace(ink, pixels=quarter_turn(ink.pixels, turn)), skew)


def quarter_turn(pixels: Pixels, degrees: int) -> Pixels:
    """The page turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(pixels, k=-(degrees // 90) % 4)) if degrees else pixels


def _clearer(rows: _Laid, columns: _Laid, page: _Page) -> _Laid | None:
    """Which way lines run; ``None`` where they are nowhere to be seen."""
    one, other = rows.found, columns.found
    if max(one.stands_out, other.stands_out) < MAY_STAND_OUT:
        return None
    counted = [page.letters(each) for each in (rows, columns)]
    if max(counted) >= max(ENOUGH, 2 * min(counted)):
        return rows if counted[0] > counted[1] else columns
    if one.stands_out >= MUST_STAND_OUT and one.sharpness >= BETTER * other.sharpness:
        return rows
    return columns if other.stands_out >= MUST_STAND_OUT and other.sharpness >= BETTER * one.sharpness else None


def _way(laid: _Laid, page: _Page) -> Way:
    lean = laid.found.lean
    way = _bent(Way(laid.turn, laid.found.skew, lines=True, sure=abs(lean) >= LEANS), laid.letters, page.grey)
    return _exact(way.upside_down() if lean >= LEANS else way, page)


def _bent(way: Way, letters: Pixels | None, grey: Pixels) -> Way:
    sheet = partial(quarter_turn, grey, way.turn)
    bent = find_bend(letters, way.skew, sheet) if letters is not None else None
    return way if bent is None else replace(way, skew=bent.skew, bend=bent.bend)


def _exact(way: Way, page: _Page) -> Way:
    """The way of a page with its exact angle, and the exact bend of its lines or, where they do not bend, their fan."""
    if way.bend is not None:
        bent = exact_bend(page.upright_ink(way.turn), way.skew, way.bend)
        return way if bent is None else replace(way, skew=bent.skew, bend=bent.bend, error=bent.error)
    exact = exact_level(page.level(way.turn, way.skew), quarter_turn(page.grey, way.turn), page.dpi)
    return replace(way, skew=exact.skew, bend=exact.fan, error=exact.error)
