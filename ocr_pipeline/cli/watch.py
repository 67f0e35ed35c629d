"""``vanban watch``: a scanner's drop folder into an archive, for as long as it runs."""

from __future__ import annotations

import signal
import threading
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from ocr_pipeline.cli.batch import (
    ArchiveFolder,
    Cluster,
    Copies,
    Crops,
    Folders,
    JsonLogFile,
    Pdf,
    Splits,
    Workers,
    pool_maker,
    rules_of,
)
from ocr_pipeline.cli.options import require_learned, require_user_dictionary, settings_from, with_settings
from ocr_pipeline.cli.run_log import JsonLog
from ocr_pipeline.cli.run_progress import RunProgress
from ocr_pipeline.cli.streams import write_error
from ocr_pipeline.errors import UnreadableFileError
from ocr_pipeline.settings import MOST_SECONDS

if TYPE_CHECKING:
    from ocr_pipeline.batch.conduct import Conductor
    from ocr_pipeline.batch.events import Event

Folder = Annotated[Path, typer.Argument(help="Folder of scans; what lies below it is found, too.", metavar="INBOX")]
Settle = Annotated[
    float,
    typer.Option(
        "--settle",
        min=0,
        max=MOST_SECONDS,
        metavar="SECONDS",
        help="A file is whole when it has not changed for so long.",
    ),
]


@with_settings()
def watch(
    inbox: Folder,
    archive: ArchiveFolder,
    workers: Workers = None,
    cluster: Cluster = None,
    copy: Copies = False,
    split: Splits = False,
    crops: Crops = False,
    pdf: Pdf = False,
    folders_are_documents: Folders = False,
    settle: Settle = 5.0,
    json_log: JsonLogFile = None,
    **given: str | None,
) -> None:
    """Watch a drop folder and convert what comes in, until Ctrl-C or SIGTERM.

    A file is taken when it has stopped growing. Hidden and temporary names, links, and what is no file are left alone.
    """
    settings = settings_from(given, "watch")
    require_user_dictionary(settings)
    require_learned(settings)
    if not inbox.is_dir():
        raise UnreadableFileError("there is no such folder", next_step="Name the drop folder.", file=str(inbox))
    from ocr_pipeline.batch.arrivals import Arrivals, wait_for_change
    from ocr_pipeline.batch.conduct import Conductor
    from ocr_pipeline.batch.inbox import sources_in
    from ocr_pipeline.batch.report import file_reports
    from ocr_pipeline.batch.tasks import Workshop

    workshop = Workshop(archive.absolute(), settings, copies=copy, splits=split, crops=crops, pdf=pdf)
    rules, make_pool = rules_of(workers, cluster=cluster), pool_maker(cluster, workshop, inbox.absolute())
    watched, left_out = inbox.absolute(), [archive.absolute()]
    arrivals = Arrivals(
        lambda: sources_in(watched, folders_are_documents=folders_are_documents, without=left_out), settle
    )
    stopping = _Stopping()
    with JsonLog.to(json_log) as log, RunProgress.shown() as progress:

        def tell(event: Event) -> None:
            log.add(event)
            progress.add(event)

        while not stopping.event.is_set():
            whole = arrivals.whole()
            if whole:
                conductor = Conductor(workshop, rules, tell, make_pool)
                with stopping.of(conductor):
                    file_reports(workshop.places, conductor.conduct(whole))
            else:
                wait_for_change(watched, soon=arrivals.waiting, stopped=stopping.event)
    write_error("vanban: stopped watching\n")


class _Stopping:
    """Ctrl-C and SIGTERM end the watch, and the run that goes on meanwhile, in good order."""

    def __init__(self) -> None:
        self.event = threading.Event()
        self._conductor: Conductor | None = None
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)

    def of(self, conductor: Conductor) -> _Stopping:
        """Used as a context: while it lasts, that run is ended too."""
        self._conductor = conductor
        return self

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        self._conductor = None

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.event.set()
        if self._conductor is not None:
            self._conductor.interrupt()
