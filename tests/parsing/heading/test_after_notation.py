"""An issuer of whose name a seal left but the end, and a notation that says which body it is."""

from __future__ import annotations

import pytest

from tests.layout.typed_pages import Ink
from tests.parsing.heading.test_agency import agencies


def test_the_notation_says_which_of_the_peoples_bodies_issued() -> None:
    _, issuer = agencies(
        "ÑW/6AN NHÂN DÂN", "TỈNH TÂY LÂM", inks={"ÑW/6AN": Ink(second="w/öAN")}, number="Số: 15/BC-UBND"
    )
    assert (issuer.value, issuer.needs_review) == ("ỦY BAN NHÂN DÂN TỈNH TÂY LÂM", True)


def test_a_bit_of_the_peoples_committee_s_opening_is_no_agency_s_word() -> None:
    # A BAN opens agencies, and none of them is a BAN NHÂN DÂN.
    _, issuer = agencies("BAN NHÂN DÂN", "XÃ QUANG TRẠCH", inks={"BAN": Ink(second="BẠN")}, number="Số: 15/QĐ-UBND")
    assert (issuer.value, issuer.needs_review) == ("ỦY BAN NHÂN DÂN XÃ QUANG TRẠCH", True)


@pytest.mark.parametrize(
    ("line", "number", "value", "why"),
    [
        ("TỈNH PHÚ THỌ", "Số: 15/QĐ-UBND", "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", "an area issues nothing itself"),
        ("THÀNH PHỐ TÂY LÂM", "Số: 15/NQ-HĐND", "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ TÂY LÂM", "the same of a council"),
        ("TỈNH PHÚ THỌ", "Số: 15/QĐ-STP", "TỈNH PHÚ THỌ", "the notation is another body's"),
        ("TỈNH ỦY PHÚ THỌ", "Số: 15/QĐ-UBND", "TỈNH ỦY PHÚ THỌ", "a committee is no area"),
        ("TỈNH ĐOÀN PHÚ THỌ", "Số: 15/QĐ-UBND", "TỈNH ĐOÀN PHÚ THỌ", "nor is a union of youths"),
    ],
)
def test_an_area_alone_lost_the_line_above_it(line: str, number: str, value: str, why: str) -> None:
    _, issuer = agencies(line, number=number)
    assert (issuer.value, "after the notation" in " ".join(issuer.reasons)) == (value, value != line), why
