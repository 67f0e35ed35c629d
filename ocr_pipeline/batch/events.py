"""What a run tells while it goes on: to the progress line, to a log, to whoever listens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.batch.inbox import Place
from ocr_pipeline.batch.states import Failure


class Happening(StrEnum):
    """What has happened."""

    RUN_BEGAN = "run_began"
    LEFT = "left"
    """Something in the inbox is not looked at: ``failure`` says why."""
    KNOWN = "known"
    """A source was settled in an earlier run."""
    SAME = "same"
    """A source holds a document that came in under another name, too."""
    OPENED = "opened"
    PAGE_READ = "page_read"
    PAGE_FAILED = "page_failed"
    PAGE_TRIED_AGAIN = "page_tried_again"
    TRIED_AGAIN = "tried_again"
    """A document is measured or made once more: its worker was lost, or its source was changed meanwhile."""
    DONE = "done"
    PARTIAL = "partial"
    NO_PDF = "no_pdf"
    """A document is done, and its searchable PDF could not be made: ``text`` says why."""
    FAILED = "failed"
    QUARANTINED = "quarantined"
    WORKER_JOINED = "worker_joined"
    """A worker of a cluster was looked over and takes work: ``text`` says which."""
    WORKER_TURNED_AWAY = "worker_turned_away"
    """A worker of a cluster is given no work: ``text`` says which, and why."""
    WORKER_LOST = "worker_lost"
    """A worker of a cluster is gone, or silent: what it had is given to others."""
    SCHEDULER_LOST = "scheduler_lost"
    """The scheduler of a cluster does not answer: the run waits for it."""
    SCHEDULER_BACK = "scheduler_back"
    STOPPING = "stopping"
    RUN_ENDED = "run_ended"


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, and to what it happened.

    ``doubtful`` values are those that a person must look at; ``documents`` are those that a scan became; ``sources``
    are those that were known when a run began; ``idle`` is the share (0..1) of its time that workers waited for work.
    """

    what: Happening
    path: Place | None = None
    document: DocumentId | None = None
    page: int | None = None
    pages: int | None = None
    seconds: float | None = None
    doubtful: int | None = None
    documents: int | None = None
    sources: int | None = None
    idle: float | None = None
    failure: Failure | None = None
    text: str | None = None


OnEvent = Callable[[Event], None]
