"""Lines as word processors set them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples.setting.typesetting import Line, Style, line_width, set_paragraph
from samples.units import mm

SENTENCE = "Sở Y tế thông báo kết quả kiểm tra an toàn thực phẩm trên địa bàn tỉnh như sau: " * 4
WIDTH = mm(160)


def text_of(line: Line) -> str:
    return "".join(
        ("" if piece.joined or not index else " ") + piece.run.text for index, piece in enumerate(line.pieces)
    )


def test_justified_lines_end_at_the_right_edge_all_but_the_last() -> None:
    *full, last = set_paragraph(SENTENCE, Style(indent=mm(12.7)), 100.0, WIDTH)
    assert [line_width(line)[1] for line in full] == pytest.approx([100.0 + WIDTH] * len(full))
    assert line_width(last)[1] < 100.0 + WIDTH


def test_only_the_first_line_is_indented() -> None:
    first, *others = set_paragraph(SENTENCE, Style(indent=mm(12.7)), 100.0, WIDTH)
    assert line_width(first)[0] == pytest.approx(100.0 + mm(12.7))
    assert {line_width(line)[0] for line in others} == {100.0}


def test_a_centred_line_leaves_the_same_room_on_both_sides() -> None:
    (line,) = set_paragraph("THÔNG BÁO", Style(align="center", bold=True), 0.0, WIDTH)
    left, right = line_width(line)
    assert left == pytest.approx(WIDTH - right)


@settings(max_examples=25)
@given(width=st.floats(min_value=mm(30), max_value=mm(170)))
def test_no_word_is_lost_and_no_line_is_too_long_whatever_the_width(width: float) -> None:
    lines = set_paragraph(SENTENCE, Style(), 0.0, width)
    assert " ".join(text_of(line) for line in lines) == SENTENCE.strip()
    assert max(line_width(line)[1] for line in lines) <= width + 0.01


def test_a_centred_text_whose_forced_line_is_too_long_is_balanced_anew() -> None:
    source = "DANH MỤC BỔ SUNG CÁC DỰ ÁN CẦN THU HỒI ĐẤT TRÊN ĐỊA BÀN TỈNH NĂM|2024"
    lines = set_paragraph(source, Style(align="center", bold=True), 0.0, WIDTH)
    widths = [right - left for left, right in map(line_width, lines)]
    assert " ".join(text_of(line) for line in lines) == source.replace("|", " ")
    assert len(widths) == 2
    assert min(widths) > 0.7 * max(widths)


def test_a_forced_end_of_a_line_is_kept_where_the_lines_fit() -> None:
    lines = set_paragraph("Về việc phê duyệt Đề án|số hóa tài liệu", Style(align="center"), 0.0, WIDTH)
    assert [text_of(line) for line in lines] == ["Về việc phê duyệt Đề án", "số hóa tài liệu"]
