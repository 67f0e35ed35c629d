"""A workbook as a file, whole or not at all."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ocr_pipeline.archive.writing import written_atomically

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


@contextlib.contextmanager
def written_workbook(path: Path, created: dt.datetime | None = None) -> Iterator[Workbook]:
    """A workbook that is at ``path`` when the context ends well; rows are written in order, in little memory.

    No text becomes a formula, a number or a link by what it looks like. ``created`` is when it says that it was made:
    with one that is given, the same rows give the same bytes.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    import xlsxwriter

    with tempfile.TemporaryDirectory(prefix="vanban-") as folder, written_atomically(path) as stream:
        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_numbers": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        with xlsxwriter.Workbook(stream, options) as workbook:
            if created is not None:
                workbook.set_properties({"created": created})
            yield workbook
