"""Weights that give back the shares of right values, with the signs that are known; and folds by document."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.calibration import ALWAYS, probability
from training.confidence.fitting import FEWEST, calibration_error, cross_validated, fitted, fold_of
from training.confidence.known_values import KnownValue


def values(right: int, wrong: int, *terms: str) -> list[KnownValue]:
    """So many right and wrong values with these terms, each of a document of its own."""
    return [
        KnownValue(f"{terms}{number}", "grey-300", "field", frozenset(terms), number < right, False, 0.5)
        for number in range(right + wrong)
    ]


def test_the_weights_give_back_the_shares() -> None:
    known = values(950, 50) + values(600, 400, "against: reading")
    found = fitted(known)
    assert probability((), found) == pytest.approx(0.95, abs=0.01)
    assert probability(("against: reading",), found) == pytest.approx(0.60, abs=0.02)


@pytest.mark.parametrize(("term", "right", "wrong"), [("against: reading", 99, 1), ("for: a table has it", 30, 70)])
def test_a_term_that_tells_the_other_way_gets_no_weight(term: str, right: int, wrong: int) -> None:
    assert fitted(values(80, 20) + values(right, wrong, term))[term] == 0.0


def test_a_kind_may_be_surer_or_less_sure() -> None:
    found = fitted(values(90, 10, "is type") + values(60, 40, "is wording"))
    assert found["is type"] > 0 > found["is wording"]


def test_too_few_values_give_no_weight() -> None:
    assert "against: rare" not in fitted(values(50, 5) + values(0, FEWEST - 1, "against: rare"))
    assert "against: rare" in fitted(values(50, 5) + values(0, FEWEST, "against: rare"))


def test_the_same_values_give_the_same_weights_in_any_order() -> None:
    known = values(95, 5) + values(60, 40, "against: reading")
    one, other = fitted(known), fitted(known[::-1])
    assert one.keys() == other.keys()
    assert all(one[term] == pytest.approx(other[term], abs=1e-6) for term in one)
    assert next(iter(one)) == ALWAYS


def test_a_value_is_judged_without_its_document() -> None:
    known = values(200, 0) + [KnownValue("a", "fax", "field", frozenset({"against: x"}), False, True, 0.5)] * 20
    assert cross_validated(known)[-1] > 0.9
    assert probability(("against: x",), fitted(known)) < 0.5


def test_each_scan_of_a_document_is_in_one_fold() -> None:
    assert len({fold_of(f"gen-{number}") for number in range(100)}) == 10
    assert fold_of("gen-042000") == fold_of("gen-042000")


@pytest.mark.parametrize(
    ("claimed", "right", "error"),
    [
        ((0.95, 0.95), (True, True), 0.05),
        ((0.5, 0.5), (True, False), 0.0),
        ((1.0, 0.0), (False, True), 1.0),
        ((0.95, 0.95, 0.15, 0.15), (True, True, False, False), 0.10),
        ((), (), 0.0),
    ],
)
def test_the_error_is_the_distance_of_claims_from_what_was_right(
    claimed: tuple[float, ...], right: tuple[bool, ...], error: float
) -> None:
    assert calibration_error(claimed, right) == pytest.approx(error)
