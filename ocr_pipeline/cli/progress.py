"""A bar on standard error while a person watches it; silence otherwise."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ocr_pipeline.cli.streams import is_terminal, printable

if TYPE_CHECKING:
    from ocr_pipeline.pipeline import Progress

    Report = Callable[[Progress], None]


@contextlib.contextmanager
def shown_progress(name: str) -> Iterator[Report | None]:
    """Gives what the pipeline calls after each page of the document ``name``, or ``None`` without a terminal."""
    if not is_terminal():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(printable(name), total=None)

        def report(progress: Progress) -> None:
            description = printable(f"{name}: {progress.stage}")
            bars.update(task, description=description, completed=progress.page, total=progress.pages)

        yield report
