"""``vanban learn``: people's decisions as an office's own names; what would change is told before it changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ocr_pipeline.cli.streams import write_out

if TYPE_CHECKING:
    from ocr_pipeline.pipeline import Pipeline

ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive.", metavar="ARCHIVE")]
Apply = Annotated[bool, typer.Option("--apply", help="Keep what is learned in the archive.")]
Forget = Annotated[bool, typer.Option("--forget", help="Take away what was kept before; nothing else is done.")]
Least = Annotated[
    int, typer.Option("--least", min=1, metavar="NUMBER", help="A name is learned that so many documents confirm.")
]
Others = Annotated[
    int,
    typer.Option("--others", min=0, metavar="NUMBER", help="Documents without decisions looked at, at most."),
]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]


def learn(
    archive: ArchiveFolder,
    apply: Apply = False,
    forget: Forget = False,
    least: Least = 2,
    others: Others = 1000,
    as_json: AsJson = False,
) -> None:
    """Learn the office's own names from what people decided; without --apply only tell what would change.

    What is kept is used by `vanban batch` and `vanban convert` with --learned ARCHIVE, and by nothing else.
    """
    if forget and apply:
        raise typer.BadParameter("--forget takes away what --apply keeps: give one of them")
    from ocr_pipeline.archive.learning.forecast import forecast
    from ocr_pipeline.archive.learning.learning import learn as names_of
    from ocr_pipeline.archive.learning.lessons import lessons_of
    from ocr_pipeline.archive.learning.shelf import forget as take_away
    from ocr_pipeline.archive.learning.shelf import keep, table_of
    from ocr_pipeline.archive.lock import only_writer
    from ocr_pipeline.archive.places import open_archive
    from ocr_pipeline.cli.learned_report import report_json, report_text

    places = open_archive(archive)
    if forget:
        with only_writer(places.lock):
            write_out("Forgotten.\n" if take_away(places) else "Nothing was learned.\n")
        return
    lessons = lessons_of(places)
    learned = names_of(lessons.taught, least)
    told = forecast(places, lessons, learned, least, _without_names, others)
    write_out(report_json(lessons, learned, told) if as_json else report_text(lessons, learned, told))
    if apply:
        with only_writer(places.lock):
            is_new = keep(places, table_of(learned, lessons, least))
        said = f"Kept in {places.learned_names}" if is_new else "The same was kept before"
        write_out("" if as_json else f"\n{said}: use it with --learned {archive}\n")
    elif not as_json:
        write_out("\nNothing was changed; --apply keeps these names.\n")


def _without_names() -> Pipeline:
    """A pipeline that uses no learned names, whatever the environment says."""
    from ocr_pipeline.pipeline import Pipeline
    from ocr_pipeline.settings import Settings

    return Pipeline(Settings().model_copy(update={"learned": None}))
