"""The outline of a body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.outline import find_sections
from schemas import Section


def tree(sections: tuple[Section, ...] | list[Section]) -> list[object]:
    return [(s.label, s.title, tree(s.children)) if s.children else (s.label, s.title) for s in sections]


def test_articles_hold_clauses_and_points() -> None:
    text = "Điều 1. Phê duyệt nội dung\n1. Phạm vi:\na) Vùng ven biển;\nb) Vùng núi.\n2. Đối tượng:\nĐiều 2. Hiệu lực\n"
    assert tree(find_sections(text)) == [
        ("Điều 1", "Phê duyệt nội dung", [("1", None, [("a", None), ("b", None)]), ("2", None)]),
        ("Điều 2", "Hiệu lực"),
    ]


def test_chapters_hold_articles() -> None:
    text = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nChương II\nTỔ CHỨC THỰC HIỆN\nMục 1. KINH PHÍ\nĐiều 2. Nguồn\n"
    assert tree(find_sections(text)) == [
        ("Chương I", "QUY ĐỊNH CHUNG", [("Điều 1", "Phạm vi")]),
        ("Chương II", "TỔ CHỨC THỰC HIỆN", [("Mục 1", "KINH PHÍ", [("Điều 2", "Nguồn")])]),
    ]


def test_a_report_counts_in_roman_arabic_and_letters() -> None:
    text = "I. KẾT QUẢ\n1. Thu ngân sách\n1.1. Thu nội địa\na) Thuế;\n- Thuế đất;\nII. NHIỆM VỤ\n1. Tuyên truyền\n"
    assert tree(find_sections(text)) == [
        ("I", "KẾT QUẢ", [("1", "Thu ngân sách", [("1.1", "Thu nội địa", [("a", None)])])]),
        ("II", "NHIỆM VỤ", [("1", "Tuyên truyền")]),
    ]


def test_levels_count_from_one_and_spans_nest() -> None:
    text = "I. KẾT QUẢ\n1. Thu ngân sách\n"
    (outer,) = find_sections(text)
    (inner,) = outer.children
    assert (outer.level, inner.level) == (1, 2)
    assert outer.span == (0, len(text))
    assert inner.span == (text.index("1."), len(text))


def test_a_line_that_runs_on_is_no_title() -> None:
    (section,) = find_sections("2. Giao các cơ quan, đơn vị\nthực hiện đúng quy định.\n")
    assert section.title is None


@pytest.mark.parametrize(
    ("line", "title", "why"),
    [
        ("II. CHỈ TIÊU CỤ THỂ |", "CHỈ TIÊU CỤ THỂ", "a stroke behind capitals"),
        ("Điều 8. Kinh phí thực hiện ; |", "Kinh phí thực hiện", "two signs behind an article's title"),
        ("II. CHỈ TIÊU (ĐẾN 2025)", "CHỈ TIÊU (ĐẾN 2025)", "a bracket is part of it"),
        ("1. Kinh phí;", None, "a sign that clings ends a clause: no title"),
    ],
)
def test_dirt_behind_a_title_is_none_of_it(line: str, title: str | None, why: str) -> None:
    (section,) = find_sections(f"{line}\nCác đơn vị thực hiện.")
    assert section.title == title, why


@pytest.mark.parametrize(
    ("text", "title", "why"),
    [
        ("1. Sửa đổi khoản 2 ngày 15 tháng 10\n\nnăm 2020 như sau", None, "lines with blank ones between"),
        ("1. Sửa đổi khoản 2\n\nNăm 2020 thực hiện", "Sửa đổi khoản 2", "a paragraph of its own"),
        ("1. Sửa đổi khoản 2\n\n", "Sửa đổi khoản 2", "nothing behind it"),
    ],
)
def test_a_line_runs_on_over_a_blank_one(text: str, title: str | None, why: str) -> None:
    (section,) = find_sections(text)
    assert section.title == title, why


def test_an_article_that_is_cited_is_no_heading() -> None:
    assert find_sections("theo quy định tại\nĐiều 20 Luật Tổ chức chính quyền địa phương\n") == []


def test_addressees_and_recipients_are_no_sections() -> None:
    text = "Kính gửi:\n- Sở Nội vụ;\n1. Nội dung\nNơi nhận:\n- Như trên;\n"
    assert tree(find_sections(text)) == [("1", "Nội dung")]


def _spans(sections: tuple[Section, ...] | list[Section]) -> list[tuple[int, int]]:
    found = []
    for section in sections:
        assert section.span is not None
        inner = _spans(section.children)
        assert all(section.span[0] <= start <= end <= section.span[1] for start, end in inner)
        found += [section.span, *inner]
    return found


FIRST_OF_FIGURES = [
    ("I. Giao Sở Nội vụ\n2. Giao Sở Tài chính", ["1", "2"], "what has 2 behind it is 1"),
    ("I. Đặc điểm\na) Một\n2. Hai", ["1", "2"], "letters below it prove nothing else"),
    ("I. TÌNH HÌNH\n2. Giao Sở Tài chính", ["I"], "capitals: its first paragraph was lost"),
    ("I. Tình hình chung\n1. Giao\n2. Giao Sở", ["I"], "1 stands below it"),
    ("I. Tình hình\nII. Kết quả\n2. Hai", ["I", "II"], "II stands behind it"),
    ("I- KẾT QUẢ\n1- Một\nII- HẠN CHẾ\nI- Một\n2- Hai", ["I", "II"], "it belongs under the part before it"),
]


@pytest.mark.parametrize(("text", "labels", "why"), FIRST_OF_FIGURES)
def test_one_read_as_the_roman_numeral_is_put_right_where_two_proves_it(text: str, labels: list[str], why: str) -> None:
    assert [section.label for section in find_sections(text + "\n")] == labels, why


PIECES = st.sampled_from(
    [
        "I. ",
        "1. ",
        "1.1. ",
        "a) ",
        "- ",
        "+ ",
        "Điều 1. ",
        "Chương I\n",
        "\n",
        "NỘI DUNG",
        "nội dung",
        "Nơi nhận:",
        "\f",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=150))
def test_any_text_is_borne_and_spans_nest(text: str) -> None:
    assert all(0 <= start <= end <= len(text) for start, end in _spans(find_sections(text)))


@pytest.mark.parametrize("piece", ["a) x\n", "I. A\n", "1. x\n", "- x\n", "Chương I\nA\n", "\f"])
def test_long_runs_of_one_piece_are_borne(piece: str) -> None:
    # Work that grows with the square of the text would not come back from this.
    assert len(find_sections(piece * 3_000)) <= 3_000


MISREAD = [
    ("1. Việc thứ nhất;\n2. Việc thứ hai;\n3, Việc thứ ba;", ["1", "2", "3"], "a comma for the full stop"),
    ("1: Việc thứ nhất;\n2. Việc thứ hai;", ["1", "2"], "a colon for it"),
    ("4- Việc thứ tư;\nS- Việc thứ năm;", ["4", "5"], "a letter for the figure that is due"),
    ("3- Việc thứ ba;\n+- Việc thứ tư;", ["3", "4"], "a sign for it"),
    ("T- Việc thứ nhất;\n2- Việc thứ hai;", ["1", "2"], "the first one"),
    ("L. Sở Nội vụ:\n2. Sở Tài chính:", ["1", "2"], "the first one, another letter"),
    ("I. TÌNH HÌNH\nIll. TỒN TẠI", ["I"], "a part whose fellow before it was lost is none that is due"),
    ("1. Việc thứ nhất;\n| 2. Việc thứ hai;", ["1", "2"], "dirt before it"),
    ("1. Việc thứ nhất;\n5, Việc thứ năm;", ["1"], "a number that is not due stays text"),
    ("II. CHỈ TIÊU\nI. NHIỆM VỤ\nIV. KINH PHÍ", ["II", "III", "IV"], "two strokes lost, and IV behind"),
    ("II. CHỈ TIÊU\nI. NHIỆM VỤ\nII. KINH PHÍ", ["II", "I", "II"], "a list that begins again"),
    ("IV. KINH PHÍ\nVv. TỔ CHỨC", ["IV", "V"], "a letter read twice"),
    ("II. CHỈ TIÊU\nUl. TỒN TẠI", ["II", "III"], "strokes read as letters"),
    ("Chương I\nQUY ĐỊNH CHUNG\nChương -\nCỤ THỂ\nChươngHI\nTHI HÀNH", ["Chương I", "Chương II", "Chương III"],
     "strokes of a chapter read as other signs"),
    ("Điều 1, Phê duyệt Đề án\nĐiều 2. Tổ chức", ["Điều 1", "Điều 2"], "a comma behind the first article"),
    ("Điều 1, Khoản 2 của Luật\nĐiều 2. Tổ chức", ["Điều 2"], "a reference that opens a line"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "labels", "why"), MISREAD)
def test_a_label_that_is_due_is_found_however_it_was_read(text: str, labels: list[str], why: str) -> None:
    assert [section.label for section in find_sections(text)] == labels, why


def test_a_blank_line_opens_nothing() -> None:
    parts = find_sections("\nĐiều 1. Phạm vi\n\nĐiều 2. Đối tượng\n")
    assert [part.label for part in parts] == ["Điều 1", "Điều 2"]


def test_a_second_first_paragraph_in_capitals_is_the_next_part() -> None:
    text = "II. HẠN CHẾ\n1. Kinh phí còn thiếu;\n2. Cán bộ còn thiếu.\n1. NHIỆM VỤ TRỌNG TÂM\n1. Rà soát;"
    assert [part.label for part in find_sections(text)] == ["II", "III"]


def test_a_list_of_names_behind_the_body_has_no_outline() -> None:
    text = (
        "Điều 1. Khen thưởng các tập thể, cá nhân.\nĐiều 2. Quyết định có hiệu lực từ ngày ký.\n"
        "Nơi nhận:\n- Như Điều 2.\n"
        "\fDANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG\nA. TẬP THỂ\n1. Sở Tài chính.\n2. Sở Nội vụ.\nB. CÁ NHÂN\n"
        "\fQUY CHẾ\nChương I\nQUY ĐỊNH CHUNG\n1. Phạm vi."
    )
    sections = find_sections(text)
    assert [each.label for each in sections] == ["Điều 1", "Điều 2", "Chương I"]
    assert [each.label for each in sections[-1].children] == ["1"]
