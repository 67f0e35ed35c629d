"""Every exit status with its meaning, taken from the tree of errors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ocr_pipeline.errors import ExitCode, VanbanError

_OF_A_RUN = {
    ExitCode.OK: "Everything was converted.",
    ExitCode.INTERNAL: "A defect in vanban itself.",
    ExitCode.USAGE: "A command line that makes no sense.",
    ExitCode.SOME_FAILED: "Several inputs: at least one could not be converted.",
    ExitCode.PAGES_FAILED: "Everything was written, but at least one page could not be read and is marked so.",
    ExitCode.TOO_MANY_FAILURES: "A batch stopped early: more documents failed than --max-failures.",
    ExitCode.INTERRUPTED: "Interrupted with Ctrl-C.",
}


@dataclass(frozen=True, slots=True)
class ExitStatus:
    """A number, the error class behind it (``None`` for the outcome of a run), and what it means in one sentence."""

    code: int
    name: str | None
    meaning: str


def exit_statuses() -> tuple[ExitStatus, ...]:
    """All of them, by number."""
    of_a_run = [ExitStatus(int(code), None, meaning) for code, meaning in _OF_A_RUN.items()]
    of_errors = [
        ExitStatus(int(kind.exit_code), kind.__name__, (kind.__doc__ or "").splitlines()[0])
        for kind in _subclasses(VanbanError)
        if "exit_code" in vars(kind)
    ]
    return tuple(sorted([*of_a_run, *of_errors], key=lambda status: (status.code, status.name or "")))


def exit_status_help() -> str:
    """The list as it stands at the end of ``--help``."""
    return "Exit status:\n" + "\n".join(f"  {status.code:>3}  {status.meaning}" for status in exit_statuses())


def _subclasses(kind: type[VanbanError]) -> Iterator[type[VanbanError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _subclasses(child)
