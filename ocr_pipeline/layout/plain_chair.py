"""Minutes in a plain text, which two sign side by side: the part of each line that is of who presided."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from diacritics.alphabet import strip_marks

CHAIR = regex.compile(r"^\W*chu (?:tri|toa)(?: (?:cuoc hop|hoi nghi|phien hop))?\W*$")
"""The title above the signature of who presided: minutes have no recipients. On the folded line, all capitals."""
CELL = regex.compile(r"\S+(?: {1,2}\S+)*")
"""What a tabulator or three spaces part from what stands beside it."""

Span = tuple[int, int]


def is_chair(said: str) -> bool:
    """Whether a line is the title of who presided."""
    return said.isupper() and CHAIR.match(strip_marks(said).lower()) is not None


def chair_parts(text: str, spans: Sequence[Span]) -> dict[int, Span]:
    """The part of the chair's column of each line that has two, from its title down, by where the line begins.

    Args:
        text: the whole text.
        spans: of its lines, without the blanks around them.
    """
    found: dict[int, Span] = {}
    side: int | None = None
    for start, end in spans:
        cells = [cell.span() for cell in CELL.finditer(text, start, end)]
        if len(cells) != 2:
            continue
        chair = next((place for place, cell in enumerate(cells) if is_chair(text[slice(*cell)])), None)
        side = chair if chair is not None else side
        if side is not None:
            found[start] = cells[side]
    return found
