"""Made-up people: names as they are common, with the address that fits."""

from __future__ import annotations

from dataclasses import dataclass

from samples.grammar.dice import Dice
from samples.grammar.tables import table


@dataclass(frozen=True)
class Person:
    """Somebody; ``woman`` decides between ``ông`` and ``bà``."""

    name: str
    woman: bool

    @property
    def address(self) -> str:
        """``ông`` or ``bà``."""
        return "bà" if self.woman else "ông"


def person(dice: Dice, *, share_of_women: float = 0.35) -> Person:
    """A surname, one or two middle names and a given name."""
    names = table("people")
    woman = dice.chance(share_of_women)
    sex = names["woman" if woman else "man"]
    middle = dice.one(sex["middle"])
    if dice.chance(0.12):
        middle = f"{middle} {dice.one(names['second_middle'])}"
    given = dice.one([name for name in sex["given"] if name not in middle.split()])
    return Person(f"{dice.weighted(names['surnames'])} {middle} {given}", woman)


def people(dice: Dice, count: int) -> list[Person]:
    """``count`` people with different names."""
    found: dict[str, Person] = {}
    while len(found) < count:
        somebody = person(dice)
        found.setdefault(somebody.name, somebody)
    return list(found.values())
