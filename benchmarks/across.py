"""``python -m benchmarks.across WHAT ARCHIVE``: what tables of all documents together cost, and questions to them.

One of ``graph``, ``series``, ``graphml``, ``questions`` in a process, so that its most memory is that of it alone.
"""

from __future__ import annotations

import argparse
import io
import resource
import shutil
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.across.described import NODES, SERIES, VIEWS
from ocr_pipeline.archive.across.making import PREFIX
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.query.engine import open_database
from ocr_pipeline.archive.query.request import Limits, Request
from ocr_pipeline.archive.tables.opening import OpenTables, opened
from ocr_pipeline.export.graphml import write_graphml

TURNS: Final = 9
QUESTIONS: Final = {
    "edges by what is cited": "SELECT n.type, n.code, count(*) AS c, count(*) FILTER (e.needs_review) FROM edges e"
    " JOIN nodes n ON n.id = e.target GROUP BY ALL ORDER BY c DESC LIMIT 50",
    "series by measure": "SELECT measure_key, unit, count(*) AS c FROM series WHERE counted GROUP BY ALL"
    " ORDER BY c DESC LIMIT 50",
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure one of them; what was made before is made anew."""
    works: dict[str, Callable[[OpenTables], object]] = {
        "graph": lambda tables: tables.files(NODES),
        "series": lambda tables: tables.files(SERIES),
        "graphml": lambda tables: write_graphml(tables, io.BytesIO()),
        "questions": _questions,
    }
    parser = argparse.ArgumentParser(prog="python -m benchmarks.across", description=__doc__)
    parser.add_argument("what", choices=works)
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    options = parser.parse_args(arguments)
    with opened(Archive(options.archive).places) as tables:
        if options.what in ("graph", "series"):
            for folder in tables.places.root.glob(f"{PREFIX}*"):
                shutil.rmtree(folder)
        before, begun = _megabytes(), time.process_time()
        works[options.what](tables)
        took = time.process_time() - begun
    print(f"{options.what}: {took:.2f} s of the processor; {before:.0f} MB before, {_megabytes():.0f} MB at most")


def _questions(tables: OpenTables) -> None:
    database = open_database(Request.of("", {table.name: tables.files(table) for table in VIEWS}, Limits()))
    for name, question in QUESTIONS.items():
        times = []
        for _ in range(TURNS):
            begun = time.perf_counter()
            list(database.answer(question)[1])
            times.append((time.perf_counter() - begun) * 1000)
        print(f"{name}: {statistics.median(times):.0f} ms, {max(times):.0f} at most")
    database.close()


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
