"""The cells of a table are what the restored text says in their place, and those read badly are named."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.page import layout_page
from ocr_pipeline.layout.text import raw_text
from ocr_pipeline.parsing.tabular import find_tables, review_of_tables, unlike_their_column
from ocr_pipeline.recognition.words import UNREADABLE
from schemas import CellDoubt, Table
from tests.layout.test_tables import letter, table_at, with_table
from tests.layout.typed_pages import HEIGHT, WIDTH, Ink, TypedPage, page, restorer


def tables_of(made: TypedPage) -> tuple[str, list[Table]]:
    pages = [layout_page(made.words, 1, WIDTH, HEIGHT, (table_at(),))]
    raw = raw_text(pages)
    text = raw.restored(restorer().restore(raw.text))
    return text.text, list(find_tables(text, pages))


def test_the_rows_and_their_places_in_the_text() -> None:
    text, (table,) = tables_of(with_table(letter()))
    assert table.rows[1] == ("1", "Xã An Khê và xã lân cận", "860")
    assert [[text[slice(*span)] if span else "" for span in row] for row in table.spans] == [
        list(row) for row in table.rows
    ]
    assert (table.page, table.doubts) == (1, ())


@pytest.mark.parametrize(
    ("ink", "reason"),
    [
        (Ink(second="880"), "two readings differ: 860 and 880"),
        (Ink(confidence=0.5), "digits read with little certainty: 860"),
    ],
)
def test_a_figure_that_was_not_read_for_sure_is_named(ink: Ink, reason: str) -> None:
    _, (table,) = tables_of(with_table(TypedPage(1, inks={"860": ink})))
    assert table.doubts == (CellDoubt(row=2, column=3, reasons=(reason,)),)
    assert list(review_of_tables([table])) == [f"table 1: 1 cells, the first row 2, column 3: {reason}"]


def test_a_word_read_with_little_certainty_is_no_doubt_of_a_table() -> None:
    _, (table,) = tables_of(with_table(page({"Khê": Ink(confidence=0.5)})))
    assert table.doubts == ()


def test_ink_that_was_not_read_is_named() -> None:
    made = with_table(page())
    made.line(UNREADABLE, 520, 1200 + 4 * 70 + 70)
    _, (table,) = tables_of(made)
    assert [(doubt.row, doubt.column) for doubt in table.doubts] == [(3, 2)]


@pytest.mark.parametrize(
    ("cells", "odd"),
    [
        (("Số hộ", "12", "7", "lãi", "40"), {3}),
        (("TT", "I", "1", "2", "+", "3"), set()),
        (("TT", "1", "2", "bộ", "4", "Tổng cộng toàn tỉnh"), {3}),
        (("Tỷ lệ", "60,5", "71,9", "719", "88,2"), {3}),
        (("Tiền", "6.657.000", "31.000", "9000", "186.396.000", "500"), {3}),
        (("Số hộ", "12", "-", "x", "40", "31"), set()),
        (("Tên", "Xã A", "Xã B", "12", "Xã C"), set()),
        (("Số", "12", "lãi"), set()),
        ((), set()),
    ],
)
def test_a_cell_unlike_its_column_is_a_doubt(cells: tuple[str, ...], odd: set[int]) -> None:
    assert set(unlike_their_column(cells)) == odd
