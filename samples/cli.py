"""``vanban samples``: documents of this project made into scans, listed, or told the truth about.

Found by the entry point ``samples`` of the group ``vanban.commands``, so that the program itself knows nothing of them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from samples.source import DocumentSource

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Make, list and explain sample documents.")

_MISSING_PROGRAM = 30
_UNWRITABLE = 20
_USAGE = 2


@app.command("make")
def make_samples(
    names: Annotated[list[str] | None, typer.Argument(help="Samples to make; by default the fixed set.")] = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write into.")] = Path("out/samples"),
    count: Annotated[int, typer.Option(min=0, help="Also make this many generated documents.")] = 0,
    seed: Annotated[int, typer.Option(min=0, help="The seed of the first generated document.")] = 0,
    written: Annotated[bool, typer.Option("--written", help="Also make every document written by hand.")] = False,
    recipe: Annotated[str | None, typer.Option(help="Scan all of them by this recipe instead of their own.")] = None,
    misread: Annotated[
        bool, typer.Option("--misread", help="Also the text that an English OCR makes of each.")
    ] = False,
    layered: Annotated[bool, typer.Option("--layered", help="Also a PDF with that wrong text layer.")] = False,
    jobs: Annotated[int, typer.Option(min=1, help="Processes that make them.")] = 1,
) -> None:
    """Make sample scans with their complete truth, text and word boxes: the same bytes for the same seed."""
    from samples.fixed import fixed_names
    from samples.shelf import generated_names, written_names

    chosen = [*(names or []), *(written_names() if written else ()), *generated_names(seed, count)]
    chosen = list(dict.fromkeys(chosen or fixed_names()))
    with _told_plainly():
        _check(chosen, recipe)
        for name in _made(chosen, out, recipe, misread, layered, jobs):
            sys.stderr.write(f"{name}\n")


@app.command("list")
def list_samples(
    recipes: Annotated[bool, typer.Option("--recipes", help="List the recipes of scans instead.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List the documents written by hand: name, type, rules of form, recipe of the scan, what it is."""
    from samples.ageing import RECIPES
    from samples.shelf import source_of, written_names

    rows: list[dict[str, object]]
    if recipes:
        rows = [{"recipe": name, "steps": [step["step"] for step in steps]} for name, steps in RECIPES.items()]
    else:
        rows = [_described(source_of(name)) for name in written_names()]
    if as_json:
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(_lines(rows))


@app.command("truth")
def truth(
    name: Annotated[str, typer.Argument(help="A document written by hand, or gen-SEED.")],
    text: Annotated[bool, typer.Option("--text", help="Print the exact text instead.")] = False,
) -> None:
    """Print the complete truth of a sample, in the shape of a converted document."""
    from samples.making import make
    from samples.shelf import source_of

    with _told_plainly():
        _check([name], None)
        sample = make(source_of(name))
    sys.stdout.write(sample.reading.text if text else sample.truth.model_dump_json(indent=2) + "\n")


def _described(source: DocumentSource) -> dict[str, object]:
    scan = source.scan if isinstance(source.scan, str) else "its own"
    return {"name": source.stem, "type": source.type, "rules": source.rules, "scan": scan, "about": source.about}


def _lines(rows: Sequence[dict[str, object]]) -> Iterator[str]:
    cells = [[", ".join(value) if isinstance(value, list) else str(value) for value in row.values()] for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    for row in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"


def _check(names: Sequence[str], recipe: str | None) -> None:
    from samples.ageing import RECIPES
    from samples.shelf import is_known

    for name in names:
        if not is_known(name):
            _end(f"there is no sample {name!r}; `vanban samples list` names them", _USAGE)
    if recipe is not None and recipe not in RECIPES:
        _end(f"there is no recipe {recipe!r}; there are: {', '.join(RECIPES)}", _USAGE)


def _made(
    names: Sequence[str], out: Path, recipe: str | None, misread: bool, layered: bool, jobs: int
) -> Iterator[str]:
    if jobs == 1:
        for name in names:
            yield _make_one(name, out, recipe, misread, layered)
        return
    count = len(names)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_make_one, names, [out] * count, [recipe] * count, [misread] * count, [layered] * count)


def _make_one(name: str, out: Path, recipe: str | None, misread: bool, layered: bool) -> str:
    from samples.making import make
    from samples.shelf import source_of
    from samples.writing import write

    source = source_of(name)
    if recipe is not None:
        source = source.model_copy(update={"scan": recipe})
    write(make(source), out, misreading=misread, layered=layered)
    return name


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Errors of the machine as one sentence and an exit status of the command's table."""
    try:
        yield
    except FileNotFoundError as error:
        _end(str(error), _MISSING_PROGRAM)
    except OSError as error:
        _end(f"{error.filename}: {error.strerror}", _UNWRITABLE)


def _end(message: str, status: int) -> NoReturn:
    sys.stderr.write(f"vanban samples: {message}\n")
    raise typer.Exit(status)
