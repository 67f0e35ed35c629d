"""A mark is found where one of its kind overlaps it enough."""

from __future__ import annotations

from typing import Literal

import pytest

from ocr_pipeline.scoring.marks import LEAST_IOU, score_marks
from schemas import BBox, Document, Mark, Page
from tests.scoring.made_up import TRUTH, document

Kind = Literal["seal", "signature", "received_stamp", "urgency_stamp", "handwriting"]
TRUE = (1000, 1000, 1100, 1100)


def _marked(*marks: tuple[Kind, BBox], page: int = 1, dpi: int = 200) -> Document:
    return document(
        marks=[Mark(kind=kind, page=page, bbox=bbox) for kind, bbox in marks],
        pages=[Page(number=number, width=8 * dpi, height=12 * dpi, dpi=dpi) for number in (1, 2)],
    )


SHIFTED = [
    ("seal", (1030, 1000, 1130, 1100), True, "IoU 0.54"),
    ("seal", (1035, 1000, 1135, 1100), False, "IoU 0.48"),
    ("signature", (1035, 1000, 1135, 1100), False, "the same of a signature"),
    ("handwriting", (1035, 1000, 1135, 1100), True, "pen strokes have no firm outline"),
    ("handwriting", (1055, 1000, 1155, 1100), True, "IoU 0.29"),
    ("handwriting", (1065, 1000, 1165, 1100), False, "IoU 0.21"),
    ("handwriting", (0, 0, 1600, 2400), False, "the whole page"),
]


@pytest.mark.parametrize(("kind", "bbox", "is_found"), [row[:3] for row in SHIFTED], ids=[row[3] for row in SHIFTED])
def test_how_much_must_overlap(kind: Kind, bbox: BBox, is_found: bool) -> None:
    counts = score_marks(_marked((kind, TRUE)), _marked((kind, bbox)))[f"marks.{kind}"].counts
    assert (counts.labelled, counts.found, counts.given) == (1, int(is_found), 1)


def test_kinds_are_kept_apart() -> None:
    scores = score_marks(_marked(("seal", TRUE)), _marked(("signature", TRUE)))
    assert (scores["marks.seal"].counts.found, scores["marks.signature"].counts.given) == (0, 1)


def test_another_page_is_another_place() -> None:
    scores = score_marks(_marked(("seal", TRUE)), _marked(("seal", TRUE), page=2))
    assert scores["marks.seal"].counts.found == 0


def test_another_resolution_is_no_difference() -> None:
    scores = score_marks(_marked(("seal", TRUE)), _marked(("seal", (1500, 1500, 1650, 1650)), dpi=300))
    assert scores["marks.seal"].counts.found == 1


def test_two_boxes_on_one_mark_find_it_once() -> None:
    counts = score_marks(_marked(("seal", TRUE)), _marked(("seal", TRUE), ("seal", TRUE)))["marks.seal"].counts
    assert (counts.recall, counts.precision) == (1.0, 0.5)


def test_every_kind_of_the_contract_has_a_bound() -> None:
    assert {mark.kind for mark in TRUTH.marks} == set(LEAST_IOU)
