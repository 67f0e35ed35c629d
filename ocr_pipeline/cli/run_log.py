"""What happens in a run as JSON lines, for programs that watch over it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ocr_pipeline.errors import UnwritableOutputError

if TYPE_CHECKING:
    from ocr_pipeline.batch.events import Event


@dataclass(frozen=True, slots=True)
class JsonLog:
    """A file that events are appended to, each at once; without a file they go nowhere."""

    stream: FileIO | None

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
            stream = path.open("ab", buffering=0)
        except OSError as error:
            raise UnwritableOutputError(f"it cannot be written: {error.strerror}", file=str(path)) from error
        with stream:
            yield cls(stream)

    def add(self, event: Event) -> None:
        """Write one event.

        Raises:
            UnwritableOutputError: the file takes no more, as on a full disk.
        """
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
            "documents": event.documents,
            "error": failure and {"kind": failure.kind, "cause": failure.cause, "next_step": failure.next_step},
            "sources": event.sources,
            "idle": event.idle and round(event.idle, 4),
            "text": event.text,
        }
        line = {name: value for name, value in told.items() if value is not None}
        try:
            # Not buffered: what could not be written would be tried again when the file is closed.
            self.stream.write((json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise UnwritableOutputError(
                f"it cannot be written: {error.strerror}", file=str(self.stream.name)
            ) from error
