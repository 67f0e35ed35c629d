"""Scans that were handed in at the desk: kept until the archive has them, read one after the other by a batch."""

from __future__ import annotations

import contextlib
import logging
import secrets
import shutil
import threading
from collections import OrderedDict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.readings import page_from
from ocr_pipeline.archive.record import record_from
from ocr_pipeline.archive.scan_files import whole_scan
from ocr_pipeline.batch.conduct import Conductor
from ocr_pipeline.batch.events import Event, Happening
from ocr_pipeline.batch.inbox import Source, stamp_of
from ocr_pipeline.batch.rules import Rules
from ocr_pipeline.batch.states import Failure
from ocr_pipeline.batch.tasks import Workshop
from ocr_pipeline.errors import ArchiveBusyError, DamagedArchiveError, VanbanError
from ocr_pipeline.layout.text import raw_text
from ocr_pipeline.settings import Settings
from ocr_pipeline.web.upload_files import left_scans, write_scan

_logger = logging.getLogger(__name__)
MOST_WAITING: Final = 20
"""Scans that wait or are read; more are refused until some are done."""
MOST_REMEMBERED: Final = 200
"""Scans whose way is told; the oldest are forgotten first."""
BUSY_SECONDS: Final = 2.0
"""Between two looks whether the archive is free."""
BEGINS: Final = 160
"""Characters of a page that was read that are shown."""
_SETTLED: Final = frozenset({"done", "partial", "refused"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A scan on its way.

    ``state``: waiting (its turn comes), busy (another process writes to the archive), measuring, reading, done,
    partial (pages of it could not be read), refused. ``read`` are the pages that were read, ``failed`` those that could
    not be; ``begins`` is how each page read begins.
    """

    key: str
    name: str
    size: int
    by: str
    state: str = "waiting"
    document: DocumentId | None = None
    documents: tuple[DocumentId, ...] = ()
    pages: int = 0
    read: frozenset[int] = frozenset()
    failed: frozenset[int] = frozenset()
    begins: tuple[tuple[int, str], ...] = ()
    failure: Failure | None = None

    @property
    def is_settled(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state in _SETTLED


class TooManyUploadsError(Exception):
    """As many scans wait as may."""


@dataclass(slots=True)
class Uploads:
    """The way of every upload of this run of the server; one thread takes them down the road.

    Attributes:
        places: of the archive.
        settings: with which scans are read.
    """

    places: Places
    settings: Settings
    _known: OrderedDict[str, Upload] = field(default_factory=OrderedDict)
    _waiting: deque[str] = field(default_factory=deque)
    _coming: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _stopping: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _conductor: Conductor | None = None

    def start(self) -> None:
        """Begins to take uploads; scans that an earlier run of the server left wait again.

        What it had not taken in whole is removed: nobody was told that it was taken.
        """
        for file in left_scans(self.places.uploads):
            self._put(Upload(file.parent.name, file.name, file.stat().st_size, ""))
        self._thread = threading.Thread(target=self._work, name="uploads", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Ends in good order: the pages that are being read are given up, the scans stay and wait."""
        self._stopping.set()
        with self._changed:
            self._changed.notify_all()
        if (conductor := self._conductor) is not None:
            _interrupt(conductor)
        if self._thread is not None:
            self._thread.join()

    def take(self, scans: Sequence[tuple[str, BinaryIO]], by: str) -> list[Upload]:
        """Takes scans in, all of them or none.

        Args:
            scans: the name of each file, as the browser tells it, and its content.
            by: who hands them in.

        Raises:
            TooManyUploadsError: with them, more would wait than may.
            UnwritableOutputError: the archive's disk does not take them.
        """
        with self._places_for(len(scans)), contextlib.ExitStack() as undone:
            written = []
            for name, content in scans:
                folder = self.places.uploads / secrets.token_hex(8)
                undone.callback(shutil.rmtree, folder, ignore_errors=True)
                file = write_scan(folder, name, content)
                written.append(Upload(folder.name, file.name, file.stat().st_size, by))
            undone.pop_all()
            return [self._put(each) for each in written]

    @contextlib.contextmanager
    def _places_for(self, number: int) -> Iterator[None]:
        """Keeps places among those that wait for scans that are coming in."""
        with self._changed:
            waiting = sum(not each.is_settled for each in self._known.values())
            if waiting + self._coming + number > MOST_WAITING:
                raise TooManyUploadsError
            self._coming += number
        try:
            yield
        finally:
            with self._changed:
                self._coming -= number

    def all(self) -> list[Upload]:
        """Every upload that is remembered, the latest first."""
        with self._changed:
            return [*reversed(self._known.values())]

    def get(self, key: str) -> Upload | None:
        """An upload by its key."""
        with self._changed:
            return self._known.get(key)

    def _put(self, upload: Upload) -> Upload:
        with self._changed:
            self._known[upload.key] = upload
            self._waiting.append(upload.key)
            settled = [key for key, each in self._known.items() if each.is_settled]
            for key in settled[: max(0, len(self._known) - MOST_REMEMBERED)]:
                del self._known[key]
            self._changed.notify_all()
        return upload

    def _change(self, key: str, **changed: object) -> None:
        with self._changed:
            self._known[key] = replace(self._known[key], **changed)  # type: ignore[arg-type]  # the fields of Upload

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._stopping.is_set():
                    self._changed.wait()
                if self._stopping.is_set():
                    return
                key = self._waiting.popleft()
            self._read(key)

    def _read(self, key: str) -> None:
        """Takes one scan down the road; the archive is waited for as long as another process has it."""
        folder = self.places.uploads / key
        file = folder / self._known[key].name
        while not self._stopping.is_set():
            try:
                self._conduct(key, file)
            except ArchiveBusyError as busy:
                self._change(key, state="busy", failure=Failure.of(busy))
                self._stopping.wait(BUSY_SECONDS)
                continue
            except VanbanError as error:
                # The archive, or the machine, is at fault: the scan stays where it is and is tried again at a restart.
                self._change(key, state="refused", failure=Failure.of(error))
                return
            except Exception as defect:
                # A defect that one scan brings to light must not end the thread: others wait behind it.
                _logger.exception("defect while reading an upload")
                self._change(key, state="refused", failure=Failure.of(defect))
                return
            if self._is_kept_elsewhere(key, folder):
                shutil.rmtree(folder, ignore_errors=True)
            return

    def _conduct(self, key: str, file: Path) -> None:
        workshop = Workshop(self.places.root, self.settings, copies=True)
        # A run goes on with what an earlier one left, too: of that nothing is told here.
        hear = partial(self._hear, key, file)
        conductor = self._conductor = Conductor(workshop, Rules(workers=1, retry=True), hear)
        if self._stopping.is_set():  # the one who stops may have looked for a conductor before there was one
            _interrupt(conductor)
        try:
            conductor.conduct([Source(file, (file,), stamp_of((file,)) or "")])
        finally:
            self._conductor = None

    def _is_kept_elsewhere(self, key: str, folder: Path) -> bool:
        """Whether the scan is not needed here any more: the archive has it, or it is no scan."""
        upload = self._known[key]
        if not upload.is_settled:
            return False
        for each in upload.documents:
            places = self.places.document(each)
            record = record_from(places.record)
            scan = record and whole_scan(record, places.folder)
            if not scan or any(path.is_relative_to(folder) for path in scan):
                return False
        return True

    def _hear(self, key: str, file: Path, event: Event) -> None:
        """Something happened to the scan, or to the run that reads it."""
        if event.path not in (None, file):
            return
        known = self._known[key]
        document = event.document or known.document
        match event.what:
            case Happening.RUN_BEGAN:
                self._change(key, state="measuring", failure=None)
            case Happening.OPENED:
                self._change(key, state="reading", document=document, pages=event.pages or 0)
            case Happening.PAGE_READ if event.page is not None and document is not None:
                begins = (event.page, _beginning(self.places.under_way(document).page(event.page)))
                self._change(key, read=known.read | {event.page}, begins=tuple(sorted((*known.begins, begins))))
            case Happening.PAGE_FAILED if event.page is not None:
                self._change(key, failed=known.failed | {event.page})
            case Happening.DONE | Happening.SAME | Happening.KNOWN:
                self._change(key, state="done", document=document, documents=self._documents(document))
            case Happening.PARTIAL:
                self._change(key, state="partial", document=document, documents=self._documents(document))
            case Happening.FAILED | Happening.QUARANTINED:
                self._change(key, state="refused", failure=event.failure)
            case _:
                pass

    def _documents(self, scan: DocumentId | None) -> tuple[DocumentId, ...]:
        """The documents that a scan is in the archive."""
        if scan is None:
            return ()
        with catalogue_to_read(self.places.catalogue) as connection:
            within = "SELECT id FROM documents WHERE id >= ? AND id < ? ORDER BY first_page, id"
            return tuple(DocumentId(row[0]) for row in connection.execute(within, (scan, f"{scan}.")))


def _interrupt(conductor: Conductor) -> None:
    """Has a run end at once."""
    conductor.interrupt()
    conductor.interrupt()


def _beginning(page: Path) -> str:
    """How a page that was read begins, before it is restored."""
    with contextlib.suppress(DamagedArchiveError):
        layout = page_from(page).layout
        if layout is not None:
            return " ".join(raw_text([layout]).text.split())[:BEGINS]
    return ""
