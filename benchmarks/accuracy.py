"""How right the fields of labelled scans are, for the samples, the scans tuned on and the held-out ones apart."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.rescanned import rescanned
from benchmarks.scan_split import LabelledScan
from benchmarks.scans import office_scans, samples
from ocr_pipeline.errors import VanbanError
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.scoring.counts import FieldCounts, ListCounts, share
from ocr_pipeline.scoring.folders import read_truth
from ocr_pipeline.scoring.group import GroupScore
from ocr_pipeline.scoring.table import missed, percent
from schemas import Document

WORKERS: Final = 2
_HELD_OUT: Final = "held out"


@dataclass(frozen=True, slots=True)
class Conversion:
    """A scan's document as the JSON that is written; ``None``, and the error in words, when there is none."""

    scan: LabelledScan
    json: str | None
    error: str | None = None


ONCE = ("seals", "signatures")
"""What a document bears or does not: counted in documents."""


def measure(
    *,
    tuned_only: bool = False,
    show: bool = False,
    rescan: str | None = None,
    out: Path | None = None,
    workers: int = WORKERS,
) -> None:
    """Convert and score the samples and the scans of an office, and print a table.

    Args:
        tuned_only: leave the held-out scans alone.
        show: list every miss, but of the held-out scans: whoever reads those tunes on them.
        rescan: the recipe by which the scans of the office are scanned again first; the samples are left alone then.
        out: the folder that the JSON documents are written into, for other scorers.
        workers: processes that convert.
    """
    groups = {"samples": samples()} if rescan is None else {}
    office = office_scans()
    if office is not None:
        groups["tuned on"] = office.tuned_on
        if not tuned_only:
            groups[_HELD_OUT] = office.held_out
    scores = {}
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool, TemporaryDirectory() as folder:
        for group, scans in groups.items():
            conversions = list(pool.map(convert, scans if rescan is None else rescanned(scans, rescan, Path(folder))))
            _keep(conversions, out)
            scores[group] = scored(conversions)
    print("\n".join(table(scores)))
    for group, score in scores.items():
        if show and group != _HELD_OUT:
            print("\n".join([f"missed, {group}:", *(missed(name, miss) for name, miss in score.misses)]))


def convert(scan: LabelledScan) -> Conversion:
    """Convert one scan; what the pipeline cannot convert is an outcome, not an end."""
    try:
        return Conversion(scan, _pipeline().convert(scan.path).model_dump_json(indent=2) + "\n")
    except VanbanError as error:
        return Conversion(scan, None, str(error))


def scored(conversions: Sequence[Conversion]) -> GroupScore:
    """The score of a group."""
    score = GroupScore()
    for conversion in conversions:
        if conversion.error is not None:
            print(f"{conversion.scan.name}: not converted: {conversion.error}")
        truth = read_truth(conversion.scan.label)
        if truth is None:
            print(f"{conversion.scan.label}: neither labels nor a true document")
            continue
        document = Document.model_validate_json(conversion.json) if conversion.json is not None else None
        score.add(conversion.scan.name, truth, document)
    return score


def table(scores: dict[str, GroupScore]) -> list[str]:
    """The figures, a line each, a column for each group."""
    lines = [_row("", list(scores)), _row("documents", [str(score.documents) for score in scores.values()])]
    sums = [score.all_fields for score in scores.values()]
    lines += [_row(title, figures) for title, figures in _figures(sums).items()]
    names = dict.fromkeys(name for score in scores.values() for name in score.lists)
    found, wrong = (
        {name: [cell(score.lists.get(name)) for score in scores.values()] for name in names}
        for cell in (_found, _wrong)
    )
    lines += [_row(f"{name} (recall, precision)", found[name]) for name in names if name not in ONCE]
    return lines + [_row(f"{name} (missed, invented)", wrong[name]) for name in names if name in ONCE]


def _figures(sums: Sequence[FieldCounts]) -> dict[str, list[str]]:
    return {
        "printed fields right": [_part(each.printed_right, each.printed) for each in sums],
        "printed fields settled": [percent(each.settled) for each in sums],
        "precision of unflagged values": [percent(each.unflagged_precision) for each in sums],
        "silent wrong": [str(each.silent) for each in sums],
        "lost": [str(each.lost) for each in sums],
        "printed values flagged": [percent(share(each.printed_flagged, each.printed_emitted)) for each in sums],
        "handwritten among candidates": [_part(each.handwritten_candidates, each.handwritten) for each in sums],
        "handwritten unflagged": [str(each.handwritten_unflagged) for each in sums],
    }


def _found(counts: ListCounts | None) -> str:
    return f"{percent(counts.recall)}, {percent(counts.precision)}" if counts is not None else "-"


def _wrong(counts: ListCounts | None) -> str:
    if counts is None or counts.given is None:
        return "-"
    return f"{counts.labelled - counts.found}, {counts.given - counts.found}"


def _part(part: int, whole: int) -> str:
    return f"{percent(share(part, whole))} of {whole}"


def _row(title: str, cells: Sequence[str]) -> str:
    return f"{title:<32}" + "".join(f"{cell:>18}" for cell in cells)


def _keep(conversions: Sequence[Conversion], out: Path | None) -> None:
    if out is None:
        return
    out.mkdir(parents=True, exist_ok=True)
    for conversion in conversions:
        if conversion.json is not None:
            (out / f"{conversion.scan.name}.json").write_text(conversion.json, encoding="utf-8")


@cache
def _pipeline() -> Pipeline:
    return Pipeline()
