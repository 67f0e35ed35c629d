"""Hours of the day beside a date: ``08 giờ 30 phút``, ``14h00``, ``7:30``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# A letter of "giờ" may be misread where minutes follow: "08 kiờ 00".
_MISREAD: Final = r"(?:[^\W\d_]io|g[^\W\d_]o|gi[^\W\d_])(?=\s{0,2}[0-5]\d(?!\d))"
_HOUR: Final = (
    rf"(?P<hour>[01]?\d|2[0-4])\s{{0,2}}(?:gio|{_MISREAD}|g|h|:)"
    r"(?:\s{0,2}(?P<minute>[0-5]\d))?(?:\s{0,2}(?:phut|p|'|’)(?!\w))?(?!\d)"
    r"(?:\s{0,2}(?:buoi\s{1,2})?(?P<part>sang|trua|chieu|toi(?!\s{1,3}\d)|dem)(?!\w))?"
)
# Right before a date: "08 giờ 30, ngày …", "14h00 (thứ Sáu) ngày …", "8 giờ 00 sáng thứ Hai, ngày …".
BEFORE: Final = re.compile(
    rf"(?<![\w/.,]){_HOUR}\s{{0,2}},?\s{{0,2}}"
    r"(?:\(?thu\s{1,2}(?:hai|ba|tu|nam|sau|bay|\d)\)?\s{0,2},?\s{0,2}|chu\s{1,2}nhat\s{0,2},?\s{0,2})?(?:cung\s{1,2})?(?:ngay\s{0,2})?$"
)
# Anywhere: in a line that says when a meeting begins.
ANY: Final = re.compile(rf"(?<![\w/.,]){_HOUR}")
# Before the hour that ends a meeting: "từ 7h00 đến 11h00 ngày …".
_OPENS: Final = re.compile(rf"(?<![\w/.,]){_HOUR}\s{{0,2}}(?:den|-)\s{{0,2}}$")
_NOON: Final = 12
_FROM_NOON: Final[dict[str, range]] = {
    "trua": range(1, 4),
    "chieu": range(1, _NOON),
    "toi": range(5, _NOON),
    "dem": range(7, _NOON),
}
"""The hours that are counted from noon where the part of the day stands behind them: 2 giờ chiều is 14:00.

"7 giờ tới 9 giờ" reaches from one hour to another: no evening is meant before a figure."""


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour and where it stands; ``iso`` is ``HH:MM``, ``24:00`` the midnight that ends a day (ISO 8601)."""

    span: tuple[int, int]
    iso: str


def hour_before(folded: str, at: int) -> Hour | None:
    """The hour that stands right before a date which begins at ``at``."""
    match = BEFORE.search(folded, max(0, at - 60), at)
    return _hour(match) if match else None


def opening_hour(folded: str, closing: Hour) -> Hour | None:
    """The hour that opens the time which ``closing`` ends."""
    match = _OPENS.search(folded, max(0, closing.span[0] - 40), closing.span[0])
    return _hour(match) if match else None


def first_hour(folded: str, start: int, end: int) -> Hour | None:
    """The first hour of ``folded[start:end]``."""
    match = ANY.search(folded, start, end)
    return _hour(match) if match else None


def _hour(match: re.Match[str]) -> Hour:
    end = max(match.end("minute"), match.end("hour"))
    hour = int(match["hour"])
    later = _NOON if hour in _FROM_NOON.get(match["part"] or "", ()) else 0
    return Hour((match.start("hour"), end), f"{hour + later:02}:{match['minute'] or '00'}")
