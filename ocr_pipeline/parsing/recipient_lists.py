"""Where the recipients stand in a text: "26 thôn" among them is nobody's count.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.9: "Nơi nhận:", and below it a line with a dash for each, the file last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_HEADING: Final = re.compile(r"(?:^|\n)[ ]{0,4}noi nhan\s?[:.][^\n]{0,40}(?=\n)")
# A line with a dash, or what an engine prints for one, which may be left out as dirt before a figure; a line that
# begins small goes on with the one before.
_ITEM: Final = re.compile(r"\n[ ]{0,4}(?:[-–—+*•~=]|[a-zà-ỹđ]|\d)[^\n]{0,120}")
# One that lost its dash and kept its closing sign.
_CLOSED: Final = re.compile(r"\n[^\n]{1,120};\W{0,3}(?=\n)")
# The file, which stands last.
_FILE: Final = re.compile(r"\n\W{0,6}luu(?!\w)")
_MOST: Final = 60
"""Lines: a longer list is none, and the work stays bounded."""


def recipient_lists(plain: str, folded: str) -> Iterator[tuple[int, int]]:
    """The items of every list of recipients of a text, in its order.

    Args:
        plain: the text, unified.
        folded: the same, folded.
    """
    for heading in _HEADING.finditer(folded):
        end = heading.end()
        for _ in range(_MOST):
            item = _ITEM.match(plain, end) or _CLOSED.match(plain, end)
            if item is None:
                break
            last, end = end, item.end()
            if _FILE.match(folded, last):
                break
        yield heading.end(), end
