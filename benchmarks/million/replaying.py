"""A pipeline that replays prepared documents: a run, its journal, its archive and its catalogue cannot tell it apart.

Nothing is read and nothing parsed; all else is the program's own: tasks, workers, files, records, rows. A scan is known
by its name, so that a million of them can be empty files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final

from benchmarks.large.documents import document_of
from benchmarks.million.unflushed import let_it_lie
from ocr_pipeline.batch import work
from ocr_pipeline.batch.budget import Budget
from ocr_pipeline.batch.local_pool import LocalPool
from ocr_pipeline.batch.tasks import GetReady
from ocr_pipeline.parsing.document import PageReport
from ocr_pipeline.sources import Facts, PageFacts, SourceKind
from schemas import Document

PREPARED: Final = 500
"""Documents that are replayed, each again and again under another name and with a word of its own."""
MOST_LETTERS: Final = 1500
"""Of a document's text: notices of one page, so that a million of them find room on a disk."""


class Replay:
    """What :class:`~ocr_pipeline.pipeline.Pipeline` gives, for a file that holds nothing."""

    def inspect(self, files: tuple[Path, ...]) -> Facts:
        """A page of A4, known by the file's name."""
        (path,) = files
        sha256 = hashlib.sha256(path.name.encode()).hexdigest()
        page = PageFacts(1, 595.0, 842.0, 300.0, 1.0, colour=False, dpi=300)
        return Facts(path.name, sha256, "application/pdf", SourceKind.PDF, (path,), 1, (page,))

    def read(self, facts: Facts, _: PageFacts) -> PageReport:
        """The page of the prepared document."""
        prepared = _prepared(facts)
        return PageReport(prepared.pages[0], layer_text=prepared.text)

    def assemble(self, facts: Facts, pages: Sequence[PageReport], **_: object) -> Document:
        """The prepared document, as one of this scan; its text ends with a word that no other has."""
        prepared = _prepared(facts)
        source = prepared.source.model_copy(update={"name": facts.name, "sha256": facts.sha256})
        text = f"{pages[0].layer_text}\n{facts.sha256[:10]}"
        return prepared.model_copy(update={"source": source, "text": text})


@dataclass(frozen=True, slots=True)
class Replayed:
    """A task that finds the replaying pipeline where it looks for the real one."""

    task: Callable[[], Any]
    flush: bool

    @property
    def budget(self) -> Budget | None:
        """Of the task."""
        return getattr(self.task, "budget", None)

    def __call__(self) -> Any:
        """Carries it out; what gets a worker ready is done as it is, for the keys of what is made."""
        if not self.flush:
            let_it_lie()
        if not isinstance(self.task, GetReady):
            work.pipeline_of = _replay  # type: ignore[assignment]  # it does what workers ask of a pipeline
        result = self.task()
        _documents()
        return result


class ReplayingPool(LocalPool):
    """The pool of a run, with tasks that replay."""

    def __init__(self, workers: int, log: Path | None = None, *, flush: bool = False) -> None:
        self._flush = flush
        super().__init__(workers, log)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """See :meth:`LocalPool.submit`."""
        return super().submit(Replayed(fn, self._flush), *args, **kwargs)


@cache
def _documents() -> tuple[Document, ...]:
    short = (
        each for each in map(document_of, count()) if len(each["text"]) <= MOST_LETTERS and len(each["pages"]) == 1
    )
    return tuple(Document.model_validate(next(short)) for _ in range(PREPARED))


def _prepared(facts: Facts) -> Document:
    return _documents()[int(facts.sha256[:8], 16) % PREPARED]


@cache
def _pipeline() -> Replay:
    return Replay()


def _replay(_: object) -> Replay:
    return _pipeline()
