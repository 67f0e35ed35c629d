"""Which scans are measured, and what the table says of them."""

from __future__ import annotations

from itertools import pairwise
from math import isnan
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.cpu import Cpu
from benchmarks.scans import samples
from benchmarks.speed import SAMPLES, compare, spread
from benchmarks.speed_table import Speed, table
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.settings import Settings

SPEED = Speed(
    pages=4,
    from_layer=1,
    road={
        ("second look", "tesseract"): Cpu(own=0.5, children=1.5),
        ("tesseract",): Cpu(children=7.5),
        ("parsing",): Cpu(own=0.5),
    },
    bare=8.0,
)


@given(count=st.integers(0, 60), most=st.integers(1, 20))
def test_the_scans_measured_are_spread_evenly_and_none_is_measured_twice(count: int, most: int) -> None:
    scans = [Path(f"{number}.pdf") for number in range(count)]
    chosen = spread(scans, most)
    assert len(chosen) == len(set(chosen)) == min(count, most)
    gaps = {int(right.stem) - int(left.stem) for left, right in pairwise(chosen)}
    assert max(gaps, default=0) - min(gaps, default=0) <= 1


def test_the_ratio_is_of_the_road_with_its_programs_to_tesseract_alone() -> None:
    assert SPEED.ratio == pytest.approx(10 / 8)


def test_nothing_compared_has_no_ratio() -> None:
    assert isnan(Speed().ratio)


def test_the_shares_tell_a_stage_from_its_programs_and_from_the_stage_it_was_entered_from() -> None:
    assert SPEED.shares() == pytest.approx(
        {
            "programs: tesseract": 0.75,
            "programs: tesseract in second look": 0.15,
            "own: tesseract in second look": 0.05,
            "own: parsing": 0.05,
            "own: tesseract": 0.0,
            "programs: parsing": 0.0,
        }
    )


def test_groups_add_up() -> None:
    both = SPEED + SPEED
    assert (both.pages, both.from_layer, both.bare) == (8, 2, 16.0)
    assert both.ratio == SPEED.ratio
    assert both.shares() == pytest.approx(SPEED.shares())


def test_the_table_has_a_column_for_each_group_and_no_line_for_a_trifle() -> None:
    lines = table({"one": SPEED, "two": SPEED + SPEED})
    rows = {line[:36].strip(): line[36:].split() for line in lines}
    assert rows["pages compared"] == ["4", "8"]
    assert rows["the road, CPU s a page"] == ["2.50", "2.50"]
    assert rows["ratio (wanted: 1.3 or less)"] == ["1.25", "1.25"]
    assert rows["in programs it runs"] == ["90.0%", "90.0%"]
    assert rows["in its own process"] == ["10.0%", "10.0%"]
    assert lines.count("  tesseract") == 0


def test_every_sample_that_is_compared_is_there() -> None:
    assert set(SAMPLES) <= {scan.name for scan in samples()}


def test_a_sample_is_read_by_both() -> None:
    path = next(scan.path for scan in samples() if scan.name == "cong-van")
    speed = compare(Pipeline(Settings(dpi=200)), path)
    assert (speed.pages, speed.from_layer) == (1, 0)
    assert speed.bare > 0
    assert speed.road[("tesseract",)].children > 0
    assert not any("tesseract alone" in stage for stage in speed.road)
