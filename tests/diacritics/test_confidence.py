"""How sure a decision is, from what the decoder saw of it."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.confidence import NAMES, Confidence, Evidence, Weights, log_doubt, log_odds

SHIPPED = Confidence.load()
SOME = Evidence(2.0, -3.0, -0.5, -3.0, 0.0, 0.0, 0.0)

FIGURE = st.floats(-40, 40)
FLAG = st.sampled_from([0.0, 1.0])
CAREFUL = st.booleans()
EVIDENCE = st.builds(Evidence, FIGURE, FIGURE, FIGURE, FIGURE, FLAG, FLAG, FLAG)
PROBABILITY = st.floats(0, 1)
WEIGHT = st.floats(-99, 99).map(lambda weight: round(weight, 4))
WEIGHTS = st.builds(Weights, WEIGHT, st.tuples(*[WEIGHT] * len(NAMES)))


def even(constant: float, weight: float) -> Weights:
    """The same weight for every kind of evidence."""
    return Weights(constant, (weight,) * len(NAMES))


@given(WEIGHTS, WEIGHTS)
def test_a_table_says_the_weights_again(damaged: Weights, careful: Weights) -> None:
    table = Confidence(damaged, careful).table()
    names, *columns = zip(*(line.split("\t") for line in table.splitlines()[1:]), strict=True)
    assert list(names) == ["constant", *NAMES]
    assert [[float(value) for value in column] for column in columns] == [
        [weights.constant, *weights.of_evidence] for weights in (damaged, careful)
    ]


def test_a_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "confidence.tsv"
    written = Confidence(damaged=even(-1.5, 0.25), careful=even(2.0, -0.5))
    path.write_text(written.table(), encoding="utf-8")
    assert Confidence.load(path) == written


RIGHT = Confidence(even(1.0, 1.0), even(1.0, 2.0)).table()
ODDS = "odds\t1.0000\t2.0000"


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ("", "nothing"),
        (RIGHT.replace(f"{ODDS}\n", ""), "a kind of evidence is missing"),
        (RIGHT.replace("constant\t1.0000\t1.0000\n", ""), "the constant is missing"),
        (RIGHT + "mood\t1.0\t1.0\n", "a kind that there is not"),
        (RIGHT.replace(f"{ODDS}\n", "") + f"{ODDS}\n", "kinds in another order"),
        (RIGHT.replace(ODDS, "odds\tmuch\t2.0000"), "a weight that is no number"),
        (RIGHT.replace(ODDS, "odds\t1.0000\tmuch"), "nor is the other"),
        (RIGHT.replace(ODDS, "odds 1.0000 2.0000"), "a row of one column"),
        (RIGHT.replace(ODDS, "odds\t1.0000"), "a row of two: weights of damaged lines alone"),
        (RIGHT.replace(ODDS, f"{ODDS}\t3"), "a row of four"),
    ],
)
def test_what_is_no_table_of_weights_is_refused(table: str, why: str, tmp_path: Path) -> None:
    assert table != RIGHT
    path = tmp_path / "confidence.tsv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(ValueError):  # noqa: PT011  # the message is that of whoever found it
        Confidence.load(path)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Confidence.load(tmp_path / "confidence.tsv")


@given(EVIDENCE, CAREFUL)
def test_the_result_is_a_probability(evidence: Evidence, careful: bool) -> None:
    assert 0 < SHIPPED.of(evidence, careful=careful) < 1


@given(EVIDENCE, FIGURE, CAREFUL)
def test_the_surer_between_its_neighbours_the_surer(evidence: Evidence, more: float, careful: bool) -> None:
    surer = evidence._replace(odds=evidence.odds + abs(more))
    assert SHIPPED.of(surer, careful=careful) >= SHIPPED.of(evidence, careful=careful)


@pytest.mark.parametrize("careful", [False, True], ids=["in damaged lines", "in text that is mostly right"])
@pytest.mark.parametrize(
    ("kind", "less", "more", "why"),
    [
        ("odds", 0.0, 6.0, "likelier between its neighbours"),
        ("beside", -1.0, -5.0, "beside words that are in less doubt"),
        ("language", -8.0, -1.0, "likelier Vietnamese"),
    ],
)
def test_the_shipped_weights_say_that_a_decision_is_surer(
    kind: str, less: float, more: float, why: str, careful: bool
) -> None:
    unsure, sure = (SOME._replace(**{kind: figure}) for figure in (less, more))
    assert SHIPPED.of(sure, careful=careful) > SHIPPED.of(unsure, careful=careful), why


def test_in_damaged_lines_a_decision_is_surer_the_more_it_is_like_what_was_read() -> None:
    """In text that is mostly right only what stands there for another word is asked about: print says little of it."""
    unlike, like = SOME._replace(print=-3.0), SOME._replace(print=-0.1)
    assert SHIPPED.of(like, careful=False) > SHIPPED.of(unlike, careful=False)
    assert SHIPPED.damaged.of_evidence[NAMES.index("print")] > abs(SHIPPED.careful.of_evidence[NAMES.index("print")])


def test_without_weights_nothing_is_known() -> None:
    assert even(0.0, 0.0).chance(SOME) == 0.5


@pytest.mark.parametrize(
    ("constant", "of_evidence", "odds"),
    [
        (0.7, (0.0,) * len(NAMES), 0.7),
        (0.0, (0.5, *(0.0,) * (len(NAMES) - 1)), 1.0),
        (0.5, (0.5, 0.25, *(0.0,) * (len(NAMES) - 2)), 0.75),
        (0.0, (0.0, 0.0, 1.0, 0.5, 9.0, 9.0, 9.0), -2.0),
    ],
    ids=["a constant", "a weight of what grows with it", "a sum", "what is not the case weighs nothing"],
)
def test_the_log_odds_are_a_constant_and_a_weighted_sum(
    constant: float, of_evidence: tuple[float, ...], odds: float
) -> None:
    assert log_odds(Weights(constant, of_evidence).chance(SOME)) == pytest.approx(odds)


@given(WEIGHTS, WEIGHTS, EVIDENCE)
def test_text_that_is_mostly_right_is_judged_by_weights_of_its_own(
    damaged: Weights, careful: Weights, evidence: Evidence
) -> None:
    confidence = Confidence(damaged=damaged, careful=careful)
    assert confidence.of(evidence, careful=False) == damaged.chance(evidence)
    assert confidence.of(evidence, careful=True) == careful.chance(evidence)


def test_the_shipped_weights_of_the_two_differ() -> None:
    assert SHIPPED.damaged != SHIPPED.careful
    assert abs(SHIPPED.of(SOME, careful=False) - SHIPPED.of(SOME, careful=True)) > 0.01


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
