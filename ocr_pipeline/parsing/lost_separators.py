"""Numbers whose beginning was read apart: "15 250 tổ" is hardly 250, and never sure to be; "8;5%" may be 8,5%."""

from __future__ import annotations

import re
from typing import Final

# Up to three figures and a space, perhaps with the dot, which no other number, label or date reaches into.
_HEAD: Final = re.compile(r"(?<![\w.,/\-:])(?P<head>[1-9]\d{0,2})(?:[ ]|[ ]?\.[ ])$")
# What a number goes on with behind a dot of thousands.
_TAIL: Final = re.compile(r"\d{3}(?:\.\d{3})*(?:,\d{1,3})?")
# A number up to amid its last or another three figures, and what it then goes on with: "4.1 16", "1.250.0 00".
_CUT_HEAD: Final = re.compile(r"(?<![\w.,/\-:])(?P<head>[1-9]\d{0,2}(?:\.\d{3}){0,2}\.(?P<cut>\d{1,2}))[ ]$")
_CUT_TAIL: Final = re.compile(r"(?P<rest>\d{1,2})(?:\.\d{3}){0,2}(?:,\d{1,3})?")
_THREE: Final = 3
# Words whose number is one of a thing: what follows is counted by itself ("tháng 6 120 hồ sơ").
_OF_A_THING: Final = re.compile(
    r"(?<!\w)(?:thang|quy|nam|dot|lan|khoa|ky|so|thu|dieu|khoan|muc|phan|bang|lop|to|nhom|loai|hang|cap|vong|vung|ngay|tiet"
    r"|bieu|hinh|phu luc)\s{1,2}$"
)
_LOOK_BACK: Final = 24
# "8;5%" and "8: 5%": a comma of decimals that was read as another sign; "78, 1%": one with a space behind it.
_TORN: Final = re.compile(r"\d[;:'’`]\s?$")
_TORN_SHARE: Final = re.compile(r"\d, $")
# A stroke that stands alone is likely a 1: "¡ 5 năm" of 15.
_STROKE: Final = re.compile(r"(?<![^\s:(])[|!¡l] $")
# A sign that opens nothing, or another number by itself: what stands before may belong to the number.
_CLINGS: Final = re.compile(r"[^\w\s(\[“\"‘'’,;:.\-–+/=><≥≤*]$|(?<![\w.,/-])[1-9]\d? $")
_HOLDS_ITS_NUMBER: Final = re.compile(
    r"(?<!\w)(?:so|thang|quy|nam|ngay|dieu|khoan|muc|lan|khoa|ky|lop|to|khu|phan)\s{1,2}\d{1,2} $"
)


def whole_number(folded: str, start: int, number: str) -> tuple[int, str] | None:
    """Where the number begins to which ``number`` at ``start`` may be the end, and what it is; ``None`` for none."""
    head, joint = _head(folded, start, number)
    if head is None or _OF_A_THING.search(folded, max(0, head.start() - _LOOK_BACK), head.start()):
        return None
    line = folded.rfind("\n", 0, head.start()) + 1
    return (head.start(), f"{head['head']}{joint}{number}") if folded[line : head.start()].strip(" -+*(") else None


def _head(folded: str, start: int, number: str) -> tuple[re.Match[str] | None, str]:
    """What may be the beginning of ``number`` at ``start``, and the sign that was lost between the two."""
    before = max(0, start - _LOOK_BACK)
    if _TAIL.fullmatch(number):
        return _HEAD.search(folded, before, start), "."
    rest, cut = _CUT_TAIL.fullmatch(number), _CUT_HEAD.search(folded, before, start)
    whole = rest is not None and cut is not None and len(cut["cut"] + rest["rest"]) == _THREE
    return (cut if whole else None), ""


def doubt_of_beginning(plain: str, folded: str, at: int, *, share: bool) -> str | None:
    """A doubt when what stands right before the number at ``at`` may belong to it; ``share``: it is a percentage."""
    before = max(0, at - 3)
    if _TORN.search(plain, before, at):
        return "the sign before it may be a comma: the number may begin further left"
    torn = (share and _TORN_SHARE.search(plain, before, at)) or _CLINGS.search(plain, before, at)
    torn = torn or _STROKE.search(plain, before, at)
    if not torn or _HOLDS_ITS_NUMBER.search(folded, max(0, at - _LOOK_BACK), at):
        return None
    return "what stands right before it may belong to it: the number may begin further left"
