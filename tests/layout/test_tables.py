"""Words go into the cells of a page's grids; the rows of a table stand in the text where the table stands."""

from __future__ import annotations

import pytest

from ocr_pipeline.imaging.grids import Grid
from ocr_pipeline.layout.page import PageLayout, RegionKind, layout_page
from tests.layout.ruled_pages import grid
from tests.layout.typed_pages import HEIGHT, PITCH, SENTENCES, WIDTH, TypedPage, page

TOP = 1200
XS = (350, 500, 1500, 2100)
ROWS = (("TT", "Nội dung", "Số hộ"), ("1", "Xã An Khê", "860"), ("2", "Xã Tân Mỹ", "540"))


def with_table(made: TypedPage, top: int = TOP) -> TypedPage:
    """The page with a table of three rows, each cell on one line but for one of two lines."""
    for number, cells in enumerate(ROWS):
        made.row([(cell, x + 20) for cell, x in zip(cells, XS[:-1], strict=True)], top + 20 + number * 2 * PITCH)
    return made.line("và xã lân cận", XS[1] + 20, top + 20 + 2 * PITCH + PITCH)


def table_at(top: int = TOP) -> Grid:
    return grid(XS, [top + number * 2 * PITCH for number in range(4)])


def laid_out(made: TypedPage, *grids: Grid) -> PageLayout:
    return layout_page(made.words, 1, WIDTH, HEIGHT, grids)


def said(layout: PageLayout) -> list[str]:
    return [line.text for region in layout.regions for line in region.lines]


def letter() -> TypedPage:
    return page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TTr-SYT")).title("TỜ TRÌNH", "Về việc thi đua")


def test_every_word_stands_in_its_cell_line_by_line() -> None:
    (table,) = laid_out(with_table(letter()), table_at()).tables
    cells = [[" ".join(word.text for word in cell) for cell in row] for row in table.cells]
    assert cells == [["TT", "Nội dung", "Số hộ"], ["1", "Xã An Khê và xã lân cận", "860"], ["2", "Xã Tân Mỹ", "540"]]


def test_the_rows_of_a_table_are_read_between_the_text_above_and_below() -> None:
    made = with_table(letter().body("Kế hoạch gồm các công trình:"))
    made.body("Trên đây là toàn bộ nội dung.")
    layout = laid_out(made, table_at())
    kinds = [region.kind for region in layout.regions if region.kind in {RegionKind.BODY, RegionKind.TABLE}]
    assert kinds == [RegionKind.BODY, RegionKind.TABLE, RegionKind.BODY]
    assert said(layout)[-5:] == [
        "Kế hoạch gồm các công trình:",
        "TT Nội dung Số hộ",
        "1 Xã An Khê và xã lân cận 860",
        "2 Xã Tân Mỹ 540",
        "Trên đây là toàn bộ nội dung.",
    ]


def test_no_word_is_lost_or_doubled_by_a_table() -> None:
    made = with_table(letter().body(*SENTENCES))
    assert sorted(" ".join(said(laid_out(made, table_at()))).split()) == sorted(" ".join(said(laid_out(made))).split())


def test_a_row_that_says_nothing_makes_no_line() -> None:
    layout = laid_out(with_table(letter()), grid(XS, [TOP + number * 2 * PITCH for number in range(6)]))
    assert [len(layout.tables[0].cells), len(layout.tables[0].lines)] == [5, 3]


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(grid((200, 1200, 2400), (200, 350, 600)), id="about the header"),
        pytest.param(grid((2200, 2300, 2400), (1000, 1100, 1200)), id="about nothing"),
        pytest.param(grid((300, 2400, 2450), (1150, 1900, 1950)), id="about one column of text"),
    ],
)
def test_a_frame_about_something_else_is_no_table(frame: Grid) -> None:
    made = letter().body(*SENTENCES)
    layout = laid_out(made, frame)
    assert layout.tables == ()
    assert said(layout) == said(laid_out(made))


def test_a_ruled_footer_is_a_footer() -> None:
    made = letter().body(*SENTENCES).footer(("Nơi nhận:", "- Như trên;", "- Lưu: VT."), ("GIÁM ĐỐC", "Lê Vĩnh Tường"))
    top = min(word.box.y0 for word in made.words if word.text == "nhận:") - 20
    layout = laid_out(made, grid((300, 1300, 2300), (top, top + 3 * PITCH, made.y + 100)))
    assert layout.tables == ()
    assert [line.text for line in layout.lines(RegionKind.SIGNATURE)] == ["GIÁM ĐỐC", "Lê Vĩnh Tường"]


def test_a_landscape_page_holds_a_table_too() -> None:
    made = with_table(TypedPage(1), 400)
    layout = layout_page(made.words, 1, HEIGHT, WIDTH, (table_at(400),))
    assert len(layout.tables) == 1
    assert layout.lines(RegionKind.TABLE)[0].text == "TT Nội dung Số hộ"
