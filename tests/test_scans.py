"""What must hold on real, labelled scans, in the group that was tuned on and in the one that was set aside."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from benchmarks.accuracy import convert, scored
from benchmarks.scans import office_scans
from ocr_pipeline.scoring.group import GroupScore

pytestmark = pytest.mark.slow

GROUPS = ("tuned on", "held out")
LEAST_RIGHT = 0.92
"""Printed fields that must be right."""
LEAST_OFFERED = 0.70
"""Handwritten values that must be right as the value, or among the first alternatives."""
LEAST_PRECISION = 0.95
"""Unflagged values that must be right: a wrong value that nobody is told to look at is the worst defect there is."""
MOST_LOST = 0
"""Values that a page shows and that are given as null without a flag, of both groups together: none is lost yet."""


@pytest.fixture(scope="module")
def scores() -> dict[str, GroupScore]:
    groups = office_scans()
    if groups is None:
        pytest.skip("VANBAN_SCANS is unset: there are no labelled scans to measure on")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as workers:
        tuned_on, held_out = (list(workers.map(convert, group)) for group in (groups.tuned_on, groups.held_out))
    return dict(zip(GROUPS, (scored(tuned_on), scored(held_out)), strict=True))


@pytest.mark.parametrize("group", GROUPS)
def test_printed_fields_are_right(scores: dict[str, GroupScore], group: str) -> None:
    counts = scores[group].all_fields
    assert counts.printed_right >= LEAST_RIGHT * counts.printed


@pytest.mark.parametrize("group", GROUPS)
def test_what_is_not_flagged_can_be_trusted(scores: dict[str, GroupScore], group: str) -> None:
    precision = scores[group].all_fields.unflagged_precision
    assert precision is not None
    assert precision >= LEAST_PRECISION


def test_no_value_is_lost(scores: dict[str, GroupScore]) -> None:
    assert sum(score.all_fields.lost for score in scores.values()) <= MOST_LOST


@pytest.mark.parametrize("group", GROUPS)
def test_no_handwritten_value_passes_unflagged(scores: dict[str, GroupScore], group: str) -> None:
    counts = scores[group].all_fields
    assert counts.handwritten > 0
    assert counts.handwritten_unflagged == 0


@pytest.mark.parametrize("group", GROUPS)
def test_what_a_pen_wrote_is_among_the_readings_that_are_offered(scores: dict[str, GroupScore], group: str) -> None:
    counts = scores[group].all_fields
    assert counts.handwritten_candidates >= LEAST_OFFERED * counts.handwritten


def test_nothing_wrong_passes_without_a_flag(scores: dict[str, GroupScore]) -> None:
    assert sum(score.all_fields.silent for score in scores.values()) == 0
