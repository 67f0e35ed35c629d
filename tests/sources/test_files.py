"""Standard input, kept in a bounded file."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest

from ocr_pipeline.errors import FileTooLargeError, UnreadableFileError, UnwritableOutputError
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import inspect, spool


def test_standard_input_is_kept_whole_and_private(scratch: Path, settings: Settings) -> None:
    content = b"So: 01\n" * 400_000
    path = spool(io.BytesIO(content), scratch, settings)
    assert path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert inspect(path, settings).name == "stdin"


def test_more_than_the_limit_is_refused_and_nothing_is_left(scratch: Path, settings: Settings) -> None:
    with pytest.raises(FileTooLargeError):
        spool(io.BytesIO(bytes(3 << 20)), scratch, settings.model_copy(update={"max_file_mb": 2.0}))
    assert list(scratch.iterdir()) == []


def test_a_stream_that_fails_is_an_unreadable_input(scratch: Path, settings: Settings) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("the other end is gone")

    with pytest.raises(UnreadableFileError, match="the other end is gone"):
        spool(Broken(), scratch, settings)
    assert list(scratch.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(scratch: Path, settings: Settings) -> None:
    with pytest.raises(UnwritableOutputError, match="no such file"):
        spool(io.BytesIO(b"text"), scratch / "missing", settings)


def test_a_file_of_the_same_name_is_never_overwritten(scratch: Path, settings: Settings) -> None:
    spool(io.BytesIO(b"first"), scratch, settings)
    with pytest.raises(UnwritableOutputError, match="exists already"):
        spool(io.BytesIO(b"second"), scratch, settings)
    assert (scratch / "stdin").read_bytes() == b"first"
