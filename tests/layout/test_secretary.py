"""Minutes whose chair's title a seal took: the secretary's title on the left tells where they are signed."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.secretary import secretary_row
from ocr_pipeline.layout.segments import rows_of, segments_of
from tests.layout.typed_pages import MARGIN, TEXT_HEIGHT, WIDTH, TypedPage, page


def row_of(typed: TypedPage) -> int | None:
    """The row that opens the signatures of a page."""
    return secretary_row(rows_of(segments_of(typed.words, TEXT_HEIGHT)), TEXT_HEIGHT, WIDTH)


@pytest.mark.parametrize(
    ("title", "found", "why"),
    [
        ("THƯ KÝ", True, "the form's own word"),
        ("THƯ KÝ CUỘC HỌP", True, "with whose"),
        ("NGƯỜI GHI BIÊN BẢN", True, "who writes the minutes"),
        ("Thư ký", False, "a line of text"),
        ("THƯ KÝ HỘI NÔNG DÂN", False, "an office"),
    ],
)
def test_the_title_on_the_left(title: str, found: bool, why: str) -> None:
    typed = page().body("Biên bản được lập thành hai bản.").line(title, MARGIN + 200, 900)
    assert (row_of(typed) is not None) is found, why


def test_one_on_the_right_is_the_signer_s() -> None:
    assert row_of(page().line("THƯ KÝ", 1700, 900)) is None
