"""The figures of a cluster beside those of the local pool."""

from __future__ import annotations

from benchmarks.clustering import Ran, report


def test_rates_are_of_the_time_in_which_pages_were_read() -> None:
    assert Ran(pages=31, reading=60, clock=100, own=1).rate == 30


def test_the_report_names_the_ratio_and_what_dask_costs() -> None:
    lines = [*report(Ran(11, 10, 15, 1.0), Ran(11, 12.5, 30, 2.0, 2.7))]
    assert lines == [
        "local pool 11 pages, 60.0 a minute while reading; whole run 15 s, its own process 0.100 CPU s a page",
        "cluster    11 pages, 48.0 a minute while reading; whole run 30 s, its own process 0.200 CPU s a page",
        "Dask itself: 3.0% of a core for the scheduler and each worker, beside what reads, busy or not",
        "cluster / local pool: 0.80 (wanted: 0.9 or more)",
    ]
