"""``python -m benchmarks.citing_corpus``: what documents of many offices cite and count, parsed whole and then damaged.

The texts of ``VANBAN_CORPUS`` have no labels. What is found in a text as it is stands for the truth; the same text is
then set in lines as on paper, with a page break, and damaged as readers of scans are known to
(:mod:`benchmarks.misreading`). What is lost, what is new, and what of the new is not flagged comes from the damage
alone. A new entry need not be wrong: it may have lost its date.
"""

from __future__ import annotations

import argparse
import os
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from textwrap import wrap
from typing import Final

from benchmarks.misreading import READERS, damaged
from benchmarks.texts import document_of
from diacritics.training.corpus import documents
from ocr_pipeline.scoring.counts import balance, share
from ocr_pipeline.scoring.references import score_references
from ocr_pipeline.scoring.table import percent
from schemas import Document

FILES: Final = ("official_documents", "decisions", "normative_documents")
LISTS: Final = ("citations", "legal_bases", "statistics")
LINES: Final = "lines"
FORMS: Final = (LINES, *READERS)
"""Set in lines alone; and damaged as Tesseract's Vietnamese or its English model damages."""
LONGEST: Final = 4_000
SHORTEST: Final = 800
"""Characters of a text that are taken: the preamble and the first articles; and of one that holds too little."""
WIDTHS: Final = (60, 90)
"""Characters of a line of paper, the least and the most."""


@dataclass(slots=True)
class Kept:
    """Of one list: entries of the whole texts, those found again, and those that are new, flagged or not."""

    wanted: int = 0
    found: int = 0
    new: int = 0
    unflagged: int = 0

    def add(self, wanted: int, found: int, given: int, unflagged: int) -> None:
        """Count one document."""
        self.wanted += wanted
        self.found += found
        self.new += given - found
        self.unflagged += unflagged

    @property
    def row(self) -> str:
        """F1, recall and precision, and how many of the new entries are not flagged."""
        recall, precision = share(self.found, self.wanted), share(self.found, self.found + self.new)
        f1 = balance(recall, precision)
        return f"{percent(f1)} ({self.found} of {self.wanted}; {self.new} new, {self.unflagged} unflagged)"


@dataclass(slots=True)
class Score:
    """What one form of the texts kept, by list, and what was lost or is new, in words."""

    lists: dict[str, Kept] = field(default_factory=lambda: {name: Kept() for name in LISTS})
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, whole: Document, damaged: Document) -> None:
        """Count a damaged document against the whole one."""
        listed = score_references(whole, damaged).lists
        for kind, kept in self.lists.items():
            counts, misses = listed[kind].counts, listed[kind].misses
            unflagged = [each for each in misses if each.given is not None and not each.flagged]
            kept.add(counts.labelled, counts.found, counts.given or 0, len(unflagged))
            self.misses += (f"{name} {kind}: {each.wanted} -> {each.given} {each.flagged}" for each in misses)


def texts(folder: Path, *, unseen: bool) -> Iterator[tuple[str, str]]:
    """Names and texts of one half of the corpus: that which is looked at while rules are made, or the other."""
    for text in (each for file in FILES for each in documents(folder, file)):
        digest = sha256(text.encode()).hexdigest()
        if len(text) >= SHORTEST and (int(digest[0], 16) % 2 == 1) == unseen:
            beginning = text[:LONGEST]
            yield digest[:12], beginning.rpartition("\n")[0] or beginning


def in_lines(text: str, chance: random.Random) -> str:
    """``text`` in lines of one width, each paragraph broken between words, and a new page in its middle."""
    width = chance.randint(*WIDTHS)
    lines = [line for paragraph in text.split("\n") for line in wrap(paragraph, width, break_on_hyphens=False) or [""]]
    middle = len(lines) // 2
    return "\n".join(lines[:middle]) + "\n\f2\n" + "\n".join(lines[middle:]) + "\n"


@dataclass(frozen=True, slots=True)
class Task:
    """One text, and the forms in which it is read again; ``name`` is a hexadecimal number, from which chance is."""

    name: str
    text: str
    forms: tuple[str, ...]


def read(task: Task) -> tuple[str, Document, dict[str, Document]]:
    """The document of the text as it is, and of each form."""
    found: dict[str, Document] = {}
    for form in task.forms:
        lines = in_lines(task.text, random.Random(f"{task.name} {form}"))
        found[form] = document_of(lines if form == LINES else damaged(lines, form, int(task.name, 16)))
    return task.name, document_of(task.text), found


def measure(tasks: Iterable[Task], workers: int = 1) -> dict[str, Score]:
    """The score of each form."""
    scores: dict[str, Score] = defaultdict(Score)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for name, whole, forms in pool.map(read, tasks):
            for form, document in forms.items():
                scores[form].add(name, whole, document)
    return dict(scores)


def table(scores: Mapping[str, Score]) -> list[str]:
    """A row for each form and list."""
    return [f"{form:<8}{name:<14}{kept.row}" for form, score in scores.items() for name, kept in score.lists.items()]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.citing_corpus", description=__doc__)
    parser.add_argument("--documents", type=int, default=100, help="texts of the half (default: %(default)s)")
    parser.add_argument("--unseen", action="store_true", help="the half that nobody looked at")
    parser.add_argument("--forms", nargs="+", choices=FORMS, default=FORMS, help="forms of the text")
    parser.add_argument("--show", action="store_true", help="list what was lost or is new; not of the unseen half")
    options = parser.parse_args(arguments)
    if options.show and options.unseen:
        parser.error("what is unseen is not shown")
    folder = os.environ.get("VANBAN_CORPUS")
    if folder is None:
        parser.error("VANBAN_CORPUS names no folder of text")
    chosen = sorted(texts(Path(folder), unseen=options.unseen))
    tasks = (Task(name, text, tuple(options.forms)) for name, text in islice(chosen, options.documents))
    scores = measure(tasks)
    print("\n".join(table(scores)))
    if options.show:
        for form, score in scores.items():
            print(form, *score.misses, sep="\n  ")


if __name__ == "__main__":
    main()
