"""Where a text says that there was none of something: ``không phát sinh hồ sơ``. Conditions and orders say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# "không có vụ", "chưa phát sinh trường hợp", "không để xảy ra sự cố"; with a speck behind the first word before all
# but "có" and "còn", which open a clause of their own behind a comma ("hay không, có …").
_NEGATED: Final = re.compile(
    r"(?<!\w)(?:khong|chua)(?:(?P<speck>[,.;:'’])?\s{1,2}(?:(?:de\s{1,2})?(?:phat\s{1,2}sinh|xay\s{1,2}ra)|tiep\s{1,2}nhan"
    r"|ghi\s{1,2}nhan|phat\s{1,2}hien|nhan\s{1,2}duoc)|\s{1,2}co|\s{1,2}con)\s{1,2}"
)
_STRAY: Final = "a stray sign stands in the words for none"
# "không có thiệt hại về người".
_HARM: Final = re.compile(r"thiet\s{1,2}hai\s{1,2}ve\s{1,2}")
_TO_PREVENT: Final = re.compile(r"(?:khong|chua)\s{1,2}de\s")
_ORDERING: Final = frozenset({"Chỉ thị", "Công điện", "Công văn", "Hướng dẫn", "Kế hoạch", "Nghị quyết"})
"""Types that order more than they tell: "không để phát sinh điểm nóng" is a task there and counts nothing."""
# What tells of the past in the same sentence: "đã", "trong năm qua", "năm 2023".
_TOLD: Final = re.compile(
    r"(?<!\w)(?:da(?!\s{1,2}va)|(?:trong|tai)\s{1,2}(?:nam|quy|thang|ky|tuan)|(?:nam|quy|thang)\s{1,2}[\div]+)(?!\w)[^.;]*$"
)
_CONDITION: Final = re.compile(
    r"\b(?:neu|truong hop|qua (?:thoi )?han|khi)\b[^.;]*$"
    r"|\bma\s{1,2}$"
    r"|\bdoi voi (?:cac |nhung )?(?:nguoi|nnt|ca nhan|to chuc|doi tuong|doanh nghiep|hoc sinh)\b[^.;,]*$"
)
"""What opens a condition in the same sentence: "nếu không có văn bản" counts nothing, nor does "mà không còn"."""
# "không có bản án số 159" speaks of one judgment by its number.
_BY_NUMBER: Final = re.compile(r"\s{1,2}so\s{0,2}[.:]?\s{0,2}\d")
_MAYBE_A_TASK: Final = "it may be what is to be done: nothing says that it was so"
"""Reports close with tasks ("nắm chắc tình hình, không để phát sinh điểm nóng") in the words of an account."""
_SENTENCE: Final = 160


@dataclass(frozen=True, slots=True)
class Negation:
    """Words that say there was none: they begin at ``start``, what there was none of begins at ``counted``.

    ``harm`` is where the words stand that belong to it: "thiệt hại về" before "người". ``doubt`` is why it may say
    nothing of what was.
    """

    start: int
    counted: int
    harm: tuple[int, int] | None
    doubt: str | None = None


def negations(folded: str, kind: str | None) -> Iterator[Negation]:
    """Every place of a folded text that tells there was none, in its order.

    Args:
        folded: the text, as ``fold`` gives it.
        kind: the document's type: some order more than they tell.
    """
    for match in _NEGATED.finditer(folded):
        if _CONDITION.search(folded, max(0, match.start() - _SENTENCE), match.start()):
            continue
        task = _TO_PREVENT.match(match[0]) is not None and not _is_told(folded, match.start())
        if task and kind in _ORDERING:
            continue
        harm = _HARM.match(folded, match.end())
        counted = harm.end() if harm else match.end()
        doubt = _MAYBE_A_TASK if task else _STRAY if match["speck"] else None
        yield Negation(match.start(), counted, harm.span() if harm else None, doubt)


def names_one(folded: str, at: int) -> bool:
    """Whether what was said to be none, and ends at ``at``, is one thing by its number: nothing is counted."""
    return _BY_NUMBER.match(folded, at) is not None


def _is_told(folded: str, at: int) -> bool:
    """Whether the sentence before ``at`` tells of what was, so that "không để xảy ra" is no order."""
    return _TOLD.search(folded, max(0, at - _SENTENCE), at) is not None
