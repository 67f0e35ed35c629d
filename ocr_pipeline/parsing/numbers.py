"""Vietnamese figures: the dot parts thousands, the comma decimals (1.234,5); a count below ten is padded (04)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# 1.234.567,8 — 12,3 — 04. A sign or letter glued to it makes it something else (a code, a decimal outline number).
NUMBER: Final = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d{1,4})?|\d{1,12}(?:,\d{1,4})?)"
_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+")
_AMBIGUOUS: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})*,\d{3}")


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """The value of a figure; ``ambiguous`` when ``1,234`` may be a thousand or a decimal."""

    value: float
    ambiguous: bool = False


def read_number(printed: str) -> ReadNumber:
    """Read a figure that ``NUMBER`` matched.

    ``1,234`` is read as a decimal, as most are in practice, and marked ambiguous, as is ``1.250,000``; ``0,561`` can
    only be a decimal.
    """
    whole, _, decimals = printed.partition(",")
    if _GROUPED.fullmatch(whole):
        whole = whole.replace(".", "")
    value = float(f"{whole}.{decimals}") if decimals else float(whole)
    return ReadNumber(value, ambiguous=_AMBIGUOUS.fullmatch(printed) is not None)
