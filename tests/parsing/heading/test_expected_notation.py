"""The notation that title and issuer call for, found where it was read badly."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.heading.expected_notation import expected_notations, find_notation
from ocr_pipeline.parsing.heading.notation import signs_of_agency
from ocr_pipeline.parsing.tables import Regime
from schemas import FieldValue
from tests.layout.typed_pages import SENTENCES, fields_of, page


@pytest.mark.parametrize(
    ("kind", "issuer", "units", "notation"),
    [
        ("Thông báo", "VĂN PHÒNG CHÍNH PHỦ", set(), "TB-VPCP"),
        ("Quyết định", "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", set(), "QĐ-UBND"),
        ("Thông báo", "TRƯỜNG ĐẠI HỌC ĐIỆN LỰC", set(), "TB-ĐHĐL"),
        ("Kế hoạch", "NHÂN DÂN XÃ BẠCH ĐẰNG", set(), "KH-UBND"),  # a seal took the name's beginning
        (None, "SỞ TƯ PHÁP", {"VBPQ"}, "STP-VBPQ"),
        ("Kế hoạch", "TỈNH ỦY BẮC KẠN", set(), "KH/TU"),  # the Party parts type and committee with a slash
    ],
)
def test_a_document_s_type_and_issuer_make_its_notation(
    kind: str | None, issuer: str, units: set[str], notation: str
) -> None:
    assert notation in expected_notations(kind, issuer, signs_of_agency(issuer), units)


@pytest.mark.parametrize(
    ("regimes", "signs_after_a_slash"),
    [(("party",), {True}), (("nd30", "qppl", "practice"), {False}), (("nd30", "party"), {True, False})],
)
def test_the_heading_says_whose_notations_are_expected(
    regimes: tuple[Regime, ...], signs_after_a_slash: set[bool]
) -> None:
    issuer = "TỈNH ỦY BẮC KẠN"
    found = expected_notations("Kế hoạch", issuer, signs_of_agency(issuer), set(), regimes)
    assert {"/" in notation for notation in found} == signs_after_a_slash


@pytest.mark.parametrize(("regimes", "notation"), [(("tt01", "qppl"), "UQ-SYT"), (("nd30", "qppl"), "GUQ-SYT")])
def test_a_type_has_the_abbreviation_of_its_time(regimes: tuple[Regime, ...], notation: str) -> None:
    assert expected_notations("Giấy ủy quyền", "SỞ Y TẾ", {"SYT"}, (), regimes) == [notation]


def test_nothing_is_expected_of_an_unknown_type() -> None:
    assert expected_notations("Thư tay", "SỞ Y TẾ", {"SYT"}, ()) == []


@pytest.mark.parametrize(
    ("said", "notation"),
    [
        ("Á, 1< IIB-VECP", "TB-VPCP"),
        ("——S4+—+53IB-VPCP", "TB-VPCP"),
        ("SỐ: CI-UBND", "CT-UBND"),
        ("Số: 0 - TIr-UBND", "TTr-UBND"),
    ],
)
def test_what_looks_like_it_is_taken_for_it(said: str, notation: str) -> None:
    found = find_notation(said, ["QĐ-HĐND", notation])
    assert found is not None
    assert found.notation == notation


@pytest.mark.parametrize(
    "said",
    [
        "VĂN PHÒNG CHÍNH PHỦ",
        "V/v góp ý dự thảo Quyết định quy định mức chi",
        "Số: 15",
        "",
    ],
)
def test_other_lines_are_not(said: str) -> None:
    assert find_notation(said, ["TB-VPCP", "CT-UBND"]) is None


def head(*left: str, title: str = "THÔNG BÁO") -> dict[str, FieldValue]:
    fields: dict[str, FieldValue] = fields_of(page().header(left).title(title, "Kết luận cuộc họp").body(*SENTENCES))
    return fields


def test_a_number_line_that_opens_like_none_is_found_by_its_notation_and_doubted() -> None:
    fields = head("VĂN PHÒNG CHÍNH PHỦ", "1< IIB-VECP")
    assert (fields["notation"].value, fields["notation"].needs_review) == ("TB-VPCP", True)
    assert fields["issuer"].value == "VĂN PHÒNG CHÍNH PHỦ"
    assert fields["code"].needs_review
    assert fields["number"].needs_review


def test_a_number_line_without_a_slash_keeps_its_number() -> None:
    fields = head("SỞ Y TẾ", "Số: 15 TB-SYT")
    assert (fields["number"].value, fields["notation"].value) == ("15", "TB-SYT")
    assert fields["number"].needs_review
