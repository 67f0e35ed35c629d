"""What is said of a place of a text once its words are decided."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.cells import CAPITAL, SMALL, TITLE, Cell, Slice
from diacritics.chances import Step
from diacritics.changes import ChangeSource
from diacritics.confidence import Evidence, log_doubt, log_odds
from diacritics.readings import Decided, Found, Reading, made_sure
from diacritics.tokens import tokenize
from tests.diacritics.made_cells import CellMaker

WORDS = ("<unk>", "thủ", "thú", "tướng", "tương", "học")

Group = tuple[int, int, Sequence[int], int]
"""Where candidates begin and end from their token's start, their words, and their case."""


def step(
    place: int,
    column: int,
    groups: Sequence[Group],
    chosen: int,
    chances: Sequence[float],
    *,
    span: int = 1,
    sources: dict[int, ChangeSource] | None = None,
) -> Step:
    """A decision among candidates, the last of which leaves the token as it is."""
    maker = CellMaker()
    for start, end, words, case in groups:
        scores, cases = np.full(len(words), -2.0, np.float32), np.full(len(words), case, np.int8)
        maker.add(Slice(start, end, span), np.array(words, np.int32), scores, cases)
    maker.add_one(Slice(0, groups[0][1], 1), 0, -13.0)
    cell: Cell = maker.cell(sources or {}, {}, place)
    shares = np.array(chances, np.float32)
    return Step(
        cell,
        column,
        chosen,
        np.arange(len(chances), dtype=np.int32),
        shares,
        chance=float(shares[chosen]),
        language=-3.0,
    )


def closed(place: int, column: int, length: int) -> Step:
    maker = CellMaker()
    maker.add_one(Slice(0, length, 1), 0, 0.0)
    return Step(maker.cell({}, {}, place), column, 0, np.zeros(1, np.int32), np.ones(1, np.float32))


def found(text: str, path: Sequence[Step], careful: Sequence[bool] | None = None) -> list[Found]:
    """What is found of a damaged line, or of tokens of which some stand in text that is mostly right."""
    tokens = tokenize(text)
    return list(Decided(tokens, careful or [False] * len(tokens), path).found(text, WORDS))


def said(each: Found) -> list[tuple[str, float]]:
    return [(reading.value, round(reading.probability, 3)) for reading in each.readings]


def test_the_decided_reading_is_the_first_and_the_others_follow_by_probability() -> None:
    each = found("thu", [step(0, 0, [(0, 3, [2, 1, 4], SMALL)], 0, [0.2, 0.5, 0.3, 0.0])])[0]
    assert said(each) == [("thú", 0.2), ("thủ", 0.5), ("tương", 0.3)]
    assert {(reading.start, reading.end) for reading in each.readings} == {(0, 3)}
    assert each.tokens == tuple(tokenize("thu"))


def test_readings_of_one_text_are_one_and_their_probabilities_are_summed() -> None:
    """The same word in small letters, by two ways to print it, for the same characters."""
    groups = [(0, 3, [1], SMALL), (0, 3, [1, 2], SMALL)]
    assert said(found("thu", [step(0, 0, groups, 0, [0.5, 0.3, 0.2])])[0]) == [("thủ", 0.8), ("thú", 0.2)]


def test_another_case_or_other_characters_make_another_reading() -> None:
    groups = [(0, 3, [1], SMALL), (0, 3, [1], TITLE), (0, 4, [1], SMALL)]
    each = found("thu~ va", [step(0, 0, groups, 0, [0.5, 0.3, 0.2]), closed(5, 1, 2)])[0]
    assert [(r.value, r.end) for r in each.readings] == [("thủ", 3), ("Thủ", 3), ("thủ", 4)]


def test_what_is_hardly_possible_is_not_told_unless_it_was_decided() -> None:
    decided = step(0, 0, [(0, 3, [1, 2, 4], SMALL)], 2, [0.9991, 0.0006, 0.0003, 0.0])
    assert [value for value, _ in said(found("thu", [decided])[0])] == ["tương", "thủ"]


def test_where_nothing_was_open_nothing_is_said() -> None:
    assert found("12 thu", [closed(0, 0, 2), step(3, 1, [(0, 3, [1], SMALL)], 0, [1.0, 0.0])])[0].tokens == (
        tokenize("12 thu")[1],
    )
    assert found("12", [closed(0, 0, 2)]) == []


@pytest.mark.parametrize(
    ("text", "first_end", "chosen", "value", "why"),
    [
        ("thu~tuong", 4, 0, " tướng", "the sign between the two was a letter of the first: a space goes between them"),
        ("thu~tuong", 3, 0, " tướng", "a sign that no writer puts between words is taken away"),
        ("thu-tuong", 3, 0, "tướng", "a dash stays between them"),
        ("thu tuong", 3, 0, "tướng", "a space is there"),
        ("thu~tuong", 4, 1, "tuong", "what stands as it is changes nothing: nothing is put before it"),
    ],
)
def test_words_that_ran_together_get_a_space(text: str, first_end: int, chosen: int, value: str, why: str) -> None:
    first = step(0, 0, [(0, first_end, [1], SMALL)], 0, [1.0, 0.0])
    second = step(4, 1, [(0, 5, [3], SMALL)], chosen, [0.5, 0.5])
    assert found(text, [first, second])[1].readings[0].value == value, why


def test_a_torn_word_is_a_reading_of_all_its_tokens() -> None:
    path = [step(2, 1, [(-2, 2, [5], SMALL)], 0, [0.9, 0.1], span=2)]
    each = found("h.oc", path)[0]
    assert said(each) == [("học", 0.9), ("oc", 0.1)]
    assert [(reading.start, reading.end) for reading in each.readings] == [(0, 4), (2, 4)]
    assert [token.text for token in each.tokens] == ["h", "oc"]


def test_a_reading_says_what_it_stands_on() -> None:
    """Where a phrase wants a word that the syllables propose as well, the phrase is named."""
    groups = [(0, 3, [1], SMALL), (0, 3, [1, 2], SMALL)]
    each = found("thu", [step(0, 0, groups, 0, [0.5, 0.3, 0.2], sources={1: ChangeSource.PHRASE})])[0]
    assert [reading.source for reading in each.readings] == [ChangeSource.PHRASE, ChangeSource.SYLLABLE]


def test_what_stands_in_text_that_is_mostly_right_is_told() -> None:
    """Lines of one paragraph may be of both kinds: each place is of the kind of its own token."""
    path = [step(4 * k, k, [(0, 3, [1, 2], SMALL)], 0, [0.9, 0.1, 0.0]) for k in range(3)]
    path[1] = closed(4, 1, 3)
    assert [each.careful for each in found("thu thu thu", path, [False, True, True])] == [False, True]
    assert [each.careful for each in found("thu thu thu", path, [True, False, False])] == [True, False]
    torn = step(2, 1, [(-2, 2, [5], SMALL)], 0, [0.9, 0.1], span=2)
    behind = step(5, 2, [(0, 3, [1], SMALL)], 0, [0.9, 0.1])
    assert [each.careful for each in found("h.oc thu", [torn, behind], [False, False, True])] == [False, True]


def test_the_evidence_is_the_same_in_text_that_is_mostly_right() -> None:
    """What it weighs is another matter."""
    path = [step(0, 0, [(0, 3, [1, 2], SMALL)], 0, [0.8, 0.2, 0.0])]
    assert found("thu", path, [True])[0].evidence == found("thu", path, [False])[0].evidence


class TestEvidence:
    def of(self, text: str, path: Sequence[Step], number: int) -> Evidence:
        return found(text, path)[number].evidence

    def test_of_a_word(self) -> None:
        path = [step(0, 0, [(0, 3, [1, 2], SMALL)], 0, [0.8, 0.2, 0.0])]
        evidence = self.of("thu", path, 0)
        assert evidence._asdict() == pytest.approx(
            {
                "odds": log_odds(0.8),
                "beside": log_doubt([]),
                "print": -2.0 / 3,
                "language": -3.0,
                "capital": 0.0,
                "joined": 0.0,
                "short": 0.0,
            },
            abs=1e-5,
        )

    def test_two_open_words_on_either_side_are_beside_it(self) -> None:
        sure = [1.0, 0.9, 0.8, 0.7, 0.6]
        path = [step(4 * k, k, [(0, 3, [1, 2], SMALL)], 0, [p, 1 - p, 0.0]) for k, p in enumerate(sure)]
        text = " ".join(["thu"] * 5)
        assert self.of(text, path, 2).beside == pytest.approx(log_doubt([1.0, 0.9, 0.7, 0.6]), abs=1e-4)
        assert self.of(text, path, 0).beside == pytest.approx(log_doubt([0.9, 0.8]), abs=1e-4)
        path[1] = closed(4, 1, 3)
        assert found(text, path)[0].evidence.beside == pytest.approx(log_doubt([0.8]), abs=1e-4)

    @pytest.mark.parametrize(
        ("case", "capital"), [(SMALL, 0.0), (TITLE, 1.0), (CAPITAL, 0.0)], ids=["small", "a capital", "capitals"]
    )
    def test_a_capital_is_told(self, case: int, capital: float) -> None:
        assert self.of("thu", [step(0, 0, [(0, 3, [1], case)], 0, [1.0, 0.0])], 0).capital == capital

    def test_torn_and_short_words_are_told(self) -> None:
        torn = step(2, 1, [(-2, 2, [5], SMALL)], 0, [0.9, 0.1], span=2)
        short = step(0, 0, [(0, 2, [1], SMALL)], 0, [0.9, 0.1])
        assert self.of("h.oc", [torn], 0).joined == 1.0
        assert (self.of("th", [short], 0).joined, self.of("th", [short], 0).short) == (0.0, 1.0)
        assert self.of("h.oc", [torn], 0).short == 0.0


SHARES = st.lists(st.floats(0.001, 1), min_size=1, max_size=5)


@given(SHARES, st.floats(0, 1), st.booleans())
def test_the_first_reading_is_as_sure_as_it_is_and_the_others_share_the_rest(
    shares: list[float], confidence: float, careful: bool
) -> None:
    readings = tuple(Reading(0, 3, f"w{k}", share, ChangeSource.SYLLABLE) for k, share in enumerate(shares))
    evidence = Evidence(1, 2, 3, 4, 5, 6, 7)
    tokens = tuple(tokenize("thu"))
    sure = made_sure(Found(tokens, readings, evidence, careful), confidence)
    assert (sure.tokens, sure.evidence, sure.careful) == (tokens, evidence, careful)
    assert [(r.value, r.start, r.end, r.source) for r in sure.readings] == [
        (r.value, r.start, r.end, r.source) for r in readings
    ]
    best, *others = [reading.probability for reading in sure.readings]
    assert best == confidence
    assert sum(others) == pytest.approx(1 - confidence if others else 0.0, abs=1e-6)
    for one, other, before, after in zip(others, others[1:], shares[1:], shares[2:], strict=False):
        assert one * after == pytest.approx(other * before, abs=1e-6)
