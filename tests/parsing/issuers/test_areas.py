"""Administrative units, as their tables have them."""

from __future__ import annotations

import datetime as dt
import unicodedata
from importlib.resources import files

import pytest

from ocr_pipeline.parsing.issuers.areas import area_of, is_province, province_of, words_of
from ocr_pipeline.parsing.issuers.bodies import body_at
from ocr_pipeline.parsing.issuers.days import Days, validity
from ocr_pipeline.parsing.tables import table_rows

TABLES = ("provinces", "districts", "communes", "central_bodies", "departments", "local_bodies")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_nfc_and_says_at_its_head_what_it_holds(name: str) -> None:
    text = files("ocr_pipeline.parsing").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert text.startswith("# ")


@pytest.mark.parametrize(
    ("day", "count", "cities"),
    [
        # Before 2004: 61, four of them cities (Hà Nội, Hồ Chí Minh, Hải Phòng, Đà Nẵng).
        (dt.date(2003, 6, 1), 61, 4),
        # Hậu Giang, Đắk Nông and Điện Biên came on 1 January 2004; Cần Thơ is a city since.
        (dt.date(2004, 6, 1), 64, 5),
        # Hà Tây went on 1 August 2008.
        (dt.date(2008, 8, 1), 63, 5),
        # Huế is the sixth city.
        (dt.date(2025, 2, 1), 63, 6),
        (dt.date(2025, 7, 1), 34, 6),
    ],
)
def test_as_many_provinces_as_there_were(day: dt.date, count: int, cities: int) -> None:
    rows = [r for r in table_rows("provinces") if validity(r["since"], r["until"]).covers(Days(day, day))]
    assert len(rows) == count
    assert sum(row["kind"] == "thành phố" for row in rows) == cities


def test_no_name_begins_after_it_ends() -> None:
    for name in ("provinces", "central_bodies", "departments", "local_bodies"):
        for row in table_rows(name):
            time = validity(row["since"], row["until"])
            assert time.since is None or time.until is None or time.since <= time.until, row["name"]


def test_every_district_is_found_by_its_words() -> None:
    for row in table_rows("districts"):
        area = area_of(words_of(f"{row['kind']} {row['name']}".upper()))
        assert area is not None, row
        assert (area.kind, area.name, area.known, area.within) == (row["kind"], row["name"], True, None)


def test_every_commune_is_found_by_its_words() -> None:
    kinds = {"x": "xã", "p": "phường", "t": "thị trấn", "d": "đặc khu"}
    for row in table_rows("communes"):
        for letter in {*row["before"], *row["since"]}:
            area = area_of(words_of(f"{kinds[letter]} {row['name']}".upper()))
            assert area is not None, row
            assert area.known, row
            assert words_of(area.name) == words_of(row["name"]), row


@pytest.mark.parametrize(
    ("said", "full", "known"),
    [
        ("tp Cần Thơ", "thành phố Cần Thơ", True),
        # The unit behind it is a unit of its own, with or without a comma.
        ("XÃ TỊNH KHÊ THÀNH PHỐ QUẢNG NGÃI", "xã Tịnh Khê, thành phố Quảng Ngãi", True),
        # A made-up commune ends where the next kind begins.
        ("XÃ MỘC LÃNG, HUYỆN QUỲNH PHỤ", "xã Mộc Lãng, huyện Quỳnh Phụ", False),
    ],
)
def test_units_within_units(said: str, full: str, known: bool) -> None:
    area = area_of(words_of(said))
    assert area is not None
    assert (area.full, area.all_known) == (full, known)


@pytest.mark.parametrize("said", ["", "PHÚ THỌ", "TỈNH", "THÀNH PHỐ", "TỈNH ỦY"])
def test_no_unit(said: str) -> None:
    area = area_of(words_of(said))
    assert area is None or not area.known


@pytest.mark.parametrize("said", ["XÃ AN QUÍ", "XÃ AN QUI", "XÃ EA KNUEC"])
def test_a_name_that_two_lists_spell_otherwise_is_no_doubt(said: str) -> None:
    area = area_of(words_of(said))
    assert area is not None
    assert area.doubts(Days(dt.date(2025, 8, 1), dt.date(2025, 8, 1))) == []
    assert area.doubts(Days(dt.date(2024, 8, 1), dt.date(2024, 8, 1))) == []


def test_a_province_without_its_kind_is_what_it_was_on_the_day() -> None:
    day = Days(dt.date(2003, 1, 1), dt.date(2003, 1, 1))
    area = province_of(words_of("Cần Thơ"), day)
    assert area is not None
    assert area.full == "tỉnh Cần Thơ"
    assert province_of(words_of("Hà Tây"), Days(dt.date(2009, 1, 1), dt.date(2009, 1, 1))) is None


@pytest.mark.parametrize(
    ("said", "level"), [("TỈNH PHÚ THỌ", True), ("THÀNH PHỐ HẢI PHÒNG", True), ("THÀNH PHỐ VIỆT TRÌ", False)]
)
def test_not_every_city_is_of_the_level_of_provinces(said: str, level: bool) -> None:
    area = area_of(words_of(said))
    assert area is not None
    assert is_province(area) is level


def test_the_longest_body_is_taken() -> None:
    # Sở Giao thông vận tải - Xây dựng opens as Sở Giao thông vận tải does.
    found = body_at(words_of("SỞ GIAO THÔNG VẬN TẢI - XÂY DỰNG"))
    assert found is not None
    assert (found[0].name, found[1]) == ("Sở Giao thông vận tải - Xây dựng", ())
