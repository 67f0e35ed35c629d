"""``vanban convert``: files in, one JSON each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ocr_pipeline.cli.conversion import carry_out, open_pipeline
from ocr_pipeline.cli.jobs import STDIN, Job, check, plan
from ocr_pipeline.cli.messages import error_message
from ocr_pipeline.cli.options import require_learned, require_user_dictionary, settings_from, with_settings
from ocr_pipeline.cli.outcomes import Outcome, exit_code_of
from ocr_pipeline.cli.streams import printable, write_error, write_out
from ocr_pipeline.cli.summary import summary_json, summary_table
from ocr_pipeline.errors import ExitCode
from ocr_pipeline.settings import OF_WORKERS, Settings

Files = Annotated[list[str], typer.Argument(help="PDF, image or text files; - reads standard input.", metavar="FILE")]
OutputFolder = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="DIR", help="Folder for the results; made if missing.")
]
Together = Annotated[bool, typer.Option("--together", help="The images are the pages of one document.")]
Split = Annotated[
    bool,
    typer.Option("--split", help="One JSON for each document bound in an input: DIR/<stem>-1.json, -2 …; needs -o."),
]
Pdf = Annotated[bool, typer.Option("--pdf", help="A searchable PDF/A of each document too: DIR/<stem>.pdf; needs -o.")]
Explain = Annotated[
    Path | None,
    typer.Option(
        "--explain",
        metavar="DIR",
        help="Folder for pictures: each page with what was found on it, and before and after cleaning.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Summary of the run as JSON instead of a table; needs -o.")]
Overwrite = Annotated[
    bool,
    typer.Option("--overwrite/--no-overwrite", help="Replace results of an earlier run, or refuse to."),
]


@with_settings(*(name for name in Settings.model_fields if name not in OF_WORKERS))
def convert(
    files: Files,
    output: OutputFolder = None,
    together: Together = False,
    split: Split = False,
    pdf: Pdf = False,
    explain: Explain = None,
    as_json: AsJson = False,
    overwrite: Overwrite = True,
    **given: str | None,
) -> None:
    """Convert scans to JSON: one DIR/<stem>.json per input.

    Without -o, the JSON of a single input goes to standard output.
    """
    _check_usage(files, output, together=together, explain=explain, split=split, pdf=pdf, as_json=as_json)
    settings = settings_from(given, "convert")
    require_user_dictionary(settings)
    require_learned(settings)
    jobs = plan(files, output, together=together, explain=explain, split=split, pdf=pdf)
    check(jobs, [folder for folder in (output, explain) if folder is not None], overwrite=overwrite)
    outcomes = _run(jobs, settings)
    if output is not None:
        write_out(summary_json(outcomes) if as_json else summary_table(outcomes))
    raise typer.Exit(exit_code_of(outcomes))


def _check_usage(
    files: Sequence[str],
    output: Path | None,
    *,
    together: bool,
    explain: Path | None,
    split: bool,
    pdf: bool,
    as_json: bool,
) -> None:
    if output is None and len(files) > 1 and not together:
        raise typer.BadParameter("several inputs need a folder for their results: -o DIR")
    for flag, is_set in (("--split", split), ("--pdf", pdf), ("--json", as_json)):
        if is_set and output is None:
            raise typer.BadParameter(f"{flag} needs a folder for the results: -o DIR")
    if explain is not None and split:
        raise typer.BadParameter("--explain draws one document: leave out --split")
    if files.count(STDIN) > 1:
        raise typer.BadParameter("standard input can be read only once")


def _run(jobs: Sequence[Job], settings: Settings) -> list[Outcome]:
    """Carries out the jobs in turn; errors are told as they come.

    Raises:
        typer.Exit: Interrupted; what was finished is told.
    """
    outcomes: list[Outcome] = []
    try:
        pipeline = open_pipeline(settings)
        for job in jobs:
            outcome = carry_out(job, pipeline, settings)
            outcomes.append(outcome)
            _tell(outcome)
    except KeyboardInterrupt:
        _tell_interruption(outcomes, len(jobs))
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    return outcomes


def _tell(outcome: Outcome) -> None:
    name = printable(outcome.job.name)
    for page, cause in outcome.findings.failed_pages if outcome.findings else ():
        write_error(
            f"vanban: {name}, page {page}: {printable(cause)}\n  → The page is marked as failed in the result.\n"
        )
    for note in outcome.notes:
        write_error(f"vanban: {name}: {note}\n")
    if outcome.error is not None:
        write_error(error_message(outcome.error))


def _tell_interruption(outcomes: Sequence[Outcome], total: int) -> None:
    done = [outcome for outcome in outcomes if outcome.error is None]
    names = ", ".join(printable(outcome.job.name) for outcome in done)
    finished = f"{len(done)} of {total} converted" + (f": {names}" if names else "")
    write_error(f"\nvanban: interrupted; {finished}\n")
