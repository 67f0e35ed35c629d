"""``vanban query``: SQL over the tables of an archive."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from ocr_pipeline.archive.query.request import Limits
from ocr_pipeline.archive.writing import write_atomically
from ocr_pipeline.cli.streams import write_bytes
from ocr_pipeline.cli.tables_progress import progress_of_tables
from ocr_pipeline.errors import SettingsError
from ocr_pipeline.export.tabular import Format, write_table
from ocr_pipeline.settings import MOST_MB, MOST_SECONDS

DEFAULTS = Limits()

ArchiveFolder = Annotated[
    Path, typer.Argument(help="Folder of the archive, or one that holds several.", metavar="ARCHIVE")
]
Sql = Annotated[str, typer.Argument(help="One SELECT, in DuckDB's dialect; - reads it from standard input.")]
Form = Annotated[
    Format | None, typer.Option("--format", help="By default by the name of the file, or a table.", show_default=False)
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", help="File that is written; by default standard output.")
]
Rows = Annotated[int, typer.Option("--rows", min=1, help="Rows of the answer at most.")]
Seconds = Annotated[float, typer.Option("--seconds", min=0.1, max=MOST_SECONDS, help="Seconds that it may take.")]
MemoryMb = Annotated[int, typer.Option("--memory-mb", min=64, max=MOST_MB, help="MiB of memory that it may take.")]


def query(
    archive: ArchiveFolder,
    sql: Sql,
    form: Form = None,
    output: Output = None,
    rows: Rows = DEFAULTS.rows,
    seconds: Seconds = DEFAULTS.seconds,
    memory_mb: MemoryMb = DEFAULTS.memory_mb,
) -> None:
    """Ask the tables of an archive in SQL; they are only read.

    `DESCRIBE documents` lists the columns of a table, `SHOW TABLES` the tables.
    """
    from ocr_pipeline.archive.several import Archives

    chosen = form or _by_name(output)
    archives = Archives.of(archive)
    asked = sys.stdin.read() if sql == "-" else sql
    answer = archives.query(asked, Limits(rows, seconds, memory_mb), progress_of_tables())
    content = io.BytesIO()
    write_table(answer, chosen, content, mark=output is not None)
    if output is None:
        write_bytes(content.getvalue())
    else:
        write_atomically(output, content.getvalue())


def _by_name(output: Path | None) -> Format:
    """The form that the name of a file ends with; a table for a text or a name without an ending.

    Raises:
        SettingsError: it ends like a file of another kind, a workbook for one.
    """
    known = {"": Format.TABLE, "txt": Format.TABLE} | {each.value: each for each in Format}
    ending = output.suffix.removeprefix(".").lower() if output else ""
    if output is not None and ending not in known:
        next_step = "Name a .csv, .jsonl, .parquet or .txt, or say which form with --format."
        raise SettingsError(f"{output.name} is no form that is written", next_step=next_step)
    return known[ending]
