"""Figures that count nothing: the number of a thing ("mục 5"), of a part of the text, of a page."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ocr_pipeline.parsing.tables import naming_words
from ocr_pipeline.parsing.unit_names import UnitFound
from schemas import StatisticKind

# "số 12", but not "tổng số 12" or "số lượng 12"; nor do populations, minorities and majorities number a thing.
_NUMBERED: Final = re.compile(
    r"(?<!\w)(?<!tong )(?<!tong\n)(?<!dan )(?<!dan\n)(?<!thieu )(?<!thieu\n)(?<!da )(?<!da\n)so\s{0,2}:?\s{0,2}$"
)
# "cấp 45 giấy chứng nhận", "kỷ luật 4 người", "định kỳ 02 lần": what is counted follows, nothing is named.
_AS_VERB: Final = re.compile(
    r"(?<!\w)(?:(?:cap|ky\s{1,2}luat|dinh\s{1,2}ky|tiem\s{1,2}phong|dut\s{1,2}diem)\s{1,2}|xep\s{1,2}loai\s{0,2}:\s{1,2})$"
)
_LINE_START: Final = re.compile(r"(?:^|\n)\s{0,4}[-+*(]?\s?$")
# "2.1. " opens a heading; a number alone on its line is a page number.
_OUTLINE_OR_FOLIO: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]\s|\d{1,4}\s*(?:\n|$)")
_STRONG: Final = frozenset({StatisticKind.MONEY, StatisticKind.PERCENT, StatisticKind.AREA})
"""What has such a unit is a quantity, whatever word stands before it."""
_LOOK_BACK: Final = 40


def numbers_a_thing(plain: str, folded: str, at: int, unit: UnitFound) -> bool:
    """Whether the figure at ``at``, behind which ``unit`` stands, is the number of something and counts nothing.

    Args:
        plain: the text, unified.
        folded: the text, folded.
        at: where the figure begins.
        unit: what stands behind it.
    """
    start = max(0, at - _LOOK_BACK)
    named = _naming().search(plain, start, at)
    verb = named and unit.known and _AS_VERB.search(folded, start, at)
    if unit.unit.kind not in _STRONG and ((named and not verb) or _NUMBERED.search(folded, start, at)):
        return True
    if not _LINE_START.search(folded, start, at):
        return False
    return _OUTLINE_OR_FOLIO.match(plain, at) is not None


@cache
def _naming() -> re.Pattern[str]:
    # Marks are needed here: "mục 5" is a heading, "mức 5 triệu đồng" an amount.
    names = "|".join(
        re.escape(word).replace(r"\ ", r"\s{1,2}") for word in sorted(naming_words(), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<!\w)(?<!danh )(?<!danh\n)(?:{names})\s{{0,2}}(?:số\s{{0,2}})?[:.]?\s{{0,2}}$", re.IGNORECASE
    )
