"""Confidences in ten bins, and how far they lie from the truth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.restoration.calibration import BINS, expected_calibration_error, reliability

CLAIMS = st.lists(st.tuples(st.floats(0, 1), st.booleans()))


@pytest.mark.parametrize(
    ("claims", "error"),
    [
        pytest.param([], None, id="nothing claimed"),
        pytest.param([(1.0, True)] * 3, 0.0, id="sure and right"),
        pytest.param([(1.0, False)], 1.0, id="sure and wrong"),
        pytest.param([(0.75, True)] * 3 + [(0.75, False)], 0.0, id="three of four, as claimed"),
        pytest.param([(0.9, True), (0.9, False)], 0.4, id="half of what was claimed with 0.9"),
        pytest.param([(0.9, True), (0.9, False), (0.5, True), (0.5, False)], 0.2, id="bins weigh by their claims"),
        pytest.param([(0.15, False), (0.95, True)], 0.1, id="too low and too high do not cancel out"),
    ],
)
def test_the_expected_error(claims: list[tuple[float, bool]], error: float | None) -> None:
    assert expected_calibration_error(reliability(claims)) == (None if error is None else pytest.approx(error))


@pytest.mark.parametrize(("confidence", "number"), [(0.0, 0), (0.05, 0), (0.1, 1), (0.55, 5), (0.99, 9), (1.0, 9)])
def test_the_bin_of_a_confidence(confidence: float, number: int) -> None:
    bins = reliability([(confidence, True)])
    assert [each.claims for each in bins] == [int(i == number) for i in range(BINS)]
    assert bins[number].low <= confidence <= bins[number].high


def test_a_bin_tells_what_was_claimed_and_what_was_right() -> None:
    fifth = reliability([(0.52, True), (0.58, False), (0.1, True)])[5]
    assert (fifth.claims, fifth.accuracy) == (2, 0.5)
    assert fifth.mean_confidence == pytest.approx(0.55)
    assert reliability([])[5].accuracy is None


@given(CLAIMS)
def test_every_claim_is_in_one_bin_and_the_error_is_a_share(claims: list[tuple[float, bool]]) -> None:
    bins = reliability(claims)
    assert sum(each.claims for each in bins) == len(claims)
    assert sum(each.right for each in bins) == sum(right for _, right in claims)
    error = expected_calibration_error(bins)
    assert error is None if not claims else error is not None and -1e-9 <= error <= 1 + 1e-9
