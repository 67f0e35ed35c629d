"""Standard input and output as UTF-8 bytes, whatever the locale; a reader that has gone away is no error."""

from __future__ import annotations

import contextlib
import os
import sys

from ocr_pipeline.errors import UnwritableOutputError


def write_out(text: str) -> None:
    """Writes to standard output and flushes; says nothing when the reader is gone (``vanban … | head``).

    Raises:
        UnwritableOutputError: The output takes no more, as on a full disk.
    """
    # Bytes of a file name that are no UTF-8 become \\udcXX, which JSON reads as the same name.
    write_bytes(text.encode("utf-8", errors="backslashreplace"))


def write_bytes(content: bytes) -> None:
    """Writes to standard output as :func:`write_out` does.

    Raises:
        UnwritableOutputError: The output takes no more, as on a full disk.
    """
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _discard_further_output()
    except OSError as error:
        _discard_further_output()
        raise UnwritableOutputError(
            f"standard output cannot be written: {error.strerror}", next_step="Free space there, or write with -o."
        ) from error


def write_error(text: str) -> None:
    """Writes to standard error; when nobody reads it, there is nobody left to tell."""
    with contextlib.suppress(BrokenPipeError):
        sys.stderr.write(text)
        sys.stderr.flush()


def is_terminal() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty()


def printable(text: str) -> str:
    """One line without control characters: a name or a value may hold what would steer a terminal."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _discard_further_output() -> None:
    """Without this the interpreter would try to flush the rest at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
