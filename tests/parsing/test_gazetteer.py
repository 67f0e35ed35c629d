"""Names that values are checked against: found by their letters alone, and never bent too far."""

from __future__ import annotations

import tomllib
import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing import gazetteer
from ocr_pipeline.parsing.gazetteer import known_agency, known_place, known_title, letters

TABLES = ("agency_words", "places", "surnames", "titles")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_nfc_and_names_nothing_twice(name: str) -> None:
    text = files("ocr_pipeline.parsing").joinpath("data", f"{name}.toml").read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert text.startswith("# "), "a table says at its head what it holds"
    for part, names in tomllib.loads(text).items():
        assert [each for each in names if names.count(each) > 1] == [], part


def test_provinces_of_both_laws() -> None:
    # NQ 202/2025/QH15 merged 63 into 34 on 1 July 2025; Huế became a city under its own name half a year before.
    assert len(gazetteer.provinces()) == 64
    assert {"Huế", "Thừa Thiên Huế", "Hà Giang"} <= set(gazetteer.provinces())


def test_a_province_that_ended_long_ago_is_not_known() -> None:
    # Vĩnh Phú ended in 1996, and is Vĩnh Phúc without its last letter.
    found = known_place("Vĩnh Phú")
    assert found is not None
    assert (found.name, found.exact) == ("Vĩnh Phúc", False)


@pytest.mark.parametrize("name", gazetteer.provinces())
def test_every_province_is_found_without_its_marks(name: str) -> None:
    found = known_place(letters(name))
    assert found is not None
    assert (found.name, found.exact) == (name, True)


@pytest.mark.parametrize(
    ("said", "name", "exact"),
    [
        ("PHU THO", "Phú Thọ", True),
        ("Thừa Thiên-Huế", "Thừa Thiên Huế", True),
        # A letter more: near, and said to be no more than that.
        ("Quảng Bìnhh", "Quảng Bình", False),
    ],
)
def test_a_place_is_found(said: str, name: str, exact: bool) -> None:
    found = known_place(said)
    assert found is not None
    assert (found.name, found.exact) == (name, exact)


@pytest.mark.parametrize("said", ["Lam Giang", "Thạch Khê", "Huê Lâm", "X", ""])
def test_a_place_of_no_table_is_bent_into_none(said: str) -> None:
    assert known_place(said) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("UY BAN NHAN DAN TINH PHU THO", "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ"),
        ("BỘ VĂN HOÁ, THỂ THAO VÀ DU LỊCH", "BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH"),
        ("THU TUONG CHINH PHU", "THỦ TƯỚNG CHÍNH PHỦ"),
    ],
)
def test_an_agency_is_found_by_its_letters(said: str, name: str) -> None:
    found = known_agency(said)
    assert found is not None
    assert (found.name, found.exact) == (name, True)


def test_an_agency_of_an_unknown_province_is_never_an_exact_match() -> None:
    found = known_agency("ỦY BAN NHÂN DÂN TỈNH LAM GIANG")
    assert found is None or not found.exact


def test_a_title_is_found_and_its_deputy_is_another() -> None:
    head, deputy = known_title("GIAM ĐOC"), known_title("PHO GIAM ĐOC")
    assert head is not None
    assert deputy is not None
    assert (head.name, deputy.name) == ("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def test_the_commonest_surnames_come_first() -> None:
    assert list(gazetteer.surnames())[:3] == ["Nguyễn", "Trần", "Lê"]


@given(st.text())
def test_letters_are_a_stable_key(said: str) -> None:
    assert letters(letters(said)) == letters(said)
    assert letters(said) == letters(said.swapcase()) or not said.isascii()
