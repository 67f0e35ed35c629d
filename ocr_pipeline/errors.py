"""Everything that can go wrong, as one tree.

::

    VanbanError                      exit
     ├─ InputError
     │   ├─ UnreadableFileError        10   missing, a folder, or no permission
     │   ├─ EmptyFileError             11   zero bytes
     │   ├─ UnsupportedFormatError     12   not a PDF, image or text that can be opened
     │   ├─ DamagedFileError           13   truncated or broken
     │   ├─ NoPagesError               14   opens, but holds no page
     │   ├─ EncryptedFileError         15   needs a password, or the given one is wrong
     │   ├─ LegacyEncodingError        16   a text whose encoding cannot be told
     │   └─ LimitError
     │       ├─ FileTooLargeError      17
     │       ├─ TooManyPagesError      18
     │       └─ PageTooLargeError      19   even at the lowest useful dpi
     ├─ OutputError
     │   ├─ UnwritableOutputError      20
     │   ├─ OutputCollisionError       21   two inputs would write one file
     │   ├─ NotArchivalError           22   a PDF that would not be PDF/A
     │   └─ NoPdfError                 23   a document whose searchable PDF could not be made
     ├─ InstallationError
     │   ├─ MissingProgramError        30   tesseract or poppler
     │   ├─ MissingLanguageError       31
     │   ├─ WorkerStartError           32   a process that is to work cannot be started
     │   └─ MissingPackageError        33   a Python package of an extra
     ├─ ProcessingError
     │   ├─ EngineError                40   the engine or the renderer failed on a page
     │   ├─ PageTimeoutError           41
     │   ├─ DocumentTimeoutError       42
     │   ├─ NoPageReadError            43   every page of the document failed
     │   ├─ WorkerLostError            44   the process that worked on it crashed, hung or used too much
     │   │   └─ WorkerKilledError           somebody, or the system for want of memory, killed it
     │   └─ UnreachableStoreError      45   the store that a scan lies in does not give it
     ├─ ArchiveError
     │   ├─ NotAnArchiveError          50   a folder of something else
     │   ├─ ArchiveFormatError         51   made by a later version
     │   ├─ ArchiveBusyError           52   another run has it
     │   └─ DamagedArchiveError        53   its files are not what was written
     ├─ ClusterError
     │   ├─ NoSchedulerError           80   the scheduler of a cluster cannot be reached
     │   └─ NoClusterWorkerError       81   no worker of a cluster can take work
     ├─ QueryError
     │   ├─ WrongQueryError            60   a question that makes no sense to the database
     │   ├─ RefusedQueryError          61   a question that would do more than read the archive's tables
     │   └─ QueryLimitError            62   a question that takes more time, memory or rows than it may
     ├─ DecisionError
     │   ├─ WrongDecisionError         70   a value that does not fit its field, or a decision without a name
     │   ├─ UnknownValueError          71   there is no such document, value or decision
     │   └─ OvertakenDecisionError     72   the value was read anew, or decided, since the person saw it
     └─ SettingsError                   2   an option that makes no sense

Each error names its cause in one sentence and the next step for the person. Codes of a run that are no single
error stand in :class:`ExitCode`.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What a run ended with, besides the code of a single error."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    SOME_FAILED = 3
    """Several inputs: at least one could not be converted."""
    PAGES_FAILED = 4
    """Everything was written, but at least one page could not be read and is marked so."""
    TOO_MANY_FAILURES = 5
    """A batch stopped early: more documents failed than it was told to bear."""
    INTERRUPTED = 130


class VanbanError(Exception):
    """Base of the tree: a cause, the next step, and the exit code of a run that ends with it."""

    exit_code: int = ExitCode.INTERNAL
    default_next_step: str = "Report this with the command that was run."

    def __init__(
        self, cause: str, *, next_step: str | None = None, file: str | None = None, page: int | None = None
    ) -> None:
        super().__init__(cause)
        self.cause = cause
        self.next_step = next_step or self.default_next_step
        self.file = file
        self.page = page

    def __str__(self) -> str:
        where = self.file or ""
        if self.page is not None:
            where = f"{where}, page {self.page}" if where else f"page {self.page}"
        return f"{where}: {self.cause}" if where else self.cause


class InputError(VanbanError):
    """The input cannot be used as it is."""


class UnreadableFileError(InputError):
    """The file is missing, is a folder or a device, or may not be read."""

    exit_code = 10
    default_next_step = "Check the name and the permissions of the file."


class EmptyFileError(InputError):
    """The file has no bytes."""

    exit_code = 11
    default_next_step = "Copy or scan the file again: this one is empty."


class UnsupportedFormatError(InputError):
    """The content is none of the formats that can be opened, whatever the name says."""

    exit_code = 12
    default_next_step = "Give a PDF, PNG, JPEG, TIFF, WebP, BMP or UTF-8 text file."


class DamagedFileError(InputError):
    """The format is known but the content is broken off or corrupt."""

    exit_code = 13
    default_next_step = "Copy or scan the file again; `qpdf --check FILE` tells more about a PDF."


class NoPagesError(InputError):
    """The file opens but holds no page."""

    exit_code = 14
    default_next_step = "Scan the document again: this file holds no page."


class EncryptedFileError(InputError):
    """The file needs a password that was not given, or the given one is wrong."""

    exit_code = 15
    default_next_step = "Give the password with --password, or remove it: qpdf --decrypt --password=… IN OUT."


class LegacyEncodingError(InputError):
    """A text whose encoding cannot be told."""

    exit_code = 16
    default_next_step = "Convert the file to UTF-8 first, for example: iconv -f TCVN5712-1 -t UTF-8 IN > OUT."


class LimitError(InputError):
    """The input is beyond a limit; the limits are settings."""


class FileTooLargeError(LimitError):
    """More bytes than the limit."""

    exit_code = 17
    default_next_step = "Split the file, or raise --max-file-mb."


class TooManyPagesError(LimitError):
    """More pages than the limit."""

    exit_code = 18
    default_next_step = "Split the file, or raise --max-pages."


class PageTooLargeError(LimitError):
    """A page that would exceed the pixel limit even at the lowest useful dpi."""

    exit_code = 19
    default_next_step = "Scan the page at a lower resolution, or raise --max-megapixels."


class OutputError(VanbanError):
    """The result cannot be written."""


class UnwritableOutputError(OutputError):
    """The output folder cannot be made or written to."""

    exit_code = 20
    default_next_step = "Choose another folder with -o, or free space and permissions there."


class OutputCollisionError(OutputError):
    """Two inputs would be written to the same file."""

    exit_code = 21
    default_next_step = "Rename one of the inputs, or convert them into different folders."


class NotArchivalError(OutputError):
    """A PDF holds what PDF/A forbids, and it could not be taken out without a change to what the page shows."""

    exit_code = 22
    default_next_step = "Print the file to a new PDF, or scan it again, and convert that."


class NoPdfError(OutputError):
    """A document is as it should be, and its searchable PDF could not be made."""

    exit_code = 23
    default_next_step = "The record of the document says why; run the batch with --pdf again when that is put right."


class InstallationError(VanbanError):
    """Something that vanban needs is not installed."""


class MissingProgramError(InstallationError):
    """An external program is missing."""

    exit_code = 30
    default_next_step = "Run `vanban doctor`; on Debian: apt install tesseract-ocr tesseract-ocr-vie poppler-utils."


class MissingLanguageError(InstallationError):
    """Tesseract has no model for a language that was asked for."""

    exit_code = 31
    default_next_step = "Run `vanban doctor`; on Debian: apt install tesseract-ocr-vie."


class WorkerStartError(InstallationError):
    """A process that is to work on documents cannot be started."""

    exit_code = 32
    default_next_step = "Run `vanban doctor`; what the process said stands in runs/workers.log of the archive."


class MissingPackageError(InstallationError):
    """A Python package that is installed with an extra only is missing."""

    exit_code = 33
    default_next_step = "Install it with the extra: pip install 'vanban[cluster]'."


class ProcessingError(VanbanError):
    """The input is sound but reading it failed."""


class EngineError(ProcessingError):
    """The engine or the renderer failed on a page."""

    exit_code = 40
    default_next_step = "Convert the page alone to see whether it fails again; scan it anew if it does."


class PageTimeoutError(ProcessingError):
    """A page took longer than its limit and was stopped."""

    exit_code = 41
    default_next_step = "Raise --page-seconds, or lower --dpi."


class DocumentTimeoutError(ProcessingError):
    """A document took longer than its limit; the pages not reached are marked so."""

    exit_code = 42
    default_next_step = "Raise --document-seconds, or split the file."


class NoPageReadError(ProcessingError):
    """Every page of the document failed."""

    exit_code = 43
    default_next_step = "Look at the reasons given for the pages; `vanban doctor` checks the installation."


class WorkerLostError(ProcessingError):
    """The process that worked on a page or a document crashed, hung, or went beyond its time or memory."""

    exit_code = 44
    default_next_step = "Convert the file alone to see whether it fails again; scan it anew if it does."


class WorkerKilledError(WorkerLostError):
    """The process that worked on it was killed from outside: what it worked on need not be at fault."""


class UnreachableStoreError(ProcessingError):
    """The store that a scan lies in does not answer, or breaks off: the scan need not be at fault."""

    exit_code = 45
    default_next_step = "Look whether the store can be reached with the given rights; then run the same command again."


class ArchiveError(VanbanError):
    """The archive cannot be used as it is."""


class NotAnArchiveError(ArchiveError):
    """The folder holds something else than an archive, or is missing."""

    exit_code = 50
    default_next_step = "Name an empty folder, one that does not exist yet, or an archive made by `vanban batch`."


class ArchiveFormatError(ArchiveError):
    """The archive was written by a later version, in a form that this one does not know."""

    exit_code = 51
    default_next_step = "Use the version of vanban that wrote it, or a later one."


class ArchiveBusyError(ArchiveError):
    """Another process is writing to the archive."""

    exit_code = 52
    default_next_step = "Wait until the other run has ended, or end it; both may not write at once."


class DamagedArchiveError(ArchiveError):
    """A file of the archive is missing, changed or unreadable."""

    exit_code = 53
    default_next_step = "Run `vanban verify ARCHIVE`; with --repair, what can be made again is made again."


class ClusterError(VanbanError):
    """A cluster does not take the work of a batch; the same command goes on where it stopped."""


class NoSchedulerError(ClusterError):
    """The scheduler of a cluster cannot be reached, or is gone for longer than a run waits."""

    exit_code = 80
    default_next_step = "Start it with `dask scheduler`, or correct the address; then run the same command again."


class NoClusterWorkerError(ClusterError):
    """No worker of a cluster can take work, for longer than a run waits."""

    exit_code = 81
    default_next_step = "Start workers with `dask worker ADDRESS`; then run the same command again."


class QueryError(VanbanError):
    """A question to the tables of an archive was not answered."""


class WrongQueryError(QueryError):
    """The question makes no sense to the database: a word, a name or a type is wrong."""

    exit_code = 60
    default_next_step = '`vanban query ARCHIVE "DESCRIBE documents"` lists columns; docs/query.md tells of all tables.'


class RefusedQueryError(QueryError):
    """The question would do more than read the archive's tables."""

    exit_code = 61
    default_next_step = "Ask with one SELECT over the archive's tables; nothing else can be reached from there."


class QueryLimitError(QueryError):
    """The question takes more time, memory or rows than it may."""

    exit_code = 62
    default_next_step = "Ask for less (WHERE, GROUP BY, LIMIT), or raise --seconds, --memory-mb or --rows."


class DecisionError(VanbanError):
    """A decision on a value was not taken in."""


class WrongDecisionError(DecisionError):
    """The value does not fit its field, or the decision lacks something."""

    exit_code = 70
    default_next_step = "Give the value as the page prints it: a day as 05/02/2025, a number with its zeros (012)."


class UnknownValueError(DecisionError):
    """There is no such document, value or decision."""

    exit_code = 71
    default_next_step = '`vanban query ARCHIVE "SELECT document, path FROM reviews"` lists what is open.'


class OvertakenDecisionError(DecisionError):
    """The value was read anew, or decided by somebody, since the person saw it."""

    exit_code = 72
    default_next_step = "Look at the value as it is now, and decide again."


class SettingsError(VanbanError):
    """An option or a settings file that makes no sense."""

    exit_code = ExitCode.USAGE
    default_next_step = "See `vanban convert --help` for what is allowed."
