"""Rows of letters that nothing covers are told from dots, specks, a few letters, seals and what was read."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.bare_rows import Edges, bare_rows
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.lettering import margin_of

DPI = 200
PAGE = (1000, 1400)
SIZE = 24.0
ROW = (200, 600, 480, 624)


def lettering(*rows: Edges, letter: int = 16, gap: int = 8) -> Pixels:
    """The lettering of a page with letters in rows, as wide as said and so far apart (pixels of the page)."""
    page = np.zeros((PAGE[1] // 2, PAGE[0] // 2), np.uint8)
    for x0, y0, x1, y1 in rows:
        for x in range(x0, x1 - letter + 1, letter + gap):
            page[y0 // 2 : y1 // 2, x // 2 : (x + letter) // 2] = 200
    top, left = margin_of(page.shape)
    return page[top : page.shape[0] - top, left : page.shape[1] - left]


def found(letters: Pixels, *covered: Edges, seals: tuple[tuple[float, float, float], ...] = ()) -> list[Edges]:
    """The rows found."""
    return bare_rows(letters, PAGE, DPI, SIZE, covered, seals)


def test_a_row_is_found_where_it_stands() -> None:
    (row,) = found(lettering(ROW))
    assert row == pytest.approx(ROW, abs=4)


def test_rows_are_told_from_the_top() -> None:
    other = (150, 200, 420, 224)
    assert [row[1] for row in found(lettering(ROW, other))] == pytest.approx([200, 600], abs=4)


@pytest.mark.parametrize(
    ("rows", "covered"),
    [
        pytest.param([ROW], [ROW], id="words cover it"),
        pytest.param([ROW], [(190, 605, 510, 618)], id="words cover it but for its marks"),
        pytest.param([(200, 600, 240, 624)], [], id="two letters"),
        pytest.param([(200, 620, 500, 624)], [], id="leader of dots"),
        pytest.param([(200, 560, 500, 640)], [], id="strokes higher than letters"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_no_row_is_found_in(rows: list[Edges], covered: list[Edges]) -> None:
    assert found(lettering(*rows), *covered) == []


def test_of_a_row_that_was_read_in_part_the_rest_is_found() -> None:
    (row,) = found(lettering(ROW), (195, 600, 340, 624))
    assert row == pytest.approx((350, 600, 480, 624), abs=12)


def test_letters_in_a_black_seal_are_no_row() -> None:
    seal = (350.0, 612.0, 160.0)
    assert found(lettering(ROW), seals=(seal,)) == []


def test_a_row_beside_a_seal_is_found_up_to_its_ring() -> None:
    (row,) = found(lettering((200, 600, 700, 624)), seals=((240.0, 640.0, 90.0),))
    assert row[0] > 300
    assert row[2] == pytest.approx(700, abs=12)


def test_pale_print_of_the_back_is_no_row() -> None:
    assert found(lettering(ROW) // np.uint8(5)) == []


@pytest.mark.parametrize("size", [18.0, 20.0, 22.0, 24.0, 27.0, 30.0])
def test_of_three_letters_none_is_lost_at_an_end_of_its_row(size: float) -> None:
    wide, end = round(0.9 * size), 200 + round(4 * size)
    letters = lettering((200, 600, end, 600 + round(size)), letter=wide, gap=round(0.5 * size))
    foot = lettering((200, 600, 202, 604 + round(size)), letter=2, gap=0)
    (row,) = bare_rows(np.maximum(letters, foot), PAGE, DPI, size, [])
    assert row == pytest.approx((200, 600, end, 604 + size), abs=0.5 * size)


@pytest.mark.parametrize(
    ("widths", "rows"),
    [
        pytest.param((44, 22), 1, id="two that touch and one"),
        pytest.param((70,), 0, id="one stroke, as wide as letters that touch"),
        pytest.param((22, 22), 0, id="two letters"),
    ],
)
def test_letters_that_touch_are_counted_by_their_width(widths: tuple[int, ...], rows: int) -> None:
    starts = [200 + 60 * place for place in range(len(widths))]
    pieces = [(x, 600, x + width, 624) for x, width in zip(starts, widths, strict=True)]
    letters = np.maximum.reduce([lettering(piece, letter=piece[2] - piece[0], gap=0) for piece in pieces])
    assert len(found(letters)) == rows
