"""What stands over the columns of a sheet, and on its tab: the words of archivists, from a table."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ocr_pipeline.archive.tables.columns import Table

_ANY = "*"


def heading(table: Table, column: str) -> str:
    """The heading of a column.

    Raises:
        KeyError: it has none.
    """
    known = _known()
    return known.get((table.name, column)) or known[_ANY, column]


def sheet_name(table: Table) -> str:
    """What the sheet of a table is called.

    Raises:
        KeyError: it has no name.
    """
    return _known()[table.name, ""]


@cache
def _known() -> dict[tuple[str, str], str]:
    text = files("ocr_pipeline.export.excel").joinpath("headings.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {(table, column): words for table, column, words in rows}
