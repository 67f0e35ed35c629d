"""The groups of a notation: what vouches for them, and which are put right."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.heading.notation import (
    NotationWitnesses,
    commission_signs,
    judged,
    notation_is_known,
    signs_of_agency,
    signs_of_units,
    stroked,
)
from tests.layout.typed_pages import SENTENCES, Ink, fields_of, page

NOBODY = NotationWitnesses()
UNIVERSITY = NotationWitnesses(frozenset({"ĐHKTLG", "QLĐT"}))


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("TRƯỜNG ĐẠI HỌC ĐIỆN LỰC", "ĐHĐL"),  # TRƯỜNG has no letter in it
        ("TRƯỜNG ĐẠI HỌC KINH TẾ LAM GIANG", "ĐHKTLG"),
        ("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "STNMT"),  # nor has VÀ
        ("TÒA ÁN NHÂN DÂN TỈNH LAM GIANG", "TA"),  # it may end before the area, and before NHÂN DÂN
        ("ĐẢNG ỦY XÃ AN KHÊ", "ĐU"),  # Ủ loses its mark, Đ keeps its stroke
        ("HUYỆN ỦY NÀ PHẶC", "HU"),
        ("BỘ CÔNG SẢN", "BCS"),
    ],
)
def test_a_sign_is_made_of_initials(name: str, sign: str) -> None:
    assert sign in signs_of_agency(name)


@pytest.mark.parametrize("sign", ["ĐHĐ", "DHDL", "HĐL", "ĐL"])
def test_a_sign_that_lacks_a_letter_or_a_stroke_is_not_of_the_agency(sign: str) -> None:
    assert sign not in signs_of_agency("TRƯỜNG ĐẠI HỌC ĐIỆN LỰC")


def test_a_commission_has_its_committees_sign_behind_its_own() -> None:
    assert "BTCTU" in commission_signs("BAN TỔ CHỨC", "TỈNH ỦY LAM GIANG")


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("- Lưu: VT, QLĐT.", {"QLĐT"}),
        ("Lưu: VT, NNTN (3b).", {"NNTN"}),
        ("Lưu: VT, NV2 (20b).", {"NV2"}),  # the second of several offices of one kind
        ("Lưu: VT, KTTH15.", set()),  # how many copies, and no office's number
        ("- Luu: VT; KTTH, TC.", {"KTTH", "TC"}),  # read without its mark
        ("- Các phòng: KTTH, TC;", set()),  # units that get a copy did not draft it
    ],
)
def test_the_units_that_keep_a_document(line: str, units: set[str]) -> None:
    assert signs_of_units(f"Nơi nhận:\n- Như trên;\n{line}") == units


@pytest.mark.parametrize(
    ("notation", "witnesses", "known"),
    [
        ("TB-ĐHKTLG", UNIVERSITY, True),
        ("ĐHKTLG-QLĐT", UNIVERSITY, True),
        ("TB-ĐHKTLG", NOBODY, False),
        ("TB-ĐHKTL", UNIVERSITY, False),
        ("QĐ-UBND", NOBODY, True),
        ("SYT-ĐT", NotationWitnesses(frozenset({"SYT", "DT"})), True),  # DT lost its stroke, and vouches for ĐT
        ("SYT-DT", NotationWitnesses(frozenset({"SYT", "ĐT"})), False),
        (
            "SGĐĐT-VP",
            NotationWitnesses(frozenset({"SGDĐT"}), own=frozenset({"SGDĐT"})),
            False,
        ),  # its name has a D there
        ("HC-UBND", NOBODY, False),  # a unit drafts, it gives no type: BC was misread
    ],
)
def test_witnesses_vouch_for_what_no_table_holds(notation: str, witnesses: NotationWitnesses, known: bool) -> None:
    assert notation_is_known(notation, witnesses) is known


@pytest.mark.parametrize(
    ("read", "witnesses", "value"),
    [
        # A stroke was lost: only one known group has these letters.
        ("TB-DHKTLG", UNIVERSITY, "TB-ĐHKTLG"),
        ("QD-UBND", NOBODY, "QĐ-UBND"),
        ("TA-GDKT", NOBODY, "TA-GĐKT"),
        # A Đ was read twice.
        ("TB-ĐĐHKTLG", UNIVERSITY, "TB-ĐHKTLG"),
        ("TB-ĐĐHKTLG", NOBODY, "TB-ĐĐHKTLG"),
        # Signs that look alike, where the title names the type.
        ("T1r-UBND", NotationWitnesses(kind="Tờ trình"), "TTr-UBND"),
        ("Tlr-UBND", NotationWitnesses(kind="Tờ trình"), "TTr-UBND"),
        ("TI1r-UBND", NotationWitnesses(kind="Tờ trình"), "TTr-UBND"),
        ("T1r-UBND", NOBODY, "T1r-UBND"),
        ("T1r-UBND", NotationWitnesses(kind="Báo cáo"), "T1r-UBND"),
        # A letter is never added nor taken away.
        ("TB-ĐHKTL", UNIVERSITY, "TB-ĐHKTL"),
        # Nor is a stroke: "Lưu: VT, DT" lost that of a ĐT.
        ("SYT-ĐT", NotationWitnesses(frozenset({"SYT", "DT"})), "SYT-ĐT"),
        # What is known stands, though another has its letters.
        ("2024/QĐ-UBND", NOBODY, "2024/QĐ-UBND"),
    ],
)
def test_a_group_is_put_right_where_two_witnesses_agree(read: str, witnesses: NotationWitnesses, value: str) -> None:
    assert judged(read, witnesses).value == value


def test_a_university_vouches_for_its_own_sign_on_the_page() -> None:
    head = ("BỘ CÔNG THƯƠNG", "TRƯỜNG ĐẠI HỌC HOA SEN", "Số: 15/TB-ĐHHS")
    notation = fields_of(page().header(head).title("THÔNG BÁO", "Về việc thi đua").body(*SENTENCES))["notation"]
    assert (notation.value, notation.needs_review) == ("TB-ĐHHS", False)


PROSE = "Phòng Đào tạo rà soát công tác đào tạo; Sở Kế hoạch và Đầu tư, nguồn vốn đầu tư"


@pytest.mark.parametrize(
    ("read", "signs", "value"),
    [
        ("SKADT-VP", {"SKHĐT"}, "SKHĐT-VP"),  # the issuer's own sign, one letter off
        ("SYT-DT", {"DT"}, "SYT-ĐT"),  # "Lưu: VT, DT" was read without Đ too
        ("SYT-PINT", set(), "SYT-PTNT"),  # letters of one shape
        ("SYT-KHTC", set(), "SYT-KHTC"),
    ],
)
def test_signs_that_an_ocr_without_d_stroke_read(read: str, signs: set[str], value: str) -> None:
    assert judged(read, NotationWitnesses(frozenset(signs), prose=PROSE)).value == value


def test_a_d_without_words_for_a_stroke_stays() -> None:
    assert stroked("DT", "Ủy ban Dân tộc, công tác dân tộc") == "DT"
    assert stroked("VP", PROSE) == "VP"


COLLEGE = frozenset({"CĐYTLG"})
"""The sign of TRƯỜNG CAO ĐẲNG Y TẾ LAM GIANG."""


@pytest.mark.parametrize(
    ("read", "doubted", "value", "known", "why"),
    [
        ("KH-GĐYTLG", frozenset(), "KH-CĐYTLG", True, "a name that was surely read tells a C from a G"),
        ("KH-GĐYTLG", COLLEGE, "KH-GĐYTLG", False, "the name may be the one that was misread"),
        ("KH-CĐYTLG", COLLEGE, "KH-CĐYTLG", True, "two places read alike, neither made of the other"),
        ("KH-UBND", frozenset({"UBND"}), "KH-UBND", True, "what the tables have needs no name"),
    ],
)
def test_a_name_in_doubt_puts_no_notation_right(
    read: str, doubted: frozenset[str], value: str, known: bool, why: str
) -> None:
    found = judged(read, NotationWitnesses(COLLEGE | doubted, doubted=doubted))
    assert (found.value, found.known) == (value, known), why


ENGINEERS = frozenset({"ĐHSPKTNL"})
"""The sign of TRƯỜNG ĐẠI HỌC SƯ PHẠM KỸ THUẬT NAM LĨNH."""


@pytest.mark.parametrize(
    ("read", "witnesses", "value", "why"),
    [
        ("QĐ-BHSPKTNL", NotationWitnesses(ENGINEERS, own=ENGINEERS), "QĐ-ĐHSPKTNL", "one of many letters is another"),
        ("QĐ-BHSFKTNL", NotationWitnesses(ENGINEERS, own=ENGINEERS), "QĐ-BHSFKTNL", "two are"),
        ("QĐ-BHSPKTNL", NotationWitnesses(ENGINEERS), "QĐ-BHSPKTNL", "a unit's sign is no name's initials"),
        (
            "QĐ-BHSPKTNL",
            NotationWitnesses(ENGINEERS, own=ENGINEERS, doubted=ENGINEERS),
            "QĐ-BHSPKTNL",
            "the name was misread itself",
        ),
        ("QĐ-BDTTG", NotationWitnesses(frozenset({"SDTTG"}), own=frozenset({"SDTTG"})), "QĐ-BDTTG", "it is too short"),
    ],
)
def test_a_long_sign_is_the_issuer_s_but_for_a_letter(
    read: str, witnesses: NotationWitnesses, value: str, why: str
) -> None:
    assert judged(read, witnesses).value == value, why


def test_what_misread_the_issuer_misreads_no_notation() -> None:
    left = ("ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", "TRƯỜNG GAO ĐẲNG Y TẾ LAM GIANG", "Số: 15/KH-CĐYTLG")
    made = page({"GAO": Ink(confidence=0.3)}).header(left).title("KẾ HOẠCH", "Về thi đua").body(*SENTENCES)
    found = fields_of(made)["notation"]
    assert (found.value, found.needs_review) == ("KH-CĐYTLG", True)
