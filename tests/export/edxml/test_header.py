"""The message header: elements in the order of the table, what no scan tells left out and told."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from ocr_pipeline.export.edxml.header import NAMESPACE, Header, elements, header_of
from tests.archive.tables.documents import document, doubtful, field

WHOLE: dict[str, Any] = {
    "document_type": field("Quyết định"), "number": field("15"), "notation": field("QĐ-UBND"),
    "date": field("2020-03-05"), "issuer": field("UBND TỈNH LAM SƠN"), "place": field("Lam Sơn"),
    "subject": field("Về việc <thành lập> Tổ & nhóm"), "addressees": [field("Sở A"), field("Sở B")],
    "recipients": [field("Như Điều 3"), field("Lưu: VT")], "urgency": field("HỎA TỐC"),
    "signature": {"authority": [field("KT. CHỦ TỊCH")], "title": field("PHÓ CHỦ TỊCH"), "name": field("Lê Văn A")},
    "dates": [{"role": "deadline", "field": field("2020-04-01")}],
}  # fmt: skip


def _header(organ_id: str | None = None, **parts: Any) -> Header:
    return header_of(document(**{**WHOLE, **parts}), organ_id)


def _texts(header: Header) -> list[tuple[str, str]]:
    [message] = etree.fromstring(header.content).iter(f"{{{NAMESPACE}}}MessageHeader")
    found = []
    for element in message.iter():
        if not len(element):
            over = element.getparent()
            path = [etree.QName(each).localname for each in (over, element) if each is not message]
            found.append(("/".join(path), element.text))
    return found


def test_what_a_header_says() -> None:
    header = _header("H49.64.33")
    assert _texts(header) == [
        ("From/OrganId", "H49.64.33"),
        ("From/OrganName", "UBND TỈNH LAM SƠN"),
        ("To/OrganName", "Sở A"),
        ("To/OrganName", "Sở B"),
        ("DocumentId", "H49.64.33,2020/03/05,15/QĐ-UBND"),
        ("Code/CodeNumber", "15"),
        ("Code/CodeNotation", "QĐ-UBND"),
        ("PromulgationInfo/Place", "Lam Sơn"),
        ("PromulgationInfo/PromulgationDate", "2020/03/05"),
        ("DocumentType/TypeName", "Quyết định"),
        ("Subject", "Về việc <thành lập> Tổ & nhóm"),
        ("SignerInfo/Competence", "KT. CHỦ TỊCH"),
        ("SignerInfo/Position", "PHÓ CHỦ TỊCH"),
        ("SignerInfo/FullName", "Lê Văn A"),
        ("DueDate", "2020/04/01"),
        ("ToPlaces/Place", "Như Điều 3"),
        ("ToPlaces/Place", "Lưu: VT"),
        ("OtherInfo/Priority", "3"),
        ("OtherInfo/PageAmount", "2"),
    ]
    assert [trouble.path for trouble in header.troubles] == ["To/OrganId"]


def test_each_addressee_is_a_to_of_its_own() -> None:
    root = etree.fromstring(_header().content)
    assert len([*root.iter(f"{{{NAMESPACE}}}To")]) == 2
    assert len([*root.iter(f"{{{NAMESPACE}}}ToPlaces")]) == 1


def test_the_order_is_that_of_the_table() -> None:
    paths = [path for path, _ in _texts(_header("H49.64.33"))]
    order = [each.path for each in elements()]
    assert sorted(paths, key=order.index) == paths


@pytest.mark.parametrize(
    ("parts", "path", "says"),
    [
        ({"number": field(None)}, "Code/CodeNumber", "thiếu"),
        ({"number": field("123456789012")}, "Code/CodeNumber", "dài 12"),
        ({"subject": field("x" * 501)}, "Subject", "dài 501"),
        ({"date": field("2020-13")}, "PromulgationInfo/PromulgationDate", "sai dạng"),
        ({"number": doubtful("15")}, "Code/CodeNumber", "cần kiểm tra: handwritten"),
        ({"addressees": [doubtful("Sở A")]}, "To/OrganName", "cần kiểm tra"),
        ({"dates": [{"role": "deadline", "field": doubtful("2020-04-01")}]}, "DueDate", "cần kiểm tra"),
        ({}, "From/OrganId", "thiếu"),
    ],
)
def test_what_is_told_against_it(parts: dict[str, Any], path: str, says: str) -> None:
    assert any(each.path == path and each.says.startswith(says) for each in _header(**parts).troubles)


def test_without_a_mark_of_urgency_none_is_said() -> None:
    assert "OtherInfo/Priority" not in dict(_texts(_header(urgency=field(None))))
