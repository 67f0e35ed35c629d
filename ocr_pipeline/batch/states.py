"""The names of what becomes of documents and pages, and of what went wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from ocr_pipeline.errors import ExitCode, InputError, VanbanError


class State(StrEnum):
    """What has become of a document."""

    QUEUED = "queued"
    """Known and measured; its turn comes."""
    RUNNING = "running"
    """Pages of it are with workers, or wait for one; after an interruption it is queued again."""
    DONE = "done"
    """In the archive, every page read."""
    PARTIAL = "partial"
    """In the archive, but a page of it could not be read and is marked so."""
    FAILED = "failed"
    """Not in the archive; the next run tries it again."""
    QUARANTINED = "quarantined"
    """Not in the archive, and not tried again until it, or a limit, is changed, or a run is told to."""

    @property
    def settled(self) -> bool:
        """Whether nothing more is done about it by itself."""
        return self in {State.DONE, State.PARTIAL, State.QUARANTINED}


class PageState(StrEnum):
    """What has become of a page of a document that is not finished."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong: the error's class, its cause and next step in words, and its exit code."""

    kind: str
    cause: str
    next_step: str
    exit_code: int

    @classmethod
    def of(cls, error: BaseException) -> Self:
        """The failure that an error is; one that is none of ours is a defect."""
        if isinstance(error, VanbanError):
            return cls(type(error).__name__, error.cause, error.next_step, int(error.exit_code))
        cause = f"a defect in vanban: {type(error).__name__}: {error}"
        return cls(type(error).__name__, cause, VanbanError.default_next_step, int(ExitCode.INTERNAL))


def is_of_the_input(error: BaseException) -> bool:
    """Whether an error would come again however often it is tried: the file itself is at fault."""
    return isinstance(error, InputError)
