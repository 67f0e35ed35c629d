"""A clock that a test sets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Clock:
    """Stands still until ``now``, in seconds, is set."""

    now: float = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now
