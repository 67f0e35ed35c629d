"""The files of uploads: names that lead nowhere, each in a folder of its own, there as a whole or not at all."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, Final

import regex

from ocr_pipeline.archive.lock import only_writer
from ocr_pipeline.archive.writing import make_folder, remove_half_written, written_atomically
from ocr_pipeline.errors import ArchiveBusyError, UnwritableOutputError

_CHUNK: Final = 1 << 20
_PLAIN: Final = regex.compile(r"[^\p{L}\p{M}\p{N} ._()+,-]+")
"""Everything that is not kept of the name of a file."""


@contextmanager
def only_desk(uploads: Path) -> Iterator[None]:
    """Takes the uploads of an archive for this desk alone.

    Another one would take what is coming in here for what a killed server left, and read what waits here as well.

    Raises:
        ArchiveBusyError: another desk has them.
    """
    with ExitStack() as held:
        try:
            make_folder(uploads)
            held.enter_context(only_writer(uploads / "lock"))
        except ArchiveBusyError as busy:
            next_step = "End that one; or open this one without uploads, beside it: vanban serve --upload-mb 0."
            raise ArchiveBusyError(
                "another desk takes the uploads of this archive", next_step=next_step, file=busy.file
            ) from busy
        except UnwritableOutputError:
            pass  # nothing comes in where the disk takes nothing: each upload is refused, and the archive is shown
        yield


def write_scan(folder: Path, name: str, content: BinaryIO) -> Path:
    """Writes a scan into a folder that is made for it.

    Args:
        folder: of this scan alone.
        name: of the file, as the browser tells it.
        content: of it.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    path = folder / plain_name(name)
    make_folder(folder)
    with written_atomically(path) as file:
        shutil.copyfileobj(content, file, _CHUNK)
    return path


def left_scans(uploads: Path) -> Iterator[Path]:
    """The scans that lie there whole; of what was coming in when a server was killed, the rest is removed.

    Nobody was told that such a scan was taken, and a part of one would be read as if it were all.
    """
    remove_half_written(uploads)
    if uploads.is_dir():
        for folder in sorted(each for each in uploads.iterdir() if each.is_dir()):
            yield from sorted(folder.iterdir())


def plain_name(name: str) -> str:
    """The name of a file without anything that could lead elsewhere: letters, digits and a few signs, on one level."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    shown = "".join(char if char.isprintable() else "_" for char in last)
    plain = " ".join(_PLAIN.sub("_", shown).split()).strip(" .~_")
    stem, dot, ending = plain.rpartition(".")
    kept = f"{stem[:80]}{dot}{ending[:10]}" if stem else plain[:80]
    return kept or "scan"
