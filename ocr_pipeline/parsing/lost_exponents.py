"""Lengths that may be areas or volumes: the small ² or ³ behind a unit is what a scan loses first."""

from __future__ import annotations

import re
from typing import Final

from ocr_pipeline.parsing.tables import statistic_units
from ocr_pipeline.parsing.unit_names import UnitFound

_AREA: Final = re.compile(r"(?:dien\s{1,2}tich|thu\s{1,2}hoi|(?<!\w)hien\s)[^;.\d]*$")
# The area of something, right before its number, or land that is given away.
_AREA_OF: Final = re.compile(
    r"(?<!\w)(?:dien\s{1,2}tich(?:\s{1,2}[^\W\d_]{1,7}){0,3}|hien(?:\s{1,2}(?:tang|hon|tren|gan|khoang)){0,2})\s{0,2}:?\s{0,2}$"
)
# Metres of land are square ones: "hiến 6.800 m đất".
_LAND: Final = re.compile(r"\s{1,2}(?:dat|ruong|rung|san|mat\s{1,2}nuoc)(?!\w)")
_LENGTHS: Final = frozenset({"m", "km", "mét"})
# Wood and earth are measured in cubic metres: what is left of "4,4 m³ gỗ" are metres.
_CUBED: Final = re.compile(r"\s{1,2}(?:go|dat\s{1,2}dap|be\s{1,2}tong|cat|soi|da\s{1,2}hoc)(?!\w)")
# What may be left of a small figure right behind a unit of length.
_SMALL_FIGURE: Final = re.compile(r"[^\s\w.,;:()\[\]/+–—-]")
_LOOK_BACK: Final = 40


def of_its_power(plain: str, folded: str, start: int, found: UnitFound) -> tuple[UnitFound, tuple[str, ...]]:
    """The unit of a quantity, square where only an area can be meant, and what is doubtful about its power.

    Args:
        plain: the text, as ``unify`` gives it.
        folded: the same, as ``fold`` gives it.
        start: where the quantity begins.
        found: its unit as it was read.
    """
    if found.unit.name not in _LENGTHS:
        return found, ()
    name, unit, doubts = found.unit.name, found, []
    if _counts_land(folded, start, found.end):
        doubts.append(f"an area given in {name}: the sign ² may be lost")
        unit = _squared(folded, start, found)
    # A unit that was taken for a square one is in doubt for that already.
    if unit is found and _CUBED.match(folded, found.end):
        doubts.append(f"a volume given in {name}: the sign ³ may be lost")
    if unit is found and _SMALL_FIGURE.match(plain, found.end):
        doubts.append(f"a sign behind {found.printed}: a small ² or ³ may be lost")
    return unit, tuple(doubts)


def _counts_land(folded: str, start: int, end: int) -> bool:
    before = _AREA.search(folded, max(0, start - _LOOK_BACK), start)
    return before is not None or _LAND.match(folded, end) is not None


def _squared(folded: str, start: int, found: UnitFound) -> UnitFound:
    """The unit of an area: no length follows the words "diện tích sàn"."""
    square = statistic_units().get(f"{found.unit.name}²")
    of_land = _LAND.match(folded, found.end) is not None
    if square is None or not (of_land or _AREA_OF.search(folded, max(0, start - _LOOK_BACK), start)):
        return found
    return UnitFound(found.end, square, square.name)
