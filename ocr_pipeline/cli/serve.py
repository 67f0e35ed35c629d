"""``vanban serve``: the desk of an archive in a browser; see docs/desk.md and docs/security.md."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocr_pipeline.cli.options import require_learned, require_user_dictionary, settings_from, with_settings
from ocr_pipeline.cli.streams import write_error

ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive.", metavar="ARCHIVE")]
Host = Annotated[
    str,
    typer.Option("--host", metavar="ADDRESS", help="Address to listen at; any but this machine's own needs a token."),
]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, metavar="NUMBER", help="Port; 0 takes a free one.")]
Token = Annotated[
    str | None,
    typer.Option(
        "--token",
        envvar="VANBAN_TOKEN",
        metavar="TEXT",
        help="What everybody must show; better in VANBAN_TOKEN, for other users can see command lines.",
        show_default=False,
        show_envvar=False,
    ),
]
Reviewer = Annotated[
    str, typer.Option("--reviewer", metavar="NAME", help="Signs decisions until a reviewer gives another name.")
]
UploadMb = Annotated[
    float, typer.Option("--upload-mb", min=0, metavar="NUMBER", help="Most megabytes of an upload; 0 takes none.")
]


@with_settings()
def serve(
    archive: ArchiveFolder,
    host: Host = "127.0.0.1",
    port: Port = 8017,
    token: Token = None,
    reviewer: Reviewer = "",
    upload_mb: UploadMb = 200.0,
    **given: str | None,
) -> None:
    """Open the desk: browse, search and review an archive in a browser, and hand in scans.

    Only this machine can reach it, unless --host says otherwise. Ctrl-C ends it; what was decided is on the disk.
    """
    settings = settings_from(given, "serve")
    require_user_dictionary(settings)
    require_learned(settings)
    from ocr_pipeline.archive.archive import Archive
    from ocr_pipeline.web.options import DeskOptions
    from ocr_pipeline.web.serving import serve_desk

    options = DeskOptions(host, port, token, reviewer, upload_mb)
    serve_desk(
        Archive(archive), options, settings, lambda address: write_error(f"vanban: the desk is open at {address}\n")
    )
