"""How the work on an archive goes, for whoever looks on: read from the journal while a run writes it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Self

from ocr_pipeline.archive.database import reading
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.lock import holder
from ocr_pipeline.archive.places import Places
from ocr_pipeline.batch.journal import JOURNAL_VERSION
from ocr_pipeline.batch.journal_known import Known
from ocr_pipeline.batch.journal_rows import SetAside, as_path
from ocr_pipeline.batch.states import Failure, State

MOST_RUNNING: Final = 50
MOST_SET_ASIDE: Final = 100
MOST_RUNS: Final = 10
_RUNNING: Final = (
    "SELECT d.id, d.path, d.page_count, (SELECT count(*) FROM pages p WHERE p.document = d.id AND p.state = 'done')"
    " FROM documents d WHERE d.state = ? ORDER BY d.id LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A document of which pages are being read."""

    document: DocumentId
    name: str
    pages: int
    read: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A scan that is not in the archive, or not wholly, and why."""

    name: str
    document: DocumentId | None
    state: State
    failure: Failure

    @classmethod
    def of(cls, told: SetAside) -> Self:
        """As people are shown it: by the name of the scan, and with a document where the archive has one."""
        return cls(told.path.name, told.document if told.state is State.PARTIAL else None, told.state, told.failure)


@dataclass(frozen=True, slots=True)
class PastRun:
    """A run; times are UTC, as ISO has them."""

    number: int
    started: str
    ended: str | None
    outcome: str | None
    version: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The state of the work: counts by state, what is under way, what was set aside, the latest runs.

    ``writer`` is the process that has the archive now (0: its number is not known). Lists are cut off at
    :data:`MOST_RUNNING`, :data:`MOST_SET_ASIDE` and :data:`MOST_RUNS`.
    """

    writer: int | None
    counts: Mapping[State, int]
    under_way: tuple[UnderWay, ...]
    set_aside: tuple[Aside, ...]
    runs: tuple[PastRun, ...]

    @property
    def known(self) -> int:
        """Documents and sources that came in."""
        return sum(self.counts.values())

    @property
    def settled(self) -> int:
        """Those of them about which nothing more is to be done."""
        return sum(count for state, count in self.counts.items() if state.settled)


def overview(places: Places) -> Overview:
    """What the journal of an archive says now; nothing where it has none: documents were added one by one.

    Raises:
        ArchiveFormatError: another version of the program made the journal.
        DamagedArchiveError: it cannot be used.
    """
    if not places.journal.exists():
        return Overview(holder(places.lock), dict.fromkeys(State, 0), (), (), ())
    with reading(places.journal, JOURNAL_VERSION) as connection:
        known = Known(places.journal, connection)
        return Overview(
            writer=holder(places.lock),
            counts=known.counts(),
            under_way=tuple(_under_way(connection)),
            set_aside=tuple(Aside.of(each) for each in known.set_aside(MOST_SET_ASIDE)),
            runs=tuple(_runs(connection)),
        )


def _under_way(connection: sqlite3.Connection) -> Iterator[UnderWay]:
    for identity, path, pages, read in connection.execute(_RUNNING, (State.RUNNING, MOST_RUNNING)):
        yield UnderWay(DocumentId(identity), as_path(path).name, pages, read)


def _runs(connection: sqlite3.Connection) -> Iterator[PastRun]:
    wanted = "SELECT id, started, ended, outcome, version FROM runs ORDER BY id DESC LIMIT ?"
    yield from (PastRun(*row) for row in connection.execute(wanted, (MOST_RUNS,)))
