"""Signatures as offices of every kind print them, read from plain text: a row a form, with its reason."""

from __future__ import annotations

import pytest

from schemas import Signature
from tests.parsing.plain_documents import LISTED, fields_of_plain, notice, values

NAME, VICE, MEDICINE = "Lê Vĩnh Tường", "PHÓ CHỦ TỊCH UBND TỈNH", "TRƯỞNG PHÒNG NGHIỆP VỤ Y"
SECRETARY = "Trần Thị Hoa"


def signature(foot: str) -> Signature:
    """The signature of a notice that ends with these lines."""
    found: Signature = fields_of_plain(notice("UBND TỈNH LAM GIANG\nSỞ Y TẾ\nSố: 15/TB-SYT", foot=foot))["signature"]
    return found


@pytest.mark.parametrize(
    ("lines", "authority", "title", "name", "why"),
    [
        ("CHỦ TỊCH CÔNG TY|Lê Vĩnh Tường", "", "CHỦ TỊCH CÔNG TY", NAME, "TY is no stroke"),
        ("TUQ. GIÁM ĐỐC|TRƯỞNG PHÒNG NGHIỆP VỤ Y|Lê Vĩnh Tường", "TUQ. GIÁM ĐỐC", MEDICINE, NAME, "nor is Y, medicine"),
        ("TRƯỞNG CÔNG AN XÃ|Thượng tá Lê Vĩnh Tường", "", "TRƯỞNG CÔNG AN XÃ", NAME, "a rank in small letters"),
        ("GIÁM ĐỐC|Bác sĩ Lê Vĩnh Tường", "", "GIÁM ĐỐC", NAME, "the same"),
        (
            "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|LÊ VĂN HÙNG",
            "KT. GIÁM ĐỐC",
            "PHÓ GIÁM ĐỐC",
            "LÊ VĂN HÙNG",
            "no part of the title",
        ),
        (f"K.T GIÁM ĐỐC|PHÓ GIÁM ĐỐC|{NAME}", "K.T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", NAME, "a full stop within the sign"),
        (f"KT/GIÁM ĐỐC|PHÓ GIÁM ĐỐC|{NAME}", "KT/GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", NAME, "a stroke behind it"),
        (f"QUYỀN GIÁM ĐỐC|{NAME}", "", "QUYỀN GIÁM ĐỐC", NAME, "QUYỀN is no Q. with something behind it"),
        (f"GIÁM ĐỐC|(ĐÃ KÝ)|{NAME}", "", "GIÁM ĐỐC", NAME, "what a copy prints for the signature is no title"),
        (f"GIÁM ĐỐC|(Ký, ghi rõ họ tên, đóng dấu)|{NAME}", "", "GIÁM ĐỐC", NAME, "nor is what a form asks for"),
        (f"GIÁM ĐỐC|Ths.Bs. {NAME}", "", "GIÁM ĐỐC", NAME, "degrees with one capital"),
        (f"GIÁM ĐỐC|BS.CKI. {NAME}", "", "GIÁM ĐỐC", NAME, "a specialist"),
        (f"CHỈ HUY TRƯỞNG|Thượng tá|{NAME}", "", "CHỈ HUY TRƯỞNG", NAME, "a rank on its own line"),
        (f"TỔ TRƯỞNG|{NAME}", "", "TỔ TRƯỞNG", NAME, "a team's head is no minister"),
        (
            f"TM. ỦY BAN NHÂN DÂN|TUQ. CHỦ TỊCH|KT. GIÁM ĐỐC SỞ|PHÓ GIÁM ĐỐC|{NAME}",
            "TM. ỦY BAN NHÂN DÂN|TUQ. CHỦ TỊCH|KT. GIÁM ĐỐC SỞ",
            "PHÓ GIÁM ĐỐC",
            NAME,
            "three authorities above each other",
        ),
        ("GIÁM ĐỐC|Y Kô Niê", "", "GIÁM ĐỐC", "Y Kô Niê", "a name of the highlands"),
        (f"KT. TRƯỞNG BAN|PHÓ TRƯỞNG BAN|{VICE}|{NAME}", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", NAME, "his other office"),
        (f"TM. HỘI ĐỒNG|CHỦ TỊCH|{VICE}|{NAME}", "TM. HỘI ĐỒNG", "CHỦ TỊCH", NAME, "the chair's other office"),
    ],
)
def test_signatures(lines: str, authority: str, title: str, name: str, why: str) -> None:
    signed = signature(LISTED + lines.replace("|", "\n"))
    assert values(signed.authority) == [each for each in authority.split("|") if each], why
    assert (signed.title.value, signed.name.value) == (title, name), why


@pytest.mark.parametrize(
    ("lines", "title", "why"),
    [
        ("CHỦ TỊCH QUỐC HỘI|Lê Vĩnh Tường", "CHỦ TỊCH QUỐC HỘI", "a law"),
        ("ĐẠI DIỆN BÊN A|GIÁM ĐỐC|Lê Vĩnh Tường", "GIÁM ĐỐC", "a contract"),
        ("XÁC THỰC VĂN BẢN HỢP NHẤT|CHỦ NHIỆM|Lê Vĩnh Tường", "CHỦ NHIỆM", "a consolidated text"),
    ],
)
def test_what_has_no_recipients_is_signed_too(lines: str, title: str, why: str) -> None:
    signed = signature(lines.replace("|", "\n"))
    assert (signed.title.value, signed.name.value) == (title, NAME), why


def test_a_certificate_below_the_signature_is_none_of_the_document() -> None:
    certificate = """VĂN PHÒNG UBND TỈNH LAM GIANG
Số: 120/SY-VP
SAO Y
Lam Giang, ngày 07 tháng 12 năm 2020
Nơi nhận:
- Các phòng;
- Lưu: VT.
TL. CHÁNH VĂN PHÒNG
TRƯỞNG PHÒNG HÀNH CHÍNH
Đặng Hà Thư"""
    foot = f"{LISTED}CHỦ TỊCH\nLê Vĩnh Tường\n\n{certificate}"
    fields = fields_of_plain(notice("UBND TỈNH LAM GIANG\nSố: 15/TB-UBND", foot=foot))
    assert (fields["signature"].name.value, fields["signature"].title.value) == ("Lê Vĩnh Tường", "CHỦ TỊCH")
    assert values(fields["recipients"]) == ["Như trên", "Lưu: VT"]
    (copy,) = fields["copies"]
    assert (copy.label, copy.code.value, copy.date.value) == ("SAO Y", "120/SY-VP", "2020-12-07")


@pytest.mark.parametrize(
    ("lines", "title", "sure", "why"),
    [
        (f"CHỦ TỌA\tTHƯ KÝ|{NAME}\t{SECRETARY}", "CHỦ TỌA", True, "side by side, the chair on the left"),
        (f"THƯ KÝ     CHỦ TRÌ|{SECRETARY}     {NAME}", "CHỦ TRÌ", True, "or on the right, parted by spaces"),
        (f"THƯ KÝ|{SECRETARY}|CHỦ TỌA|{NAME}", "CHỦ TỌA", True, "the secretary above the chair"),
        (f"NGƯỜI GHI BIÊN BẢN|{SECRETARY}|CHỦ TRÌ|{NAME}", "CHỦ TRÌ", True, "the same"),
        (
            f"ĐẠI DIỆN BÊN A|GIÁM ĐỐC|{NAME}|ĐẠI DIỆN BÊN B|GIÁM ĐỐC|Trần Văn Hòa",
            "GIÁM ĐỐC",
            False,
            "of a contract's parties the first, and the other is said",
        ),
    ],
)
def test_who_signs_where_several_do(lines: str, title: str, sure: bool, why: str) -> None:
    signed = signature(lines.replace("|", "\n"))
    assert (signed.title.value, signed.name.value, not signed.name.needs_review) == (title, NAME, sure), why


def test_titles_that_were_read_on_one_line_are_in_doubt() -> None:
    signed = signature(f"CHỦ TỌA THƯ KÝ\n{NAME} {SECRETARY}")
    assert signed.title.needs_review
    assert signed.name.needs_review
