"""``vanban graph``: what cites what, as GraphML or as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ocr_pipeline.cli.streams import write_out
from ocr_pipeline.cli.tables_progress import progress_of_tables
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
Depth = Annotated[int, typer.Option("--depth", min=1, max=3, help="Steps from the document that are drawn.")]
Most = Annotated[int, typer.Option("--most", min=1, max=500, help="Documents drawn in a column; the newest are.")]


def graph(archive: ArchiveFolder, output: Output, around: Around = None, depth: Depth = 1, most: Most = 40) -> None:
    """Write what cites what: as GraphML for other programs, or as a picture of what stands around a document."""
    if around is None:
        if output.suffix.lower() != ".graphml":
            raise SettingsError(
                f"{output.name} is no .graphml", next_step="Name a .graphml, or a document with --around."
            )
        _write_graphml(archive, output)
    else:
        if output.suffix.lower() != ".svg":
            raise SettingsError(
                f"{output.name} is no .svg", next_step="What stands around a document is drawn as .svg."
            )
        _draw(archive, output, around, depth, most)


def _write_graphml(archive: Path, output: Path) -> None:
    from ocr_pipeline.archive.places import open_archive
    from ocr_pipeline.archive.tables.opening import opened
    from ocr_pipeline.archive.writing import written_atomically
    from ocr_pipeline.export.graphml import write_graphml

    with opened(open_archive(archive), progress_of_tables()) as tables, written_atomically(output) as stream:
        nodes, edges = write_graphml(tables, stream)
    write_out(f"{nodes} documents, {edges} citations\n")


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
    write_out(f"{len(near.nodes)} documents, {len(near.edges)} citations\n")
