"""Fields of scans whose truth is known: by vanban, and by regular expressions over the text of Tesseract alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.accuracy import convert
from benchmarks.page.plain import document_of
from benchmarks.page.section import Section
from benchmarks.page.sizes import Size
from benchmarks.reading.readers import bare_text
from benchmarks.scan_split import LabelledScan
from benchmarks.scans import office_scans, samples
from ocr_pipeline import sources
from ocr_pipeline.scoring.counts import share
from ocr_pipeline.scoring.folders import read_truth
from ocr_pipeline.scoring.group import GroupScore
from ocr_pipeline.scoring.table import percent
from ocr_pipeline.settings import Settings
from schemas import Document

OURS: Final = "vanban"
PLAIN: Final = "regular expressions over Tesseract's text"
_SAYS: Final = """Single fields of header and signature, and lists, against the truth of the scans. *Wrong and not
flagged* is the worst that a program of this kind can give; regular expressions flag nothing. *Nobody need touch* are
printed values given right and without a flag."""


def fields_section(size: Size, folder: Path) -> Section:
    """Both on the samples, and on an office's scans where there are any."""
    from benchmarks.page.plot import bars

    groups = {"samples": [scan for scan in samples() if not size.samples or scan.name in size.samples]}
    office = office_scans() if size.office else None
    if office is not None:
        groups["scans tuned on"] = list(office.tuned_on)
    scores = {(group, way): score for group, scans in groups.items() for way, score in _scores(scans).items()}
    picture = "benchmark-fields.svg"
    bars(
        {
            f"{way}\n{group}": (_hundred(counts.settled), _hundred(share(counts.silent, counts.emitted)))
            for (group, way), score in scores.items()
            for counts in [score.all_fields]
        },
        ("nobody need touch, of printed", "wrong and not flagged, of given"),
        folder / picture,
    )
    return Section("Fields", " ".join(_SAYS.split()), tuple(table(scores)), f"images/{picture}")


def table(scores: Mapping[tuple[str, str], GroupScore]) -> list[tuple[str, ...]]:
    """A row for each set and way."""
    heads = (
        "set",
        "by",
        "documents",
        "printed right",
        "nobody need touch",
        "wrong, not flagged",
        "citations",
        "recipients",
    )
    return [heads, *((group, way, *_figures(score)) for (group, way), score in scores.items())]


def plain_document(scan: Path) -> Document:
    """What the patterns find in the text of Tesseract alone, all pages."""
    pages = sources.inspect(scan, Settings()).page_count
    return document_of("\f".join(bare_text(scan, number) for number in range(1, pages + 1)))


def _scores(scans: Sequence[LabelledScan]) -> dict[str, GroupScore]:
    ours, plain = GroupScore(), GroupScore()
    for scan in scans:
        truth = read_truth(scan.label)
        if truth is None:
            continue
        json = convert(scan).json
        ours.add(scan.name, truth, Document.model_validate_json(json) if json is not None else None)
        plain.add(scan.name, truth, plain_document(scan.path))
    return {OURS: ours, PLAIN: plain}


def _figures(score: GroupScore) -> list[str]:
    counts = score.all_fields
    lists = [score.lists.get(name) for name in ("citations", "recipients")]
    return [
        str(score.documents),
        f"{percent(share(counts.printed_right, counts.printed))} of {counts.printed}",
        percent(counts.settled),
        f"{counts.silent} of {counts.emitted}",
        *("-" if each is None else f"{percent(each.recall)}, {percent(each.precision)}" for each in lists),
    ]


def _hundred(part: float | None) -> float:
    return 100 * (part or 0.0)
