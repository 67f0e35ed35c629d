"""``python -m benchmarks.tables ARCHIVE``: questions over all rows of an archive, beside a bare scan of the same files.

Times are in milliseconds, the median of several turns taken by turns, so that a busy machine slows both alike.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import duckdb
import pyarrow.parquet as pq

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.query.engine import open_database
from ocr_pipeline.archive.query.process import ask
from ocr_pipeline.archive.query.request import Limits, Request
from ocr_pipeline.archive.tables.described import CITATIONS, TABLES
from ocr_pipeline.archive.tables.opening import OpenTables, opened

TURNS: Final = 7
GROUPED: Final = "SELECT code, relation, count(*) AS n FROM citations GROUP BY ALL ORDER BY n DESC LIMIT 20"
"""The question; its columns are read by the floor, too."""
COLUMNS: Final = ["code", "relation"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Bring the tables of an archive up to date, and measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables", description=__doc__)
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    archive = Archive(parser.parse_args(arguments).archive)
    begun = time.perf_counter()
    with opened(archive.places) as tables:
        documents = sum(part.documents for part in tables.state.parts)
        print(f"{documents} documents, tables up to date after {time.perf_counter() - begun:.1f} s")
        for name, median, most in measured(tables):
            print(f"{name:<48} {median:8.0f} {most:8.0f}")


def measured(tables: OpenTables) -> list[tuple[str, float, float]]:
    """Each way to count citations, with the median and the longest of its times."""
    files = [str(each.path) for each in tables.files(CITATIONS)]
    request = Request.of(GROUPED, {table.name: tables.files(table) for table in TABLES}, Limits())
    bare = duckdb.connect(":memory:")
    scan = GROUPED.replace("citations", "read_parquet($files)")
    database = open_database(request)
    ways: dict[str, Callable[[], object]] = {
        "floor: two columns read by Arrow": lambda: [pq.read_table(file, columns=COLUMNS) for file in files],
        "floor: the question over bare Parquet": lambda: bare.execute(scan, {"files": files}).fetchall(),
        "the question, in its closed database": lambda: list(database.answer(GROUPED)[1]),
        "the question, with its process (vanban query)": lambda: ask(request),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(TURNS):
        for name, way in ways.items():
            begun = time.perf_counter()
            way()
            times[name].append((time.perf_counter() - begun) * 1000)
    database.close()
    return [(name, statistics.median(each), max(each)) for name, each in times.items()]


if __name__ == "__main__":
    main()
