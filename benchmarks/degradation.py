"""``python -m benchmarks.degradation``: fields of generated samples by how they were scanned, and from text alone.

The same documents go down the road as scans from the kindest to the worst, as their exact text, and as the text that an
English OCR made of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.reading.drawn_pages import RECIPES
from ocr_pipeline.errors import VanbanError
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.scoring.counts import ListCounts, share
from ocr_pipeline.scoring.group import GroupScore
from ocr_pipeline.scoring.table import percent
from samples.making import make
from samples.shelf import generated_names, source_of
from samples.writing import write
from schemas import Document

DOCUMENTS: Final = 40
FIRST_SEED: Final = 41_000
"""Documents from here on are drawn for this benchmark alone: nothing was tuned on them."""
WORKERS: Final = 2
EXACT: Final = "exact text"
MISREAD: Final = {"eng of grey-300": "grey-300", "eng of fax-200": "fax-200"}
"""Text read with the English model, by the scan that was read."""
LISTS: Final = ("addressees", "authority", "recipients")


@dataclass(frozen=True, slots=True)
class Task:
    """One document in one of its forms."""

    name: str
    form: str
    folder: Path

    @property
    def recipe(self) -> str:
        """The scan that the form is made of."""
        return MISREAD.get(self.form, RECIPES[0] if self.form == EXACT else self.form)

    @property
    def input(self) -> Path:
        """The file that is converted."""
        made = self.folder / self.recipe
        if self.form == EXACT:
            return made / "truth" / f"{self.name}.txt"
        return made / "misread" / f"{self.name}.txt" if self.form in MISREAD else made / "scans" / f"{self.name}.pdf"

    @property
    def truth(self) -> Path:
        """The complete truth of the scan that it is made of."""
        return self.folder / self.recipe / "truth" / f"{self.name}.json"


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, draw, convert, print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.degradation", description=__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="documents (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=FIRST_SEED, help="seed of the first (default: %(default)s)")
    parser.add_argument("--drawn", type=Path, metavar="DIR", help="keep the drawn samples here, and use those that are")
    parser.add_argument("--text-only", action="store_true", help="leave the scans out")
    parser.add_argument("--show", action="store_true", help="list what was missed")
    options = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="vanban-bench-") as folder:
        names = list(generated_names(options.seed, options.documents))
        scores = measure(names, options.drawn or Path(folder), text_only=options.text_only)
    print("\n".join(table(scores)))
    if options.show:
        for form, score in scores.items():
            print("\n".join([f"missed, {form}:", *(f"  {name}: {miss}" for name, miss in score.misses)]))


def measure(
    names: Sequence[str], folder: Path, *, text_only: bool = False, workers: int = WORKERS
) -> dict[str, GroupScore]:
    """The scores of the documents ``names`` by form; samples that do not lie in ``folder`` yet are drawn there."""
    forms = [EXACT, *(() if text_only else RECIPES), *MISREAD]
    scores = {form: GroupScore() for form in forms}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(_draw, [Task(name, form, folder) for name in names for form in dict.fromkeys(forms)]))
        tasks = [Task(name, form, folder) for form in forms for name in names]
        for task, json in zip(tasks, pool.map(_convert, tasks), strict=True):
            document = Document.model_validate_json(json) if json is not None else None
            truth = Document.model_validate_json(task.truth.read_text(encoding="utf-8"))
            scores[task.form].add(task.name, truth, document)
    return scores


def table(scores: Mapping[str, GroupScore]) -> list[str]:
    """Printed values right by field and form, then lists (recall / precision), then what must not happen."""
    groups = list(scores.values())
    names = list(dict.fromkeys(name for score in groups for name in score.fields))
    lines = [_row("printed values right", list(scores))]
    for name in names:
        counts = [score.fields.get(name) for score in groups]
        lines.append(_row(name, [percent(each.printed_accuracy) if each else "-" for each in counts]))
    every = [score.all_fields for score in groups]
    lines.append(_row("all", [percent(each.printed_accuracy) for each in every]))
    for name in LISTS:
        found = [score.lists.get(name) for score in groups]
        lines.append(
            _row(name, [f"{percent(each.recall)} / {percent(each.precision)}" if each else "-" for each in found])
        )
    lines.append(_row("silent wrong", [str(each.silent) for each in every]))
    lines.append(_row("lost", [str(each.lost) for each in every]))
    flagged = [percent(share(each.printed_flagged, each.printed_emitted)) for each in every]
    return [*lines, _row("printed values flagged", flagged)]


def _found(counts: ListCounts | None) -> str:
    return f"{percent(counts.recall)} / {percent(counts.precision)}" if counts is not None else "-"


def _draw(task: Task) -> None:
    wanted = task.input
    if wanted.exists() and task.truth.exists():
        return
    sample = make(source_of(task.name).model_copy(update={"scan": task.recipe}))
    write(sample, task.folder / task.recipe, misreading=task.form in MISREAD)


def _convert(task: Task) -> str | None:
    try:
        return _pipeline().convert(task.input).model_dump_json()
    except VanbanError as error:
        print(f"{task.form}: {task.name}: {error}")
        return None


def _row(title: str, cells: Sequence[str]) -> str:
    return f"{title:<24}" + "".join(f"{cell:>18}" for cell in cells)


@cache
def _pipeline() -> Pipeline:
    return Pipeline()


if __name__ == "__main__":
    main()
