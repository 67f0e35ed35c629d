"""A name held against the other places of the document that name it."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.recurrence import recurrence
from schemas import FieldValue
from tests.layout.typed_pages import NATION, Ink, fields_of, page, text_of

DATE = "Bình {}, ngày 05 tháng 02 năm 2025"


def counted(name: str, *lines: str) -> tuple[int, int]:
    text = text_of(page().body(name, *lines))
    found = recurrence(text, name, (0, len(name)))
    return found.alike, found.otherwise


@pytest.mark.parametrize(
    ("lines", "alike", "otherwise"),
    [
        (("UBND huyện Bình Lãng báo cáo",), 1, 0),
        (("HUYỆN BÌNH LÃNG",), 1, 0),  # capitals do not matter
        (("UBND huyện Bình Làng báo cáo",), 0, 1),  # marks do
        (("UBND huyện Bình Lãngs báo cáo",), 0, 0),  # whole words only
        (("không nơi nào khác",), 0, 0),
    ],
)
def test_other_places_are_counted_by_their_marks(lines: tuple[str, ...], alike: int, otherwise: int) -> None:
    assert counted("Bình Lãng", *lines) == (alike, otherwise)


def test_a_place_is_borne_out_by_an_issuer_that_was_surely_read() -> None:
    made = page({"Nậm": Ink(second="Nâm")})
    left, date = ("ỦY BAN NHÂN DÂN", "HUYỆN NẬM SA HẠ", "Số: 15/BC-UBND"), "Nậm Sa Hạ, ngày 05 tháng 02 năm 2025"
    place = fields_of(made.header(left, (*NATION, date)).title("BÁO CÁO", "Về việc thi đua"))["place"]
    assert (place.value, place.needs_review) == ("Nậm Sa Hạ", False)


def place_of(read: str, issuer: str, *body: str) -> FieldValue:
    made = page().header(("ỦY BAN NHÂN DÂN", issuer, "Số: 15/BC-UBND"), (*NATION, DATE.format(read)))
    place: FieldValue = fields_of(made.title("BÁO CÁO", "Về việc thi đua").body(*body))["place"]
    return place


def test_a_place_that_the_issuer_and_the_body_name_is_sure() -> None:
    place = place_of("Lãng", "HUYỆN BÌNH LÃNG", "UBND huyện Bình Lãng báo cáo kết quả như sau:")
    assert (place.value, place.needs_review) == ("Bình Lãng", False)


def test_a_place_that_all_others_write_otherwise_is_put_right_and_doubted() -> None:
    place = place_of("Làng", "HUYỆN BÌNH LÃNG", "UBND huyện Bình Lãng báo cáo kết quả như sau:")
    assert (place.value, place.needs_review) == ("Bình Lãng", True)


def test_a_place_that_is_named_nowhere_else_is_doubted() -> None:
    place = place_of("Lơng", "HUYỆN BÌNH LÃNG", "UBND huyện báo cáo kết quả như sau:")
    assert place.needs_review
