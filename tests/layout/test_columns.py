"""A body in two columns is read column by column; lists and rows of an unruled table are read across."""

from __future__ import annotations

from ocr_pipeline.layout.columns import column_by_column
from ocr_pipeline.layout.segments import Segment, rows_of, segments_of
from tests.layout.typed_pages import MARGIN, PITCH, TEXT_HEIGHT, WIDTH, TypedPage, page

LEFT, RIGHT = MARGIN, 1320
PROSE = "các cơ quan báo cáo kết quả"


def two_columns(made: TypedPage, rows: int, said: str = PROSE) -> TypedPage:
    top = made.y
    for number in range(rows):
        made.line(f"trái {number} {said}", LEFT, top + number * PITCH)
        made.line(f"phải {number} {said}", RIGHT, top + number * PITCH)
    return made


def firsts(made: TypedPage) -> list[str]:
    rows: list[Segment] = rows_of(segments_of(made.words, TEXT_HEIGHT))
    return [" ".join(row.text.split()[:2]) for row in column_by_column(rows, TEXT_HEIGHT, WIDTH)]


def test_the_left_column_is_read_before_the_right_one() -> None:
    assert firsts(two_columns(page(), 7)) == [f"{side} {number}" for side in ("trái", "phải") for number in range(7)]


def test_text_across_the_page_parts_what_stands_above_and_below_it() -> None:
    made = two_columns(page().line("ngang trang " + PROSE + " " + PROSE, LEFT, 240), 6)
    made.line("ngang dưới " + PROSE + " " + PROSE, LEFT, made.y)
    found = firsts(two_columns(made, 6))
    assert (found[0], found[13]) == ("ngang trang", "ngang dưới")
    assert found[1:7] == found[14:20] == [f"trái {number}" for number in range(6)]


def test_a_column_s_short_last_line_stays_in_it() -> None:
    made = two_columns(page(), 6)
    made.line("hết cột.", LEFT, made.y)
    assert firsts(made)[6:8] == ["hết cột.", "phải 0"]


def test_a_few_rows_side_by_side_are_no_columns() -> None:
    assert firsts(two_columns(page(), 4))[:2] == ["trái 0", "trái 1"]
    assert len(firsts(two_columns(page(), 4))) == 4


def test_short_cells_side_by_side_are_read_across() -> None:
    assert len(firsts(two_columns(page(), 8, "hộ"))) == 8
