"""What a run has before it: the archive's books, the workers, the documents under way; and what it tells of them."""

from __future__ import annotations

import shutil
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from typing import Any, Final

from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.batch.events import Event, Happening, OnEvent
from ocr_pipeline.batch.inbox import Source
from ocr_pipeline.batch.journal import Journal
from ocr_pipeline.batch.open_document import OpenDocument
from ocr_pipeline.batch.pool import Pool
from ocr_pipeline.batch.rules import LONG, Rules
from ocr_pipeline.batch.states import Failure
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.counted import counted
from ocr_pipeline.errors import ArchiveError, ClusterError, DamagedArchiveError, InstallationError, OutputError

FATAL: Final = (ArchiveError, ClusterError, InstallationError, OutputError)
"""What no other document would fare better with: the run ends."""

OPEN_FOR_EACH_SLOT: Final = 4
"""Documents under way for each task that runs: so many take turns, and so much is held of an inbox of any size."""

Settle = Callable[[Future[Any]], None]


@dataclass(slots=True)
class Desk:
    """Everything that a run has, shared by its parts.

    Attributes:
        workshop: what the workers need.
        journal: of the archive.
        catalogue: of the archive.
        pool: carries out tasks.
        keys: of the pipeline.
        rules: how the run is to go.
        on_event: is told of everything that happens.
        stopping: when set, nothing more is begun.
        under_way: the documents whose pages are read, or that are made of them.
        turns: those of them that are to be given a task, in order.
        again: sources that are measured once more.
        flying: the tasks that workers have, and what is done about each when it has ended.
    """

    workshop: Workshop
    journal: Journal
    catalogue: Catalogue
    pool: Pool
    keys: Keys
    rules: Rules
    on_event: OnEvent
    stopping: threading.Event = field(default_factory=threading.Event)
    under_way: dict[DocumentId, OpenDocument] = field(default_factory=dict)
    turns: deque[DocumentId] = field(default_factory=deque)
    again: deque[Source] = field(default_factory=deque)
    flying: dict[Future[Any], Settle] = field(default_factory=dict)
    set_aside: int = 0

    @property
    def slots(self) -> int:
        """How many tasks are carried out at a time now; a cluster without workers still has work laid out for one."""
        return max(1, self.pool.slots)

    @property
    def places(self) -> int:
        """How many documents are under way at a time."""
        return self.slots * OPEN_FOR_EACH_SLOT

    def submit(self, task: Callable[[], Any], settle: Settle) -> None:
        """Give a task to a worker; ``settle`` is called with what came of it, unless it was cancelled."""
        self.flying[self.pool.submit(task)] = settle

    def settle(self, future: Future[Any]) -> None:
        """A task has ended.

        Raises:
            VanbanError: one of FATAL.
        """
        settle = self.flying.pop(future)
        if future.cancelled() or isinstance(future.exception(), CancelledError):
            return
        error = future.exception()
        if isinstance(error, FATAL) and not isinstance(error, DamagedArchiveError):
            raise error
        settle(future)

    def begin(self, document: OpenDocument, *, known: bool = False) -> None:
        """Work on a document begins; ``known``: the journal says so already."""
        self.under_way[document.identity] = document
        self.turns.append(document.identity)
        if not known:
            self.journal.running(document.identity)
        self.workshop.step("document running")

    def close(self, identity: DocumentId) -> None:
        """Work on a document ends; what is under way of it is removed."""
        self.under_way.pop(identity, None)
        if identity in self.turns:
            self.turns.remove(identity)
        shutil.rmtree(self.workshop.places.under_way(identity).folder, ignore_errors=True)

    def is_too_long(self, pages: int) -> bool:
        """Whether a document is to wait: long ones have taken their share of the places."""
        long = sum(len(each.pages) > LONG for each in self.under_way.values())
        return pages > LONG and long * 2 >= self.places

    def tell(self, what: Happening, source: Source, identity: DocumentId | None = None, **more: Any) -> None:
        """Tell of something that happened to a source or its document."""
        self.on_event(Event(what, source.path, identity, **more))

    def count_set_aside(self, what: Happening, source: Source, failure: Failure) -> None:
        """Tell of a source that was set aside; too many, and the run stops."""
        self.set_aside += 1
        self.tell(what, source, failure=failure)
        if self.has_too_many and not self.stopping.is_set():
            self.stopping.set()
            self.on_event(Event(Happening.STOPPING, text=f"{counted(self.set_aside, 'document')} set aside"))

    @property
    def has_too_many(self) -> bool:
        """Whether more was set aside than the run was to bear."""
        return self.rules.max_failures is not None and self.set_aside > self.rules.max_failures
