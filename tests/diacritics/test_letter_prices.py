"""The prices of many letters at once: those that the table says of each, whatever was read."""

from __future__ import annotations

import numpy as np
import pytest

from diacritics.alphabet import LETTERS
from diacritics.edit_file import read_facts
from diacritics.edit_table import EditTable
from diacritics.edits import DATA, SMOOTHING
from diacritics.letter_prices import LetterPrices

FORMS = (*LETTERS, *(letter.upper() for letter in LETTERS), "-", "-")
"""Letters in both cases, and one without case, which stands twice."""

TABLES = {name: facts.table(SMOOTHING[name]) for name, facts in read_facts(DATA).items()}


def bent() -> EditTable:
    """A table with a letter, a reading and a pair more."""
    table = TABLES["eng"]
    return EditTable(table.counts.plus({("q", "ø"): 3.0, ("ộ", "$"): 2.0}), table.occurrences, table.smoothing)


@pytest.mark.parametrize("reading", ["", "a", "A", "w", "6", "ii", "<;", "☃", "ø"])
@pytest.mark.parametrize("name", [*TABLES, "bent"])
def test_every_letter_has_the_price_that_its_table_says(name: str, reading: str) -> None:
    table = bent() if name == "bent" else TABLES[name]
    said = LetterPrices(table, FORMS).log_p(reading)
    np.testing.assert_allclose(said, [table.log_p(letter, reading) for letter in FORMS], rtol=1e-6)


def test_the_counted_readings_are_told_all_at_once() -> None:
    prices = LetterPrices(TABLES["scanner"], FORMS)
    assert prices.logs.shape == (len(TABLES["scanner"].counts.index.readings), len(FORMS))
    for reading in ("a", "n", ""):
        np.testing.assert_array_equal(prices.logs[prices.rows[reading]], prices.log_p(reading))
