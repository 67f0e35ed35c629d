"""Boxes are compared as shares of their pages, whatever the resolution."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.scoring.boxes import Place, Sheets, score_boxes
from ocr_pipeline.scoring.counts import BoxCounts
from schemas import BBox, Document, FieldValue, Page
from tests.scoring.made_up import document

SIDES = st.tuples(st.integers(0, 80), st.integers(1, 20)).map(lambda side: (side[0] / 100, (side[0] + side[1]) / 100))
PLACES = st.tuples(SIDES, SIDES).map(lambda sides: Place(1, sides[0][0], sides[1][0], sides[0][1], sides[1][1]))


def _at(dpi: int, *, pages: tuple[int, ...] = (1, 2)) -> Document:
    return document(pages=[Page(number=number, width=8 * dpi, height=12 * dpi, dpi=dpi) for number in pages])


def _field(bbox: BBox | None, page: int | None = 1) -> FieldValue:
    return FieldValue(value="An Khê", page=page, bbox=bbox)


@given(one=PLACES, other=PLACES)
def test_overlap_is_mutual_and_between_nothing_and_all(one: Place, other: Place) -> None:
    assert one.iou(other) == pytest.approx(other.iou(one))
    assert 0 <= one.iou(other) <= one.covered_by(other) + 1e-9 <= 1 + 2e-9
    assert one.iou(one) == pytest.approx(1.0)


TRUE = (100, 100, 200, 200)
GIVEN = [
    (_field(TRUE), BoxCounts(1, 1, 1, 1.0, 1.0), "the same"),
    (_field((100, 100, 200, 150)), BoxCounts(1, 1, 1, 0.5, 0.5), "half of it"),
    (_field((100, 100, 200, 149)), BoxCounts(1, 0, 0, 0.49, 0.49), "a little less"),
    (_field((150, 100, 250, 200)), BoxCounts(1, 1, 0, 0.5, 1 / 3), "shifted by half its width"),
    (_field((0, 0, 800, 1200)), BoxCounts(1, 1, 0, 1.0, 0.0104166), "the whole page covers all and fits nothing"),
    (_field((300, 100, 400, 200)), BoxCounts(1, 0, 0, 0.0, 0.0), "elsewhere"),
    (_field(TRUE, page=2), BoxCounts(1, 0, 0, 0.0, 0.0), "on another page"),
    (_field(None), BoxCounts(1, 0, 0, 0.0, 0.0), "no box"),
    (_field(TRUE, page=3), BoxCounts(1, 0, 0, 0.0, 0.0), "a page that is not there"),
]


def _assert_same(counts: BoxCounts, expected: BoxCounts) -> None:
    assert (counts.right, counts.covered, counts.tight) == (expected.right, expected.covered, expected.tight)
    assert (counts.coverage, counts.iou) == pytest.approx((expected.coverage, expected.iou), abs=1e-6)


@pytest.mark.parametrize(("got", "expected"), [row[:2] for row in GIVEN], ids=[row[2] for row in GIVEN])
def test_how_a_box_fits(got: FieldValue, expected: BoxCounts) -> None:
    _assert_same(score_boxes([(_field(TRUE), got)], Sheets(_at(100)), Sheets(_at(100))), expected)


def test_another_resolution_is_no_difference() -> None:
    given = _field((300, 300, 600, 600))
    _assert_same(score_boxes([(_field(TRUE), given)], Sheets(_at(100)), Sheets(_at(300))), BoxCounts(1, 1, 1, 1.0, 1.0))


def test_a_value_without_a_true_box_is_left_out() -> None:
    assert score_boxes([(_field(None), _field(TRUE))], Sheets(_at(100)), Sheets(_at(100))) == BoxCounts()
