"""What the first sentence of a letter does with the paper that it names, where no cue before the paper says it.

The cue stands first in its line, where a stamp or the edge of the page takes it: "[Phúc đáp C]ông văn số 75/UBND-VP …
của …, Ủy ban có ý kiến như sau". The rest of the sentence says the same. "Tại Kế hoạch số …, Sở đã giao …" has its cue
behind.
"""

from __future__ import annotations

import re
from typing import Final

from schemas import Relation

LOST: Final = "the words before it are not read: its relation is what its sentence does"
"""The doubt about a relation that is told by the rest of the sentence alone."""
_OPENING: Final = 1500
"""Characters: a sentence that opens a body begins no later."""
_LONGEST: Final = 700
_ANSWERS: Final = re.compile(r"(?<!\w)(?:co\s+y\s+kien|(?:xin\s+)?tra\s+loi|phuc\s+dap)(?!\w)[^:]{0,80}nhu\s+sau$")
_REPORTS: Final = re.compile(
    r"(?<!\w)(?:bao\s+cao|cung\s+cap|trien\s+khai|huong\s+dan|de\s+nghi)(?!\w)[^:]{0,200}nhu\s+sau$"
)
_AT: Final = re.compile(r"(?:^|\n)\s{0,3}tai\s{1,2}$")
_DIRECTED: Final = re.compile(r"[^.;:]{0,260},\s[^.;:]{0,120}(?<!\w)da\s+(?:giao|chi\s+dao|yeu\s+cau|de\s+nghi)(?!\w)")


def of_opening(folded: str, start: int, end: int) -> tuple[Relation, bool] | None:
    """The relation to the first paper of a text, at ``start`` to ``end``, and whether the words before it are lost.

    To be asked where no cue stands before it.
    """
    if _AT.search(folded, max(0, start - 8), start) and _DIRECTED.match(folded, end):
        return Relation.IMPLEMENTS, False
    if start > _OPENING:
        return None
    sentence = folded[end : end + _LONGEST].partition(":")[0]
    if _ANSWERS.search(sentence):
        return Relation.REPLIES_TO, True
    return (Relation.IMPLEMENTS, True) if _REPORTS.search(sentence) else None
