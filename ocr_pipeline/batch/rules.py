"""How a run is to go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

LONG: Final = 30
"""Pages of a document that counts as long: such ones have half the places at most, that short ones get through."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a run is to go.

    Attributes:
        workers: how many processes of this machine work.
        max_failures: the run stops when more documents than these were set aside; ``None`` bears any number.
        retry: whether what earlier runs set aside is tried again.
    """

    workers: int
    max_failures: int | None = None
    retry: bool = False
