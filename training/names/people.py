"""Whom the drawn stamps name: syllables as people have them, and any others, so that no table is learnt by heart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from diacritics.alphabet import is_syllable
from diacritics.names import NamePlace, NameTable, name_places
from diacritics.words import TABLE
from ocr_pipeline.parsing.gazetteer import surnames
from ocr_pipeline.recognition.names.signs import LETTERS

ANY = 0.35
"""Share of names whose syllables are any of the language."""
COMMON = 20
"""A syllable of the language was met so often."""


def people(rng: np.random.Generator, syllables: list[str]) -> Callable[[], str]:
    """Draws names, one at each call; ``syllables`` are any of the language."""
    table = NameTable.load()
    known = {word: row for word, row in table.counts.items() if set(word) <= set(LETTERS)}
    met = {place: [word for word, row in known.items() if row[place]] for place in NamePlace}
    shares = {place: np.array([table.counts[word][place] for word in met[place]], float) ** 0.5 for place in NamePlace}
    family = [surname for surname in surnames() if set(surname.lower()) <= set(LETTERS)]

    def draw() -> str:
        count = int(rng.choice((2, 3, 4), p=(0.08, 0.66, 0.26)))
        if rng.random() < ANY:
            words = [str(rng.choice(syllables)) for _ in range(count)]
        else:
            words = [_one(place) for place in name_places(count)]
            words[0] = str(rng.choice(family)) if rng.random() < 0.5 else words[0]
        return " ".join(word.capitalize() for word in " ".join(words).split())

    def _one(place: NamePlace) -> str:
        chances = shares[place] / shares[place].sum()
        return str(met[place][int(rng.choice(len(chances), p=chances))])

    return draw


def all_syllables(words: Path = TABLE) -> list[str]:
    """The syllables of the language that were met in official text, whatever they mean."""
    rows = (row.split("\t") for row in words.read_text("utf-8").splitlines() if not row.startswith("#"))
    return [row[0] for row in rows if is_syllable(row[0]) and len(row[0]) > 1 and int(row[1]) >= COMMON]
