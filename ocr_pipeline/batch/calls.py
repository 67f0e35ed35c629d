"""What goes through the pipe between a pool and its workers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Call:
    """What is to be done, and how many seconds of the processor it may take."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    keywords: dict[str, Any]
    cpu: float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a call: a value, or an error; a worker that ``retires`` ends after it and takes no other call."""

    value: Any = None
    error: BaseException | None = None
    retires: bool = False
