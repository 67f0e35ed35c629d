"""One run: sources in, tasks to workers, results into the archive, every step of it in the journal."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from typing import Final

from ocr_pipeline.archive.address import Address
from ocr_pipeline.archive.filing import Published, file_record, hand_on_copies, remove, take_in
from ocr_pipeline.archive.identity import ID, DocumentId
from ocr_pipeline.archive.places import MADE, Places
from ocr_pipeline.archive.record import Origin
from ocr_pipeline.archive.writing import remove_half_written
from ocr_pipeline.batch.desk import Desk
from ocr_pipeline.batch.events import Happening
from ocr_pipeline.batch.inbox import Source, files_of, stamp_of
from ocr_pipeline.batch.intake import Intake
from ocr_pipeline.batch.journal_rows import PageRow
from ocr_pipeline.batch.open_document import TRIES, OpenDocument, after_failure
from ocr_pipeline.batch.states import Failure, PageState, State, is_of_the_input
from ocr_pipeline.batch.tasks import Assemble, ReadPage
from ocr_pipeline.errors import DamagedArchiveError, UnreachableStoreError, UnreadableFileError, WorkerLostError

WAIT_SECONDS: Final = 0.5
"""How long the loop waits for a worker before it looks whether it is to stop."""


@dataclass(slots=True)
class Run:
    """A run over what ``intake`` takes up; whoever calls holds the archive's lock."""

    desk: Desk
    intake: Intake

    def recover(self) -> None:
        """After a run that was killed: what it left half written is removed, what was running is queued again."""
        places = self.desk.workshop.places
        for identity in self.desk.journal.recover():
            for folder in (places.under_way(identity).folder, *places.documents.glob(f"{identity}*")):
                remove_half_written(folder)
            for made in places.under_way(identity).folder.glob(f"{MADE}*"):
                shutil.rmtree(made)
        # A file that lies there is nobody's of ours.
        for folder in (path for path in places.work.iterdir() if path.is_dir() and path != places.probes):
            row = self.desk.journal.document(DocumentId(folder.name)) if ID.fullmatch(folder.name) else None
            if row is None or row.state is not State.QUEUED:
                shutil.rmtree(folder)

    def go(self, on_wait: Callable[[], None]) -> None:
        """Goes on until every source is settled, or the run is stopped and what runs has ended.

        Args:
            on_wait: is called twice a second.

        Raises:
            VanbanError: one of :data:`~ocr_pipeline.batch.desk.FATAL`.
        """
        desk = self.desk
        while True:
            if desk.stopping.is_set():
                for future in desk.flying:
                    future.cancel()
            else:
                self.intake.take_up()
                self._hand_out()
            if not desk.flying and (desk.stopping.is_set() or (self.intake.done and not desk.under_way)):
                return
            settled, _ = wait(desk.flying, WAIT_SECONDS, FIRST_COMPLETED)
            for future in settled:
                desk.settle(future)
            on_wait()

    def _hand_out(self) -> None:
        """Gives every worker something to do, and one task more; documents take turns."""
        desk = self.desk
        for _ in range(len(desk.turns)):
            if len(desk.flying) > desk.slots:
                return
            document = desk.under_way[desk.turns.popleft()]
            page = document.next_page
            if page is not None:
                self._read(document, page)
            elif document.all_read:
                self._assemble(document)
                continue
            if document.identity in desk.under_way:
                desk.turns.append(document.identity)

    def _read(self, document: OpenDocument, page: PageRow) -> None:
        desk = self.desk
        # The journal is told when the page is read: what a worker had when the run was killed is read again anyway.
        page = document.put(replace(page, state=PageState.RUNNING))
        desk.workshop.step("page running")
        task = ReadPage(desk.workshop, document.identity, document.source.files, page.number, page.dpi)
        desk.submit(task, lambda future: self._page_read(document, page, future))

    def _page_read(self, document: OpenDocument, page: PageRow, future: Future[float]) -> None:
        source = document.source
        if self.desk.under_way.get(document.identity) is not document:
            return  # its source was changed meanwhile, and it was dropped
        error = future.exception()
        if error is None:
            self._keep(document, page, future.result())
        elif isinstance(error, WorkerLostError) and self._is_kept(document, page):
            self._keep(document, page, 0.0)
        elif isinstance(error, UnreachableStoreError):
            self._give_up(document, Failure.of(error), State.FAILED)
        elif stamp_of(source.files) != source.stamp:
            self.intake.changed(source, document.identity)
        elif not (isinstance(error, DamagedArchiveError) and self.intake.read_again(document)):
            self._try_again(document, page, error)

    def _keep(self, document: OpenDocument, page: PageRow, seconds: float) -> None:
        """A page was read."""
        document.seconds += seconds
        self.desk.journal.page(document.identity, document.put(replace(page, state=PageState.DONE)))
        self.desk.workshop.step("page done")
        self.desk.tell(Happening.PAGE_READ, document.source, document.identity, page=page.number, seconds=seconds)

    def _try_again(self, document: OpenDocument, page: PageRow, error: BaseException) -> None:
        """A page could not be read: it is tried again, or given up."""
        if document.bears_kill(page.number, error):
            after = replace(page, state=PageState.QUEUED)
        else:
            after = after_failure(page, error, self.desk.workshop.settings.min_dpi)
        self.desk.journal.page(document.identity, document.put(after))
        what = Happening.PAGE_FAILED if after.state is PageState.FAILED else Happening.PAGE_TRIED_AGAIN
        failure = Failure.of(error)
        self.desk.tell(what, document.source, document.identity, page=page.number, failure=failure)

    def _is_kept(self, document: OpenDocument, page: PageRow) -> bool:
        """Whether a page's file is there: its worker was lost when its work was done."""
        return self.desk.workshop.places.under_way(document.identity).page(page.number).exists()

    def _assemble(self, document: OpenDocument) -> None:
        desk, source = self.desk, document.source
        if document.nothing_read is not None:
            self._give_up(document, document.nothing_read)
        elif not document.kept and self._is_changed(source):
            self.intake.changed(source, document.identity)
        else:
            failed = {page.number: page.cause or "" for page in document.failed}
            task = Assemble(
                desk.workshop,
                document.identity,
                source.files,
                failed,
                len(document.pages),
                document.kept,
                document.no_pdf,
                secrets.token_hex(4),
            )
            desk.submit(task, lambda future: self._assembled(document, task.made, future))

    @staticmethod
    def _is_changed(source: Source) -> bool:
        """Whether the files of a scan are not what they were; what was fetched from a store stays what it was."""
        return not source.in_store and stamp_of(source.files) != source.stamp

    def _assembled(self, document: OpenDocument, made: Places, future: Future[tuple[Published, ...]]) -> None:
        error = future.exception()
        if error is None:
            self._finish(document, made, future.result())
        elif isinstance(error, UnreadableFileError) and self._is_changed(document.source):
            self.intake.changed(document.source, document.identity)
        elif not (isinstance(error, DamagedArchiveError) and self.intake.read_again(document)):
            if not document.bears_kill(0, error):
                document.assembled += 1
                # What no process survives may be the making of the PDF: the document comes first.
                document.no_pdf = Failure.of(error).cause
            if document.assembled < TRIES and not is_of_the_input(error):
                self.desk.turns.append(document.identity)
                self.desk.tell(Happening.TRIED_AGAIN, document.source, failure=Failure.of(error))
            else:
                state = State.FAILED if isinstance(error, UnreachableStoreError) else State.QUARANTINED
                self._give_up(document, Failure.of(error), state)

    def _finish(self, document: OpenDocument, made: Places, published: Sequence[Published]) -> None:
        desk, identity, seconds = self.desk, document.identity, document.seconds
        self._file(document, made, published)
        parts = [each.identity for each in published]
        doubtful = sum(each.entry.doubtful for each in published)
        failed = [page for each in published for page in each.entry.failed]
        desk.journal.finished(identity, desk.keys, doubtful, failed, seconds, parts)
        desk.workshop.step("document finished")
        desk.close(identity)
        desk.workshop.step("work removed")
        what, pages = Happening.PARTIAL if failed else Happening.DONE, sum(each.entry.pages for each in published)
        told = {"pages": pages, "seconds": seconds, "doubtful": doubtful, "documents": len(parts)}
        desk.tell(what, document.source, identity, **told)
        for each in published:
            if each.no_pdf and each.entry.pages:
                desk.tell(Happening.NO_PDF, document.source, each.identity, text=each.no_pdf)

    def _file(self, document: OpenDocument, made: Places, published: Sequence[Published]) -> None:
        """Makes what was published of a scan documents of the archive; those that it was before, and is not now, go.

        At every moment the catalogue knows documents that hold all words of the scan.
        """
        desk, places = self.desk, self.desk.workshop.places
        before = desk.catalogue.of_scan(document.identity)
        gone = sorted({*before} - {each.identity for each in published})
        keys, origins = (desk.keys.reading, desk.keys.finding), self._origins(document)
        for part in published:
            take_in(made, places, part)
            desk.workshop.step("document taken in")
        hand_on_copies(places, gone, published)
        records = [file_record(places, each, origins, keys, desk.workshop.step) for each in published]
        desk.catalogue.put(zip((each.entry for each in published), records, strict=True))
        desk.workshop.step("document catalogued")
        if gone:
            for each in gone:
                remove(places, each)
            desk.catalogue.drop(gone)

    def _origins(self, document: OpenDocument) -> list[Origin]:
        """Every place that the scan was found in, the one that it was read from first."""
        own: Source = document.source
        others = [path for path in self.desk.journal.sources_of(document.identity) if path != own.path]
        return [
            Origin.of(own.files, own.path.name),
            *(Origin.of(files_of(path), path.name) for path in others if isinstance(path, Address) or path.exists()),
        ]

    def _give_up(self, document: OpenDocument, failure: Failure, state: State = State.QUARANTINED) -> None:
        self.desk.close(document.identity)
        self.desk.journal.failed(document.identity, state, failure)
        self.desk.count_set_aside(Happening(state.value), document.source, failure)
