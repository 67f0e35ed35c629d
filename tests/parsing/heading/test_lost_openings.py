"""An agency's name whose opening lost letters, or whose kind of area is glued to its name or was read twice."""

from __future__ import annotations

import pytest

from tests.parsing.heading.test_agency import agencies


@pytest.mark.parametrize(
    ("line", "value", "flagged", "why"),
    [
        ("ÒA ÁN NHÂN DÂN TỈNH TÂY LÂM", "TÒA ÁN NHÂN DÂN TỈNH TÂY LÂM", True, "a letter was lost"),
        ("RƯỜNG ĐẠI HỌC TÂY LÂM", "TRƯỜNG ĐẠI HỌC TÂY LÂM", True, "the same of a school"),
        ("ÀNH ỦY TÂY LÂM", "THÀNH ỦY TÂY LÂM", True, "two letters were"),
        ("TÒA ÁN NHÂN DÂN TỈNH TÂY LÂM", "TÒA ÁN NHÂN DÂN TỈNH TÂY LÂM", False, "nothing was"),
        ("Ở Y TẾ TÂY LÂM", "Ở Y TẾ TÂY LÂM", False, "what is left of SỞ may be left of anything: it stays as read"),
    ],
)
def test_an_opening_that_lost_its_first_letters_has_them(line: str, value: str, flagged: bool, why: str) -> None:
    _, issuer = agencies(line, number="Số: 15/QĐ-TA")
    assert (issuer.value, issuer.needs_review) == (value, flagged), why


@pytest.mark.parametrize(
    ("line", "value", "flagged", "why"),
    [
        ("TỈNHTÂY LÂM", "ỦY BAN NHÂN DÂN TỈNH TÂY LÂM", True, "no table holds the province: where it parts is likely"),
        ("TỈNHLÂM GIANG", "ỦY BAN NHÂN DÂN TỈNH LÂM GIANG", True, "it is not taken for the known one that it is like"),
        ("TỈNHPHÚ THỌ", "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", False, "the table has the name letter by letter"),
        ("TỈNHXQZ LÂM", "ỦY BAN NHÂN DÂN TỈNHXQZ LÂM", True, "what is left behind the kind is no word"),
    ],
)
def test_the_kind_of_an_area_is_parted_from_its_name(line: str, value: str, flagged: bool, why: str) -> None:
    _, issuer = agencies("ỦY BAN NHÂN DÂN", line)
    assert (issuer.value, issuer.needs_review) == (value, flagged), why


def test_the_kind_of_an_area_that_was_read_twice_stands_once_in_doubt() -> None:
    issuer = agencies("ỦY BAN NHÂN DÂN XÃ", "XÃ TÂY LÂM")[1]
    assert (issuer.value, issuer.needs_review) == ("ỦY BAN NHÂN DÂN XÃ TÂY LÂM", True)
    assert "XÃ stands twice in a row: it may have been read twice" in issuer.reasons
