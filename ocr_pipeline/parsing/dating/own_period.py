"""The time that a document as a whole is about, as its subject names it: a report's months, a plan's years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.parsing.dating.moments import Moment, find_moments, own_years, part_of_year
from ocr_pipeline.parsing.folding import fold

OF_ITS_OWN: Final = frozenset(("Báo cáo", "Kế hoạch", "Chương trình", "Đề án", "Phương án", "Nghị quyết"))
"""Types whose subject names their own period; that of a decision or a letter names what it is about."""
# What follows speaks of the time to come: "…, nhiệm vụ trọng tâm quý IV năm 2023".
_TO_COME: Final = re.compile(r"(?<!\w)(?:nhiem\s{1,2}vu|phuong\s{1,2}huong|ke\s{1,2}hoach)(?!\w)")
_REACHES: Final = re.compile(r"(?:den|tu|truoc|sau|khoa|ky)\s{1,2}$")
"""Before a year that is no period: "đến năm 2045"."""


SEVERAL: Final = "the subject names more than one time"


@dataclass(frozen=True, slots=True)
class OwnPeriod:
    """A period in a text: its first and last day (ISO).

    ``year_alone``: no more than a year is named. ``rivals``: another time is named behind it.
    """

    span: tuple[int, int]
    first: str
    last: str
    year_alone: bool = False
    rivals: bool = False


def own_period(text: str, start: int, end: int) -> OwnPeriod | None:
    """The period that the subject ``text[start:end]`` names, the first of several; ``None`` for none."""
    said = text[start:end]
    folded = fold(said)
    later = next((match.start() for match in _TO_COME.finditer(folded) if match.start() > 0), len(said))
    named = [each for each in find_moments(said) if not each.day and each.first and each.last]
    spans = [(each.span, each.first or "", each.last or "", False) for each in named]
    years = [each for each in own_years(said) if not _REACHES.search(folded[: each.span[0]])]
    alone = [each for each in years if not any(one[0][0] <= each.span[0] < one[0][1] for one in spans)]
    spans += [(each.span, each.first or "", each.last or "", True) for each in alone]
    before = [each for each in spans if each[0][0] < later]
    part = _before_the_rest(said, named)
    if part is not None and (not before or part.span < min(before)[0]):
        return OwnPeriod(
            (start + part.span[0], start + part.span[1]), part.first or "", part.last or "", rivals=bool(before)
        )
    if not before:
        return None
    span, first, last, year_alone = min(before)
    rivals = len({each[1:3] for each in before}) > 1
    return OwnPeriod((start + span[0], start + span[1]), first, last, year_alone, rivals)


def _before_the_rest(said: str, named: Sequence[Moment]) -> Moment | None:
    """A part of a year whose rest stands behind it, with the year: "6 tháng đầu năm, … 6 tháng cuối năm 2018"."""
    rest = named[0] if named else None
    own = part_of_year(said, int(rest.first[:4])) if rest is not None and rest.first else None
    if rest is None or own is None or own.span[0] > rest.span[0]:
        return None
    return own if (own.last or "") < (rest.first or "") else None
