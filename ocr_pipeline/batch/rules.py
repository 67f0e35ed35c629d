"""How a run is to go, and what it holds at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OPEN_FOR_EACH_WORKER: Final = 4
"""Documents under way for each worker: so many take turns, and so much is held of an inbox of any size."""
LONG: Final = 30
"""Pages of a document that counts as long: such ones have half the places at most, that short ones get through."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a run is to go.

    Attributes:
        workers: how many tasks run at a time.
        max_failures: the run stops when more documents than these were set aside; ``None`` bears any number.
        retry: whether what earlier runs set aside is tried again.
    """

    workers: int
    max_failures: int | None = None
    retry: bool = False

    @property
    def places(self) -> int:
        """How many documents are under way at a time."""
        return self.workers * OPEN_FOR_EACH_WORKER
