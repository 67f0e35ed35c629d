"""Amounts told scale by scale: "256 tỷ 400 triệu đồng" is one amount, and not 400 million beside 256 of nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.parsing.numbers import NUMBER, read_number

_SCALES: Final = {
    "nghin ty": 1e12, "ngan ty": 1e12, "nghin ti": 1e12, "ngan ti": 1e12,
    "ty": 1e9, "ti": 1e9, "trieu": 1e6, "nghin": 1e3, "ngan": 1e3,
}  # fmt: skip
_SCALE: Final = "|".join(name.replace(" ", r"\s{1,2}") for name in _SCALES)
# "256 tỷ " or "1 tỷ, 256 triệu và ", right before the last figure. On the folded text.
_PARTS: Final = re.compile(rf"(?<![\w.,/\-])(?:{NUMBER}\s{{1,2}}(?:{_SCALE})\s?,?\s{{1,2}}(?:va\s{{1,2}})?){{1,3}}$")
_PART: Final = re.compile(rf"(?P<number>{NUMBER})\s{{1,2}}(?P<scale>{_SCALE})(?!\w)")
_LOOK_BACK: Final = 60
OUT_OF_ORDER: Final = "its parts do not come in the order of their scales"


@dataclass(frozen=True, slots=True)
class LargerParts:
    """The parts of an amount before its last one: where they ``start``, what they come to, the scale of the last."""

    start: int
    amount: float
    smallest: float
    falling: bool

    def doubt(self, last: float) -> str | None:
        """A doubt where the parts, and the ``last`` one in the unit's base, are not each below the next scale."""
        return None if self.falling and last < self.smallest else OUT_OF_ORDER


def larger_parts(folded: str, at: int) -> LargerParts | None:
    """The parts of an amount that stand right before its figure at ``at``; ``None`` where there are none."""
    found = _PARTS.search(folded, max(0, at - _LOOK_BACK), at)
    if found is None:
        return None
    amount, smallest, falling = 0.0, float("inf"), True
    for part in _PART.finditer(folded, found.start(), at):
        scale = _SCALES[re.sub(r"\s+", " ", part["scale"])]
        told = read_number(part["number"]).value * scale
        falling = falling and told < smallest
        amount, smallest = amount + told, scale
    return LargerParts(found.start(), amount, smallest, falling)
