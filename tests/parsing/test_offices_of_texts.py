"""What texts of many offices say in forms of their own, read without an image."""

from __future__ import annotations

import pytest

from schemas import FieldValue
from tests.parsing.plain_documents import BODY, LISTED, NATION, fields_of_plain

SUBJECTS = [
    (
        "QUY ĐỊNH MỨC HỖ TRỢ\nĐỐI VỚI TRẺ EM MẦM NON, GIÁO VIÊN MẦM NON",
        "QUY ĐỊNH MỨC HỖ TRỢ ĐỐI VỚI TRẺ EM MẦM NON, GIÁO VIÊN MẦM NON",
        "a wider line of a subject in capitals is no paragraph",
    ),
    (
        "VỀ VIỆC PHÊ DUYỆT DANH MỤC HỘI CHỢ,\nTRIỂN LÃM THƯƠNG MẠI VÀ LĨNH VỰC ƯU TIÊN TỔ CHỨC",
        "VỀ VIỆC PHÊ DUYỆT DANH MỤC HỘI CHỢ, TRIỂN LÃM THƯƠNG MẠI VÀ LĨNH VỰC ƯU TIÊN TỔ CHỨC",
        "the same behind a comma",
    ),
    (
        "Về việc phê duyệt danh mục hội chợ,\nTriển lãm thương mại và lĩnh vực ưu tiên tổ chức hội chợ",
        "Về việc phê duyệt danh mục hội chợ, Triển lãm thương mại và lĩnh vực ưu tiên tổ chức hội chợ",
        "an enumeration goes on behind its comma, in small letters too",
    ),
    (
        "BAN HÀNH QUY CHẾ LÀM VIỆC\nGIÁM ĐỐC SỞ Y TẾ TỈNH LAM GIANG QUYẾT ĐỊNH",
        "BAN HÀNH QUY CHẾ LÀM VIỆC",
        "who decides stands below the subject in capitals and is no line of it",
    ),
    (
        "Về việc nghỉ lễ\nToàn thể cán bộ, viên chức của Sở được nghỉ bốn ngày theo quy định của pháp luật",
        "Về việc nghỉ lễ",
        "a wide sentence in small letters is the body",
    ),
]


@pytest.mark.parametrize(("said", "subject", "why"), SUBJECTS)
def test_a_subject_goes_to_its_end(said: str, subject: str, why: str) -> None:
    assert field(page(title=f"QUYẾT ĐỊNH\n{said}"), "subject").value == subject, why


ENDS = [
    ("Về việc mua sắm, sửa chữa nhà trạm,", True, "a subject does not end with a comma"),
    ("Về việc nghỉ lễ;", True, "nor with the semicolon of a basis that was taken for it"),
    ("Về việc sửa chữa nhà trạm tại Kon Tum", False, "a whole phrase"),
]


@pytest.mark.parametrize(("subject", "doubted", "why"), ENDS)
def test_a_subject_that_ends_with_a_sign_is_doubted(subject: str, doubted: bool, why: str) -> None:
    assert field(page(title=f"QUYẾT ĐỊNH\n{subject}"), "subject").needs_review is doubted, why


BESIDE = [
    (
        "V/v thủ tục hải quan Lam Giang",
        "V/v thủ tục hải quan",
        "Lam Giang",
        "words of the subject stand before the place",
    ),
    ("V/v miễn thuế TNCN Lam Giang", "V/v miễn thuế TNCN", "Lam Giang", "an abbreviation too"),
    ("V/v hóa đơn. Lam Giang", "V/v hóa đơn.", "Lam Giang", "a subject that ends with a full stop"),
    ("V/v bảo hiểm xã hội Lam Giang", "V/v bảo hiểm xã hội", "Lam Giang", "xã is a unit before a name alone"),
    ("V/v sửa nhà tp. Cửa Lam", "V/v sửa nhà", "tp. Cửa Lam", "the unit may be abbreviated"),
    ("V/v sửa nhà thị xã Cửa Lam", "V/v sửa nhà", "thị xã Cửa Lam", "a unit in small letters is the place's own"),
]


@pytest.mark.parametrize(("said", "subject", "place", "why"), BESIDE)
def test_a_place_takes_no_words_of_the_subject_beside_it(said: str, subject: str, place: str, why: str) -> None:
    text = letter(f"{said}, ngày 05 tháng 3 năm 2020")
    assert (field(text, "subject").value, field(text, "place").value) == (subject, place), why


OWN_SIGNS = [
    ("BỘ TÀI CHÍNH\nCỤC THUẾ\nSố: 15/CT-CS", "Công văn", "the agency's initials are those of a chỉ thị"),
    (
        "BỘ TÀI CHÍNH\nCỤC HẢI QUAN\nSố: 15/CT-CS",
        "Chỉ thị",
        "another agency's are not: the type is doubted",
    ),
]


@pytest.mark.parametrize(("left", "kind", "why"), OWN_SIGNS)
def test_a_notation_of_the_agency_s_own_initials_is_a_letter_s(left: str, kind: str, why: str) -> None:
    read = field(letter("V/v chính sách thuế\nHà Nội, ngày 05 tháng 3 năm 2020", left), "document_type")
    assert (read.value, read.needs_review) == (kind, kind != "Công văn"), why


def test_a_consolidated_text_is_one_though_the_title_of_what_it_consolidates_stands_on_it() -> None:
    text = page(left="BỘ QUỐC PHÒNG\nSố: 92/VBHN-BQP", place="Hà Nội")
    read = fields_of_plain(text)
    assert (read["document_type"].value, read["document_type"].needs_review) == ("Văn bản hợp nhất", False)
    assert (read["code"].value, read["code"].needs_review) == ("92/VBHN-BQP", False)


SIGNED = [
    (
        "KT. TRƯỞNG BAN QUẢN LÝ VỀ HQ",
        "KT. TRƯỞNG BAN QUẢN LÝ VỀ HQ",
        False,
        "two capitals abbreviate something",
    ),
    ("KT. GIÁM ĐỐC", "KT. GIÁM ĐỐC", False, "a known title"),
    ("KT. CHỦ TỊH", "KT. CHỦ TỊH", True, "much like a known title, and none"),
]


@pytest.mark.parametrize(("line", "authority", "doubted", "why"), SIGNED)
def test_an_authority_is_given_as_a_text_has_it(line: str, authority: str, doubted: bool, why: str) -> None:
    signed = fields_of_plain(page(foot=f"{LISTED}{line}\nPHÓ GIÁM ĐỐC\nLê Vĩnh Tường"))["signature"]
    assert [(each.value, each.needs_review) for each in signed.authority] == [(authority, doubted)], why


NAMES = [
    ("Nguyễn Xuân Sang", False, "a surname of the table"),
    ("Nguyên Xuân Sang", True, "a mark less than the surname of the table"),
    ("Lò Văn Sang", False, "a surname of its own"),
]


@pytest.mark.parametrize(("name", "doubted", "why"), NAMES)
def test_a_surname_that_lacks_a_mark_is_doubted_as_it_was_written(name: str, doubted: bool, why: str) -> None:
    signed = fields_of_plain(page(foot=f"{LISTED}GIÁM ĐỐC\n{name}"))["signature"]
    assert (signed.name.value, signed.name.needs_review) == (name, doubted), why


def page(
    left: str = "UBND TỈNH LAM GIANG\nSỞ Y TẾ\nSố: 15/QĐ-SYT",
    place: str = "Lam Giang",
    title: str = "QUYẾT ĐỊNH\nVề việc nghỉ lễ",
    body: str = "",
    foot: str = f"{LISTED}GIÁM ĐỐC\nLê Vĩnh Tường",
) -> str:
    head = f"{left}\n{NATION}\n{place}, ngày 05 tháng 3 năm 2020\n{title}\n"
    return f"{head}Căn cứ Luật Lam số 10/2015/QH13;\n{BODY}{body}{foot}\n"


def letter(beside: str, left: str = "UBND TỈNH LAM GIANG\nSỞ Y TẾ\nSố: 15/SYT-VP") -> str:
    return f"{left}\n{NATION}\n{beside}\nKính gửi: Sở Tài chính.\n{BODY}{LISTED}GIÁM ĐỐC\nLê Vĩnh Tường\n"


def field(text: str, name: str) -> FieldValue:
    """A field of a text."""
    read: FieldValue = fields_of_plain(text)[name]
    return read
