"""``vanban plot``: quantities over time, as a picture and as a table."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from ocr_pipeline.cli.streams import write_bytes, write_out
from ocr_pipeline.cli.tables_progress import progress_of_tables
from ocr_pipeline.counted import counted
from ocr_pipeline.errors import SettingsError
from ocr_pipeline.export.series_plot.by import By
from ocr_pipeline.export.tabular import Format

if TYPE_CHECKING:
    import pyarrow as pa

PICTURES: Final = ("svg", "png")
TABLES: Final = {each.value: each for each in (Format.CSV, Format.JSONL, Format.PARQUET)}
SHOWN: Final = (
    "measure",
    "amount",
    "unit",
    "issuer",
    "period",
    "documents",
    "conflict",
    "needs_review",
    "document",
    "page",
)
"""Columns that are printed where no file is named; a table in a file has all."""

ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive.", metavar="ARCHIVE")]
Measure = Annotated[
    str, typer.Option("--measure", help="What is counted, with marks or without: 'hồ sơ tiếp nhận'.", metavar="TEXT")
]
Lines = Annotated[By, typer.Option("--by", help="What lines of a panel differ in.")]
Issuer = Annotated[
    str | None, typer.Option("--issuer", help="Words of who tells it.", metavar="TEXT", show_default=False)
]
Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "-o", "--output", help="A picture (.svg, .png) or a table (.csv, .jsonl, .parquet); may be given again.",
        metavar="FILE", show_default=False,
    ),
]  # fmt: skip


def plot(
    archive: ArchiveFolder,
    measure: Measure,
    by: Lines = By.ISSUER,
    issuer: Issuer = None,
    output: Outputs = None,
) -> None:
    """Draw what documents count, over time: a line for each issuer, doubtful values hollow, each value once."""
    from ocr_pipeline.archive.places import open_archive
    from ocr_pipeline.archive.series.asking import series_of
    from ocr_pipeline.archive.writing import write_atomically

    for path in output or ():
        if _form(path) not in (*PICTURES, *TABLES):
            raise SettingsError(
                f"{path.name} is no form that is written", next_step="Name a .svg, .png, .csv, .jsonl or .parquet."
            )
    found = series_of(open_archive(archive), measure, issuer, progress_of_tables())
    if not found.num_rows:
        next_step = 'List them: `vanban query ARCHIVE "SELECT measure, count(*) FROM series GROUP BY ALL"`.'
        raise SettingsError(f"no document counts {measure!r} at a known time", next_step=next_step)
    if not output:
        write_bytes(_table(found.select(SHOWN), Format.TABLE))
        return
    for path in output:
        write_atomically(path, _content(found, by, _form(path)))
    write_out(_counts(found))


def _form(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


def _content(found: pa.Table, by: By, form: str) -> bytes:
    from ocr_pipeline.export.series_plot.drawing import drawn
    from ocr_pipeline.export.series_plot.panels import panels_of

    if form in TABLES:
        return _table(found, TABLES[form])
    panels, left_out = panels_of(found.to_pylist(), by)
    return drawn(panels, left_out, "svg" if form == "svg" else "png")


def _table(found: pa.Table, form: Format) -> bytes:
    from ocr_pipeline.export.tabular import write_table

    content = io.BytesIO()
    write_table(found, form, content, mark=True)
    return content.getvalue()


def _counts(found: pa.Table) -> str:
    """How much there is, and how much of it is doubtful."""
    points = [row for row in found.select(("counted", "conflict", "needs_review")).to_pylist() if row["counted"]]
    doubtful = sum(row["needs_review"] for row in points)
    conflicts = sum(row["conflict"] for row in points)
    values, mentions = counted(len(points), "value"), counted(found.num_rows, "mention")
    return f"{values} of {mentions}, {doubtful} to review, {conflicts} contradicted\n"
