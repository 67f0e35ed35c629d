"""Marks against complete truth, kind by kind: one is found when a given one of its kind overlaps it enough."""

from __future__ import annotations

from typing import Final

from ocr_pipeline.scoring.boxes import Sheets
from ocr_pipeline.scoring.listing import Kind, Listed, score_list
from schemas import Document, Mark

_FIRM: Final = 0.5
"""Least IoU of a mark with an outline of its own."""
_LOOSE: Final = 0.25
"""Least IoU of handwriting: a pen-written number is a few millimetres high, so that a box a millimetre too wide on each
side halves the IoU, and whether a long stroke or the dots under it belong to it is a matter of taste."""

LEAST_IOU: Final = {
    "seal": _FIRM,
    "signature": _FIRM,
    "received_stamp": _FIRM,
    "urgency_stamp": _FIRM,
    "handwriting": _LOOSE,
}


def score_marks(truth: Document, document: Document) -> dict[str, Listed]:
    """The counts of each kind, as ``marks.<kind>``."""
    of_truth, of_document = Sheets(truth), Sheets(document)
    return {f"marks.{kind}": _of_kind(kind, truth, document, of_truth, of_document) for kind in LEAST_IOU}


def _of_kind(kind: str, truth: Document, document: Document, of_truth: Sheets, of_document: Sheets) -> Listed:
    def iou(want: Mark, got: Mark) -> float:
        one, other = of_truth.place(want.page, want.bbox), of_document.place(got.page, got.bbox)
        return one.iou(other) if one and other else 0.0

    marks: Kind[Mark] = Kind(
        name=f"marks.{kind}",
        same=lambda want, got: iou(want, got) >= LEAST_IOU[kind],
        words=lambda mark: f"page {mark.page} {list(mark.bbox)}",
        finer=lambda want, got: (round(1000 * iou(want, got)),),
    )
    wanted, given = ([mark for mark in side.marks if mark.kind == kind] for side in (truth, document))
    return score_list(marks, wanted, given)[0]
