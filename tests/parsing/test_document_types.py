"""Every type is told by its name at the head, and by the abbreviation of each set of rules in its symbol."""

from __future__ import annotations

from itertools import chain

import pytest

from diacritics.alphabet import strip_marks
from ocr_pipeline.parsing.heading.title import type_of_notation
from ocr_pipeline.parsing.tables import DocumentType, document_types, type_of_abbreviation, type_of_title
from schemas import FieldValue
from tests.parsing.plain_documents import fields_of_plain, written

ND_30 = """Nghị quyết, Quyết định, Chỉ thị, Quy chế, Quy định, Thông cáo, Thông báo, Hướng dẫn, Chương trình, Kế hoạch,
Phương án, Đề án, Dự án, Báo cáo, Biên bản, Tờ trình, Hợp đồng, Công văn, Công điện, Bản ghi nhớ, Bản thỏa thuận,
Giấy ủy quyền, Giấy mời, Giấy giới thiệu, Giấy nghỉ phép, Phiếu gửi, Phiếu chuyển, Phiếu báo, Thư công"""
NORMATIVE = (
    """Hiến pháp, Bộ luật, Luật, Pháp lệnh, Lệnh, Nghị định, Thông tư, Thông tư liên tịch, Nghị quyết liên tịch"""
)
LETTER = "Công văn"


def names(listed: str) -> list[str]:
    return [name.strip() for name in listed.replace("\n", " ").split(",")]


def headed(title: str) -> FieldValue:
    """The type of a document that has this title and no number."""
    text = written(title, "Về việc thi đua", "Thực hiện chỉ đạo của tỉnh.", "X").replace("Số: 15/X\n", "")
    found: FieldValue = fields_of_plain(text)["document_type"]
    return found


def test_the_29_types_of_nghi_dinh_30_and_the_normative_ones_are_listed() -> None:
    listed = [kind.name for kind in document_types()]
    assert len(names(ND_30)) == 29
    assert set(names(ND_30)) | set(names(NORMATIVE)) <= set(listed)


@pytest.mark.parametrize("name", [name for name in chain(names(ND_30), names(NORMATIVE)) if name != LETTER])
def test_a_type_is_told_by_its_name(name: str) -> None:
    found = headed(name.upper())
    assert (found.value, found.needs_review) == (name, False)


@pytest.mark.parametrize(
    ("title", "name"), sorted((title, name) for title, name in type_of_title().items() if title != name.upper())
)
def test_a_type_is_told_by_what_practice_writes_in_its_place(title: str, name: str) -> None:
    assert headed(title).value == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        # The newer place of the tone mark.
        ("GIẤY UỶ QUYỀN", "Giấy ủy quyền"),
        ("BẢN THOẢ THUẬN", "Bản thỏa thuận"),
        # A mark that was not read: letters tell, marks do not.
        ("KÊ HOẠCH", "Kế hoạch"),
        # Spaced out, as some offices set it.
        ("Q U Y Ế T  Đ Ị N H", "Quyết định"),
    ],
)
def test_a_name_is_told_through_its_spelling(title: str, name: str) -> None:
    assert headed(title).value == name


@pytest.mark.parametrize("name", [name for name in chain(names(ND_30), names(NORMATIVE)) if name != LETTER])
def test_a_type_is_told_by_its_name_as_an_english_engine_reads_it(name: str) -> None:
    # Set in Liberation Serif bold at 14 pt and read at 300 dpi, all 38 names lose their marks and nothing else.
    assert headed(strip_marks(name).upper()).value == name


@pytest.mark.parametrize(
    ("read", "notation", "name", "flagged"),
    [
        # As it was read at 200 dpi; the notation says the same.
        ("QUYET BINH", "QĐ-SYT", "Quyết định", False),
        ("CHi THI", "CT-SYT", "Chỉ thị", False),
        ("GIAY GIGI THIEU", "GGT-SYT", "Giấy giới thiệu", False),
        ("GIAY NGHi PHEP", "GNP-SYT", "Giấy nghỉ phép", False),
        # Letters apart, and nothing that agrees.
        ("NGH] DINH", None, "Nghị định", True),
        ("QUYET BINH", None, "Quyết định", True),
        # One letter from another type, and the notation tells which.
        ("THONG BAO", "TC-SYT", "Thông báo", True),
        ("DU AN", "ĐA-SYT", "Dự án", True),
    ],
)
def test_what_is_one_letter_off_is_agreed_on_or_flagged(
    read: str, notation: str | None, name: str, flagged: bool
) -> None:
    text = written(read, "Về việc thi đua", "Thực hiện chỉ đạo của tỉnh.", notation or "X")
    found = fields_of_plain(text if notation else text.replace("Số: 15/X\n", ""))["document_type"]
    assert (found.value, found.needs_review) == (name, flagged)


SHORT = [kind for kind in document_types() if kind.by_regime["nd30"]]


@pytest.mark.parametrize(
    ("kind", "other"), list(zip(SHORT, [*SHORT[1:], SHORT[0]], strict=True)), ids=lambda kind: kind.name
)
def test_a_name_agrees_with_its_abbreviation_and_contradicts_another(kind: DocumentType, other: DocumentType) -> None:
    for each, agrees in ((kind, True), (other, False)):
        notation = f"{next(iter(each.by_regime['nd30']))}-SYT"
        text = written(kind.name.upper(), "Về việc thi đua", "Thực hiện chỉ đạo của tỉnh.", notation)
        found = fields_of_plain(text)["document_type"]
        assert (found.value, found.needs_review) == (kind.name, not agrees)


@pytest.mark.parametrize("abbreviation", sorted(type_of_abbreviation()))
def test_a_type_is_told_by_its_abbreviation_before_an_agency(abbreviation: str) -> None:
    assert type_of_notation(f"{abbreviation}-UBND") == type_of_abbreviation()[abbreviation].name


@pytest.mark.parametrize(
    ("notation", "name"),
    [
        # A letter has an agency where others have their type.
        ("SYT-VP", LETTER),
        # A year makes it normative; its type stays the same.
        ("2023/QĐ-UBND", "Quyết định"),
        # The Party writes the type first and a slash behind it.
        ("NQ/ĐU", "Nghị quyết"),
        # One group tells nothing.
        ("UBND", None),
    ],
)
def test_a_type_is_told_by_its_place_in_the_symbol(notation: str, name: str | None) -> None:
    assert type_of_notation(notation) == name
