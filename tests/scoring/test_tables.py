"""A cell is right when its text stands in the right row and column."""

from __future__ import annotations

import pytest

from ocr_pipeline.scoring.tables import right_cells, score_tables
from schemas import Table

ROWS = (("TT", "Hạng mục", "Tiền"), ("1", "Mố cầu", "1.200"), ("2", "Mặt cầu", "830"))
GIVEN = [
    (ROWS, 9, "the same"),
    ((), 0, "nothing"),
    (ROWS[1:], 6, "a lost row costs its own cells"),
    ((ROWS[0], ("", "(đồng)", ""), *ROWS[1:]), 9, "so does one too many"),
    (tuple(reversed(ROWS)), 3, "rows do not cross"),
    (tuple(("", *row) for row in ROWS), 0, "a column too many shifts every cell"),
    (tuple(row[:2] for row in ROWS), 6, "a lost last column"),
    ((("TT", "Hang mục", "Tiền"),), 2, "a letter of eight is too much"),
    ((("TT", "HẠNG MỤC ", "tiền"),), 3, "the way of writing does not count"),
    ((("1", "Mố cầu", "1.201"),), 2, "figures are exact"),
    (((" ".join(cell for row in ROWS for cell in row),),), 0, "everything in one cell"),
]


@pytest.mark.parametrize(("given", "cells"), [row[:2] for row in GIVEN], ids=[row[2] for row in GIVEN])
def test_cells_that_are_right(given: tuple[tuple[str, ...], ...], cells: int) -> None:
    assert right_cells(ROWS, given) == cells


def test_empty_cells_do_not_count() -> None:
    table = Table(page=1, rows=(("", "Tổng"), ("", " ")))
    counts = score_tables([table], [table]).counts
    assert (counts.labelled, counts.found, counts.given) == (1, 1, 1)


def test_each_table_goes_with_the_one_of_its_page_that_fits_best() -> None:
    one, other, elsewhere = (Table(page=page, rows=rows) for page, rows in ((1, ROWS), (1, ROWS[:2]), (2, ROWS)))
    counts = score_tables([one, other], [other, one]).counts
    assert (counts.labelled, counts.found, counts.given) == (15, 15, 15)
    assert score_tables([one], [elsewhere]).counts.found == 0


def test_a_table_given_twice_is_found_once() -> None:
    table = Table(page=1, rows=ROWS)
    counts = score_tables([table], [table, table]).counts
    assert (counts.recall, counts.precision) == (1.0, 0.5)


def test_misses_say_how_much_of_a_table_is_right() -> None:
    listed = score_tables([Table(page=4, rows=ROWS)], [Table(page=4, rows=ROWS[1:])])
    assert [(miss.wanted, miss.given) for miss in listed.misses] == [("page 4, 9 cells", "6 right")]
