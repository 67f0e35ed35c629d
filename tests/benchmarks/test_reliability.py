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


def test_a_claim_of_all_certainty_is_a_point_too() -> None:
    from benchmarks.reliability import FEWEST, points

    values = [KnownValue(f"{number}", "fax", "field", frozenset(), True, False, 1.0) for number in range(FEWEST)]
    assert points(values, [1.0] * FEWEST, flagged=False) == [(1.0, 1.0, FEWEST)]


def test_a_level_is_told_with_what_its_number_of_values_can_tell() -> None:
    from benchmarks.reliability import HEADS, WIDTH, table

    flags = [(True, True), (True, False), (False, True)] + [(False, True)] * 57
    values = [
        KnownValue("a", "fax", "field", frozenset(), right, flagged, 0.6 if flagged else 0.99)
        for flagged, right in flags
    ]
    values.append(KnownValue("b", "grey", "field", frozenset(), False, True, 0.4, by_hand=True))
    head, everything, fax, grey = table(values)
    assert head.split() == " ".join(HEADS).split()
    assert everything.split()[:3] == ["field", "all", "61"]
    assert [fax[26 + WIDTH * at :][:WIDTH].strip() for at in range(7)] == [
        "60", "3.3%", "1 of 2", "58", "0", "100.00%", "94.97%",
    ]  # fmt: skip
    assert grey.split()[2:4] == ["1", "0.0%"], "what a pen wrote is no printed value"
