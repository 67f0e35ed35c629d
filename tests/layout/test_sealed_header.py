"""A black seal over the left column of a header: the second look goes where agency and number must stand."""

from __future__ import annotations

import pytest

from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.layout.page import layout_page
from ocr_pipeline.recognition.words import Box
from tests.layout.typed_pages import FIRST_LINE, HEIGHT, LEFT_MIDDLE, PITCH, WIDTH, page

HEAD = ("ỦY BAN NHÂN DÂN", "XÃ BẠCH ĐẰNG", "Số: 15/BC-UBND")
SEAL = Ring(620, 300, 205)


def looks(left: tuple[str, ...], *seals: Ring) -> list[Box]:
    made = page().header(left).title("BÁO CÁO", "Kết quả công tác quý I năm 2025").body("Thực hiện kế hoạch đã giao")
    layout = layout_page(made.words, 1, WIDTH, HEIGHT, dark=seals)
    return [look.box for look in layout.look_again]


@pytest.mark.parametrize(
    "left",
    [
        pytest.param((), id="nothing was read of the column: without its block nobody would look there"),
        pytest.param(HEAD[:1], id="its first line was read: the block reaches down to the number"),
        pytest.param(HEAD, id="all of it was read"),
    ],
)
def test_a_block_reaches_over_agency_and_number_where_a_seal_covers_them(left: tuple[str, ...]) -> None:
    column = Box(LEFT_MIDDLE - 240, FIRST_LINE, LEFT_MIDDLE + 200, FIRST_LINE + 2 * PITCH + 45)
    (block,) = [box for box in looks(left, SEAL) if box.x0 < LEFT_MIDDLE < box.x1 and box.y0 <= FIRST_LINE]
    assert block.overlap(column) == 1
    title = FIRST_LINE + 3 * PITCH + PITCH // 2
    assert block.y1 <= title, "lines of title and subject are not cut through"


@pytest.mark.parametrize(
    ("seal", "why"),
    [
        (None, "there is none"),
        (Ring(1900, 300, 205), "over the quốc hiệu"),
        (Ring(620, 1400, 205), "below the header"),
    ],
)
def test_a_seal_that_is_not_over_the_column_changes_no_block(seal: Ring | None, why: str) -> None:
    assert looks(HEAD, *([seal] if seal else [])) == looks(HEAD), why
