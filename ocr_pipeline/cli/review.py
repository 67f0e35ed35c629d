"""``vanban review``: doubtful values out as a sheet, and back as decisions of a person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocr_pipeline.cli.search import Code, From, Issuer, Text, To, Type
from ocr_pipeline.cli.streams import printable, write_out
from ocr_pipeline.counted import counted
from ocr_pipeline.errors import ExitCode

if TYPE_CHECKING:
    from ocr_pipeline.archive.archived import ArchivedDocument
    from ocr_pipeline.imaging.ink import Pixels
    from schemas import Page

review = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Decide doubtful values in a sheet.")


ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive.", metavar="ARCHIVE")]
Sheet = Annotated[Path, typer.Argument(help="The workbook, as `vanban review export` wrote it.", metavar="FILE")]
Output = Annotated[Path, typer.Option("-o", "--output", help="The workbook that is written.", metavar="FILE")]
Fields = Annotated[
    list[str] | None,
    typer.Option("--field", metavar="PATH", help="Only these values: number, recipients, signature. Can be repeated."),
]
Limit = Annotated[int, typer.Option("--limit", min=1, max=20_000, help="Values at most.")]
NoPictures = Annotated[
    bool, typer.Option("--no-pictures", help="No pictures but those that the archive keeps: drawing them takes time.")
]
By = Annotated[str, typer.Option("--by", help="Name of the person who decided.", metavar="NAME")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would become of each row; take nothing in.")]


@review.command("export")
def export_sheet(
    archive: ArchiveFolder,
    output: Output,
    text: Text = "",
    type_: Type = None,
    code: Code = None,
    issuer: Issuer = None,
    since: From = None,
    until: To = None,
    field: Fields = None,
    limit: Limit = 2000,
    no_pictures: NoPictures = False,
) -> None:
    """Write the values that a person must look at, and that nobody decided, as a workbook, a row each."""
    from ocr_pipeline.archive.archive import Archive
    from ocr_pipeline.archive.search.filters import Filters
    from ocr_pipeline.export.review.writing import Selection, write_review

    filters = Filters(type=type_, code=code, issuer=issuer, since=since, until=until, state="open")
    selection = Selection(text, filters, tuple(field or ()), limit)
    written = write_review(Archive(archive), selection, output, None if no_pictures else _drawing())
    more = "; there are more, which --limit leaves out" if written.more else ""
    values, documents = counted(written.values, "value"), counted(written.documents, "document")
    write_out(f"{values} of {documents}, {written.pictures} with a picture{more}\n")


@review.command("import")
def import_sheet(archive: ArchiveFolder, sheet: Sheet, by: By, dry_run: DryRun = False) -> None:
    """Take in what a person decided in such a workbook; what does not fit is refused row by row, and stays open.

    Exit status 3 when a row was refused.
    """
    from ocr_pipeline.archive.archive import Archive
    from ocr_pipeline.export.review.taking_in import Fate, take_in

    taken = take_in(Archive(archive), sheet, by, dry=dry_run)
    for row in taken.rows:
        if row.fate is Fate.REFUSED or (dry_run and row.fate is Fate.TAKEN):
            write_out(f"row {row.number}: {printable(row.about)}: {row.fate.value}: {printable(row.why)}\n")
    counts = {fate: taken.count(fate) for fate in Fate}
    would = "would be " if dry_run else ""
    write_out(
        f"{counted(counts[Fate.TAKEN], 'decision')} {would}taken in, {counts[Fate.KNOWN]} known before,"
        f" {counted(counts[Fate.EMPTY], 'row')} without one, {counts[Fate.REFUSED]} refused\n"
    )
    if counts[Fate.REFUSED]:
        raise typer.Exit(ExitCode.SOME_FAILED)


def _drawing() -> Callable[[ArchivedDocument, Page], Pixels]:
    """Draws a page of a document's scan, upright."""
    from ocr_pipeline.pipeline import Pipeline

    pipeline = Pipeline()

    def draw(found: ArchivedDocument, page: Page) -> Pixels:
        return pipeline.page_images(found.require_scan(), page).upright

    return draw
