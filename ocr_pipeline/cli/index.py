"""``vanban index``: the catalogue made anew, or a folder of converted JSON taken into an archive."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from ocr_pipeline.cli.messages import error_message
from ocr_pipeline.cli.streams import write_error, write_out
from ocr_pipeline.counted import counted
from ocr_pipeline.errors import ExitCode, UnreadableFileError

Folder = Annotated[Path, typer.Argument(help="Folder of JSON by convert; or the archive itself.", metavar="FOLDER")]
ArchiveFolder = Annotated[
    Path | None, typer.Argument(help="Folder of the archive that takes them; made if missing.", metavar="[ARCHIVE]")
]


def index(folder: Folder, archive: ArchiveFolder = None) -> None:
    """Take the JSON of `vanban convert` into an archive; with one folder, make that archive's catalogue anew."""
    from ocr_pipeline.archive.archive import Archive
    from ocr_pipeline.archive.indexing import take_in
    from ocr_pipeline.archive.lock import only_writer
    from ocr_pipeline.archive.places import make_archive

    if archive is None:
        write_out(f"{counted(Archive(folder).rebuild_catalogue(), 'document')}\n")
        return
    if not folder.is_dir():
        raise UnreadableFileError("there is no such folder", file=str(folder))
    places = make_archive(archive, f"vanban {version('vanban')}")
    with only_writer(places.lock):
        taken = list(take_in(folder, places))
    refused = [each.error for each in taken if each.error is not None]
    for error in refused:
        write_error(error_message(error))
    write_out(f"{counted(len(taken) - len(refused), 'document')}\n")
    if refused:
        raise typer.Exit(ExitCode.SOME_FAILED)
