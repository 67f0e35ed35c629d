"""The made-up country: provinces, districts, communes and wards, as they stood on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from samples.grammar.days import MERGER
from samples.grammar.dice import Dice
from samples.grammar.tables import table


@dataclass(frozen=True)
class District:
    """A district, town or provincial city: ``kind`` is ``huyện``, ``thị xã`` or ``thành phố``."""

    name: str
    kind: str
    communes: int
    units: tuple[str, ...]

    @property
    def full(self) -> str:
        """``huyện Bình Lãng``."""
        return f"{self.kind} {self.name}"

    @property
    def communes_called(self) -> tuple[str, str]:
        """What most of its communes are called, and the others: ``xã`` and ``, thị trấn``, in towns ``phường``."""
        return ("xã", ", thị trấn") if self.kind == "huyện" else ("phường", ", xã")


@dataclass(frozen=True)
class Province:
    """A province; ``communes`` before the district level ended, ``merged`` since."""

    name: str
    communes: int
    merged: int
    area_code: str
    domain: str
    districts: tuple[District, ...]
    after: tuple[str, ...]

    @property
    def full(self) -> str:
        """``tỉnh Lam Giang``."""
        return f"tỉnh {self.name}"

    def localities(self, day: dt.date) -> tuple[str, ...]:
        """Its units of the next level on ``day``, for lists and tables."""
        return self.after if day >= MERGER else tuple(district.full for district in self.districts)


@cache
def provinces() -> tuple[Province, ...]:
    """All provinces, in the order of the table."""
    return tuple(
        Province(
            **(row | {"districts": tuple(District(**(d | {"units": tuple(d["units"])})) for d in row["districts"])})
            | {"after": tuple(row["after"])}
        )
        for row in table("places")["provinces"]
    )


def some_villages(dice: Dice, count: int) -> list[str]:
    """Names of villages, without their kind."""
    return dice.some(table("places")["villages"], count)
