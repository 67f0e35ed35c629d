"""The unit that stands behind a figure."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.folding import fold, unify
from ocr_pipeline.parsing.statistics import find_statistics
from ocr_pipeline.parsing.unit_names import unit_behind


def unit(text: str) -> str | None:
    number = text.split(" ", 1)[0] if text[0].isdigit() else ""
    at = text.index(number) + len(number)
    found = unit_behind(unify(text), fold(text), at, number)
    return found.printed if found else None


UNITS = [
    ("12 hồ sơ", "hồ sơ", "a unit of the table"),
    ("12 hố sơ", "hồ sơ", "a damaged mark in a name of two words"),
    ("7.050.000 đông;", "đồng", "a damaged mark behind a number with its thousands"),
    ("7 đông người", None, "the same letters behind any number are another word"),
    ("02 hổ", None, "letters that two units have (hộ, hồ)"),
    ("173 hộ chưa có điện", "hộ", "the right marks of a short name before the letters of a long one (hồ chứa)"),
    ("14 hồ chứa bị hư", "hồ chứa", "the long name with its marks"),
    ("278 tổ chức đàng", "tổ chức đảng", "the longer name whose last mark is damaged"),
    ("5 tổ chức đang hoạt động", "tổ chức", "but not where the last word is another one"),
    ("69 trường bợp", "trường hợp", "a damaged second word"),
    ("18 trường học", "trường", "a school stays one"),
    ("4,4 m' gỗ", "m³", "wood is measured in cubic metres"),
    ("165,4 m3 gỗ", "m³", "a small figure typed as a plain one"),
    ("6 xã hội", None, "a word that begins like a unit"),
    ("8 tháng tới đầu năm 2013", None, "a part of a year, dirt in it"),
    ("21 triệu đồng/đội", "triệu đồng/đội", "a rate"),
    ("36 triệu đồng/cơ sở/năm", "triệu đồng/cơ sở/năm", "a rate by a thing of two words and by a time"),
    ("04 lần/năm học", "lần/năm học", "a rate by a school year"),
    ("800.000 đồng/ m²", "đồng/m²", "a space behind the slash"),
    ("04 KHCN của", "KHCN", "an abbreviation that is counted"),
    ("4 KHCN của", None, "one figure before capitals may be anything"),
    ("12 IV", None, "a Roman numeral"),
    ("12 Hồ sơ", None, "the next heading"),
    ("14 giờ 00 phút", None, "an hour of the day"),
    ("02 giờ kể từ khi", "giờ", "hours that are counted"),
    ("01 năm 2025", None, "a part of a date"),
    ("10 tháng năm 2012", None, "months of a year"),
    ("9 tháng đầu năm", None, "a part of a year"),
    ("12 tháng kể từ", "tháng", "months that are counted"),
    ("1 xã Yên Hòa", None, "the name of a place"),
    ("12 xã đạt chuẩn", "xã", "communes that are counted"),
    ("62,9 m?", "m²", "a damaged square"),
    ("15 ngày làm: việc kể từ", "ngày làm việc", "a sign amid the words of a longer unit"),
    ("15 ngày làm việc", "ngày làm việc", "the longer unit as it is"),
    ("15 ngày làm, họ", "ngày", "other words behind the sign"),
    ("15 ngày, làm việc", "ngày", "a sign before them ends the unit"),
    ("12", None, "nothing"),
]


STRAY = [
    ("Đất trồng lúa nước: 5,4°ha;", "ha", "a sign clings to both"),
    ("Đất trồng lúa nước: 5,4 ' ha;", "ha", "it stands by itself"),
    ("tổng số 27 · hộ nghèo", "hộ nghèo", "a dot amid the line"),
    ("cây hàng năm khác: 4,1 ! ha;", "ha", "a stroke by itself"),
    ("ngân sách tỉnh 21.600 triệu đö›;¿ (45%)", "triệu đồng", "signs for the letters of money"),
    ("đã giải ngân 3.210,5 triệu d long, đạt", "triệu đồng", "its first letter alone"),
    ("hỗ trợ 4,5 triệu déng/đợt", "triệu đồng/đợt", "a letter of it, for each"),
    ("cả nước có 5,4 triệu đảng viên", None, "people are no money"),
    ("phục vụ 2,1 triệu dân cư", None, "nor are these"),
    ("tổng số 27 | hộ nghèo", None, "a bar may part two cells"),
    ("mẫu xe 2017 'chốt giá' từ nay", None, "a quote opens a word"),
    ("nhiệt độ 37°C hạ xuống", None, "degrees are none of it"),
    ("năm 2020 * hộ nghèo", None, "a year and a note"),
]


@pytest.mark.parametrize(("text", "printed", "why"), STRAY)
def test_dirt_before_a_unit_or_in_it_is_a_doubt(text: str, printed: str | None, why: str) -> None:
    found = find_statistics(text, [], [])[:1]
    assert [(one.unit, one.needs_review) for one in found] == ([(printed, True)] if printed else []), why


@pytest.mark.parametrize(("text", "printed", "why"), UNITS)
def test_a_unit_is_read_behind_its_figure(text: str, printed: str | None, why: str) -> None:
    assert unit(text) == printed, why


@pytest.mark.parametrize("word", ["trước", "vào hồi", "từ", "đến"])
def test_an_hour_of_the_day_is_none(word: str) -> None:
    text = f"{word} 17 giờ, gửi về Sở"
    assert unit_behind(text, fold(text), text.index("17") + 2, "17") is None


@pytest.mark.parametrize("word", ["lũy kế", "tính chung", "ước"])
def test_the_months_of_a_period_are_none(word: str) -> None:
    text = f"{word} 9 tháng đạt"
    assert unit_behind(text, fold(text), text.index("9") + 1, "9") is None
