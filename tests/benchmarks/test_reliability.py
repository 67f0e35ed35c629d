"""The points of the reliability diagram."""

from __future__ import annotations

import pytest

from training.confidence.known_values import KnownValue


def test_each_point_is_what_was_claimed_and_what_was_right() -> None:
    from benchmarks.reliability import FEWEST, points

    values = [
        KnownValue(f"{number}", "fax", "field", frozenset(), number % 10 > 0, number < 2 * FEWEST, 0.5)
        for number in range(4 * FEWEST)
    ]
    claimed = [0.6 if value.flagged else 0.99 for value in values]
    for flagged, claim in ((True, 0.6), (False, 0.99)):
        ((sure, right, count),) = points(values, claimed, flagged=flagged)
        assert sure == pytest.approx(claim)
        assert (round(right, 6), count) == (0.9, 2 * FEWEST)
    assert points(values[: FEWEST - 1], claimed[: FEWEST - 1], flagged=True) == []
