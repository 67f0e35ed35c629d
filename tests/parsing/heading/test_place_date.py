"""Cell 4: place and date of issue; a day that a pen wrote is flagged."""

from __future__ import annotations

import pytest

from schemas import FieldValue, Origin
from tests.layout.typed_pages import NATION, SENTENCES, Ink, Inks, fields_of, page

LEFT = ("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT")


def place_and_date(*lines: str, inks: Inks | None = None) -> tuple[FieldValue, FieldValue]:
    """Place and date of a page with these lines under the tiêu ngữ."""
    fields = fields_of(page(inks).header(LEFT, (*NATION, *lines)).title("THÔNG BÁO", "Về thi đua").body(*SENTENCES))
    return fields["place"], fields["date"]


@pytest.mark.parametrize(
    ("line", "place", "iso"),
    [
        # NĐ 30/2020: the place, a comma, days below ten and the first two months with their zero.
        ("Phú Thọ, ngày 05 tháng 02 năm 2025", "Phú Thọ", "2025-02-05"),
        # Months from March on carry none.
        ("Phú Thọ, ngày 18 tháng 7 năm 2023", "Phú Thọ", "2023-07-18"),
        # In digits, as Party documents may.
        ("Phú Thọ, ngày 05/02/2025", "Phú Thọ", "2025-02-05"),
        ("Phú Thọ, ngày 05-02-2025", "Phú Thọ", "2025-02-05"),
        # The comma was lost.
        ("Hà Nội ngày 01 tháng 12 năm 2020", "Hà Nội", "2020-12-01"),
        # Marks lost by a foreign model.
        ("Ha Noi, ngay 01 thang 12 nam 2020", "Hà Nội", "2020-12-01"),
        # A letter of "tháng" was misread, all the rest is there.
        ("Phú Thọ, ngày 18 thóng 10 năm 2019", "Phú Thọ", "2019-10-18"),
        # In words, as minutes and old documents may.
        ("Phú Thọ, ngày mười lăm tháng tư năm hai nghìn", "Phú Thọ", "2000-04-15"),
        ("Phú Thọ, ngày 02 tháng Giêng năm 1999", "Phú Thọ", "1999-01-02"),
        # Dotted leaders around figures filled in by a typewriter.
        ("Phú Thọ, ngày 05... tháng 02... năm 2025", "Phú Thọ", "2025-02-05"),
    ],
)
def test_place_and_date_are_read(line: str, place: str, iso: str) -> None:
    found, date = place_and_date(line)
    assert (found.value, date.value) == (place, iso)


def test_a_printed_date_needs_no_review() -> None:
    place, date = place_and_date("Phú Thọ, ngày 05 tháng 02 năm 2025")
    assert (place.needs_review, date.needs_review, date.origin) == (False, False, Origin.PRINTED)
    assert place.normalised == "Phú Thọ"


@pytest.mark.parametrize(
    ("lines", "place", "iso", "why"),
    [
        (("Phú Thọ, ngày háng 7 năm 2024",), "Phú Thọ", None, "a pen took the day and a letter behind it"),
        (("Phú Thọ, ngày 1 háng 7 năm 2024",), "Phú Thọ", "2024-07-01", "it may have taken a second figure"),
        (("Phú Thọ, ngày", "+ tháng 7 năm 2024"), "Phú Thọ", None, "it parted the line: the place stands above"),
        (("Phú Thọ ngày", "8 tháng 7 năm 2024"), None, None, "without its comma the line above may be any"),
    ],
)
def test_what_a_pen_took_of_the_line_is_in_doubt(
    lines: tuple[str, ...], place: str | None, iso: str | None, why: str
) -> None:
    found, date = place_and_date(*lines)
    assert (found.value, date.value, date.needs_review) == (place, iso, True), why


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Phú Thọ, ngày 1 2 tháng 7 năm 2023", "2023-07-12"),
        ("Phú Thọ, ngày 12 tháng 1 2 năm 2023", "2023-12-12"),
        ("Phú Thọ, ngày l2 tháng 7 năm 2023", "2023-07-12"),
    ],
)
def test_a_gap_or_a_letter_among_the_digits_is_flagged(line: str, iso: str) -> None:
    date = place_and_date(line)[1]
    assert (date.value, date.needs_review) == (iso, True)


@pytest.mark.parametrize("place", ["Quận 1", "Phường 12", "Phường Điện Biên Phủ"])
def test_a_place_may_be_a_number(place: str) -> None:
    assert place_and_date(f"{place}, ngày 05 tháng 02 năm 2025")[0].value == place


@pytest.mark.parametrize(
    "day",
    [
        Ink(coloured=0.7),  # blue ink
        Ink(second="06"),  # two readings
        Ink(second=None),  # read once
        Ink(confidence=0.5),  # hardly read
        Ink(taller=6),  # surely read, but larger than the printed year
    ],
)
def test_a_day_that_may_be_handwritten_is_flagged_and_kept(day: Ink) -> None:
    date = place_and_date("Phú Thọ, ngày 05 tháng 02 năm 2025", inks={"05": day})[1]
    assert (date.value, date.needs_review, date.origin) == ("2025-02-05", True, Origin.HANDWRITTEN)


def test_the_other_reading_of_the_day_is_an_alternative() -> None:
    date = place_and_date("Phú Thọ, ngày 05 tháng 02 năm 2025", inks={"05": Ink(second="06")})[1]
    assert [other.value for other in date.alternatives] == ["2025-02-06"]


@pytest.mark.parametrize(
    "line",
    [
        # Nothing was read where the pen wrote.
        "Phú Thọ, ngày    tháng 02 năm 2025",
        # Letters where a day should be.
        "Phú Thọ, ngày J5 tháng 02 năm 2025",
        # A day that no month has.
        "Phú Thọ, ngày 31 tháng 02 năm 2025",
        # A month that no year has.
        "Phú Thọ, ngày 05 tháng 13 năm 2025",
        # A year before there was such a document.
        "Phú Thọ, ngày 05 tháng 02 năm 1025",
        # The word "ngày" itself lies under the pen.
        "Phú Thọ, tháng 02 năm 2025",
    ],
)
def test_a_date_that_cannot_be_is_null_and_flagged(line: str) -> None:
    date = place_and_date(line)[1]
    assert (date.value, date.needs_review) == (None, True)
    assert date.raw


def test_a_header_without_a_date_line_is_flagged_twice() -> None:
    place, date = place_and_date()
    assert [(field.value, field.needs_review) for field in (place, date)] == [(None, True)] * 2


def test_an_unknown_place_is_kept_as_printed() -> None:
    assert place_and_date("Thạch Khê, ngày 05 tháng 02 năm 2025")[0].value == "Thạch Khê"


@pytest.mark.parametrize("ink", [Ink(second="Thách"), Ink(confidence=0.4)])
def test_an_unknown_place_read_in_two_ways_is_flagged(ink: Ink) -> None:
    assert place_and_date("Thạch Khê, ngày 05 tháng 02 năm 2025", inks={"Thạch": ink})[0].needs_review


def test_an_abbreviated_city_stays_as_printed() -> None:
    assert place_and_date("TP. Hồ Chí Minh, ngày 05 tháng 02 năm 2025")[0].value == "TP. Hồ Chí Minh"


@pytest.mark.parametrize(
    ("elsewhere", "doubt", "why"),
    [
        ((), False, "the issuer's name is another reading of it"),
        (("Xã Cái Sắn có 12 hộ nghèo.",), True, "what misread the place may have misread the issuer's name alike"),
        (("Xã Cái Sản.", "Hội Cái Sản.", "Chợ Cái Sản.", "Xã Cái Sắn."), False, "one slip among many says little"),
    ],
)
def test_an_unknown_place_of_other_marks_elsewhere_is_in_doubt(
    elsewhere: tuple[str, ...], doubt: bool, why: str
) -> None:
    left = ("ỦY BAN NHÂN DÂN", "HUYỆN CÁI SẢN", "Số: 15/TB-UBND")
    right = (*NATION, "Cái Sản, ngày 05 tháng 02 năm 2025")
    fields = fields_of(page().header(left, right).title("THÔNG BÁO", "Về thi đua").body(*SENTENCES, *elsewhere))
    assert (fields["place"].value, fields["place"].needs_review) == ("Cái Sản", doubt), why
