"""A title in two lines is one title, and what a seal says below a title is no part of it."""

from __future__ import annotations

import pytest

from schemas import Signature
from tests.layout.typed_pages import Ink, Inks, fields_of, page
from tests.parsing.test_signature import Look, signed

NAME = "Trịnh Công Khải"


@pytest.mark.parametrize(
    ("lines", "title", "why"),
    [
        (("TRƯỞNG PHÒNG HẠ", "TẦNG KỸ THUẬT"), "TRƯỞNG PHÒNG HẠ TẦNG KỸ THUẬT", "the unit's name is parted"),
        (("TRƯỞNG PHÒNG", "QUẢN LÝ ĐÔ THỊ"), "TRƯỞNG PHÒNG QUẢN LÝ ĐÔ THỊ", "the unit stands in its own line"),
    ],
)
def test_a_title_goes_on_in_the_next_line(lines: Look, title: str, why: str) -> None:
    read = (*lines, "", "", NAME)
    found = signed(read, read, opinions=[read]).title
    assert (found.value, found.needs_review) == (title, False), why


@pytest.mark.parametrize(
    ("below", "opinion", "why"),
    [
        ("ĐIỆN LỰC", "ĐIẸX LỤ¿", "another net read no such line: a seal's text"),
        ("TẦNG 2A", "TẦNG 2A", "strokes are read as digits"),
    ],
)
def test_what_is_not_understood_below_a_title_is_a_doubt(below: str, opinion: str, why: str) -> None:
    own, other = (("TRƯỞNG PHÒNG", line, "", NAME) for line in (below, opinion))
    found = signed(own, own, opinions=[other]).title
    assert (found.value, found.needs_review) == ("TRƯỞNG PHÒNG", True), why


def test_a_first_line_that_another_net_read_otherwise_does_not_go_on_without_a_doubt() -> None:
    own, other = ((line, "TẦNG KỸ THUẬT", "", "", NAME) for line in ("TRƯỞNG PHÒNG HẠ", "TRƯỞNG PHÒNG BẠ"))
    assert signed(own, own, opinions=[other]).title.needs_review


def test_far_below_a_title_stands_no_part_of_it() -> None:
    read = ("TRƯỞNG PHÒNG", "", "ĐIỆN LỰC", "", NAME)
    found = signed(read, read, opinions=[read]).title
    assert (found.value, found.needs_review) == ("TRƯỞNG PHÒNG", False)


def test_the_end_of_a_deputy_s_title_tells_him_below_his_head() -> None:
    read = ("KT. GIÁM ĐỐC", "ĐỐC", "", NAME)
    found = signed(read, read).title
    assert (found.value, found.needs_review) == ("PHÓ GIÁM ĐỐC", True)


HEAD, END, DEPUTY = "KT. TRƯỞNG BAN QUẢN LÝ", "CÁC KHU CÔNG NGHIỆP", "PHÓ TRƯỞNG BAN"


def signed_on_a_page(*lines: str, inks: Inks | None = None) -> Signature:
    """The signature of a page that ends with these lines above a name."""
    made = page(inks).header(("BAN QUẢN LÝ", "CÁC KHU CÔNG NGHIỆP", "Số: 15/TB-BQL"))
    made.title("THÔNG BÁO", "Về việc nghỉ lễ").body("Các đơn vị thực hiện các nội dung trên.")
    made.footer(("Nơi nhận:", "- Như trên;", "- Lưu: VT."), (*lines, NAME))
    found: Signature = fields_of(made)["signature"]
    return found


@pytest.mark.parametrize(
    ("lines", "authority", "why"),
    [
        ((HEAD, END, DEPUTY), f"{HEAD} {END}", "the end of a head's title, above his deputy's"),
        (("TL. TRƯỞNG BAN QUẢN LÝ", END, "CHÁNH VĂN PHÒNG"), f"TL. TRƯỞNG BAN QUẢN LÝ {END}", "of another sign"),
        ((HEAD, "KHU 2A", DEPUTY), HEAD, "strokes are read as digits"),
    ],
)
def test_an_authority_goes_on_above_the_signer_s_own_title(lines: Look, authority: str, why: str) -> None:
    found = signed_on_a_page(*lines)
    assert [(each.value, each.needs_review) for each in found.authority] == [(authority, True)], why
    assert (found.title.value, found.name.value) == (lines[-1], NAME), why


@pytest.mark.parametrize(
    ("lines", "inks", "why"),
    [
        ((HEAD, END), {}, "no title stands below: it may be the signer's own"),
        ((HEAD, END, DEPUTY), {"NGHIỆP": Ink(0.5)}, "a word was hardly read: a seal's text"),
        ((HEAD, END, DEPUTY), {"NGHIỆP": Ink(second="NGHIÊN")}, "two looks read it otherwise"),
        ((HEAD, END, DEPUTY), {"CÁC": Ink(taller=30), "KHU": Ink(taller=30), "NGHIỆP": Ink(taller=30)}, "larger type"),
    ],
)
def test_what_may_be_no_end_of_an_authority_is_left_out_of_it(lines: Look, inks: Inks, why: str) -> None:
    (authority,) = signed_on_a_page(*lines, inks=inks).authority
    assert (authority.value, authority.needs_review) == (HEAD, True), why


def test_an_authority_that_goes_on_stands_where_both_lines_do() -> None:
    (authority,) = signed_on_a_page(HEAD, END, DEPUTY).authority
    assert authority.raw == f"{HEAD}\n{END}"
    assert authority.bbox is not None
    assert authority.bbox[3] - authority.bbox[1] > 100, "two lines, 70 pixels apart"


def test_an_end_that_stands_off_the_axis_is_none() -> None:
    read = (HEAD, "CÁC KHU", DEPUTY, "", NAME)
    (authority,) = signed(read, read).authority
    assert (authority.value, authority.needs_review) == (HEAD, True)
