"""What so few values can tell: the least share that is right, and the error of claims that are true."""

from __future__ import annotations

import pytest

from training.confidence.chance import SURELY, error_by_chance, least_share
from training.confidence.fitting import calibration_error


@pytest.mark.parametrize(
    ("right", "of", "least", "why"),
    [
        (59, 59, 0.950, "the rule of three: 3 / 59 may be wrong"),
        (1000, 1000, 0.997, "so many without a miss are wanted to promise 0.997"),
        (999, 1000, 0.9953, "one miss costs as much as six hundred more values"),
        (0, 5, 0.0, "nothing right promises nothing"),
        (4500, 5000, 0.8927, "many misses are no matter of great numbers"),
    ],
)
def test_the_least_share_is_that_of_clopper_and_pearson(right: int, of: int, least: float, why: str) -> None:
    assert least_share(right, of) == pytest.approx(least, abs=1e-3), why


def test_true_claims_have_an_error_that_falls_with_their_number() -> None:
    few, many = error_by_chance([0.8, 0.95] * 50), error_by_chance([0.8, 0.95] * 5000)
    assert many.mean < 0.2 * few.mean
    assert few.mean < few.most
    assert error_by_chance([]).most == 0.0
    assert error_by_chance([0.8] * 50) == error_by_chance([0.8] * 50)


def test_claims_that_are_false_are_told_from_chance() -> None:
    claimed, right = [0.9] * 400, [True] * 300 + [False] * 100
    assert calibration_error(claimed, right) > error_by_chance(claimed).most
    assert calibration_error(claimed, [True] * 360 + [False] * 40) < error_by_chance(claimed).mean


def test_a_claim_that_is_surely_right_leaves_chance_nothing() -> None:
    assert error_by_chance([1.0] * 30).most == 0.0
    assert 0 < SURELY < 1
