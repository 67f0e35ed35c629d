"""``python -m benchmarks.degradation``: generated samples by how they were scanned, and from text alone.

Two tables and a third of what the text still holds: the fields, and what the documents cite and count.

The same documents go down the road as scans from the kindest to the worst, as their exact text, and as the text that an
English OCR made of them. They name real places; in the last column they name made-up ones.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from benchmarks.degradation_references import ReferenceScore, table_of_references
from benchmarks.legible import legible, on_a_line
from benchmarks.reading.drawn_pages import RECIPES
from benchmarks.real_places import with_real_places
from ocr_pipeline.errors import VanbanError
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.scoring.counts import ListCounts, share
from ocr_pipeline.scoring.group import GroupScore
from ocr_pipeline.scoring.table import percent
from samples.making import make
from samples.shelf import generated_names, source_of
from samples.writing import write
from schemas import Document, Origin, absent

DOCUMENTS: Final = 40
FIRST_SEED: Final = 42_000
"""Documents from here on are drawn for this benchmark alone; seed 41000's were looked at while parsers were made."""
WORKERS: Final = 2
TARGETS: Final = ("code", "date", "document_type", "issuer")
"""Fields that are counted once more where the text still holds them: a seal over the header leaves nothing to read."""
LISTS: Final = ("addressees", "authority", "recipients")


@dataclass(frozen=True, slots=True)
class Form:
    """In which form documents are read: as a scan, as exact text, or as the text that an English OCR made of a scan.

    ``recipe`` is the scan, also the one that was misread; ``made_up``: the document names places that there are not.
    """

    title: str
    recipe: str
    text: Literal["exact", "misread"] | None = None
    made_up: bool = False


TEXTS: Final = (
    Form("exact text", RECIPES[0], "exact"),
    Form("eng of grey-300", "grey-300", "misread"),
    Form("eng of fax-200", "fax-200", "misread"),
    Form("eng, made up", "grey-300", "misread", made_up=True),
)
"""Forms of text. What was lost of a made-up place's name nobody can restore: it can only be flagged."""
SCANS: Final = tuple(Form(recipe, recipe) for recipe in RECIPES)


@dataclass(frozen=True, slots=True)
class FormScore:
    """The scores of one form: of all that is true, of what the form still holds of it, of citations and quantities."""

    everything: GroupScore = field(default_factory=GroupScore)
    legible: GroupScore = field(default_factory=GroupScore)
    references: ReferenceScore = field(default_factory=ReferenceScore)

    def add(self, task: Task, document: Document | None) -> None:
        """Count a document; ``None`` was not converted."""
        truth, held = truths(task)
        self.everything.add(task.name, truth, document)
        self.legible.add(task.name, held, document)
        self.references.add(truth, document)


@dataclass(frozen=True, slots=True)
class Task:
    """One document in one of its forms; ``folder`` holds what was drawn."""

    name: str
    form: Form
    folder: Path

    @property
    def made(self) -> Path:
        """Where the samples of its kind of places and its scan lie."""
        return self.folder / ("made-up" if self.form.made_up else "real") / self.form.recipe

    @property
    def input(self) -> Path:
        """The file that is converted."""
        if self.form.text is None:
            return self.made / "scans" / f"{self.name}.pdf"
        return self.made / ("truth" if self.form.text == "exact" else "misread") / f"{self.name}.txt"

    @property
    def truth(self) -> Path:
        """The complete truth of the scan that it is made of."""
        return self.made / "truth" / f"{self.name}.json"


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
    references = {form: score.references for form, score in scores.items()}
    tables = (table(scores), table_of_legible(scores), table_of_references(references))
    print("\n\n".join("\n".join(lines) for lines in tables))
    if options.show:
        for form, score in scores.items():
            print("\n".join([f"missed, {form}:", *(f"  {name}: {miss}" for name, miss in score.everything.misses)]))


def measure(
    names: Sequence[str], folder: Path, *, text_only: bool = False, workers: int = WORKERS
) -> dict[str, FormScore]:
    """The scores of the documents ``names`` by form.

    Samples that do not lie in ``folder`` yet are drawn there.
    """
    forms = (*(() if text_only else SCANS), *TEXTS)
    scores = {form.title: FormScore() for form in forms}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        drawn = {(name, form.made_up, form.recipe): Task(name, form, folder) for name in names for form in forms}
        list(pool.map(_draw, drawn.values()))
        tasks = [Task(name, form, folder) for form in forms for name in names]
        for task, json in zip(tasks, pool.map(_convert, tasks), strict=True):
            document = Document.model_validate_json(json) if json is not None else None
            scores[task.form.title].add(task, document)
    return scores


def truths(task: Task) -> tuple[Document, Document]:
    """What is true of a document in its form, and what of that the form still holds."""
    truth = Document.model_validate_json(task.truth.read_text(encoding="utf-8"))
    if task.form.text is None:
        return truth, truth
    read = task.input.read_text(encoding="utf-8")
    stamped = [name for name in ("urgency", "secrecy") if getattr(truth, name).origin is Origin.STAMPED]
    unread = {name: absent() for name in stamped if not on_a_line(getattr(truth, name).value or "", read)}
    shown = truth.model_copy(update={**unread, "received": None})
    return shown, shown.model_copy(update={name: absent() for name in TARGETS if not legible(truth, name, read)})


def table_of_legible(scores: Mapping[str, FormScore]) -> list[str]:
    """Printed values right, among those that the form still holds, by field and form."""
    lines = [_row("right where legible", list(scores))]
    for name in TARGETS:
        counts = [score.legible.fields.get(name) for score in scores.values()]
        cells = [f"{percent(each.printed_accuracy)} of {each.printed}" if each else "-" for each in counts]
        lines.append(_row(name, cells))
    return lines


def table(scores: Mapping[str, FormScore]) -> list[str]:
    """Printed values right by field and form, then lists (recall / precision), then what must not happen."""
    groups = [score.everything for score in scores.values()]
    names = list(dict.fromkeys(name for score in groups for name in score.fields))
    lines = [_row("printed values right", list(scores))]
    for name in names:
        counts = [score.fields.get(name) for score in groups]
        lines.append(_row(name, [percent(each.printed_accuracy) if each else "-" for each in counts]))
    every = [score.all_fields for score in groups]
    lines.append(_row("all", [percent(each.printed_accuracy) for each in every]))
    lines += [_row(name, [_found(score.lists.get(name)) for score in groups]) for name in LISTS]
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
    source = source_of(task.name).model_copy(update={"scan": task.form.recipe})
    sample = make(source if task.form.made_up else with_real_places(source))
    write(sample, task.made, misreading=task.form.text == "misread")


def _convert(task: Task) -> str | None:
    try:
        return _pipeline().convert(task.input).model_dump_json()
    except VanbanError as error:
        print(f"{task.form.title}: {task.name}: {error}")
        return None


def _row(title: str, cells: Sequence[str]) -> str:
    return f"{title:<24}" + "".join(f"{cell:>18}" for cell in cells)


@cache
def _pipeline() -> Pipeline:
    return Pipeline()


if __name__ == "__main__":
    main()
