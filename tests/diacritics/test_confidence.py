"""How sure a decision is, from what the decoder saw of it."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.confidence import NAMES, Confidence, Evidence, log_doubt, log_odds

SHIPPED = Confidence.load()
SOME = Evidence(2.0, -3.0, -3.0, -0.5, -3.0, 0.0, 0.0, 0.0, 0.0)

FIGURE = st.floats(-40, 40)
FLAG = st.sampled_from([0.0, 1.0])
EVIDENCE = st.builds(Evidence, FIGURE, FIGURE, FIGURE, FIGURE, FIGURE, FLAG, FLAG, FLAG, FLAG)
PROBABILITY = st.floats(0, 1)
WEIGHT = st.floats(-99, 99).map(lambda weight: round(weight, 4))


@given(WEIGHT, st.lists(WEIGHT, min_size=len(NAMES), max_size=len(NAMES)))
def test_a_table_says_the_weights_again(constant: float, weights: list[float]) -> None:
    table = Confidence(constant, weights).table()
    rows = dict(line.split("\t") for line in table.splitlines()[1:])
    assert list(rows) == ["constant", *NAMES]
    assert [float(value) for value in rows.values()] == [constant, *weights]


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "confidence.tsv"
    path.write_text(Confidence(-1.5, [0.25] * len(NAMES)).table(), encoding="utf-8")
    read = Confidence.load(path)
    assert (read.constant, read.weights) == (-1.5, (0.25,) * len(NAMES))


RIGHT = Confidence(1.0, [1.0] * len(NAMES)).table()


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("", "nothing"),
        (RIGHT.replace("odds\t1.0000\n", ""), "a kind of evidence is missing"),
        (RIGHT.replace("constant\t1.0000\n", ""), "the constant is missing"),
        (RIGHT + "mood\t1.0\n", "a kind that there is not"),
        (RIGHT.replace("odds\t1.0000", "odds\tmuch"), "a weight that is no number"),
        (RIGHT.replace("odds\t1.0000", "odds 1.0000"), "a row of one column"),
        (RIGHT.replace("odds\t1.0000", "odds\t1.0000\t2"), "a row of three"),
    ],
)
def test_what_is_no_table_of_weights_is_refused(table: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "confidence.tsv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(ValueError):  # noqa: PT011  # the message is that of whoever found it
        Confidence.load(path)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Confidence.load(tmp_path / "confidence.tsv")


@given(EVIDENCE)
def test_the_result_is_a_probability(evidence: Evidence) -> None:
    assert 0 < SHIPPED.of(evidence) < 1


@given(EVIDENCE, FIGURE)
def test_the_surer_between_its_neighbours_the_surer(evidence: Evidence, more: float) -> None:
    surer = replace(evidence, odds=evidence.odds + abs(more))
    assert SHIPPED.of(surer) >= SHIPPED.of(evidence)


@pytest.mark.parametrize(
    ("kind", "less", "more", "why"),
    [
        ("odds", 0.0, 6.0, "likelier between its neighbours"),
        ("text", -1.0, -5.0, "in a text of which less is in doubt"),
        ("beside", -1.0, -5.0, "beside words that are in less doubt"),
        ("print", -3.0, -0.1, "more like what was read"),
        ("language", -8.0, -1.0, "likelier Vietnamese"),
    ],
)
def test_the_shipped_weights_say_that_a_decision_is_surer(kind: str, less: float, more: float, why: str) -> None:
    assert SHIPPED.of(replace(SOME, **{kind: more})) > SHIPPED.of(replace(SOME, **{kind: less})), why


def test_without_weights_nothing_is_known() -> None:
    assert Confidence(0.0, [0.0] * len(NAMES)).of(SOME) == 0.5


@given(PROBABILITY)
def test_log_odds_are_bounded_and_say_the_probability(probability: float) -> None:
    odds = log_odds(probability)
    assert -10 < log_odds(0.0) <= odds <= log_odds(1.0) < 10
    assert 1 / (1 + math.exp(-odds)) == pytest.approx(probability, abs=1.1e-4)


@given(PROBABILITY, PROBABILITY)
def test_log_odds_grow_with_the_probability(one: float, other: float) -> None:
    assert (log_odds(one) <= log_odds(other)) or one > other


@given(st.lists(PROBABILITY, max_size=9))
def test_the_log_of_doubt_is_bounded_by_that_of_sure_and_of_hopeless_decisions(probabilities: list[float]) -> None:
    doubt = log_doubt(probabilities)
    assert log_doubt([1.0]) - 1e-9 <= doubt <= log_doubt([0.0]) + 1e-9
    assert -6 < log_doubt([1.0]) < log_doubt([0.0]) < 0.01


def test_of_no_decisions_the_doubt_is_that_of_a_sure_one() -> None:
    assert log_doubt([]) == log_doubt([1.0])


def test_doubt_is_the_mean_of_all() -> None:
    assert log_doubt([1.0, 0.0]) == pytest.approx(log_doubt([0.5]))
    assert log_doubt([0.9, 0.9, 0.6]) == pytest.approx(math.log(0.2 + 0.003))
