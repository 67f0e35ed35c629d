"""The footer: authority, title and name of the signer."""

from __future__ import annotations

import pytest

from schemas import Signature
from tests.layout.typed_pages import Ink, Inks
from tests.parsing.closings import closed

RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Lưu: VT, NVY.")


def signed(*lines: str, inks: Inks | None = None) -> Signature:
    signature: Signature = closed(RECIPIENTS, lines, inks)["signature"]
    return signature


@pytest.mark.parametrize(
    ("lines", "authority", "title", "name"),
    [
        # The head signs.
        (("GIÁM ĐỐC", "Trịnh Công Khải"), [], "GIÁM ĐỐC", "Trịnh Công Khải"),
        # A deputy signs for the head.
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Đặng Hà Thư"), ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Đặng Hà Thư"),
        # Two authorities, one above the other.
        (
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Vĩnh Tường"),
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"],
            "PHÓ CHỦ TỊCH",
            "Lê Vĩnh Tường",
        ),
        # By order, printed without the space.
        (
            ("TL.HIỆU TRƯỞNG", "TRƯỞNG PHÒNG ĐÀO TẠO", "Lê Vĩnh Tường"),
            ["TL.HIỆU TRƯỞNG"],
            "TRƯỞNG PHÒNG ĐÀO TẠO",
            "Lê Vĩnh Tường",
        ),
        # The Party writes T/M.
        (("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lê Vĩnh Tường"), ["T/M BAN THƯỜNG VỤ"], "BÍ THƯ", "Lê Vĩnh Tường"),
    ],
)
def test_a_stack_of_authorities_is_told_from_the_signers_own_title(
    lines: tuple[str, ...], authority: list[str], title: str, name: str
) -> None:
    signature = signed(*lines)
    assert [line.value for line in signature.authority] == authority
    assert (signature.title.value, signature.name.value) == (title, name)
    assert not any(field.needs_review for field in (*signature.authority, signature.title, signature.name))


@pytest.mark.parametrize("title", ["THƯ KÝ", "VỤ TRƯỞNG", "GIÁM ĐỐC SỞ Y TẾ", "CHỦ TỊCH UBND XÃ"])
def test_a_short_syllable_at_the_end_of_a_title_is_no_stroke(title: str) -> None:
    assert signed(title, "Lê Vĩnh Tường").title.value == title


@pytest.mark.parametrize(
    ("read", "title"),
    [
        ("GIAM ĐỐC", "GIÁM ĐỐC"),
        ("PHÓ CHỦ TỊCH,", "PHÓ CHỦ TỊCH"),
        ("HIỆU TRUÔNG", "HIỆU TRƯỞNG"),
        ("GIÁM ĐỐC ie", "GIÁM ĐỐC"),
    ],
)
def test_the_marks_of_a_title_are_put_right(read: str, title: str) -> None:
    assert signed(read, "Lê Vĩnh Tường").title.value == title


def test_a_deputy_is_known_below_the_head_through_strokes() -> None:
    signature = signed("KT. THỦ TƯỚNG", "z46 PHÊ XS TƯỚNG", "Đặng Hà Thư")
    assert (signature.title.value, signature.title.needs_review) == ("PHÓ THỦ TƯỚNG", True)


def test_a_line_that_nobody_understands_leaves_the_title_above_it_in_doubt() -> None:
    signature = signed("GIÁM ĐỐC", "XQRTZ WKH", "Đặng Hà Thư")
    assert (signature.title.value, signature.title.needs_review) == ("GIÁM ĐỐC", True)


def test_two_titles_without_an_authority_are_both_flagged() -> None:
    # The upper one was "KT. GIÁM ĐỐC"; its KT. lies under the seal.
    signature = signed("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Đặng Hà Thư")
    assert [(line.value, line.needs_review) for line in signature.authority] == [("KT. GIÁM ĐỐC", True)]
    assert (signature.title.value, signature.title.needs_review) == ("PHÓ GIÁM ĐỐC", True)


@pytest.mark.parametrize("rank", ["TS.", "PGS.TS.", "ThS.", "Đại tá", "BS."])
def test_a_rank_is_no_part_of_the_name(rank: str) -> None:
    assert signed("GIÁM ĐỐC", f"{rank} Lê Vĩnh Tường").name.value == "Lê Vĩnh Tường"


@pytest.mark.parametrize(
    ("name", "inks", "why"),
    [
        ("Lê Vĩnh Tường xzswk", {}, "letters of the strokes stand beside it"),
        ("Lê Vĩnh Tường", {"Tường": Ink(second="Trường")}, "the readings differ in a letter"),
        ("Lê Vĩnh Tường", {"Tường": Ink(second="Tướng")}, "the readings differ in a mark"),
        ("Lê Vĩnh Tường", {"Vĩnh": Ink(confidence=0.4)}, "a syllable was hardly read"),
        ("Lé Vĩnh Tường", {}, "no surname has this mark"),
    ],
)
def test_a_doubtful_name_is_flagged(name: str, inks: Inks, why: str) -> None:
    assert signed("GIÁM ĐỐC", name, inks=inks).name.needs_review, why


def test_a_footer_without_a_name_says_so() -> None:
    signature = signed("GIÁM ĐỐC", "xzs wk")
    assert (signature.name.value, signature.name.needs_review) == (None, True)


def test_a_document_without_a_footer_says_so() -> None:
    fields = closed((), ())
    assert [(field.value, field.needs_review) for field in (fields["signature"].title, fields["signature"].name)] == [
        (None, True)
    ] * 2
    assert fields["recipients"] == ()


def test_a_signature_without_recipients_is_found() -> None:
    signature: Signature = closed((), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Vĩnh Tường"))["signature"]
    assert (signature.title.value, signature.name.value) == ("PHÓ CHỦ TỊCH", "Lê Vĩnh Tường")
