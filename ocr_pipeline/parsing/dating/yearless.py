"""Days that are told without their year, "trước ngày 15/6": of the document's own or the next, and never sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ocr_pipeline.parsing.dates import as_iso

# "ngày 03/6", "ngày 15 tháng 4", "ngày 5-3"; "30/9" alone. What goes on with a figure is a whole date, or no date.
_DAY: Final = re.compile(
    r"(?<![\w/.,\-])(?:(?P<word>ngay)\s{1,2})?(?P<day>\d{1,2})"
    r"(?:\s?/\s?|\s{1,2}thang\s{1,2}|(?<=\d)-(?=\d))(?P<month>\d{1,2})(?![\w/%]|[.,]\d|\s?[-/]\s?\d)"
)
# Another year than its own, or every year: "31 tháng 12 của năm báo cáo", "15/6 hằng năm", "ngày 05/3 năm sau".
_OTHER_YEAR: Final = re.compile(r"[\s,(]{0,3}(?:(?:cua|trong)\s{1,2})?(?:(?:hang|moi|tung)\s{1,2})?nam(?!\w)")
# "kế hoạch hằng năm trước ngày 31/01": a day of every year.
_EVERY_YEAR: Final = re.compile(r"(?<!\w)(?:hang|moi)\s{1,2}nam(?!\w)[^.;]{0,30}$")
_LOOK_BACK: Final = 60
_UNTIL: Final = ("trước", "nhất", "nhất là")
"""Ends of cues behind which figures with a stroke are a day even without the word: "trước 30/9"."""


@dataclass(frozen=True, slots=True)
class YearlessDay:
    """A day and a month, and where they stand; ``worded``: behind the word "ngày"."""

    span: tuple[int, int]
    day: str
    month: str
    worded: bool

    def told_by(self, words: str) -> bool:
        """Whether a cue's words make a day of it."""
        return self.worded or words.endswith(_UNTIL)

    def nearest(self, issued: str, *, later: bool) -> str | None:
        """The day (ISO) of it nearest to the one of issue; ``later``: not before that. ``None``: no real day."""
        year = int(issued[:4])
        days = [as_iso([str(each), self.month, self.day]) for each in (year - 1, year, year + 1)]
        there = [day for day in days if day is not None and (day >= issued or not later)]
        return min(there, key=lambda day: abs(date.fromisoformat(day) - date.fromisoformat(issued)), default=None)


def yearless_days(folded: str, taken: Sequence[tuple[int, int]]) -> Iterator[YearlessDay]:
    """The days without a year in a folded text, besides what stands in ``taken``."""
    for match in _DAY.finditer(folded):
        span = match.span()
        every = _EVERY_YEAR.search(folded, max(0, span[0] - _LOOK_BACK), span[0])
        if (
            every
            or _OTHER_YEAR.match(folded, span[1])
            or any(start < span[1] and span[0] < end for start, end in taken)
        ):
            continue
        yield YearlessDay(span, match["day"], match["month"], match["word"] is not None)
