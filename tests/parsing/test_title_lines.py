"""A title in two lines is one title, and what a seal says below a title is no part of it."""

from __future__ import annotations

import pytest

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


def test_far_below_a_title_stands_no_part_of_it() -> None:
    read = ("TRƯỞNG PHÒNG", "", "ĐIỆN LỰC", "", NAME)
    found = signed(read, read, opinions=[read]).title
    assert (found.value, found.needs_review) == ("TRƯỞNG PHÒNG", False)


def test_the_end_of_a_deputy_s_title_tells_him_below_his_head() -> None:
    read = ("KT. GIÁM ĐỐC", "ĐỐC", "", NAME)
    found = signed(read, read).title
    assert (found.value, found.needs_review) == ("PHÓ GIÁM ĐỐC", True)
