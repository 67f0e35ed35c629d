"""Indexing, size and search of an archive of many documents, beside their floors, in one run.

Times are of the processor: on a machine that others use, the clock on the wall tells of them.
"""

from __future__ import annotations

import resource
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.large.asked import Asked, questions
from benchmarks.large.floor import floor_of, make_floor
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.archive.search.index import searched_from
from ocr_pipeline.archive.search.searching import search

QUESTIONS: Final = 1000
ALLOWED: Final = 2.0
"""Times the floor that a search may take."""


def measure(folder: Path, count: int = QUESTIONS, *, index: bool = True) -> None:
    """Print all of it, for ``count`` questions; the catalogue is made anew unless ``index`` is false."""
    archive = Archive(folder)
    if index:
        _index(archive)
    documents = _sizes(archive)
    asked = questions(count, documents)
    bare_path = folder.parent / f"{folder.name}-bare.sqlite"
    make_floor(archive.places.catalogue, bare_path)
    with catalogue_to_read(archive.places.catalogue) as catalogue, sqlite3.connect(bare_path) as bare:
        _searches(catalogue, bare, asked)
    bare.close()


def _index(archive: Archive) -> None:
    for part in archive.places.root.glob(f"{archive.places.catalogue.name}*"):
        part.unlink()
    wall, own, read = time.monotonic(), time.process_time(), _of_children()
    count = archive.rebuild_catalogue()
    # Without what was there before: the processes that made the documents are children of this one too.
    wall, own, read = time.monotonic() - wall, time.process_time() - own, _of_children() - read
    others = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"indexed {count} documents in {wall:.0f} s: {count / wall:.0f} a second by the clock")
    each = f"{own / count * 1e3:.2f} ms of the writer's processor for each, {read / count * 1e3:.2f} of the readers'"
    print(f"{each}: two processors that do nothing else index {2 * count / (own + read):.0f} a second")
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory: {held:.0f} MB in the writer, at most {others.ru_maxrss / 1024:.0f} MB in each reader")


def _of_children() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _sizes(archive: Archive) -> int:
    path = archive.places.catalogue
    with sqlite3.connect(path) as catalogue:
        catalogue.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        texts = [len(searched_from(row[0]).text.encode()) for row in catalogue.execute("SELECT packed FROM searched")]
        parts = catalogue.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY 1 ORDER BY 2 DESC LIMIT 8").fetchall()
    catalogue.close()
    size, text = path.stat().st_size, sum(texts)
    print(f"catalogue {size / 1e6:.0f} MB, text {text / 1e6:.0f} MB: {size / text:.2f} times the text")
    print("  of which " + ", ".join(f"{name} {taken / text:.3f}" for name, taken in parts))
    return len(texts)


def _searches(catalogue: sqlite3.Connection, bare: sqlite3.Connection, asked: Sequence[Asked]) -> None:
    times: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for each in asked:
        floor = _took(partial(floor_of, bare, each.text))
        whole = _took(partial(search, catalogue, each.text, each.filters))
        typed = "with marks" if not each.text.isascii() else "without marks"
        for group in ("all", typed, each.kind, "narrowed" if each.narrowed_by else "not narrowed"):
            times[group].append((floor, whole))
    print(f"{'':14} {'':>6} {'median ms':>20} {'p99 ms':>22}")
    print(f"{'questions':14} {'':>6} {'floor':>6} {'search':>6} {'times':>6} {'floor':>8} {'search':>6} {'times':>6}")
    for group, pairs in times.items():
        floors, wholes = sorted(floor for floor, _ in pairs), sorted(whole for _, whole in pairs)
        middle, far = (median(floors), median(wholes)), (_p99(floors), _p99(wholes))
        print(
            f"{group:14} {len(pairs):6} {middle[0]:6.2f} {middle[1]:6.2f} {middle[1] / middle[0]:6.2f} "
            f"{far[0]:8.1f} {far[1]:6.1f} {far[1] / far[0]:6.2f}"
        )
    print(f"allowed: {ALLOWED:g} times the floor")


def _took(act: Callable[[], object]) -> float:
    """Milliseconds of the processor: the least of two, so that both sides find their pages in memory."""
    took = []
    for _ in range(2):
        began = time.thread_time()
        act()
        took.append(time.thread_time() - began)
    return min(took) * 1e3


def _p99(ordered: Sequence[float]) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
