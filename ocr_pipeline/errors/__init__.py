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

from ocr_pipeline.errors.files import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    FileTooLargeError,
    InputError,
    LegacyEncodingError,
    LimitError,
    NoPagesError,
    NoPdfError,
    NotArchivalError,
    OutputCollisionError,
    OutputError,
    PageTooLargeError,
    TooManyPagesError,
    UnreadableFileError,
    UnsupportedFormatError,
    UnwritableOutputError,
)
from ocr_pipeline.errors.kept import (
    ArchiveBusyError,
    ArchiveError,
    ArchiveFormatError,
    DamagedArchiveError,
    DecisionError,
    NotAnArchiveError,
    OvertakenDecisionError,
    QueryError,
    QueryLimitError,
    RefusedQueryError,
    UnknownValueError,
    WrongDecisionError,
    WrongQueryError,
)
from ocr_pipeline.errors.root import (
    ExitCode,
    SettingsError,
    VanbanError,
)
from ocr_pipeline.errors.work import (
    ClusterError,
    DocumentTimeoutError,
    EngineError,
    InstallationError,
    MissingLanguageError,
    MissingPackageError,
    MissingProgramError,
    NoClusterWorkerError,
    NoPageReadError,
    NoSchedulerError,
    PageTimeoutError,
    ProcessingError,
    UnreachableStoreError,
    WorkerKilledError,
    WorkerLostError,
    WorkerStartError,
)

__all__ = [
    "ArchiveBusyError",
    "ArchiveError",
    "ArchiveFormatError",
    "ClusterError",
    "DamagedArchiveError",
    "DamagedFileError",
    "DecisionError",
    "DocumentTimeoutError",
    "EmptyFileError",
    "EncryptedFileError",
    "EngineError",
    "ExitCode",
    "FileTooLargeError",
    "InputError",
    "InstallationError",
    "LegacyEncodingError",
    "LimitError",
    "MissingLanguageError",
    "MissingPackageError",
    "MissingProgramError",
    "NoClusterWorkerError",
    "NoPageReadError",
    "NoPagesError",
    "NoPdfError",
    "NoSchedulerError",
    "NotAnArchiveError",
    "NotArchivalError",
    "OutputCollisionError",
    "OutputError",
    "OvertakenDecisionError",
    "PageTimeoutError",
    "PageTooLargeError",
    "ProcessingError",
    "QueryError",
    "QueryLimitError",
    "RefusedQueryError",
    "SettingsError",
    "TooManyPagesError",
    "UnknownValueError",
    "UnreachableStoreError",
    "UnreadableFileError",
    "UnsupportedFormatError",
    "UnwritableOutputError",
    "VanbanError",
    "WorkerKilledError",
    "WorkerLostError",
    "WorkerStartError",
    "WrongDecisionError",
    "WrongQueryError",
]
