"""The subject of a letter in plain text: under the number, and below the date where that was read on the number's line.

NĐ 30/2020 Phụ lục I, cell 5b. What tells it is its V/v, or what an engine made of its small slanted letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Final

import regex

from diacritics.alphabet import strip_marks
from ocr_pipeline.layout.header import ADDRESSEES

ABOUT: Final = regex.compile(
    r"\W{0,2}(?:[Vv]e\s+viec|[Vv]\s?[/⁄∕]\s?[VvWwyu]{0,2}|[VW](?:[vVwWaA7|/]|[il1](?=[vV]))[vVwWyil1|/]{0,2})\s+(?=\p{Ll})"
)
"""V/v, and what is read of it: "VW", "Vw", "Vv", "Viv", "V/yv", "V7V", "Và"; or its words, as the Party writes them (HD
36-HD/VPTW). Small letters follow. Unmarked."""
LABEL: Final = regex.compile(r"\W*\p{Lu}\w{1,5}(?:[\s-]\w{1,5})?\s?:")
"""A word or two before a colon: Kính gửi that was misread, or the label of a stamp. On the unmarked line."""
MOST: Final = 6
"""A subject has so many lines at most."""
WIDER: Final = 1.3
"""A paragraph's line has more than so many times the signs of the widest line of the subject, which is narrow."""
CAPITALS: Final = 0.8
"""Share (0..1) of capitals from which a line is the title of a document or the office in a stamp."""


def letter_lines(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """How many of the lines are a letter's subject, blank ones between them included; 0 where it does not open there.

    Args:
        text: the whole text.
        spans: of the lines below the header, as (start, end) in it; blank ones where both are the same.
    """
    first = next((at for at, (start, end) in enumerate(islice(spans, 2)) if start < end), None)
    if first is None or not ABOUT.match(strip_marks(text[slice(*spans[first])])):
        return 0
    last, widest, taken = first, spans[first][1] - spans[first][0], 1
    for at in range(first + 1, len(spans)):
        start, end = spans[at]
        if start == end:
            continue
        if taken == MOST or _ends_it(text[start:end], widest, parted=at - last > 1):
            break
        last, widest, taken = at, max(widest, end - start), taken + 1
    return last + 1


def _ends_it(line: str, widest: int, *, parted: bool) -> bool:
    """Whether a line is none of the subject's; ``parted`` where a blank line stands before it."""
    said = strip_marks(line)
    opens = said.lstrip("“\"'")[:1]
    if ADDRESSEES.match(said.lower()) or LABEL.match(said) or _in_capitals(said):
        return True
    if len(line) > WIDER * widest and not opens.islower():
        return True
    return parted and not opens.islower()


def _in_capitals(said: str) -> bool:
    signs = [sign for sign in said if sign.isalpha()]
    return sum(sign.isupper() for sign in signs) >= CAPITALS * len(signs)
