"""How far the tables of an archive are, told to a person who waits for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocr_pipeline.cli.streams import is_terminal, write_error
from ocr_pipeline.counted import counted

if TYPE_CHECKING:
    from ocr_pipeline.archive.tables.refreshing import OnProgress


def progress_of_tables() -> OnProgress | None:
    """Writes a line on a terminal for each part that was made; the first time takes a while."""

    def told(done: int, of: int) -> None:
        write_error(f"\rmaking the tables: {done} of {counted(of, 'document')}{chr(10) if done >= of else ''}")

    return told if is_terminal() else None
