"""A text without an image goes the same road: no text breaks it, and every value leads back to the raw text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocr_pipeline.parsing.installed import installed_parsers
from ocr_pipeline.parsing.parse import parse
from schemas import DETAILS, Evidence, FieldValue
from schemas.fields import Model
from tests.layout.typed_pages import restorer
from tests.parsing.plain_documents import fields_of_plain, text_of_plain

SAMPLES = Path(__file__).parents[2] / "samples"
TITLES = """QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|THÔNG BÁO|HƯỚNG DẪN|KẾ HOẠCH|BÁO CÁO|TỜ TRÌNH|CÔNG ĐIỆN|GIẤY MỜI|BIÊN BẢN"""
SIGNS = """\n|\n\n|\f|; |, | và |: |./.|1. |a) |- |tại """
HEADS = """Số: 15/QĐ-SYT|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Lam Giang, ngày 05 tháng 5 năm 2024|Kính gửi: |Nơi nhận:
|KT. GIÁM ĐỐC|Lê Vĩnh Tường|Công văn số 59/SKH-TH|Phúc đáp """
TIMES = """trước ngày 24/5/2024|từ ngày 15/6 đến ngày 20/6/2024|có hiệu lực kể từ ngày ký|8 giờ 30, ngày |31/02/2024
|cùng ngày|quý IV/2023|giai đoạn 2021-2025|thông qua ngày |Thời gian: |Khóa XVIII, Kỳ họp thứ"""
DEEDS = """Điều 1. |Giao |Sở Y tế|Chánh Văn phòng|các sở, ban, ngành|chịu trách nhiệm thi hành Quyết định này|chủ trì
|kính trình|đề nghị|xem xét, phê duyệt|điện:|Địa điểm: |Chủ trì: |THÀNH PHẦN THAM DỰ|Kết luận của |tại cuộc họp
|II. KIẾN NGHỊ"""
MISREAD = """UY BAN NHAN DAN|UYBANNHANDAN|TINH BAC KAN|XA CHINH LY |DANG Uy|SO Y TE|CONG HOA XA HOI CHU NGHIA VIET NAM\n
|Doc lap - Tu do - Hanh phic\n|S6: 45/BC-UBND |86: 18/2020/11T-BXD |S6 428-KHTU |Bac Kan, ngay 05 thang 02 nam 2025\n
|Tién Liv’, ngay of thang 8 ném 2023|BAO CAO\n|CHU TRI\n|vé viéc trién khai thuc hién |Kinh gti: |Noi nhan:\n"""
PIECES = st.one_of(
    *(st.sampled_from(said.split("|")) for said in (TITLES, SIGNS, HEADS, TIMES, DEEDS, MISREAD)), st.text(max_size=6)
)
DAMAGED_PIECES = st.one_of(st.sampled_from(MISREAD.split("|")), st.sampled_from(SIGNS.split("|")), st.text(max_size=4))


def evidence(found: object) -> Iterator[Evidence]:
    """Every value of fields, models, lists and what stands in them."""
    if isinstance(found, Evidence):
        yield found
    if isinstance(found, Model):
        for name in type(found).model_fields:
            yield from evidence(getattr(found, name))
    elif isinstance(found, dict):
        for each in found.values():
            yield from evidence(each)
    elif isinstance(found, (tuple, list)):
        for each in found:
            yield from evidence(each)


def all_of(fields: dict[str, Any]) -> list[Evidence]:
    """The evidence of every field, the details as their models."""
    details = [DETAILS[name].model_validate(each) for name, each in fields["details"].items() if name in DETAILS]
    return [*evidence(fields), *(one for each in details for one in evidence(each))]


def check_spans(said: str) -> None:
    """Every span lies in the text and leads to the raw words that its value was read from."""
    text = text_of_plain(said)
    fields = parse(text, restorer(), range(1, said.count("\f") + 2), installed_parsers())
    raw = " ".join(text.restoration.raw.split())
    for each in all_of(fields):
        if each.span is None or (isinstance(each, FieldValue) and each.value is None):
            continue
        start, end = each.span
        assert 0 <= start <= end <= len(text.text)
        assert each.raw is None or each.raw in raw
        assert each.raw is None or each.raw == text.trace(start, end).raw
        assert each.page is None or 1 <= each.page <= said.count("\f") + 1


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_a_parser_and_every_span_leads_back(said: str) -> None:
    check_spans(said)


@given(st.lists(DAMAGED_PIECES, min_size=8, max_size=30).map("".join))
@settings(max_examples=30, deadline=None)
def test_no_misread_text_breaks_a_parser_and_every_span_leads_back(said: str) -> None:
    check_spans(said)


@pytest.mark.parametrize("name", ["quyet-dinh", "giay-moi"])
@pytest.mark.parametrize("folder", ["truth", "misread"])
def test_spans_of_sample_texts_lead_back(folder: str, name: str) -> None:
    check_spans((SAMPLES / folder / f"{name}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "code", "day", "kind", "detail"),
    [
        ("quyet-dinh", "Quyết định", "2024-08-12", "decision", "articles"),
        ("cong-dien", "Công điện", "2022-09-26", "telegram", "assignments"),
    ],
)
def test_an_english_reading_is_restored_before_it_is_parsed(
    name: str, code: str, day: str, kind: str, detail: str
) -> None:
    fields = fields_of_plain((SAMPLES / "misread" / f"{name}.txt").read_text(encoding="utf-8"))
    assert fields["document_type"].value == code
    assert fields["date"].value == day
    found = getattr(DETAILS[kind].model_validate(fields["details"][kind]), detail)
    assert found.value if isinstance(found, FieldValue) else found
    # No digit of a damaged text is sure: there is no image to look at again.
    assert [each.field.raw for each in fields["dates"] if not each.field.needs_review] == []


DAMAGED = """UY BAN NHAN DAN
TINH NAM LINH

{number}

CONG HOA XA HOI CHU NGHIA VIET NAM
Doc lap - Tu do - Hanh phuc

{place}, ngay 05 thang 02 nam 2025

{title}

Thuc hien Ké hoach cua Uy ban nhan dan tinh Nam Linh vé cong tac thi dua, So Y té bao cao két qua nhu sau:
Trong nam qua, cac co quan trén dia ban tinh Nam Linh da t6 chitc thuc hién tét nhiém vu dugc giao.

Noi nhan:
- Nhu trén;
- Luu: VT, PINT.
"""
"""What an OCR that knows no Vietnamese makes of a page: it does the same to a name wherever it stands."""


@pytest.mark.parametrize(
    ("field", "number", "place", "title", "value", "why"),
    [
        (
            "place",
            "Sé: 15/BC-UBND",
            "Nam Linh",
            "BAO CAO\nVé cong tac thi dua nam 2024",
            "Nam Lĩnh",
            "its mark was lost and made up again",
        ),
        ("notation", "Sé: 15/UBND-PINT", "Ha Noi", "V/v cong tac thi dua", "UBND-PINT", "Lưu: lost the same letter"),
        ("document_type", "Sé: 15/UBND-VP", "Ha Noi", "Kinh gui: So Y té", "Công văn", "a title may have been lost"),
        ("subject", "Sé: 15/BC-UBND", "Ha Noi", "BAO CAO\nCV", "CV", "no subject is so short"),
    ],
)
def test_a_damaged_text_is_no_witness_for_itself(
    field: str, number: str, place: str, title: str, value: str, why: str
) -> None:
    found = fields_of_plain(DAMAGED.format(number=number, place=place, title=title))[field]
    assert (found.value, found.needs_review) == (value, True), why


def test_a_real_place_is_sure_in_a_damaged_text() -> None:
    head = DAMAGED.format(number="Sé: 15/BC-UBND", place="Ha Noi", title="BAO CAO\nVé cong tac thi dua nam 2024")
    place = fields_of_plain(head)["place"]
    assert (place.value, place.needs_review) == ("Hà Nội", False)


def test_without_boxes_a_wider_line_with_a_capital_ends_the_subject() -> None:
    body = "Triển khai thực hiện Thông báo của Ủy ban nhân dân tỉnh về kết luận tại phiên họp thường kỳ tháng 10"
    text = f"KẾ HOẠCH\nThực hiện công tác bảo đảm trật tự\nan toàn giao thông trên địa bàn năm 2022\n{body}\nnăm 2021."
    assert fields_of_plain(text)["subject"].value.endswith("địa bàn năm 2022")
