"""An office's names on disk: ``learned/names.json``, whole or not at all, the same bytes for the same decisions."""

from __future__ import annotations

import shutil
from pathlib import Path

from ocr_pipeline.archive.learning.learning import Learned
from ocr_pipeline.archive.learning.lessons import Lessons
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.writing import ensure_writable, write_atomically
from ocr_pipeline.errors import UnwritableOutputError
from ocr_pipeline.parsing.office.names import OfficeNames


def table_of(learned: Learned, lessons: Lessons, least: int) -> OfficeNames:
    """What is kept: made of the decisions alone, so that it has no date but that of the last of them."""
    last = lessons.last
    return OfficeNames(
        least=least,
        last_decision=last.id if last is not None else 0,
        decided_at=last.at if last is not None else "",
        names=learned.names,
    )


def keep(places: Places, names: OfficeNames) -> bool:
    """Write the table; ``False`` where the same lies there already. Whoever reads it meanwhile has the old one, whole.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    path = places.learned_names
    content = (names.model_dump_json(indent=2) + "\n").encode()
    if path.exists() and path.read_bytes() == content:
        return False
    ensure_writable(path.parent)
    write_atomically(path, content)
    return True


def forget(places: Places) -> bool:
    """Take away what was learned; ``False`` where nothing was.

    Raises:
        UnwritableOutputError: it cannot be taken away.
    """
    folder: Path = places.learned
    if not folder.exists():
        return False
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise UnwritableOutputError(f"it cannot be taken away: {error.strerror}", file=str(folder)) from error
    return True
