"""``python -m benchmarks.large make --documents 100000 --seed 0 -o ARCHIVE``: an archive of many documents, quickly.

Files are written straight into their place and not flushed to the disk one by one: this archive can be made again.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, Final

import pydantic_core

from benchmarks.large.documents import document_of
from ocr_pipeline.archive.places import Places, make_archive
from ocr_pipeline.archive.record import Origin, Record

_AT_ONCE: Final = 200
"""Documents that a process makes between two reports."""


def make(folder: Path, documents: int, seed: int = 0, processes: int = 2) -> Places:
    """Make an archive of the documents of ``documents`` seeds from ``seed`` on; its catalogue is not made."""
    places = make_archive(folder, "benchmarks.large")
    batches = [
        range(first, min(first + _AT_ONCE, seed + documents)) for first in range(seed, seed + documents, _AT_ONCE)
    ]
    with ProcessPoolExecutor(processes) as pool:
        for _ in pool.map(partial(_make_some, folder), batches):
            pass
    return places


def _make_some(folder: Path, seeds: range) -> None:
    places = Places(folder)
    for seed in seeds:
        _write(places, document_of(seed))


def _write(places: Places, document: dict[str, Any]) -> None:
    source = document["source"]
    target = places.documents / source["sha256"]
    target.mkdir(exist_ok=True)
    content = pydantic_core.to_json(document, indent=2) + b"\n"
    (target / "document.json").write_bytes(content)
    record = Record(
        id=source["sha256"],
        sha256=source["sha256"],
        origins=(Origin(name=source["name"], uris=(f"file:///scans/{source['name']}",)),),
        files={"document.json": hashlib.sha256(content).hexdigest()},
    )
    (target / "record.json").write_bytes(pydantic_core.to_json(record, indent=2) + b"\n")
