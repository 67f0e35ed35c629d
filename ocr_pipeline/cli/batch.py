"""``vanban batch``: a folder of scans into an archive, unattended; safe to interrupt and to run again."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from ocr_pipeline.cli.options import require_learned, require_user_dictionary, settings_from, with_settings
from ocr_pipeline.cli.run_log import JsonLog
from ocr_pipeline.cli.run_progress import RunProgress
from ocr_pipeline.cli.streams import write_error, write_out
from ocr_pipeline.errors import ExitCode, NoPdfError, SettingsError, UnreadableFileError

if TYPE_CHECKING:
    from ocr_pipeline.batch.conduct import Conductor
    from ocr_pipeline.batch.events import Event
    from ocr_pipeline.batch.inbox import Left, Place, Source
    from ocr_pipeline.batch.pool import Pool
    from ocr_pipeline.batch.rules import Rules
    from ocr_pipeline.batch.tasks import Workshop

Inbox = Annotated[
    str,
    typer.Argument(
        help="Folder of scans, or its address in a store: s3://BUCKET/BOX; what lies below it is found, too.",
        metavar="INBOX",
    ),
]
ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive; made if missing.", metavar="ARCHIVE")]
Workers = Annotated[
    int | None,
    typer.Option("--workers", "-j", min=1, metavar="NUMBER", help="Processes; one for each core by default."),
]
Cluster = Annotated[
    str | None,
    typer.Option(
        "--cluster", metavar="ADDRESS", help="Work on a cluster of Dask: the address of its scheduler, tcp://HOST:8786."
    ),
]
Copies = Annotated[bool, typer.Option("--copy", help="Keep a copy of each scan in the archive, not only its place.")]
Folders = Annotated[
    bool, typer.Option("--folders-are-documents", help="A folder of page images and nothing else is one document.")
]
MaxFailures = Annotated[
    int | None,
    typer.Option("--max-failures", min=0, metavar="NUMBER", help="Stop when more documents than these are set aside."),
]
Splits = Annotated[bool, typer.Option("--split", help="Each document that is bound in a scan becomes one of its own.")]
Crops = Annotated[
    bool, typer.Option("--crops", help="Keep pictures of the values that a person must look at, and of marks.")
]
Pdf = Annotated[bool, typer.Option("--pdf", help="Make the searchable PDF/A of each document, too.")]
Retry = Annotated[bool, typer.Option("--retry", help="Try again what earlier runs set aside.")]
JsonLogFile = Annotated[
    Path | None,
    typer.Option("--json-log", metavar="FILE", help="Append what happens to a file, one JSON object a line."),
]


@with_settings()
def batch(
    inbox: Inbox,
    archive: ArchiveFolder,
    workers: Workers = None,
    cluster: Cluster = None,
    copy: Copies = False,
    split: Splits = False,
    crops: Crops = False,
    pdf: Pdf = False,
    folders_are_documents: Folders = False,
    max_failures: MaxFailures = None,
    retry: Retry = False,
    json_log: JsonLogFile = None,
    **given: str | None,
) -> None:
    """Convert a folder of scans into an archive; run it again to go on where it was left.

    Scans are never changed or moved. What cannot be read is set aside with its reason, and everything else is done.
    """
    settings = settings_from(given, "batch")
    require_user_dictionary(settings)
    require_learned(settings)
    place = inbox_from(inbox, folders_are_documents=folders_are_documents)
    from ocr_pipeline.batch.conduct import Conductor
    from ocr_pipeline.batch.events import Happening
    from ocr_pipeline.batch.inbox import Source
    from ocr_pipeline.batch.report import file_reports, summary_text
    from ocr_pipeline.batch.tasks import Workshop

    rules = rules_of(workers, max_failures, retry=retry, cluster=cluster)
    workshop = Workshop(archive.absolute(), settings, copies=copy, splits=split, crops=crops, pdf=pdf)
    make_pool = pool_maker(cluster, workshop, place)

    def sources() -> Iterator[Source | Left]:
        return sources_of(place, archive.absolute(), folders_are_documents=folders_are_documents)

    def count() -> int:
        return sum(isinstance(each, Source) for each in sources())

    with JsonLog.to(json_log) as log, RunProgress.shown(count) as progress:

        def tell(event: Event) -> None:
            log.add(event)
            progress.add(event)

        conductor = Conductor(workshop, rules, tell, make_pool)
        with _interruptible(conductor):
            ended = conductor.conduct(sources())
    write_out(summary_text(ended))
    file_reports(workshop.places, ended)
    if ended.exit_code is ExitCode.INTERRUPTED:
        write_error("vanban: interrupted\n  → Run the same command again: it goes on where it stopped.\n")
    without_pdf = NoPdfError.exit_code if ended.tally.happened[Happening.NO_PDF] else 0
    raise typer.Exit(int(ended.exit_code) or without_pdf)


def inbox_from(given: str, *, folders_are_documents: bool = False) -> Place:
    """Where the scans lie: a folder, or an address.

    Raises:
        UnreadableFileError: there is no such folder.
        SettingsError: the address says what it must not, or the option is of folders alone.
    """
    from ocr_pipeline.archive.address import ADDRESS

    if not ADDRESS.match(given):
        folder = Path(given)
        if not folder.is_dir():
            raise UnreadableFileError("there is no such folder", next_step="Name the folder of the scans.", file=given)
        return folder.absolute()
    from ocr_pipeline.batch.stores import address_of

    if folders_are_documents:
        next_step = "Copy the scans into a folder first, or make a file of each document's images."
        raise SettingsError("--folders-are-documents looks into folders, not into stores", next_step=next_step)
    return address_of(given)


def sources_of(inbox: Place, archive: Path, *, folders_are_documents: bool) -> Iterator[Source | Left]:
    """What lies in an inbox; the archive is not looked into, should it lie there, too."""
    if isinstance(inbox, Path):
        from ocr_pipeline.batch.inbox import sources_in

        return sources_in(inbox, folders_are_documents=folders_are_documents, without=[archive])
    from ocr_pipeline.batch.store_inbox import sources_in_store

    return sources_in_store(inbox)


def rules_of(
    workers: int | None, max_failures: int | None = None, *, retry: bool = False, cluster: str | None = None
) -> Rules:
    """How a run is to go; as many workers as there are cores that it may use, when none are given.

    Raises:
        SettingsError: workers are given for a cluster, which has its own.
    """
    from ocr_pipeline.batch.rules import Rules

    if cluster is not None and workers is not None:
        raise SettingsError(
            "--workers says how many processes of this machine work, and with --cluster none does",
            next_step="Leave out one of both; `dask worker --nthreads` says how many tasks a worker takes at a time.",
        )
    return Rules(workers or len(os.sched_getaffinity(0)), max_failures, retry)


def pool_maker(cluster: str | None, workshop: Workshop, inbox: Place) -> Callable[[int, Path], Pool]:
    """Makes the workers of a run: processes of this machine, or those of a cluster.

    Raises:
        MissingPackageError: a cluster is asked for, and Dask is not installed.
    """
    if cluster is None:
        from ocr_pipeline.batch.local_pool import LocalPool

        return LocalPool
    from ocr_pipeline.batch.cluster.pool import ClusterPool

    return lambda _, log: ClusterPool(cluster, workshop, inbox, log)


@contextlib.contextmanager
def _interruptible(conductor: Conductor) -> Iterator[None]:
    """Ctrl-C and SIGTERM end the run in good order."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        conductor.interrupt()

    earlier = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)
