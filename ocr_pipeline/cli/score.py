"""``vanban score``: converted documents against their truth."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ocr_pipeline.cli.streams import printable, write_out

Truth = Annotated[
    Path,
    typer.Argument(metavar="TRUTH", help="Folder of true documents or hand-made labels, <stem>.json; or one file."),
]
Out = Annotated[Path, typer.Argument(metavar="OUT", help="Folder of converted documents, <stem>.json.")]
AsJson = Annotated[bool, typer.Option("--json", help="The figures as JSON, for programs.")]
Show = Annotated[bool, typer.Option("--show", help="Also list every miss.")]


def score(truth: Truth, out: Out, as_json: AsJson = False, show: Show = False) -> None:
    """Score converted documents against complete truth or hand-made labels."""
    # Imported here: what compares texts takes longer to load than --help to print.
    from ocr_pipeline.scoring.figures import figures
    from ocr_pipeline.scoring.folders import score_folders
    from ocr_pipeline.scoring.table import table

    scored = score_folders(truth, out)
    if as_json:
        write_out(json.dumps(figures(scored, show=show), ensure_ascii=False, indent=2) + "\n")
    else:
        write_out("".join(f"{printable(line)}\n" for line in table(scored, show=show)))
