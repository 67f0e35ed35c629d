"""What happens in a run as JSON lines, for programs that watch over it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from ocr_pipeline.errors import UnwritableOutputError

if TYPE_CHECKING:
    from ocr_pipeline.batch.events import Event


@dataclass(frozen=True, slots=True)
class JsonLog:
    """A file that events are appended to, each at once; without a file they go nowhere."""

    stream: IO[str] | None

    @classmethod
    @contextlib.contextmanager
    def to(cls, path: Path | None) -> Iterator[Self]:
        """Open the log.

        Raises:
            UnwritableOutputError: the file cannot be opened.
        """
        if path is None:
            yield cls(None)
            return
        try:
            stream = path.open("a", encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise UnwritableOutputError(f"it cannot be written: {error.strerror}", file=str(path)) from error
        with stream:
            yield cls(stream)

    def add(self, event: Event) -> None:
        """Write one event."""
        if self.stream is None:
            return
        failure = event.failure
        told = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "event": event.what.value,
            "source": str(event.path) if event.path is not None else None,
            "document": event.document,
            "page": event.page,
            "pages": event.pages,
            "seconds": event.seconds and round(event.seconds, 3),
            "to_review": event.doubtful,
            "error": failure and {"kind": failure.kind, "cause": failure.cause, "next_step": failure.next_step},
            "text": event.text,
        }
        line = {name: value for name, value in told.items() if value is not None}
        self.stream.write(json.dumps(line, ensure_ascii=False) + "\n")
        self.stream.flush()
