"""Numbers whose dot of thousands was read as a space: "15 250 tổ" is hardly 250, and never sure to be."""

from __future__ import annotations

import re
from typing import Final

# Up to three figures and a space, perhaps with the dot, which no other number, label or date reaches into.
_HEAD: Final = re.compile(r"(?<![\w.,/\-:])(?P<head>[1-9]\d{0,2})(?:[ ]|[ ]?\.[ ])$")
# What a number goes on with behind a dot of thousands.
_TAIL: Final = re.compile(r"\d{3}(?:\.\d{3})*(?:,\d{1,3})?")
# Words whose number is one of a thing: what follows is counted by itself ("tháng 6 120 hồ sơ").
_OF_A_THING: Final = re.compile(
    r"(?<!\w)(?:thang|quy|nam|dot|lan|khoa|ky|so|thu|dieu|khoan|muc|phan|bang|lop|to|nhom|loai|hang|cap|vong|vung)\s{1,2}$"
)
_LOOK_BACK: Final = 24


def whole_number(folded: str, start: int, number: str) -> tuple[int, str] | None:
    """Where the number begins to which ``number`` at ``start`` may be the end, and what it is; ``None`` for none."""
    if not _TAIL.fullmatch(number):
        return None
    head = _HEAD.search(folded, max(0, start - _LOOK_BACK), start)
    if head is None or _OF_A_THING.search(folded, max(0, head.start() - _LOOK_BACK), head.start()):
        return None
    line = folded.rfind("\n", 0, head.start()) + 1
    return (head.start(), f"{head['head']}.{number}") if folded[line : head.start()].strip(" -+*(") else None
