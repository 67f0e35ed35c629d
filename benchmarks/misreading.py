"""A text as an engine would have read it: letter by letter, by the restorer's own table of confusions."""

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
    """The text with the damage of a reader of :data:`READERS`; the table knows letters and spaces only.

    No letter becomes a figure: whoever changes a figure leaves nothing to find.
    """
    chooser = random.Random(seed)  # a fixed seed is the point
    choices, lost, cut = _table(reader)
    read = []
    for sign in text:
        if sign == " ":
            read.append("" if chooser.random() < lost else " ")
        elif sign in choices:
            forms, weights = choices[sign]
            read.append(chooser.choices(forms, weights)[0] + (" " if chooser.random() < cut / 4 else ""))
        else:
            read.append(sign)
    return "".join(read)


@cache
def _table(reader: str) -> tuple[_Choices, float, float]:
    """The readings of every single letter with their counts; the shares of spaces lost and of words cut."""
    facts = read_facts(DATA)[reader]
    forms: dict[str, dict[str, float]] = {}
    for (printed, reading), count in sorted(facts.edits.items()):
        if len(printed) == 1 and not any(sign.isdecimal() for sign in reading):
            forms.setdefault(printed, {})[reading] = count
    choices = {sign: (tuple(own), tuple(own.values())) for sign, own in forms.items()}
    return choices, facts.spacing.lost, facts.spacing.cut
