"""Headers and signatures as offices of every kind print them, read from plain text: a row a form, with its reason."""

from __future__ import annotations

import pytest

from schemas import Signature
from tests.parsing.plain_documents import fields_of_plain, values

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
BODY = "Thực hiện kế hoạch công tác năm, cơ quan thông báo như sau:\n1. Các đơn vị thực hiện các nội dung trên.\n"
LISTED = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"


NAME, VICE, MEDICINE = "Lê Vĩnh Tường", "PHÓ CHỦ TỊCH UBND TỈNH", "TRƯỞNG PHÒNG NGHIỆP VỤ Y"


def document(left: str, right: str = f"{NATION}\nLam Giang, ngày 05 tháng 3 năm 2020", foot: str = "") -> str:
    """A notice whose header has these columns."""
    foot = foot or f"{LISTED}GIÁM ĐỐC\nLê Vĩnh Tường"
    return f"{left}\n{right}\n\nTHÔNG BÁO\nVề việc nghỉ lễ\n\n{BODY}\n{foot}\n"


def signature(foot: str) -> Signature:
    """The signature of a notice that ends with these lines."""
    found: Signature = fields_of_plain(document("UBND TỈNH LAM GIANG\nSỞ Y TẾ\nSố: 15/TB-SYT", foot=foot))["signature"]
    return found


@pytest.mark.parametrize(
    ("left", "issuer", "parent", "why"),
    [
        ("CHỦ TỊCH|ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", None, "a head issues too"),
        (
            "THƯỜNG TRỰC|HỘI ĐỒNG NHÂN DÂN XÃ",
            "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN XÃ",
            None,
            "a standing body of the next line",
        ),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH|CÔNG ĐOÀN NGÀNH Y TẾ", "CÔNG ĐOÀN NGÀNH Y TẾ", "LIÊN ĐOÀN LAO ĐỘNG TỈNH", "a union"),
        ("CÔNG TY TNHH MTV|XỔ SỐ AN KHÊ", "CÔNG TY TNHH MTV XỔ SỐ AN KHÊ", None, "a company's name goes on"),
        ("QUÂN KHU 5|BỘ CHỈ HUY QUÂN SỰ TỈNH|GIA LAI", "BỘ CHỈ HUY QUÂN SỰ TỈNH GIA LAI", "QUÂN KHU 5", "of the army"),
        (
            "UBND QUẬN 1|ỦY BAN NHÂN DÂN|PHƯỜNG AN KHÊ",
            "ỦY BAN NHÂN DÂN PHƯỜNG AN KHÊ",
            "UBND QUẬN 1",
            "a number's area",
        ),
        (
            "ĐOÀN ĐBQH VÀ HĐND|TỈNH GIA LAI|VĂN PHÒNG",
            "VĂN PHÒNG",
            "ĐOÀN ĐBQH VÀ HĐND TỈNH GIA LAI",
            "two bodies' office",
        ),
        ("BỘ NỘI VỤ - BỘ TƯ PHÁP", "BỘ NỘI VỤ - BỘ TƯ PHÁP", None, "two ministries together"),
    ],
)
def test_issuers(left: str, issuer: str, parent: str | None, why: str) -> None:
    lines = left.replace("|", "\n")
    fields = fields_of_plain(document(f"{lines}\nSố: 15/TB-VP"))
    assert (fields["issuer"].value, fields["issuer_parent"].value) == (issuer, parent), why


@pytest.mark.parametrize(
    ("line", "code", "sure", "why"),
    [
        ("Luật số: 64/2025/QH15", "64/2025/QH15", True, "the National Assembly names the type before it"),
        ("Nghị quyết số: 41/2021/QH15", "41/2021/QH15", True, "the same"),
        ("Số: 12/2021/HS-ST", "12/2021/HS-ST", True, "a court's kind of case and instance"),
        ("Số: 12/2021/QH99", "12/2021/QH99", False, "there is no such term"),
        ("SỐ: 15/TB-UBND", "15/TB-UBND", True, "the word in capitals"),
        ("Số : 15 / TB - UBND", "15/TB-UBND", True, "with spaces around its signs"),
        ("Số: 44-KH/TĐTN-XDĐ", "44-KH/TĐTN-XDĐ", False, "the youth union: a hyphen first, who drafted it last"),
    ],
)
def test_codes(line: str, code: str, sure: bool, why: str) -> None:
    found = fields_of_plain(document(f"UBND TỈNH LAM GIANG\n{line}"))["code"]
    assert (found.value, not found.needs_review) == (code, sure), why


@pytest.mark.parametrize(
    ("line", "place", "date", "why"),
    [
        ("Quận 1, ngày 05 tháng 3 năm 2020", "Quận 1", "2020-03-05", "a place that is a number"),
        ("Phú Thọ, ngày 05/3/2020", "Phú Thọ", "2020-03-05", "in figures"),
        ("Phú Thọ, ngày 05-3-2020", "Phú Thọ", "2020-03-05", "the same, with hyphens"),
        ("Phú Thọ ngày 05 tháng 3 năm 2020", "Phú Thọ", "2020-03-05", "the comma is missing"),
        ("Phú Thọ, ngày năm tháng ba năm hai nghìn không trăm hai mươi", "Phú Thọ", "2020-03-05", "in words"),
    ],
)
def test_places_and_dates(line: str, place: str, date: str, why: str) -> None:
    fields = fields_of_plain(document("UBND TỈNH LAM GIANG\nSố: 15/TB-UBND", f"{NATION}\n{line}"))
    assert (fields["place"].value, fields["date"].value) == (place, date), why


def test_a_type_with_whose_it_is_on_its_line() -> None:
    text = document("UBND TỈNH LAM GIANG\nSố: 15/QĐ-UB").replace(
        "THÔNG BÁO", "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH LAM GIANG"
    )
    fields = fields_of_plain(text)
    assert (fields["document_type"].value, fields["subject"].value) == ("Quyết định", "Về việc nghỉ lễ")


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
    fields = fields_of_plain(document("UBND TỈNH LAM GIANG\nSố: 15/TB-UBND", foot=foot))
    assert (fields["signature"].name.value, fields["signature"].title.value) == ("Lê Vĩnh Tường", "CHỦ TỊCH")
    assert values(fields["recipients"]) == ["Như trên", "Lưu: VT"]
    (copy,) = fields["copies"]
    assert (copy.label, copy.code.value, copy.date.value) == ("SAO Y", "120/SY-VP", "2020-12-07")
