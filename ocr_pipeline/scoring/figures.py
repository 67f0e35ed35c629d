"""A score as plain figures, for programs: names as the hand-made labels' own scorer has them, ratios 0..1 or null."""

from __future__ import annotations

from typing import Any

from ocr_pipeline.scoring.counts import BoxCounts, FieldCounts, ListCounts, Share, TextCounts, share
from ocr_pipeline.scoring.fields import Miss
from ocr_pipeline.scoring.folders import FolderScore

_DIGITS = 4


def figures(score: FolderScore, *, show: bool = False) -> dict[str, Any]:
    """Everything that was counted, ready for JSON; with ``show`` every miss too."""
    group, every = score.group, score.group.all_fields
    found: dict[str, Any] = {
        "kind": score.kind,
        "documents": group.documents,
        "not_converted": group.not_converted,
        "invalid": score.invalid,
        "without_truth": score.without_truth,
        "ignored": score.ignored,
        "grade": rounded(group.grade),
        "parts": {name: rounded(part) for name, part in group.parts.items()},
        "settled": rounded(every.settled),
        "fields_right": rounded(every.accuracy),
        "printed_fields_right": rounded(every.printed_accuracy),
        "unflagged_precision": rounded(every.unflagged_precision),
        "silent_wrong": every.silent,
        "lost": every.lost,
        "flagged_share": rounded(every.flagged_share),
        "hand_candidates": rounded(every.candidates),
        "hand_unflagged": every.handwritten_unflagged,
        "fields": {name: _field(counts) for name, counts in group.fields.items()},
        "lists": {name: _list(counts) for name, counts in group.lists.items()},
        "details": {name: _share(part) for name, part in group.details.items()},
        "borrowed": group.borrowed,
        "boxes": None if group.boxes is None else _boxes(group.boxes),
        "text": None if group.text is None else _text(group.text),
    }
    if show:
        found["misses"] = [{"document": name, **_miss(miss)} for name, miss in group.misses]
    return found


def rounded(ratio: float | None) -> float | None:
    """To four digits; nothing stays nothing."""
    return None if ratio is None else round(ratio, _DIGITS)


def _field(counts: FieldCounts) -> dict[str, Any]:
    return {
        "n": counts.labelled,
        "right": counts.right,
        "accuracy": rounded(counts.accuracy),
        "emitted": counts.emitted,
        "flagged": counts.flagged,
        "silent": counts.silent,
        "lost": counts.lost,
        "printed_n": counts.printed,
        "printed_right": counts.printed_right,
        "printed_settled": counts.printed_settled,
        "printed_emitted": counts.printed_emitted,
        "printed_flagged": counts.printed_flagged,
        "hand_n": counts.handwritten,
        "hand_candidates": counts.handwritten_candidates,
        "hand_unflagged": counts.handwritten_unflagged,
    }


def _list(counts: ListCounts) -> dict[str, Any]:
    return {
        "n": counts.labelled,
        "got": counts.given,
        "hits": counts.found,
        "settled": counts.settled,
        "offered": counts.offered,
        "recall": rounded(counts.recall),
        "precision": rounded(counts.precision),
        "worth": rounded(counts.worth),
    }


def _share(part: Share) -> dict[str, Any]:
    return {"n": part.whole, "right": part.part, "share": rounded(part.ratio)}


def _boxes(counts: BoxCounts) -> dict[str, Any]:
    return {
        "n": counts.right,
        "covered": rounded(share(counts.covered, counts.right)),
        "half_iou": rounded(share(counts.tight, counts.right)),
        "mean_coverage": rounded(share(counts.coverage, counts.right)),
        "mean_iou": rounded(share(counts.iou, counts.right)),
    }


def _text(counts: TextCounts) -> dict[str, Any]:
    return {
        "words": counts.words,
        "cer": _fine(counts.cer),
        "wer": _fine(counts.wer),
        "word_accuracy": _fine(counts.word_accuracy),
        "der": _fine(counts.der),
        "digits": _fine(counts.digits),
    }


def _fine(rate: float | None) -> float | None:
    # Rates of errors are small: a digit more than shares.
    return None if rate is None else round(rate, _DIGITS + 1)


def _miss(miss: Miss) -> dict[str, Any]:
    return {"name": miss.name, "wanted": miss.wanted, "given": miss.given, "flagged": miss.flagged}
