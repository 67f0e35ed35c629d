"""Agencies and places in texts that an OCR without Vietnamese read: put right by the tables, always flagged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocr_pipeline.parsing.issuers.damaged_units import (
    Mentions,
    by_likelihood,
    fullest,
    kind_at,
    named_like,
    read_alike_elsewhere,
    shape,
    units_like,
)
from ocr_pipeline.parsing.issuers.days import ANY_DAY
from schemas import FieldValue
from tests.parsing.plain_documents import fields_of_plain

HEAD = """{issuer} CONG HOA XA HOI CHU NGHIA VIET NAM
{below} Doc lap - Tu do - Hanh phic
S6: 45/BC-{sign} {place}, ngay 26 thang 10 nam 2015
BAO CAO
Két qua cong tac thi dua
Thuc hién Ké hoach cua cap trén, co quan bao cao két qua nhu sau: trong nam qua, cac don vi da t6 chitc thuc hién
tét nhiém vu dugc giao, gop phan hoan thanh ké hoach nam.
Noi nhan:
- Nhu trén;
- Luu: VT.
"""


def head(issuer: str, below: str, place: str = "Ha Noi", sign: str = "UBND") -> dict[str, FieldValue]:
    return fields_of_plain(HEAD.format(issuer=issuer, below=below, place=place, sign=sign))


@pytest.mark.parametrize(
    ("above", "below", "issuer"),
    [
        ("UY BANNHANDAN", "TINH BAC KAN", "ỦY BAN NHÂN DÂN TỈNH BẮC KẠN"),  # words that ran together
        ("UY BAN NHAN DAN", "THANH PH6O VINH", "ỦY BAN NHÂN DÂN THÀNH PHỐ VINH"),  # a mark read as a digit
        ("UBND TINH", "CA MAU", "UBND TỈNH CÀ MAU"),  # printed in short, it stays so
        ("HOI DONG NHAN DAN", "TINH QUANG NGAI", "HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG NGÃI"),
        ("TRUONG DAIHQC", "SU PHAM KY THUAT HUNG YEN", "TRƯỜNG ĐẠI HỌC SƯ PHẠM KỸ THUẬT HƯNG YÊN"),  # in no table
        ("DANG UY", "XA CHINH LY", "ĐẢNG ỦY XÃ CHÍNH LÝ"),
        ("UY BAN NHAN DAN", "TH] XA DUYEN HAI", "ỦY BAN NHÂN DÂN THỊ XÃ DUYÊN HẢI"),  # an I read as a bracket
        ("UBND TINH SON LA", "SO KE HOACH VA DAU TU mee", "SỞ KẾ HOẠCH VÀ ĐẦU TƯ"),  # strokes behind it
        ("UBND TINH SON LA", "SONONGNGHIEP VA MOI TRUONG", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"),  # its head ran into it
        ("UBND TINH SON LA", "SOLAODONG THUONG BINH VA XA HOI", "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"),
        ("HUYEN UY", "HUNG NGUYEN", "HUYỆN ỦY HƯNG NGUYÊN"),  # the body names the kind
    ],
)
def test_an_agency_is_told_by_its_letters(above: str, below: str, issuer: str) -> None:
    assert head(above, below)["issuer"].value == issuer


def test_a_number_line_that_was_not_known_for_one_is_no_part_of_an_agency() -> None:
    said = HEAD.format(issuer="UBND TINH SON LA", below="SO KF HOACH VA DAU TU", place="Son La", sign="X")
    issuer = fields_of_plain(said.replace("S6: 45/BC-X", "8a. 28 & SKADT-DT"))["issuer"]
    assert (issuer.value, issuer.needs_review) == ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", True)


def test_what_was_read_and_what_else_it_may_be_are_shown() -> None:
    found = head("UY BANNHANDAN", "XA CHINH LY")["issuer"]
    assert found.needs_review
    assert any("UY BANNHANDAN XA CHINH LY" in reason for reason in found.reasons)
    assert found.alternatives


def test_a_made_up_name_is_not_taken_for_a_real_one_it_is_near_to() -> None:
    fields = head("UY BAN NHAN DAN", "TINH LAM GIANG", place="Lam Giang")
    assert shape(fields["issuer"].value or "") == "uybannhandantinhlamgiang"
    assert fields["issuer"].needs_review
    assert shape(fields["place"].value or "") == "lamgiang"


def test_an_agency_that_no_table_holds_is_always_doubted() -> None:
    issuer = head("UY BAN NHAN DAN", "FRE NH SON TN")["issuer"]
    assert issuer.needs_review


def test_the_place_is_the_issuers_unit_where_it_looks_like_it() -> None:
    place = head("UY BAN NHAN DAN", "XA TIEN LU", place="Tién Liv’")["place"]
    assert (place.value, place.needs_review) == ("Tiên Lữ", True)


@pytest.mark.parametrize(
    ("letters", "unit"),
    [
        ("tinhbackan", ("tỉnh", "Bắc Kạn")),
        ("thanhphoovinh", ("thành phố", "Vinh")),
        ("tpvinh", ("thành phố", "Vinh")),
        ("qhuyendamha", ("huyện", "Đầm Hà")),
    ],
)
def test_letters_name_a_unit(letters: str, unit: tuple[str, str]) -> None:
    assert unit in {(found.kind, found.name) for found in units_like(letters)}


@pytest.mark.parametrize("letters", ["", "tinh", "tinhxyzuvw", "hanoi", "xa"])
def test_other_letters_name_none(letters: str) -> None:
    assert units_like(letters) == []


def test_a_kind_is_parted_from_the_name() -> None:
    assert kind_at("huyendamha") == ("huyện", "damha")
    assert kind_at("damha") is None


def test_mentions_tell_units_of_the_same_letters_apart() -> None:
    units = named_like(shape("An Phu"), ("xã",))
    assert len({unit.name for unit in units}) > 1
    for unit in units:
        first = by_likelihood(units, Mentions.of(f"tai xa {unit.name} va xa {unit.name}, xa {unit.name}"), ANY_DAY)[0]
        assert first.name == unit.name


def test_a_name_read_alike_twice_was_misread_in_neither() -> None:
    assert read_alike_elsewhere("lamgiang", Mentions.of("TINH LAM GIANG Lam Giang, ngay"))
    assert not read_alike_elsewhere("lamgiang", Mentions.of("TINH LAM GIANG, ngay"))


def test_a_name_of_no_table_is_taken_from_its_fullest_mention() -> None:
    assert fullest("HAI KHE", "ở tỉnh Hải Khê và Hải Khê, không phải Hai Khe") == "Hải Khê"
    assert fullest("HAI KHE", "không nơi nào") == "HAI KHE"


LETTERS = st.text("UYBANHDTIỈXÃPFO06 ~’.", max_size=30)


@given(LETTERS, LETTERS, LETTERS, st.sampled_from(["UBND", "DU", "", "SYT"]))
@settings(max_examples=40, deadline=None)
def test_nothing_that_was_mended_passes_without_a_flag(above: str, below: str, place: str, sign: str) -> None:
    fields = head(f"UY BAN {above}", below, place, sign)
    for name in ("issuer", "issuer_parent", "place"):
        found = fields[name]
        assert found.needs_review or not any("taken for" in reason for reason in found.reasons)
        assert found.value is None or found.value.strip()
