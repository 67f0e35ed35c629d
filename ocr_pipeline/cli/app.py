"""The command ``vanban``, assembled; the one place that turns an error into a message and an exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from ocr_pipeline.cli.batch import batch
from ocr_pipeline.cli.convert import convert
from ocr_pipeline.cli.dashboard import dashboard
from ocr_pipeline.cli.doctor import doctor
from ocr_pipeline.cli.exit_codes import exit_status_help
from ocr_pipeline.cli.export import export
from ocr_pipeline.cli.graph import graph
from ocr_pipeline.cli.index import index
from ocr_pipeline.cli.learn import learn
from ocr_pipeline.cli.messages import error_message
from ocr_pipeline.cli.metadata import metadata
from ocr_pipeline.cli.new_parser import new_parser
from ocr_pipeline.cli.package import package
from ocr_pipeline.cli.parsers import parsers
from ocr_pipeline.cli.plot import plot
from ocr_pipeline.cli.plugins import with_commands_of_others
from ocr_pipeline.cli.query import query
from ocr_pipeline.cli.register import register
from ocr_pipeline.cli.restore import restore
from ocr_pipeline.cli.review import review
from ocr_pipeline.cli.rules import rules
from ocr_pipeline.cli.schema import schema
from ocr_pipeline.cli.score import score
from ocr_pipeline.cli.search import search
from ocr_pipeline.cli.serve import serve
from ocr_pipeline.cli.streams import write_error, write_out
from ocr_pipeline.cli.verify import verify
from ocr_pipeline.cli.watch import watch
from ocr_pipeline.errors import VanbanError

# "\b" keeps the lines of a paragraph of the help as they are.
_VERBATIM = "\b\n"

_EXAMPLES = """Examples:
  vanban convert to-trinh.pdf > to-trinh.json
  vanban convert *.pdf -o out --explain out/pictures
  vanban convert trang1.jpg trang2.jpg --together -o out
  vanban convert - -o out < scan.pdf
  vanban batch scans/ archive/
  vanban search archive/ "an toan thuc pham" --type TB --from 2021
  vanban query archive/ "SELECT document_type, count(*) FROM documents GROUP BY ALL"
  vanban serve archive/
  vanban restore damaged.txt > restored.txt
  vanban doctor"""

_EPILOG = "\n\n".join(_VERBATIM + paragraph for paragraph in (_EXAMPLES, exit_status_help()))

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120},
    epilog=_EPILOG,
)
app.command(epilog=_EPILOG)(convert)
app.command(epilog=_EPILOG)(batch)
app.command()(watch)
app.command()(verify)
app.command()(index)
app.command()(search)
app.command()(query)
app.command()(graph)
app.command()(plot)
app.command()(dashboard)
app.command()(serve)
app.command()(export)
app.command()(register)
app.add_typer(review, name="review")
app.command()(learn)
app.command()(metadata)
app.command()(package)
app.command()(restore)
app.command()(doctor)
app.command()(schema)
app.command()(score)
app.command()(parsers)
app.command()(new_parser)
app.command()(rules)


def _show_version(is_asked: bool) -> None:
    if is_asked:
        from importlib.metadata import version

        write_out(f"vanban {version('vanban')}\n")
        raise typer.Exit


@app.callback()
def vanban(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Turn scans of Vietnamese government documents into structured, searchable, trustworthy JSON."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and ends the process with its exit status.

    Args:
        arguments: What stands behind ``vanban``; by default what the process was started with.

    Raises:
        SystemExit: Always; its code is the exit status.
    """
    whole = with_commands_of_others(app, sys.argv[1:] if arguments is None else arguments)
    try:
        whole(None if arguments is None else list(arguments), prog_name="vanban")
    except VanbanError as error:
        write_error(error_message(error))
        sys.exit(int(error.exit_code))
