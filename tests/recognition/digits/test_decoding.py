"""From columns to texts: repeated signs are one, a gap parts two alike, and the shares are those of the columns."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.recognition.digits.decoding import plainly, ranked

LETTERS = "0123456789"


def columns(*said: dict[str, float]) -> np.ndarray:
    """Each column by the chances of its digits; the rest is nothing new."""
    rows = [[1 - sum(chances.values()), *(chances.get(letter, 0.0) for letter in LETTERS)] for chances in said]
    return np.array(rows, np.float32)


GAP: dict[str, float] = {}


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ([{"2": 0.9}, {"8": 0.9}], "28"),
        # A digit is wider than a column.
        ([{"2": 0.9}, {"2": 0.9}, {"8": 0.9}], "28"),
        # Two alike are parted by a column that says nothing.
        ([{"1": 0.9}, GAP, {"1": 0.9}], "11"),
        ([GAP, GAP], ""),
        ([], ""),
    ],
)
def test_the_likeliest_text_comes_first(said: list[dict[str, float]], text: str) -> None:
    assert ranked(columns(*said) if said else np.zeros((0, 11), np.float32), LETTERS)[0].text == text


def test_doubts_become_alternatives_with_their_shares() -> None:
    readings = ranked(columns({"4": 0.6, "9": 0.4}, GAP, {"6": 1.0}), LETTERS)
    assert [(each.text, round(each.probability, 2)) for each in readings[:2]] == [("46", 0.6), ("96", 0.4)]


def test_probabilities_are_shares() -> None:
    rng = np.random.default_rng(0)
    chances = rng.dirichlet(np.full(11, 0.5), 12).astype(np.float32)
    readings = ranked(chances, LETTERS)
    assert sum(each.probability for each in readings) == pytest.approx(1, abs=1e-6)
    assert readings == tuple(sorted(readings, key=lambda each: -each.probability))


def test_all_ways_to_one_text_count_together() -> None:
    # "1" is the likeliest though each single path to it is less likely than silence.
    readings = ranked(columns({"1": 0.4}, {"1": 0.4}), LETTERS)
    assert readings[0].text == "1"
    assert readings[0].probability == pytest.approx(0.64)


@pytest.mark.parametrize("text", ["", "7", "28", "11", "2023", "100"])
def test_what_is_plain_needs_no_beam(text: str) -> None:
    said = [column for digit in text for column in ({digit: 0.9}, {digit: 0.8}, GAP)]
    chances = columns(*said) if said else np.zeros((0, 11), np.float32)
    assert plainly(chances, LETTERS) == text == ranked(chances, LETTERS)[0].text
