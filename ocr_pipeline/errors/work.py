"""The work on what is sound: what is not installed, what failed on a page, who is not there to do it."""

from __future__ import annotations

from ocr_pipeline.errors.root import VanbanError


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
    """The store that a scan lies in does not answer, breaks off, or gives no right: the scan need not be at fault."""

    exit_code = 45
    default_next_step = "Look whether the store can be reached with the given rights; then run the same command again."


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
