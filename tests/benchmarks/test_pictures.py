"""A plot of a benchmark is the same each time, and leaves the plots of others as they are."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl

from benchmarks.page.plot import bars


def test_a_plot_is_the_same_each_time_and_no_other_plot_has_its_look(tmp_path: Path) -> None:
    figures = {"samples": (95.1, 35.9)}
    before = {name: mpl.rcParams[name] for name in ("svg.hashsalt", "svg.fonttype", "font.family")}
    for name in ("one.svg", "other.svg"):
        bars(figures, ("vanban", "regular expressions"), tmp_path / name)
    drawn = (tmp_path / "one.svg").read_bytes()
    assert drawn == (tmp_path / "other.svg").read_bytes()
    assert b"regular expressions</text>" in drawn, "its words can be found and read out"
    assert {name: mpl.rcParams[name] for name in before} == before
