"""The catalogue made anew of the documents: read by several processes, written by this one."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Final

from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.archive.decisions.current import entry_now
from ocr_pipeline.archive.decisions.log import last_decision
from ocr_pipeline.archive.finished import content_from
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.record import Record, record_from
from ocr_pipeline.archive.rows import Entry
from ocr_pipeline.errors import ArchiveFormatError, DamagedArchiveError

Made = list[tuple[Entry, Record]]

_AT_ONCE: Final = 100
"""Documents that a process reads between two reports: 2 MB of text at a time."""
_AHEAD: Final = 3
"""Reports of each process that may wait to be written: memory stays bounded whatever the archive holds."""
_ALONE: Final = 2000
"""Documents up to which this process reads them itself: it takes a second until others have begun."""


def rebuild(places: Places) -> int:
    """Make the catalogue anew; for whoever holds the lock. Returns how many documents there are.

    Raises:
        DamagedArchiveError: a document cannot be read.
        UnwritableOutputError: the disk does not take it.
    """
    try:
        return _rebuild(places)
    except (DamagedArchiveError, ArchiveFormatError) as unusable:
        if unusable.file != str(places.catalogue):
            raise
    for spoilt in places.root.glob(f"{places.catalogue.name}*"):
        spoilt.unlink()
    return _rebuild(places)


def _rebuild(places: Places) -> int:
    identities = list(places.ids())
    known = last_decision(places.decisions)
    with Catalogue(places.catalogue) as catalogue:
        alone = len(identities) <= _ALONE
        catalogue.replace(_read(places, identities) if alone else _read_by_others(places, identities), known)
        catalogue.catch_up()
        return catalogue.count()


def _read(places: Places, identities: Sequence[DocumentId]) -> Made:
    """What the catalogue holds of these documents; those that were never finished are left out."""
    made: Made = []
    for identity in identities:
        target = places.document(identity)
        record = record_from(target.record)
        if record is not None:
            made.append((entry_now(places, identity, content_from(target.document, record)), record))
    return made


def _read_by_others(places: Places, identities: Sequence[DocumentId]) -> Iterator[tuple[Entry, Record]]:
    """The same in order, from as many processes as there are processors."""
    processes = os.cpu_count() or 1
    groups = (identities[first : first + _AT_ONCE] for first in range(0, len(identities), _AT_ONCE))
    # A process that is forked would hold this one's connection to the catalogue.
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        waiting: deque[Future[Made]] = deque()
        for group in groups:
            waiting.append(pool.submit(_read, places, group))
            if len(waiting) >= processes * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
