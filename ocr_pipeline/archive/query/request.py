"""What is asked, and within which limits; how a question ends. Spoken between two processes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from enum import IntEnum
from pathlib import Path
from typing import Self

from ocr_pipeline.archive.tables.file_rows import FileRows


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
    """A question: ``tables`` are the Parquet files of each table by its name, and which of their rows hold.

    ``several``: they are of several archives, and each row says of which.
    """

    sql: str
    tables: dict[str, list[FileRows]]
    limits: Limits = field(default_factory=Limits)
    several: bool = False

    @classmethod
    def of(cls, sql: str, tables: dict[str, list[FileRows]], limits: Limits, *, several: bool = False) -> Self:
        """A question over these files."""
        whole = {name: [replace(each, path=each.path.absolute()) for each in rows] for name, rows in tables.items()}
        return cls(sql, whole, limits, several)

    def as_bytes(self) -> bytes:
        """As it is sent."""
        return json.dumps(asdict(self), default=str).encode()

    @staticmethod
    def from_bytes(sent: bytes) -> Request:
        """As it arrives."""
        told = json.loads(sent)
        tables = {
            name: [FileRows(**{**each, "path": Path(each["path"]), "without": tuple(each["without"])}) for each in rows]
            for name, rows in told["tables"].items()
        }
        return Request(told["sql"], tables, Limits(**told["limits"]), told["several"])


class End(IntEnum):
    """The exit status of the process that answers; what went wrong stands on its standard error."""

    ANSWERED = 0
    WRONG = 3
    REFUSED = 4
    TOO_MANY_ROWS = 5
    TOO_MUCH_MEMORY = 6
