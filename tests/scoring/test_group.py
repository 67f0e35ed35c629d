"""Whole documents against complete truth: itself, in another order, in parts, and what a missing one costs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.scoring.counts import BoxCounts, Share
from ocr_pipeline.scoring.group import DocumentScore, GroupScore, score_against_truth
from schemas import Document
from tests.scoring.made_up import TRUTH, document
from tests.scoring.made_up import given as value_of

SAMPLES = sorted((Path(__file__).parents[2] / "samples/truth").glob("*.json"))
LISTS = (
    "addressees",
    "recipients",
    "dates",
    "legal_bases",
    "citations",
    "statistics",
    "sections",
    "marks",
    "digital_signatures",
    "tables",
    "attachments",
    "copies",
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """The made-up truth with some entries left out and some twice, in any order."""
    lists = {name: tuple(draw(st.lists(st.sampled_from(getattr(TRUTH, name)), max_size=4))) for name in LISTS}
    return TRUTH.model_copy(update=lists)


def _assert_all_right(score: DocumentScore) -> None:
    assert score.misses == ()
    assert score.borrowed == 0
    for name, counts in score.fields.items():
        assert (counts.right, counts.silent, counts.lost) == (counts.labelled, 0, 0), name
        assert counts.handwritten_candidates == counts.handwritten, name
    for name, listed in score.lists.items():
        assert listed.found == listed.settled == listed.labelled == listed.given == listed.offered, name
    for name, part in score.details.items():
        assert part.part == part.whole, name
    assert score.boxes is not None
    assert score.boxes.right == score.boxes.covered == score.boxes.tight
    assert score.text is not None
    assert (score.text.char_errors, score.text.digit_right) == (0, score.text.digit_tokens)


@given(truth=documents())
def test_truth_is_right_against_itself(truth: Document) -> None:
    _assert_all_right(score_against_truth(truth, truth))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_truth_of_a_sample_is_right_against_itself(path: Path) -> None:
    truth = Document.model_validate_json(path.read_bytes())
    _assert_all_right(score_against_truth(truth, truth))
    group = GroupScore()
    group.add(path.stem, truth, truth)
    assert group.grade == 1.0


@given(truth=documents(), found=documents(), data=st.data())
def test_the_order_of_lists_decides_nothing(truth: Document, found: Document, data: st.DataObject) -> None:
    shuffled = [
        each.model_copy(update={name: tuple(data.draw(st.permutations(getattr(each, name)))) for name in LISTS})
        for each in (truth, found)
    ]
    one, other = score_against_truth(truth, found), score_against_truth(*shuffled)
    assert (one.fields, one.lists, one.details, one.borrowed, one.text) == (
        other.fields,
        other.lists,
        other.details,
        other.borrowed,
        other.text,
    )
    assert one.boxes is not None
    assert other.boxes is not None
    assert one.boxes.iou == pytest.approx(other.boxes.iou)


def test_another_resolution_is_no_difference() -> None:
    half = TRUTH.model_copy(
        update={
            "pages": tuple(
                page.model_copy(update={"width": page.width // 2, "height": page.height // 2, "dpi": 150})
                for page in TRUTH.pages
            ),
            "marks": tuple(
                mark.model_copy(update={"bbox": tuple(side // 2 for side in mark.bbox)}) for mark in TRUTH.marks
            ),
            "place": _halved(TRUTH.place.value, TRUTH.place.bbox),
        }
    )
    score = score_against_truth(TRUTH, half)
    assert all(score.lists[name].recall == 1.0 for name in score.lists if name.startswith("marks."))
    assert score.boxes is not None
    # The other boxes still count pixels of the finer page: they are somewhere else now.
    assert 1 <= score.boxes.tight < score.boxes.right


def _halved(value: str | None, bbox: tuple[int, int, int, int] | None) -> object:
    assert bbox is not None
    return value_of(value).model_copy(update={"page": 1, "bbox": tuple(side // 2 for side in bbox)})


def test_shifted_boxes_leave_values_right_and_marks_not_found() -> None:
    page = TRUTH.pages[0].model_copy(update={"width": 5000})
    moved = TRUTH.model_copy(
        update={"pages": tuple(page.model_copy(update={"number": number}) for number in (1, 2, 3))}
    )
    score = score_against_truth(TRUTH, moved)
    assert all(counts.right == counts.labelled for counts in score.fields.values())
    assert sum(score.lists[name].found for name in score.lists if name.startswith("marks.")) == 0
    assert score.boxes is not None
    assert (score.boxes.right, score.boxes.tight) == (23, 0)


def test_a_document_that_was_not_converted_is_all_wrong() -> None:
    score = score_against_truth(TRUTH, None)
    assert sum(counts.labelled for counts in score.fields.values()) == 15
    assert sum(counts.right + counts.lost for counts in score.fields.values()) == 0
    assert all(listed.found == 0 for listed in score.lists.values())
    assert all(part.part == 0 for part in score.details.values())
    assert score.text is not None
    assert (score.text.cer, score.text.wer, score.text.digits) == (1.0, 1.0, 0.0)
    assert score.boxes == BoxCounts()


def test_documents_add_up() -> None:
    group = GroupScore()
    for name, found in (("a", TRUTH), ("b", document()), ("c", None)):
        group.add(name, TRUTH, found)
    assert (group.documents, group.not_converted) == (3, ["c"])
    assert (group.all_fields.labelled, group.all_fields.right, group.all_fields.lost) == (45, 15, 15)
    assert (group.lists["citations"].labelled, group.lists["citations"].found) == (12, 4)
    assert group.details["statistics.amount"] == Share(2, 6)
    assert group.text is not None
    assert group.text.wer == pytest.approx(2 / 3)
    assert {name for name, _ in group.misses} == {"b", "c"}
