"""A text as an engine would have read it: sign by sign, by the restorer's own table of confusions."""

from __future__ import annotations

import random
from functools import cache
from typing import Final

from diacritics.edit_file import read_facts
from diacritics.edits import DATA

READERS: Final = ("vie", "eng")
"""Who read it: Tesseract's Vietnamese model on worn pages, its English model."""

_Choices = dict[str, tuple[tuple[str, ...], tuple[float, ...]]]


def damaged(text: str, reader: str, seed: int) -> str:
    """The text with the damage of a reader of :data:`READERS`; figures and lines stay, and nothing becomes a figure.

    Whoever changes a figure leaves nothing to find.
    """
    chooser = random.Random(seed)  # a fixed seed is the point
    choices, lost, cut = _table(reader)
    read = []
    for sign in text:
        if sign == " ":
            read.append("" if chooser.random() < lost else " ")
        elif not sign.isspace() and sign in choices:
            forms, weights = choices[sign]
            read.append(chooser.choices(forms, weights)[0] + (" " if chooser.random() < cut / 4 else ""))
        else:
            read.append(sign)
    return "".join(read)


@cache
def _table(reader: str) -> tuple[_Choices, float, float]:
    """The readings of every single sign with their counts; the shares of spaces lost and of words cut."""
    facts = read_facts(DATA)[reader]
    forms: dict[str, dict[str, float]] = {}
    for (printed, reading), count in sorted(facts.edits.items()):
        if len(printed) == 1 and not any(sign.isdecimal() for sign in printed + reading):
            forms.setdefault(printed, {})[reading] = count
    for sign, own in forms.items():
        if not sign.isalpha():  # of a rare sign the table has little but its damage
            right = own.get(sign, 0.0)
            own[sign] = max(right, sum(own.values()) - right)
    choices = {sign: (tuple(own), tuple(own.values())) for sign, own in forms.items()}
    return choices, facts.spacing.lost, facts.spacing.cut
