"""What the form of a signature settles: who signs for a head is the head's deputy; lines stand on one axis."""

from __future__ import annotations

import pytest

from schemas import FieldValue, Signature
from tests.parsing.test_signature import LETTER, Look, signed

MIDDLE = 500


def centred(lines: Look) -> list[str]:
    """The lines as :func:`signed` sets them flush right, moved to one axis by blanks that it sets as letters."""
    return [line + "\N{NO-BREAK SPACE}" * ((MIDDLE // LETTER - len(line)) // 2) for line in lines]


def looked(own: Look, sure: Look) -> Signature:
    """A signature that both nets read surely in another look."""
    return signed(own, sure, opinions=[sure])


@pytest.mark.parametrize(
    ("lines", "title", "why"),
    [
        (("KT. CHỦ TỊCH", "2Ó CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "the form: KT. is signed by the deputy"),
        (("KT. GIÁM ĐỐC", "xq GIÁM ĐỐC"), "PHÓ GIÁM ĐỐC", "the same"),
        (("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "ĐÓ CHỦ NHIỆM"), "PHÓ CHỦ NHIỆM", "the deputy of the second office"),
    ],
)
def test_the_deputy_of_a_sure_head_is_sure(lines: Look, title: str, why: str) -> None:
    read = (*lines, "", "", "Trịnh Công Khải")
    found = looked(read, read)
    assert (found.title.value, found.title.needs_review) == (title, False), why


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("xq GIÁM ĐỐC",), "a PHÓ may stand under the strokes"),
        (("GIÁM ĐỐC", "xq GIÁM ĐỐC"), "the sign of the line above was not read either"),
        (("TL. GIÁM ĐỐC", "xq CHÁNH VĂN PHÒNG"), "who signs by order (TL.) may be anybody"),
    ],
)
def test_no_other_title_is_sure_behind_strokes(lines: Look, why: str) -> None:
    read = (*lines, "", "", "Trịnh Công Khải")
    assert looked(read, read).title.needs_review, why


def test_a_head_s_line_above_his_sure_deputy_has_lost_its_kt() -> None:
    read = ("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "Trịnh Công Khải")
    (authority,) = looked(read, read).authority
    assert (authority.value, authority.needs_review) == ("KT. CHỦ TỊCH", False)


def test_nobody_signs_for_a_deputy() -> None:
    read = ("CO. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "", "", "Trịnh Công Khải")
    found = signed(read)
    assert ([line.value for line in found.authority], found.title.value) == (["KT. THỦ TƯỚNG"], "PHÓ THỦ TƯỚNG")


def test_a_sign_read_with_its_space_by_one_look_is_printed_so() -> None:
    fused, apart = ("TM.ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    lines: list[FieldValue] = list(signed(fused, fused, opinions=[apart]).authority)
    assert lines[0].value == "TM. ỦY BAN NHÂN DÂN"
    assert signed(fused, fused, opinions=[fused]).authority[0].value == "TM.ỦY BAN NHÂN DÂN", "as printed"
