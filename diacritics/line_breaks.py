"""Whether a line goes on with the paragraph of the line before, or begins a new one."""

from __future__ import annotations

from typing import Final

import regex

LONG_LINE: Final = 10
"""A line of so many words without a mark at its end was broken because it was full."""

END_MARKS: Final = frozenset(".!?…;:")
"""After these a paragraph may end."""

# a) b. đ) at the beginning of a line: a point of a list.
_LABEL: Final = regex.compile(r"\p{Ll}[.)]")


def goes_on(words_before: int, line: str, *, closed: bool) -> bool:
    """Whether ``line`` belongs to the paragraph of the line before it, which has ``words_before`` words (0: none).

    ``closed`` tells that a mark of END_MARKS stands at the end of the line before. A line without words goes on with
    nothing.
    """
    first = line.split(maxsplit=1)[:1]
    if not first or not first[0][0].isalnum() or _LABEL.match(first[0]):
        return False
    if first[0][0].islower():
        return words_before > 0
    return words_before >= LONG_LINE and not closed
