"""A number in words behind its quantity: ``1.250.000 đồng (một triệu hai trăm năm mươi nghìn đồng)``."""

from __future__ import annotations

import re
from typing import Final

from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.number_words import read_number_words
from ocr_pipeline.parsing.unit_names import UnitFound

# Words in brackets behind a quantity, and figures in brackets behind words.
_IN_BRACKETS: Final = re.compile(
    r"[\s,]{0,3}\(\s{0,2}(?:bang chu:?\s{1,2}|viet bang chu:?\s{1,2})?(?P<words>[^()]{3,200})\)"
)
_LONG_NUMBER: Final = 4
"""Figures: words for a shorter number are too often other words."""
_EQUAL: Final = 1e-6
"""Amounts so near are the same, but for what a computer makes of decimals."""


def doubt_of_words(text: str, folded: str, found: UnitFound, value: float, digits: int) -> str | None:
    """A doubt when the number in words behind a quantity is another one.

    Args:
        text: where it stands.
        folded: the same, as ``fold`` gives it.
        found: its unit, behind which the words stand.
        value: in the unit's base.
        digits: how many signs its figures have.
    """
    match = _IN_BRACKETS.match(folded, found.end)
    words = text[slice(*match.span("words"))] if match else ""
    read = read_number_words(words)
    if read is None or digits < _LONG_NUMBER or abs(read[0] - value) < _EQUAL:
        return None
    rest = fold(words[read[1] :]).strip(" ,.")
    # Words that go on otherwise are no number: "(từ ngân sách)" begins like "tư".
    if rest and not rest.startswith((fold(found.unit.base), fold(found.unit.name), "chan")):
        return None
    return f"the words beside it say {read[0]:.15g}"
