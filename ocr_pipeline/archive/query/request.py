"""What is asked, and within which limits; how a question ends. Spoken between two processes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question may take.

    Attributes:
        rows: of the answer.
        seconds: by the clock, from the start of its process.
        memory_mb: of the database, and of the answer; MiB.
    """

    rows: int = 1_000_000
    seconds: float = 60.0
    memory_mb: int = 1024


@dataclass(frozen=True, slots=True)
class Request:
    """A question: ``tables`` are the Parquet files of each table by its name."""

    sql: str
    tables: dict[str, list[str]]
    limits: Limits = field(default_factory=Limits)

    @classmethod
    def of(cls, sql: str, tables: dict[str, list[Path]], limits: Limits) -> Self:
        """A question over these files."""
        return cls(sql, {name: [str(path.absolute()) for path in paths] for name, paths in tables.items()}, limits)

    def as_bytes(self) -> bytes:
        """As it is sent."""
        return json.dumps(asdict(self)).encode()

    @staticmethod
    def from_bytes(sent: bytes) -> Request:
        """As it arrives."""
        told = json.loads(sent)
        return Request(told["sql"], told["tables"], Limits(**told["limits"]))


class End(IntEnum):
    """The exit status of the process that answers; what went wrong stands on its standard error."""

    ANSWERED = 0
    WRONG = 3
    REFUSED = 4
    TOO_MANY_ROWS = 5
    TOO_MUCH_MEMORY = 6
