"""``vanban graph``: what cites what, as GraphML or as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocr_pipeline.cli.streams import write_out
from ocr_pipeline.cli.tables_progress import progress_of_tables
from ocr_pipeline.counted import counted
from ocr_pipeline.errors import SettingsError

ArchiveFolder = Annotated[Path, typer.Argument(help="Folder of the archive.", metavar="ARCHIVE")]
Output = Annotated[
    Path,
    typer.Option("-o", "--output", help="The file: .graphml of everything, or .svg with --around.", metavar="FILE"),
]
Around = Annotated[
    str | None,
    typer.Option(
        "--around",
        help="Draw what stands around a document: its code, or its identity.",
        metavar="ID",
        show_default=False,
    ),
]
Depth = Annotated[
    int | None,
    typer.Option("--depth", min=1, max=3, help="Steps from --around that are drawn (1).", show_default=False),
]
Most = Annotated[
    int | None,
    typer.Option(
        "--most", min=1, max=500, help="Documents drawn in a column (40); the newest are.", show_default=False
    ),
]


def graph(
    archive: ArchiveFolder, output: Output, around: Around = None, depth: Depth = None, most: Most = None
) -> None:
    """Write what cites what: as GraphML for other programs, or as a picture of what stands around a document."""
    if around is None:
        if output.suffix.lower() != ".graphml":
            raise SettingsError(
                f"{output.name} is no .graphml", next_step="Name a .graphml, or a document with --around."
            )
        if depth is not None or most is not None:
            raise SettingsError(
                "--depth and --most are for the picture of a document", next_step="Name the document with --around."
            )
        _write_graphml(archive, output)
    else:
        if output.suffix.lower() != ".svg":
            raise SettingsError(
                f"{output.name} is no .svg", next_step="What stands around a document is drawn as .svg."
            )
        _draw(archive, output, around, depth or 1, most or 40)


def _write_graphml(archive: Path, output: Path) -> None:
    from ocr_pipeline.archive.places import open_archive
    from ocr_pipeline.archive.tables.opening import opened
    from ocr_pipeline.archive.writing import written_atomically
    from ocr_pipeline.export.graphml import write_graphml

    with opened(open_archive(archive), progress_of_tables()) as tables, written_atomically(output) as stream:
        nodes, edges = write_graphml(tables, stream)
    write_out(f"{counted(nodes, 'document')}, {counted(edges, 'citation')}\n")


def _draw(archive: Path, output: Path, around: str, depth: int, most: int) -> None:
    from ocr_pipeline.archive.graph.citation_graph import CitationGraph
    from ocr_pipeline.archive.places import open_archive
    from ocr_pipeline.archive.writing import write_atomically
    from ocr_pipeline.export.graph_picture.picture import picture_of

    found = CitationGraph.of(open_archive(archive), progress_of_tables())
    try:
        near = found.around(around, depth)
    except KeyError as error:
        raise SettingsError(str(error.args[0]), next_step="Give the whole identity: `SELECT id FROM nodes`.") from error
    write_atomically(output, picture_of(near, most).encode())
    write_out(f"{counted(len(near.nodes), 'document')}, {counted(len(near.edges), 'citation')}\n")
