"""What a worker may use for one task, and how a task says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of one task; beyond one of them its process is killed, with everything that it started.

    Attributes:
        wall: seconds from when the task was handed over.
        stall: seconds in which neither the process nor what it started uses the processor.
        cpu: seconds of the processor, of any one of them.
        memory: bytes of address space, of any one of them; a process keeps that of its first task.
    """

    wall: float
    stall: float
    cpu: float
    memory: int


@runtime_checkable
class Budgeted(Protocol):
    """A task that knows its budget; any executor carries it out, one that can keeps it within."""

    @property
    def budget(self) -> Budget:
        """What it may use."""
