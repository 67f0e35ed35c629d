"""Who bears out a group of letters that no table knows."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citing.witnesses import Witnesses
from ocr_pipeline.parsing.folding import fold

BORNE_OUT = [
    ("ĐHKTLG", "của Trường Đại học Kinh tế Lam Giang", True, "the initials of a name"),
    ("STNMT", "Sở Tài nguyên và Môi trường", True, '"và" is left out'),
    ("HĐT", "của Hội đồng trường", True, "three letters near by"),
    ("HĐT", "của Hội đồng trường" + " a" * 400, False, "three letters far away prove nothing"),
    ("ĐĐHKTLG", "của Trường Đại học Kinh tế Lam Giang", False, "a letter read twice"),
    ("HĐNĐ", "của Hội đồng nhân dân", False, "đ and d are two letters"),
    ("X", "xã", False, "one letter proves nothing"),
    ("ABCD", "Sở Nội vụ", False, "no name has these initials"),
]


@pytest.mark.parametrize(("group", "text", "borne_out", "why"), BORNE_OUT)
def test_a_name_with_these_initials_bears_a_group_out(group: str, text: str, borne_out: bool, why: str) -> None:
    assert Witnesses(text, fold(text)).bear_out(group, len(text)) is borne_out, why


AGAIN = [
    ("số 1/QĐ-XYZ; số 2/TB-XYZ", True, "in two symbols"),
    ("số 1/QĐ-XYZ; XYZ", False, "in one symbol, and once as a word"),
    ("số 1/QĐ-XYZ; số 2/QĐ-XYZA", False, "as the beginning of another group"),
]


@pytest.mark.parametrize(("text", "again", "why"), AGAIN)
def test_a_group_that_stands_in_two_symbols_bears_itself_out(text: str, again: bool, why: str) -> None:
    assert Witnesses(text, fold(text)).stands_again("XYZ") is again, why


BARRED = [
    ("HDND", "của Hội đồng nhân dân", "HĐND", "a name has the initials with đ"),
    ("DT", "của Ban Dân tộc; Sở Giáo dục và Đào tạo", None, "a name has the initials as they were read, too"),
    ("HDND", "của Sở Nội vụ", None, "no name has them either way"),
    ("HND", "của Hội Nông dân", None, "the letters as they are"),
]


@pytest.mark.parametrize(("group", "text", "barred", "why"), BARRED)
def test_a_bar_is_put_back_where_a_name_has_it_alone(group: str, text: str, barred: str | None, why: str) -> None:
    assert Witnesses(text, fold(text)).with_bar(group, len(text)) == barred, why


BARS = [
    ("của Phòng Quản lý đô thị", "QLDT", "QLĐT", "the name near by has the bar"),
    ("của Phòng Quan ly do thi" + " a" * 400 + " của Phòng Quản lý đô thị", "QLDT", "QLĐT",
     "what is read without marks on another page says nothing"),
    ("của Phòng Quản lý đô thị và quản lý dự toán", "QLDT", None, "two names near by, one without the bar"),
    ("của Phòng Quản lý đô thị" + " a" * 400, "QLDT", "QLĐT", "a long group is borne out from anywhere"),
    ("của Phòng Quan ly do thi", "QLDT", None, "nothing bears the bar out"),
    ("của Sở Nội vụ", "SNV", None, "there is no D"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "group", "barred", "why"), BARS)
def test_a_name_bears_out_the_bar_of_a_letter(text: str, group: str, barred: str | None, why: str) -> None:
    assert Witnesses(text, fold(text)).with_bar(group, len(text)) == barred, why
