"""Who bears out a group of letters that no table knows: the name that it abbreviates, or the same group elsewhere.

Each office makes its own abbreviations (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3), so that no table can hold them all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import Final

from ocr_pipeline.parsing.folding import fold

_WORD: Final = re.compile(r"[^\W\d_]+")
_GROUP: Final = re.compile(r"(?<=[/\-])[^\W_][^\W_&]{0,13}(?:&[^\W_]{1,8})?")
_SILENT: Final = frozenset({"va", "cac", "cua", "ve"})
"""Words that abbreviations leave out."""
_AROUND: Final = 300
"""Characters before and behind a code in which the name of a short group is looked for."""
_LONG: Final = 4
"""Letters: a group of so many is not met by chance in the initials of a whole text."""


class Witnesses:
    """The initials of the words of a text, and the symbols that stand in it."""

    def __init__(self, text: str, folded: str) -> None:
        self._groups = Counter(_GROUP.findall(folded))
        words = [(match.start(), match[0]) for match in _WORD.finditer(folded)]
        kept = [(at, word) for at, word in words if word not in _SILENT]
        self._starts = [at for at, _ in kept]
        self._initials = "".join(_letter(text[at]) for at, _ in kept)

    def bear_out(self, group: str, at: int) -> bool:
        """Whether words near ``at`` (of a long group: anywhere) have the letters of ``group`` as their initials."""
        letters = _letters(group)
        if len(letters) >= _LONG:
            return letters in self._initials
        return len(letters) > 1 and letters in self._near(at)

    def with_bar(self, group: str, at: int) -> str | None:
        """The group with Đ in the place of one D, when a name near ``at`` bears that out and none the group itself.

        What stands near decides before what stands elsewhere, where a mark may be lost: "Quản lý đô thị tại Tờ trình
        số 164/TTr-QLDT" is QLĐT, whatever "quan ly do thi" is read on another page.
        """
        if "D" not in group:
            return None
        forms = [f"{group[:at]}Đ{group[at + 1 :]}" for at, sign in enumerate(group) if sign == "D"]
        near = self._near(at)
        if _letters(group) in near:
            return None
        here = (form for form in forms if len(_letters(form)) > 1 and _letters(form) in near)
        elsewhere = () if self.bear_out(group, at) else (form for form in forms if self.bear_out(form, at))
        return next(iter((*here, *elsewhere)), None)

    def _near(self, at: int) -> str:
        """The initials of the words around ``at``."""
        first, last = bisect_left(self._starts, at - _AROUND), bisect_left(self._starts, at + _AROUND)
        return self._initials[first:last]

    def stands_again(self, group: str) -> bool:
        """Whether the same group stands in more than one symbol of the text."""
        return self._groups[fold(group)] > 1


def _letter(sign: str) -> str:
    """A letter without marks; đ is a letter of its own: HĐNĐ is not what Hội đồng nhân dân abbreviates to."""
    return "đ" if sign in "đĐÐð" else fold(sign)


def _letters(group: str) -> str:
    return "".join(_letter(sign) for sign in group if sign.isalpha())
