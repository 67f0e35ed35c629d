"""Offices: what they are called on a day, who heads them, what their seals say."""

from __future__ import annotations

import datetime as dt

import pytest

from samples.grammar.actors import head_of
from samples.grammar.days import MERGER
from samples.grammar.dice import Dice
from samples.grammar.functions import departments, unit, within
from samples.grammar.office import Arena, broken
from samples.grammar.offices import make_office
from samples.grammar.people import people, person
from samples.grammar.slots import lower_words, units_words

NAMES = [
    ("environment", "department", dt.date(2024, 5, 5), "Sở Tài nguyên và Môi trường", "before the reform of 2025"),
    ("environment", "department", dt.date(2025, 5, 5), "Sở Nông nghiệp và Môi trường", "after it"),
    ("culture", "department", dt.date(2006, 5, 5), "Sở Văn hóa - Thông tin", "before 2008"),
    ("digital", "department", dt.date(2006, 5, 5), "Sở Bưu chính, Viễn thông", "before 2008"),
    ("police", "district", dt.date(2025, 5, 5), None, "the police of districts ended in March 2025"),
    ("finance", "commune", dt.date(2025, 8, 5), "Phòng Kinh tế", "communes have offices since July 2025"),
]


@pytest.mark.parametrize(("function", "level", "day", "name", "why"), NAMES)
def test_a_field_is_held_by_the_office_of_the_day(
    function: str, level: str, day: dt.date, name: str | None, why: str
) -> None:
    found = unit(function, level, day)
    assert (found.name if found else None) == name, why


def test_departments_have_their_codes_and_drafting_units() -> None:
    for day in (dt.date(2007, 1, 1), dt.date(2015, 1, 1), dt.date(2025, 9, 1)):
        for _, department in departments(day):
            assert department.code
            assert department.units


def test_a_university_has_a_unit_for_a_field_or_none() -> None:
    assert within("university", "training") == "Phòng Đào tạo"
    assert within("university", "police") is None


HEADS = [
    ("Sở Y tế", "Giám đốc Sở Y tế"),
    ("Công an tỉnh", "Giám đốc Công an tỉnh"),
    ("Công an huyện", "Trưởng Công an huyện"),
    ("Văn phòng Ủy ban nhân dân tỉnh", "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
    ("Vụ Pháp chế", "Vụ trưởng Vụ Pháp chế"),
    ("Thanh tra tỉnh", "Chánh Thanh tra tỉnh"),
    ("Ban Chỉ huy quân sự xã", "Chỉ huy trưởng Ban Chỉ huy quân sự xã"),
    ("Khoa Dược", "Trưởng Khoa Dược"),
]


@pytest.mark.parametrize(("name", "head"), HEADS)
def test_heads_are_called_by_the_kind_of_their_office(name: str, head: str) -> None:
    assert head_of(name) == head


POSTS: list[tuple[Arena, dt.date, str]] = [
    ("province", dt.date(2020, 5, 5), "Chủ tịch Ủy ban nhân dân tỉnh"),
    ("office", dt.date(2020, 5, 5), "Chánh Văn phòng Ủy ban nhân dân tỉnh"),
    ("university", dt.date(2020, 5, 5), "Hiệu trưởng"),
]


@pytest.mark.parametrize(("arena", "day", "post"), POSTS)
def test_a_post_is_named_with_its_office_once(arena: Arena, day: dt.date, post: str) -> None:
    office = make_office(Dice(5, "a test"), arena, day)
    assert office.held_by(office.head) == post


def test_communes_are_those_of_the_day() -> None:
    for seed in range(30):
        before = make_office(Dice(seed, "a test"), "commune", dt.date(2024, 5, 5))
        after = make_office(Dice(seed, "a test"), "commune", MERGER)
        assert before.district is not None
        assert after.district is None
        assert after.province is not None
        assert after.place in after.province.after


def test_a_province_speaks_to_districts_and_later_to_communes() -> None:
    office = make_office(Dice(1, "a test"), "province", dt.date(2024, 5, 5))
    assert lower_words(office, dt.date(2024, 5, 5)) == "Ủy ban nhân dân các huyện, thị xã, thành phố"
    assert lower_words(office, MERGER) == "Ủy ban nhân dân các xã, phường"
    assert units_words(office) == "các xã, phường, thị trấn"


def test_long_headings_are_broken_in_the_middle() -> None:
    assert broken("SỞ Y TẾ") == "SỞ Y TẾ"
    assert broken("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI") == "SỞ LAO ĐỘNG -|THƯƠNG BINH VÀ XÃ HỘI"


def test_people_have_different_names_and_an_address_that_fits() -> None:
    many = people(Dice(2, "a test"), 60)
    assert len({one.name for one in many}) == 60
    assert {person(Dice(seed, "a test")).address for seed in range(40)} == {"ông", "bà"}
