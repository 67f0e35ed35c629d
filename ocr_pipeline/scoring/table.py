"""A score as a table, for people: a line each, ``-`` where there is nothing to measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ocr_pipeline.counted import counted
from ocr_pipeline.scoring.counts import BoxCounts, FieldCounts, ListCounts, Share, TextCounts, share
from ocr_pipeline.scoring.fields import Miss
from ocr_pipeline.scoring.folders import FolderScore

_NAME_WIDTH = 22


def table(score: FolderScore, *, show: bool = False) -> list[str]:
    """The lines; with ``show`` every miss at the end."""
    group = score.group
    lines = [
        f"{counted(group.documents, score.kind.removesuffix('s'))}, not converted: {_names(group.not_converted)}",
        *_strays(score),
        "",
    ]
    lines += _fields(group.fields, group.all_fields)
    lines += ["", *_lists(group.lists)]
    if group.details:
        lines += ["", *_details(group.details)]
    lines += ["", *_summary(group.all_fields, group.borrowed)]
    lines += [*_text(group.text), *_boxes(group.boxes), ""]
    parts = ", ".join(f"{name} {percent(part)}" for name, part in group.parts.items())
    lines += [f"settled {percent(group.all_fields.settled)}, grade {percent(group.grade)} ({parts})"]
    if show:
        lines += ["", *(missed(name, miss) for name, miss in group.misses)]
    return lines


def missed(document: str, miss: Miss) -> str:
    """One miss in a line."""
    flag = "flagged" if miss.flagged else ""
    return f"  {document:<12} {miss.name:<20} {flag:<8} wanted {miss.wanted!r}, given {miss.given!r}"


def percent(ratio: float | None) -> str:
    """As a percentage; nothing is ``-``, never 100%."""
    return "-" if ratio is None else f"{ratio:.1%}"


def _strays(score: FolderScore) -> Iterator[str]:
    yield from (f"not a valid document: {stem}: {cause}" for stem, cause in score.invalid.items())
    if score.without_truth:
        yield f"outputs without truth: {_names(score.without_truth)}"
    if score.ignored:
        yield f"neither documents nor labels, left alone: {_names(score.ignored)}"


def _names(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"


def _row(name: str, *cells: object) -> str:
    return f"{name:<{_NAME_WIDTH}}" + "".join(f"{cell:>10}" for cell in cells)


def _fields(fields: Mapping[str, FieldCounts], every: FieldCounts) -> Iterator[str]:
    yield _row("field", "n", "right", "accuracy", "emitted", "flagged", "silent", "lost")
    for name, counts in {**fields, "all": every}.items():
        numbers = counts.labelled, counts.right, percent(counts.accuracy), counts.emitted, counts.flagged
        yield _row(name, *numbers, counts.silent, counts.lost)


def _lists(lists: Mapping[str, ListCounts]) -> Iterator[str]:
    yield _row("list", "n", "found", "settled", "given", "recall", "precision", "worth")
    for name, counts in lists.items():
        given = "-" if counts.given is None else counts.given
        numbers = counts.labelled, counts.found, counts.settled, given
        yield _row(name, *numbers, percent(counts.recall), percent(counts.precision), percent(counts.worth))


def _details(details: Mapping[str, Share]) -> Iterator[str]:
    yield _row("detail", "n", "right", "share")
    for name, part in details.items():
        yield _row(name, part.whole, part.part, percent(part.ratio))


def _summary(every: FieldCounts, borrowed: int | None) -> Iterator[str]:
    yield (
        f"fields right {percent(every.accuracy)}, printed {percent(every.printed_accuracy)}, "
        f"precision of unflagged values {percent(every.unflagged_precision)}, silent wrong {every.silent}, "
        f"lost {every.lost}, printed values flagged {percent(every.flagged_share)}"
    )
    yield (
        f"handwritten {every.handwritten}: among candidates {percent(every.candidates)}, "
        f"unflagged {every.handwritten_unflagged}"
    )
    if borrowed is not None:
        yield f"header fields taken from an attachment, a copy or the incoming stamp {borrowed}"


def _text(text: TextCounts | None) -> Iterator[str]:
    if text is not None:
        yield (
            f"text of {text.words} words: character errors {_rate(text.cer)}, word errors {_rate(text.wer)}, "
            f"wrong marks {_rate(text.der)}, tokens with digits exact {percent(text.digits)}"
        )


def _boxes(boxes: BoxCounts | None) -> Iterator[str]:
    if boxes is not None:
        shares = [share(part, boxes.right) for part in (boxes.covered, boxes.tight, boxes.coverage, boxes.iou)]
        covered, tight, coverage, iou = map(percent, shares)
        yield (
            f"boxes of {boxes.right} right values: half of the true box covered {covered}, IoU of a half {tight}, "
            f"mean coverage {coverage}, mean IoU {iou}"
        )


def _rate(rate: float | None) -> str:
    return "-" if rate is None else f"{rate:.2%}"
