"""Cell 9a: Kính gửi, on one line or an item a line."""

from __future__ import annotations

import pytest

from tests.layout.typed_pages import INDENT, MARGIN, SENTENCES, TypedPage, fields_of, page


def letter() -> TypedPage:
    return page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/SYT-VP", "V/v báo cáo"))


def addressees_of(made: TypedPage) -> list[str | None]:
    return [field.value for field in fields_of(made)["addressees"]]


@pytest.mark.parametrize(
    ("line", "addressee"),
    [
        ("Kính gửi: Sở Tài chính.", "Sở Tài chính"),
        # The colon lost, and marks read wrongly.
        ("Kinh gửi Sở Tài chính", "Sở Tài chính"),
        ("Kính gữi: Bộ Y tế", "Bộ Y tế"),
        # Its beginning under a stamp.
        ("- 222 nh gửi: Sở Tài chính.", "Sở Tài chính"),
        # A group in one item.
        ("Kính gửi: Các sở, ban, ngành; UBND các xã, phường.", "Các sở, ban, ngành|UBND các xã, phường"),
        # A person, with what the form says of them.
        ("Kính gửi: Ông Lê Vĩnh Tường, trú tại xã An Khê.", "Ông Lê Vĩnh Tường"),
        ("Kính gửi: Bị đơn: ông Lê Vĩnh Tường, sinh năm 1971", "ông Lê Vĩnh Tường"),
        # Two of them, with one address.
        ("Kính gửi: Bà Lê Thị Thư, ông Lê Vĩnh Tường (khối 3)", "Bà Lê Thị Thư, ông Lê Vĩnh Tường (khối 3)"),
        # A company, with its address.
        ("Kính gửi: Công ty TNHH An Khê, địa chỉ: xã An Khê", "Công ty TNHH An Khê"),
        ("Kính gửi: Bà Lê Thị Thư (Địa chỉ: xã An Khê)", "Bà Lê Thị Thư (Địa chỉ: xã An Khê)"),
        # No person: the office goes on.
        ("Kính gửi: Ban quản lý dự án: Phòng Tài chính", "Ban quản lý dự án: Phòng Tài chính"),
    ],
)
def test_addressees_stand_on_the_line(line: str, addressee: str) -> None:
    assert addressees_of(letter().body(line, x=INDENT + 300).body(*SENTENCES)) == addressee.split("|")


def test_a_list_has_one_item_a_line() -> None:
    made = letter().body("Kính gửi:", x=INDENT + 200).body("- Sở Tài chính;", "- Sở Tư pháp;", x=INDENT + 430, gap=0)
    made.body("- Ủy ban nhân dân các huyện, thị xã, thành phố.", x=INDENT + 430, gap=0)
    assert addressees_of(made.body(*SENTENCES)) == [
        "Sở Tài chính",
        "Sở Tư pháp",
        "Ủy ban nhân dân các huyện, thị xã, thành phố",
    ]


def test_an_item_over_two_lines_is_one() -> None:
    made = letter().body("Kính gửi:", x=INDENT + 200)
    made.body("- Các cơ quan chuyên môn thuộc", "Ủy ban nhân dân tỉnh;", "- Sở Tư pháp.", x=INDENT + 430, gap=0)
    assert addressees_of(made.body(*SENTENCES)) == ["Các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh", "Sở Tư pháp"]


@pytest.mark.parametrize(
    ("items", "why"),
    [
        (("Sở Tài chính;", "- Sở Tư pháp;", "- Các huyện, thị xã."), "the first item's"),
        (("- Sở Tài chính;", "Sở Tư pháp;", "- Các huyện, thị xã."), "one in the middle"),
        (("- Sở Tài chính;", "- Sở Tư pháp;", "Các huyện, thị xã."), "the last one's"),
        (("Sở Tài chính;", "Sở Tư pháp;", "Các huyện, thị xã."), "all of them, on a coarse scan"),
    ],
)
def test_an_item_whose_dash_was_not_seen_is_still_one(items: tuple[str, ...], why: str) -> None:
    made = letter().body("Kính gửi:", x=INDENT + 200).body(*items, x=INDENT + 430, gap=0).body(*SENTENCES)
    assert addressees_of(made) == ["Sở Tài chính", "Sở Tư pháp", "Các huyện, thị xã"], why


def test_the_body_is_no_addressee() -> None:
    made = letter().body("Kính gửi: Sở Tài chính", x=INDENT + 300)
    assert addressees_of(made.body("Căn cứ Luật Ngân sách nhà nước năm 2015;", "- Khoản 1 Điều 2;", x=MARGIN)) == [
        "Sở Tài chính"
    ]


def test_the_first_indented_line_of_the_body_is_no_addressee() -> None:
    # It stands as far right as the heading; its opening words tell.
    made = letter().body("Kính gửi: Sở Tài chính", x=INDENT).body("Căn cứ Luật Ngân sách nhà nước,", x=INDENT)
    assert addressees_of(made.body(*SENTENCES, gap=0)) == ["Sở Tài chính"]


def test_a_document_to_nobody_has_none() -> None:
    made = page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT")).title("THÔNG BÁO", "Về thi đua")
    assert addressees_of(made.body(*SENTENCES)) == []


def test_a_letter_or_a_telegram_whose_heading_was_not_read_is_put_up_for_review() -> None:
    telegram = page().header(("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số: 07/CĐ-UBND")).title("CÔNG ĐIỆN", "Về ứng phó bão")
    for made in (letter(), telegram):
        (lost,) = fields_of(made.body(*SENTENCES))["addressees"]
        assert (lost.value, lost.needs_review) == (None, True)
        assert lost.reasons


@pytest.mark.parametrize("heading", ["gửi: Sở Tài chính.", "Kílh gửi: Sở Tài chính."])
def test_a_heading_that_a_stamp_half_hides_is_still_one(heading: str) -> None:
    assert addressees_of(letter().body(heading, x=INDENT + 300).body(*SENTENCES)) == ["Sở Tài chính"]


def test_a_telegram_names_its_sender_before_its_list() -> None:
    made = (
        page().header(("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số: 07/CĐ-UBND")).title("CÔNG ĐIỆN", "Về việc ứng phó bão")
    )
    made.body("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ điện:", x=INDENT)
    made.body("- Sở Tài chính;", "- Sở Tư pháp.", x=INDENT + 430, gap=0)
    assert addressees_of(made.body(*SENTENCES)) == ["Sở Tài chính", "Sở Tư pháp"]


@pytest.mark.parametrize(
    ("why", "items", "addressees"),
    [
        ("a list before the text", ("- Sở Tài chính;", "- Sở Tư pháp."), ["Sở Tài chính", "Sở Tư pháp"]),
        ("an item over two lines", ("- Sở Tài chính", "và Sở Y tế;", "- Sở A."), ["Sở Tài chính và Sở Y tế", "Sở A"]),
        ("what a decision is founded on", ("- Căn cứ Luật Y tế;", "- Căn cứ Nghị định 5."), [None]),
        ("one dash is a speck", ("- Sở Tài chính.",), [None]),
    ],
)
def test_a_list_whose_heading_was_not_read_is_found_and_flagged(
    why: str, items: tuple[str, ...], addressees: list[str | None]
) -> None:
    made = letter().body("h. .", x=INDENT + 200).body(*items, x=INDENT + 430, gap=0)
    found = fields_of(made.body("Căn cứ Kế hoạch số 194/KH-UBND của tỉnh,", *SENTENCES))["addressees"]
    assert [field.value for field in found] == addressees, why
    assert all(field.needs_review for field in found)


def test_items_left_of_a_bare_heading_are_given_in_doubt() -> None:
    made = letter().title("Kính gửi:").body("- Sở Y tế;", "- Sở Tài chính.", x=INDENT).body(*SENTENCES)
    found = fields_of(made)["addressees"]
    assert [(each.value, each.needs_review) for each in found] == [("Sở Y tế", True), ("Sở Tài chính", True)]


def test_the_address_of_an_addressee_on_a_line_of_its_own_is_none_of_its_name() -> None:
    made = letter().body("Kính gửi: Công ty TNHH An Khê", "Địa chỉ: Lô A2, xã An Khê", x=INDENT + 300)
    assert addressees_of(made.body(*SENTENCES)) == ["Công ty TNHH An Khê"]
