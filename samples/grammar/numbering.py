"""Numbers and notations: how many papers an office has registered by a day, and how their codes are put together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from samples.grammar.days import party_term_of
from samples.grammar.dice import Dice
from samples.grammar.tables import table

_YEAR, _TERM = 365, 5 * 365
# NĐ 30/2020 Phụ lục I, II.3: numbers below ten have a zero in front.
_PADDED_BELOW = 10


@dataclass(frozen=True)
class Code:
    """Number and notation; ``year`` of a normative document stands between them. Party codes join them by a hyphen."""

    number: str
    notation: str
    year: int | None = None
    party: bool = False

    @property
    def text(self) -> str:
        """``15/KH-UBND``, ``06/2024/QĐ-UBND``, ``05-NQ/ĐU``."""
        if self.party:
            return f"{self.number}-{self.notation}"
        return f"{self.number}/{self.year}/{self.notation}" if self.year else f"{self.number}/{self.notation}"


def number_on(dice: Dice, level: str, abbreviation: str, day: dt.date) -> str:
    """A likely number: volumes of a year (of a term in the Party) times the part of it that is over."""
    least, most = table("offices")["volumes"][level].get(abbreviation, (20, 80))
    volume = dice.between(least, most)
    if level == "party":
        begun = dt.date(party_term_of(day)[0], 9, 1)
        share = (day - begun).days / _TERM
    else:
        share = day.timetuple().tm_yday / _YEAR
    number = max(1, round(volume * min(max(share, 0.0), 1.0)) + dice.between(-2, 2))
    return f"{number:02d}" if number < _PADDED_BELOW else str(number)
