"""How the candidates of a token are written in the text."""

from __future__ import annotations

import numpy as np
import pytest

from diacritics.beam import NONE
from diacritics.cells import CAPITAL, SMALL, TITLE, Cell, Slice, fixed_cell
from tests.diacritics.made_cells import CellMaker

WORDS = ("thông", "báo", "đạo", "ở")
TEXT = "cua ~thongbao nay"
AT = TEXT.index("thongbao")


def made(case: int, *, second: int = NONE, printed: str = "") -> Cell:
    """A cell whose only word is the first of the table, or one that no table holds."""
    maker = CellMaker()
    numbers = np.array([0], np.int32), np.array([-1.0], np.float32), np.array([case], np.int8)
    maker.add(Slice(-1, 8, 1, two=second != NONE), *numbers, np.array([second], np.int32))
    maker.add_one(Slice(0, 8, 1), 3, -9.0)
    return maker.cell({}, {0: printed} if printed else {}, AT)


@pytest.mark.parametrize(
    ("case", "second", "written", "why"),
    [
        (SMALL, NONE, "thông", "small letters"),
        (TITLE, NONE, "Thông", "a capital"),
        (CAPITAL, NONE, "THÔNG", "capitals"),
        (SMALL, 1, "thông báo", "two words that ran together are parted"),
        (TITLE, 1, "Thông báo", "of two words the first has the capital"),
        (CAPITAL, 2, "THÔNG ĐẠO", "both are capitals, with their marks"),
    ],
)
def test_a_word_is_written_in_its_case(case: int, second: int, written: str, why: str) -> None:
    assert made(case, second=second).text_of(0, TEXT, WORDS) == written, why


@pytest.mark.parametrize(("case", "written"), [(SMALL, "zũh"), (TITLE, "Zũh"), (CAPITAL, "ZŨH")])
def test_a_word_that_no_table_holds_is_written_as_it_is_wanted(case: int, written: str) -> None:
    assert made(case, printed="zũh").text_of(0, TEXT, WORDS) == written


def test_the_last_candidate_leaves_the_token_as_it_is() -> None:
    cell = made(CAPITAL)
    assert cell.as_it_is == 1
    assert cell.text_of(cell.as_it_is, TEXT, WORDS) == "thongbao"


def test_slices_are_counted_from_the_place_of_the_cell() -> None:
    piece = made(SMALL, second=1).slice_of(0)
    assert TEXT[piece.start : piece.end] == "~thongbao"
    assert (piece.span, piece.two) == (1, True)


def test_a_fixed_cell_has_one_candidate_that_changes_nothing() -> None:
    cell = fixed_cell(2, 8).at(AT)
    assert (len(cell.of), cell.as_it_is) == (1, 0)
    assert [part.tolist() for part in cell.column] == [[2], [NONE], [1], [0.0]]
    assert cell.text_of(0, TEXT, WORDS) == "thongbao"
