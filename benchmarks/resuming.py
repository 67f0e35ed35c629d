"""``python -m benchmarks.resuming``: what a batch costs that finds everything done, beside hashing it all.

The finished documents are rows of a journal and files of a byte: what a run looks at of them is the same. How long
hashing them would take is measured on a file of the size that a scan of two pages has.
"""

from __future__ import annotations

import argparse
import hashlib
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.resident import held
from ocr_pipeline.archive.identity import document_id
from ocr_pipeline.archive.key_making import keys_of
from ocr_pipeline.archive.places import make_archive
from ocr_pipeline.batch.conduct import Conductor
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.inbox import Source, sources_in
from ocr_pipeline.batch.journal import Journal
from ocr_pipeline.batch.rules import Rules
from ocr_pipeline.batch.states import State
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.batch.work import pipeline_of
from ocr_pipeline.recognition.tesseract import model_files
from ocr_pipeline.settings import Settings

DOCUMENTS: Final = 100_000
IN_A_FOLDER: Final = 1000
SCAN_BYTES: Final = 300_000
"""Of a scan of two pages, black and white at 300 dpi."""
DOCUMENT: Final = "id, path, state, page_count, reading, finding, limits, doubtful, failed_pages"
HASHED: Final = 200
"""Such files that are hashed to find the rate."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.resuming", description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS)
    count = parser.parse_args(arguments).documents
    with TemporaryDirectory(prefix="vanban-bench-") as folder:
        measure(Path(folder), count)


def measure(folder: Path, count: int) -> None:
    """Print how long a run takes until it has found that all is done, beside the hashing of as many scans."""
    inbox = _filled(folder / "inbox", count)
    workshop = Workshop(folder / "archive", Settings())
    _done(workshop, inbox)
    hashing = _hashing(folder / "scan") * count
    began = time.monotonic()
    known = 0
    first: list[float] = []

    def count_known(event: Event) -> None:
        nonlocal known
        known += event.what is Happening.KNOWN
        if event.what is Happening.RUN_BEGAN:
            first.append(time.monotonic())

    Conductor(workshop, Rules(2), count_known).conduct(sources_in(inbox))
    looking = time.monotonic() - first[0]
    print(f"{known} of {count} documents were found to be done")
    each = looking / count * 1e6
    print(f"started in {first[0] - began:.1f} s; looked at all of them in {looking:.1f} s: {each:.0f} µs each")
    print(f"hashing them would take {hashing:.1f} s: looking takes {looking / hashing:.3f} of that")
    print(f"most in the process: {held().most:.0f} MB")


def _filled(inbox: Path, count: int) -> Path:
    for number in range(count):
        folder = inbox / f"{number // IN_A_FOLDER:04}"
        if not number % IN_A_FOLDER:
            folder.mkdir(parents=True)
        (folder / f"{number:07}.pdf").write_bytes(b"x")
    return inbox


def _done(workshop: Workshop, inbox: Path) -> None:
    """An archive whose journal says that all of an inbox is done."""
    places = make_archive(workshop.root, "benchmark")
    pipeline = pipeline_of(workshop)
    keys = keys_of(pipeline, model_files((*pipeline.engine.languages, *pipeline.engine.second)))
    with Journal(places.journal):
        pass  # makes its tables
    with sqlite3.connect(places.journal) as journal:
        for number, source in enumerate(sources_in(inbox)):
            if isinstance(source, Source):
                identity = document_id(hashlib.sha256(str(number).encode()).hexdigest())
                row = (identity, str(source.path), State.DONE, 1, keys.reading, keys.finding, keys.limits, 0, 0)
                journal.execute(f"INSERT INTO documents ({DOCUMENT}) VALUES (?,?,?,?,?,?,?,?,?)", row)
                found = (str(source.path), source.stamp, identity)
                journal.execute("INSERT INTO sources (path, stamp, document) VALUES (?,?,?)", found)


def _hashing(path: Path) -> float:
    """Seconds that hashing a scan takes, its file in the system's memory."""
    path.write_bytes(bytes(SCAN_BYTES))
    began = time.monotonic()
    for _ in range(HASHED):
        with path.open("rb") as stream:
            hashlib.file_digest(stream, "sha256")
    return (time.monotonic() - began) / HASHED


if __name__ == "__main__":
    main()
