"""What every error is made of, the codes of a run that ends with none, and settings that make no sense."""

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


class SettingsError(VanbanError):
    """An option or a settings file that makes no sense."""

    exit_code = ExitCode.USAGE
    default_next_step = "docs/reference/settings.md lists the settings, and what each may be."
