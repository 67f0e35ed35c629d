"""``python -m benchmarks.changing ARCHIVE``: what one decision, and one new document, cost before the next answer.

The archive is one of ``benchmarks.large``, of any size; its tables, graph and series are made first where they are not
there. The archive is changed: give it a copy.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.large.documents import document_of
from benchmarks.resident import held
from ocr_pipeline.archive.across.described import EDGES, SERIES
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.tables.opening import OpenTables, opened
from schemas import Document

TURNS: Final = 5
FIRST_SEED: Final = 50_000_000
"""Of the documents that are added: the archive has none of these."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.changing", description=__doc__)
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    archive = Archive(parser.parse_args(arguments).archive)
    _step("made at first, where they were not there", archive, lambda: None)
    _step("nothing changed", archive, lambda: None)
    documents = archive.table("documents", ["id"]).column("id").to_pylist()
    for turn in range(TURNS):
        document = documents[turn * len(documents) // TURNS]
        _step("one decision", archive, partial(_decide, archive, document, turn))
    for turn in range(TURNS):
        _step("one new document", archive, partial(_add, archive, turn))
    print(f"most in the process: {held().most:.0f} MB")


def _step(name: str, archive: Archive, change: Callable[[], object]) -> None:
    """Change something, then ask for the tables, the graph and the series; a line of CPU and clock milliseconds."""
    told = [_took(change)]
    with _Opened(archive, told) as tables:
        told += [_took(partial(tables.files, table)) for table in (EDGES, SERIES)]
    parts = zip(("the change", "tables", "graph", "series"), told, strict=True)
    print(f"{name}: " + ", ".join(f"{part} {cpu:.0f} ms ({clock:.0f})" for part, (cpu, clock) in parts), flush=True)


class _Opened:
    """The tables of an archive, opened; how long that took is noted."""

    def __init__(self, archive: Archive, told: list[tuple[float, float]]) -> None:
        self._open = opened(archive.places)
        self._told = told

    def __enter__(self) -> OpenTables:
        found: list[OpenTables] = []
        self._told.append(_took(lambda: found.append(self._open.__enter__())))
        return found[0]

    def __exit__(self, *error: object) -> None:
        self._open.__exit__(None, None, None)


def _took(act: Callable[[], object]) -> tuple[float, float]:
    cpu, clock = time.process_time(), time.monotonic()
    act()
    return (time.process_time() - cpu) * 1e3, (time.monotonic() - clock) * 1e3


def _decide(archive: Archive, document: str, turn: int) -> None:
    archive.decide(document, "subject", Kind.TYPE, f"Về việc số {turn}", by="benchmark")


def _add(archive: Archive, turn: int) -> None:
    made = document_of(FIRST_SEED + turn)
    made["source"]["sha256"] = hashlib.sha256(f"changing {time.time()} {turn}".encode()).hexdigest()
    archive.add(Document.model_validate(made), Path(f"/scans/{turn}.pdf"))


if __name__ == "__main__":
    main()
