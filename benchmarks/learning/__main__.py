"""``python -m benchmarks.learning``: what an office's decisions are worth on papers that nobody decided.

Papers of four made-up offices are drawn, scanned and read. People decide by the truth what is flagged of names in one
half; the names that this teaches are held against the other half, and the other way round.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.learning.counting import Counts, counted
from benchmarks.learning.papers import OFFICES, Paper, papers
from benchmarks.learning.people import decide
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.learning.learning import LEAST, learn
from ocr_pipeline.archive.learning.lessons import lessons_of
from ocr_pipeline.archive.readings import Reading
from ocr_pipeline.parsing.office.evidence import with_office_names
from ocr_pipeline.parsing.office.names import OfficeNames
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.scoring.counts import share
from ocr_pipeline.scoring.table import percent
from samples.making import make
from samples.writing import write
from schemas import Document

EACH: Final = 16
"""Papers of an office."""
ALL: Final = "all"
Table = dict[str, Counts]


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, draw, read, decide, learn, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.learning", description=__doc__)
    parser.add_argument("folder", type=Path, help="where papers and archive are kept; what lies there is used")
    parser.add_argument("--each", type=int, default=EACH, help="papers of an office (default: %(default)s)")
    parser.add_argument("--least", type=int, default=LEAST, help="documents that confirm a name (default: %(default)s)")
    parser.add_argument("--show", action="store_true", help="list what became of values")
    options = parser.parse_args(arguments)
    drawn = list(papers(options.each))
    for paper in drawn:
        if not _truth_file(options.folder, paper.source.stem).exists():
            write(make(paper.source), options.folder)
    archive = read_all(options.folder, [paper.source.stem for paper in drawn])
    before, after, names = measure(archive, options.folder, drawn, options.least, show=options.show)
    print(f"{len(drawn)} papers of {len(OFFICES)} offices; {names[0]} and {names[1]} names learned")
    print("\n".join(table(before, after)))


def read_all(folder: Path, names: Sequence[str]) -> Archive:
    """An archive of the papers; those that it has are not read again."""
    archive = Archive.make(folder / "archive")
    known = set(_by_name(archive))
    pipeline = Pipeline()
    for name in names:
        if name not in known:
            scan = folder / "scans" / f"{name}.pdf"
            facts = pipeline.inspect(scan)
            reading = Reading(facts, tuple(pipeline.read(facts, page) for page in facts.pages))
            archive.add(pipeline.assemble(facts, reading.pages), scan, reading)
    return archive


def measure(
    archive: Archive, folder: Path, drawn: Sequence[Paper], least: int, *, show: bool = False
) -> tuple[Table, Table, list[int]]:
    """The counts before and after by kind of name, and how many names each half taught."""
    identities = _by_name(archive)
    truths = {paper.source.stem: _truth(folder, paper.source.stem) for paper in drawn}
    for name, truth in truths.items():
        decide(archive, identities[name], truth)
    lessons = lessons_of(archive.places)
    before: defaultdict[str, Counts] = defaultdict(Counts)
    after: defaultdict[str, Counts] = defaultdict(Counts)
    learned = []
    for half in (0, 1):
        teachers = {identities[one.source.stem] for one in drawn if one.half == half and not one.by_newcomer}
        table = OfficeNames.of(learn((one for one in lessons.taught if one.document in teachers), least).names)
        learned.append(len(table.names))
        for name in (one.source.stem for one in drawn if one.half != half):
            document = archive.get(identities[name]).document()
            seen = with_office_names(document, table)
            _add(before, truths[name], document)
            _add(after, truths[name], seen)
            if show:
                _show(name, truths[name], document, seen)
    return before, after, learned


def table(before: Table, after: Table) -> list[str]:
    """A row for each kind of name: before and after."""
    heads = ("values", "right", "flagged", "wrong, not flagged", "right one offered first")
    lines = [f"{'':<12}" + "".join(f"{head:>26}" for head in heads)]
    for kind in (*sorted(before.keys() - {ALL}), ALL):
        old, new = before[kind], after[kind]
        cells = [
            str(old.given),
            percent(share(old.right, old.given)),
            f"{percent(share(old.flagged, old.given))} -> {percent(share(new.flagged, new.given))}",
            f"{old.silent} -> {new.silent}",
            f"{old.offered} -> {new.offered} of {new.given - new.right}",
        ]
        lines.append(f"{kind:<12}" + "".join(f"{cell:>26}" for cell in cells))
    return lines


def _add(table: defaultdict[str, Counts], truth: Document, document: Document) -> None:
    for kind, _, _, _, counts in counted(truth, document):
        table[kind] += counts
        table[ALL] += counts


def _show(name: str, truth: Document, before: Document, after: Document) -> None:
    for old, new in zip(counted(truth, before), counted(truth, after), strict=True):
        if old[2].needs_review != new[2].needs_review or old[4] != new[4] or new[4].silent:
            flags = f"{old[2].needs_review} -> {new[2].needs_review}"
            print(f"{name} {new[1]}: {new[2].value} | {new[3]} | {flags} | {old[2].reasons} | {new[2].reasons}")


def _by_name(archive: Archive) -> dict[str, DocumentId]:
    return {Path(each.record.origins[0].name).stem: each.identity for each in archive}


def _truth(folder: Path, name: str) -> Document:
    return Document.model_validate_json(_truth_file(folder, name).read_bytes())


def _truth_file(folder: Path, name: str) -> Path:
    return folder / "truth" / f"{name}.json"


if __name__ == "__main__":
    main()
