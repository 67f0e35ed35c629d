"""Sources in: each is measured, unless it is known, and becomes a document under way."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field

from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.record import Origin, record_from, write_record
from ocr_pipeline.batch.admission import Verdict, on_document, read_already, to_go_on, verdict_on
from ocr_pipeline.batch.desk import Desk
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.inbox import Left, Source, files_of, stamp_of
from ocr_pipeline.batch.journal_rows import DocumentRow, PageRow
from ocr_pipeline.batch.open_document import KILLS_BORNE, TRIES, OpenDocument
from ocr_pipeline.batch.states import Failure, PageState, State
from ocr_pipeline.batch.tasks import Measure, Measured
from ocr_pipeline.errors import UnreachableStoreError, UnreadableFileError, WorkerKilledError, WorkerLostError


@dataclass(slots=True)
class _Ticket:
    """A source that is being measured, in its place among the others."""

    source: Source
    tries: int = 0
    measured: Future[Measured] | None = None


@dataclass(slots=True)
class Intake:
    """Takes sources up while there is room on the desk."""

    desk: Desk
    sources: Iterator[Source | Left]
    empty: bool = False
    _tickets: deque[_Ticket] = field(default_factory=deque)
    _tries: dict[Source, int] = field(default_factory=dict)

    def take_up(self) -> None:
        """Takes up sources until enough are under way, or none is left."""
        while self._has_room and not self.desk.stopping.is_set():
            if self.desk.again:
                self._measure(self.desk.again.popleft())
            elif (source := self._next()) is not None:
                self._look_at(source)
            elif not self._take_up_queued():
                return

    @property
    def _has_room(self) -> bool:
        return len(self.desk.under_way) + len(self._tickets) < self.desk.places

    @property
    def done(self) -> bool:
        """Whether nothing is left to be taken up."""
        return self.empty and not self.desk.again and not self._tickets

    def _next(self) -> Source | Left | None:
        found = next(self.sources, None)
        self.empty = found is None
        return found

    def _look_at(self, source: Source | Left) -> None:
        desk = self.desk
        if isinstance(source, Left):
            desk.on_event(Event(Happening.LEFT, source.path, text=source.why))
            return
        verdict, document = verdict_on(source, desk.journal, desk.keys, retry=desk.rules.retry)
        identity = document.identity if document is not None else None
        if verdict is Verdict.NOTHING:
            desk.tell(Happening.KNOWN, source, identity)
        elif not self._is_taken_up(source, verdict, identity):
            self._measure(source)

    def _is_taken_up(self, source: Source, verdict: Verdict, identity: DocumentId | None) -> bool:
        """Whether a source's document is under way, or can go on where it was left."""
        if identity is None or verdict is Verdict.MEASURE:
            return False
        return identity in self.desk.under_way or self._go_on(source, identity)

    def _go_on(self, source: Source, identity: DocumentId) -> bool:
        """Takes up a document where it was left; ``False`` where that cannot be."""
        desk = self.desk
        document = to_go_on(source, identity, desk)
        if document is None:
            return False
        desk.begin(document)
        return True

    def _take_up_queued(self) -> bool:
        """Takes up a document that was put off; ``False`` when there is none, or none may be taken up now."""
        journal = self.desk.journal
        identity = journal.queued()
        row = journal.document(identity) if identity is not None else None
        if row is None or row.identity in self.desk.under_way or self.desk.is_too_long(row.page_count):
            return False
        known = journal.source(row.path)
        files = files_of(row.path)
        source = Source(row.path, files, known.stamp if known else "")
        if not self._go_on(source, row.identity):
            # Its facts are gone: it is no longer queued, or it would be found again while it is measured.
            journal.forget(row.identity)
            self._measure(Source(row.path, files, stamp_of(files) or ""))
        return True

    def _measure(self, source: Source) -> None:
        ticket = _Ticket(source)
        self._tickets.append(ticket)
        self._submit(ticket)

    def _submit(self, ticket: _Ticket) -> None:
        task = Measure(self.desk.workshop, ticket.source.files)
        self.desk.submit(task, lambda future: self._measured(ticket, future))

    def _measured(self, ticket: _Ticket, future: Future[Measured]) -> None:
        """A source was measured, or not; what follows waits for those before it.

        So a scan that lies in the inbox twice is called by the same of its names, whichever was measured first.
        """
        error = future.exception()
        if error is not None and self._is_worth_measuring(ticket, error):
            self.desk.tell(Happening.TRIED_AGAIN, ticket.source, failure=Failure.of(error))
            self._submit(ticket)
            return
        ticket.measured = future
        while self._tickets and (first := self._tickets[0]).measured is not None:
            self._tickets.popleft()
            self._settle(first.source, first.measured)

    def _is_worth_measuring(self, ticket: _Ticket, error: BaseException) -> bool:
        """Whether a source whose worker was lost, or whose store did not answer, is measured once more."""
        ticket.tries += 1
        borne = KILLS_BORNE if isinstance(error, WorkerKilledError) else TRIES
        return isinstance(error, (WorkerLostError, UnreachableStoreError)) and ticket.tries < borne

    def _settle(self, source: Source, measured: Future[Measured]) -> None:
        error = measured.exception()
        if error is not None:
            self._not_measured(source, error)
            return
        found = measured.result()
        stamp = stamp_of(source.files) if found.stamp is None else found.stamp
        if stamp != source.stamp:
            self.changed(source, found.identity)
        else:
            self._known_as(source, found)

    def _known_as(self, source: Source, measured: Measured) -> None:
        """A source was measured: its document is new, or known from another source."""
        desk, identity = self.desk, measured.identity
        if identity in desk.under_way:
            desk.journal.found(source.path, source.stamp, identity)
            desk.tell(Happening.SAME, source, identity)
            return
        row = desk.journal.document(identity)
        if row is not None and row.path != source.path:
            settled = on_document(row, desk.keys, retry=desk.rules.retry) is Verdict.NOTHING
            if settled:
                # Before the journal knows of it: a source that it knows is not looked at again.
                self._also_from(source, row)
            desk.journal.found(source.path, source.stamp, identity)
            if settled:
                return
        pages = [PageRow(number, PageState.QUEUED, 0, dpi) for number, dpi in measured.pages.items()]
        kept = read_already(identity, desk) if row is None else ()
        begins = bool(kept) or not desk.is_too_long(len(pages))
        state = State.RUNNING if begins else State.QUEUED
        desk.journal.opened(identity, source.path, source.stamp, desk.keys, pages, state)
        desk.workshop.step("document opened")
        desk.tell(Happening.OPENED, source, identity, pages=len(pages))
        if begins:
            unread = {} if kept else {page.number: page for page in pages}
            desk.begin(OpenDocument(identity, source, unread, kept), known=True)
        else:
            # It may wait for long, and many with it: a scan of a store is fetched again when its turn comes.
            shutil.rmtree(desk.workshop.places.under_way(identity).scan, ignore_errors=True)

    def _also_from(self, source: Source, finished: DocumentRow) -> None:
        """A finished scan came in under another name."""
        places = self.desk.workshop.places
        shutil.rmtree(places.under_way(finished.identity).folder, ignore_errors=True)
        for identity in finished.parts:
            record = record_from(places.document(identity).record)
            if record is not None:
                record = record.also_from(Origin.of(source.files, source.path.name))
                write_record(places.document(identity).record, record)
                self.desk.catalogue.put_origins(record)
        self.desk.tell(Happening.SAME, source, finished.identity)

    def _not_measured(self, source: Source, error: BaseException) -> None:
        desk, failure = self.desk, Failure.of(error)
        again = isinstance(error, UnreachableStoreError) or (
            isinstance(error, UnreadableFileError) and stamp_of(source.files) is None
        )
        state = State.FAILED if again else State.QUARANTINED
        desk.journal.refused(source.path, source.stamp, state, failure, desk.keys.limits)
        desk.count_set_aside(Happening(state.value), source, failure)

    def changed(self, source: Source, identity: DocumentId) -> None:
        """A source is not what it was when it was measured: what was read of it is dropped, and it is measured again.

        One that is gone, or is changed again and again, fails; the next run tries it again.
        """
        desk = self.desk
        row, open_ = desk.journal.document(identity), desk.under_way.get(identity)
        # The name that it is read from now; the journal may know it by another, which is gone from the inbox.
        known_by = open_.source.path if open_ is not None else row.path if row is not None else source.path
        if known_by == source.path:
            desk.close(identity)
            if row is not None and not row.state.settled:
                desk.journal.forget(identity)
        files = files_of(source.path)
        stamp = stamp_of(files)
        tries = self._tried(source)
        if stamp is not None and tries < TRIES:
            changed = Source(source.path, files, stamp)
            self._tries[changed] = tries
            desk.tell(Happening.TRIED_AGAIN, source, text="it was changed while it was read")
            desk.again.append(changed)
            return
        why = "it was removed while it was read" if stamp is None else "it was changed while it was read"
        failure = Failure.of(UnreadableFileError(why, next_step="Run the batch again when it is as it is to stay."))
        desk.journal.refused(source.path, source.stamp, State.FAILED, failure, desk.keys.limits)
        desk.count_set_aside(Happening.FAILED, source, failure)

    def read_again(self, document: OpenDocument) -> bool:
        """What was kept of a document is of no use: it is measured and read anew; ``False`` when that was tried."""
        if self._tried(document.source) >= TRIES:
            return False
        for kept in document.kept or (document.identity,):
            self.desk.workshop.places.document(kept).record.unlink(missing_ok=True)
        self.desk.close(document.identity)
        self.desk.again.append(document.source)
        return True

    def _tried(self, source: Source) -> int:
        """How often a source could not be measured, this time included."""
        self._tries[source] = self._tries.get(source, 0) + 1
        return self._tries[source]
