"""Documents of an archive become Arrow tables: each file is read, held against its record, and told as rows."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pydantic_core import from_json

from ocr_pipeline.archive.decisions.log import decisions_of
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.record import Record, record_from, sha256_of
from ocr_pipeline.archive.tables.arrow import arrow_table
from ocr_pipeline.archive.tables.described import TABLES
from ocr_pipeline.archive.tables.part_files import HELD, Tables, together
from ocr_pipeline.archive.tables.rows import Rows, rows_of
from ocr_pipeline.archive.tables.states import States
from ocr_pipeline.errors import DamagedArchiveError

AT_ONCE: Final = 256
"""Documents whose rows are in memory as Python's objects, which are ten times as large as Arrow's."""
ATTEMPTS, PAUSE_SECONDS = 5, 0.1
"""A document may be replaced while it is read: its JSON first, its record an instant later."""


@cache
def made_by() -> str:
    """Names the code that makes rows: tables of other code are made anew."""
    digest = hashlib.sha256()
    for room in ("ocr_pipeline.archive", "ocr_pipeline.archive.decisions", "ocr_pipeline.archive.tables"):
        for path in sorted(files(room).iterdir(), key=lambda each: each.name):
            if path.name.endswith(".py"):
                digest.update(path.read_bytes())
    return digest.hexdigest()


def tables_of(places: Places, states: States) -> Tables:
    """The tables of some documents; one that has gone meanwhile is left out.

    Args:
        places: of the archive.
        states: the documents, each with the stamp under which the tables shall know it.

    Raises:
        DamagedArchiveError: one is not what its record says.
    """
    identities = list(states)
    slices = [identities[at : at + AT_ONCE] for at in range(0, max(len(identities), 1), AT_ONCE)]
    return together(_slice(places, states, each) for each in slices)


def _slice(places: Places, states: States, identities: Sequence[DocumentId]) -> Tables:
    rows: Rows = {table.name: [] for table in TABLES}
    held = []
    for identity in identities:
        found = _read(places, identity)
        if found is None:
            continue
        held.append((identity, states[identity]))
        for name, told in rows_of(identity, *found, decisions_of(places.decisions, identity)).items():
            rows[name].extend(told)
    tables = {table.name: arrow_table(table, rows[table.name]) for table in TABLES}
    return {**tables, HELD.name: arrow_table(HELD, held)}


def _read(places: Places, identity: DocumentId) -> tuple[dict[str, Any], Record] | None:
    """A document and its record, which belong together; ``None`` where there is no document any more."""
    target = places.document(identity)
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(PAUSE_SECONDS)
        record = record_from(target.record)
        if record is None:
            return None
        try:
            content = target.document.read_bytes()
        except FileNotFoundError:
            continue
        except OSError as error:
            raise DamagedArchiveError(f"it cannot be read: {error.strerror}", file=str(target.document)) from error
        if sha256_of(content) == record.files.get(target.document.name):
            return from_json(content), record
    raise DamagedArchiveError("it is not what its record says", file=str(target.document))
