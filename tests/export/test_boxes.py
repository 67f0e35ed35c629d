"""Which boxes a picture shows."""

from __future__ import annotations

from typing import Any

import pytest

from ocr_pipeline.export.boxes import Group, field_boxes
from schemas import Citation, Document, FieldValue, Page, Producer, Received, Signature, Source, Statistic

BOX = (10, 20, 110, 40)


def _document(**fields: Any) -> Document:
    source = Source(name="a.pdf", sha256="0" * 64, media_type="application/pdf", page_count=3)
    pages = tuple(Page(number=number, width=200, height=280, dpi=72) for number in (1, 2, 3))
    return Document(source=source, pages=pages, producer=Producer(version="0"), **fields)


def _value(page: int | None = 1, bbox: tuple[int, int, int, int] | None = BOX) -> FieldValue:
    return FieldValue(value="x", page=page, bbox=bbox)


@pytest.mark.parametrize(
    ("fields", "label", "group"),
    [
        ({"document_type": _value()}, "Loại văn bản", Group.HEADER),
        ({"code": _value()}, "Số, ký hiệu", Group.HEADER),
        ({"number": _value()}, "Số", Group.HEADER),
        ({"notation": _value()}, "Ký hiệu", Group.HEADER),
        ({"issuer_parent": _value()}, "Cơ quan chủ quản", Group.HEADER),
        ({"issuer": _value()}, "Cơ quan ban hành", Group.HEADER),
        ({"place": _value()}, "Địa danh", Group.HEADER),
        ({"date": _value()}, "Ngày ban hành", Group.HEADER),
        ({"subject": _value()}, "Trích yếu", Group.HEADER),
        ({"urgency": _value()}, "Độ khẩn", Group.HEADER),
        ({"secrecy": _value()}, "Độ mật", Group.HEADER),
        ({"addressees": (_value(),)}, "Kính gửi", Group.PARTIES),
        ({"recipients": (_value(),)}, "Nơi nhận", Group.PARTIES),
        ({"signature": Signature(authority=(_value(),))}, "Quyền hạn ký", Group.SIGNATURE),
        ({"signature": Signature(title=_value())}, "Chức vụ", Group.SIGNATURE),
        ({"signature": Signature(name=_value())}, "Họ tên", Group.SIGNATURE),
        ({"received": Received(number=_value())}, "Số đến", Group.RECEIVED),
        ({"received": Received(date=_value())}, "Ngày đến", Group.RECEIVED),
        ({"legal_bases": (Citation(page=1, bbox=BOX),)}, "", Group.CITATION),
        ({"citations": (Citation(page=1, bbox=BOX),)}, "", Group.CITATION),
        ({"statistics": (Statistic(page=1, bbox=BOX),)}, "", Group.STATISTIC),
    ],
)
def test_each_field_has_its_name_and_its_group(fields: dict[str, Any], label: str, group: Group) -> None:
    (box,) = field_boxes(_document(**fields))
    assert (box.page, box.bbox, box.label, box.group, box.needs_review) == (1, BOX, label, group, False)


@pytest.mark.parametrize("value", [_value(page=None), _value(bbox=None), FieldValue()])
def test_a_value_without_a_place_has_no_box(value: FieldValue) -> None:
    assert field_boxes(_document(code=value)) == ()


def test_fields_that_share_a_box_share_its_label_and_its_flag() -> None:
    flagged = FieldValue(value="15", page=1, bbox=BOX, needs_review=True, reasons=("handwritten",))
    (box,) = field_boxes(_document(code=_value(), number=flagged))
    assert (box.label, box.group, box.needs_review) == ("Số, ký hiệu · Số", Group.HEADER, True)
    assert (box.values, box.reasons) == (("x", "15"), ("handwritten",))


def test_a_basis_that_is_also_a_citation_is_drawn_once() -> None:
    citation = Citation(page=1, bbox=BOX)
    assert len(field_boxes(_document(legal_bases=(citation,), citations=(citation,)))) == 1


def test_a_list_is_named_once_on_each_page() -> None:
    places = [(1, (0, 0, 5, 5)), (1, (0, 10, 5, 15)), (2, (0, 0, 5, 5))]
    boxes = field_boxes(_document(recipients=tuple(_value(page, bbox) for page, bbox in places)))
    assert [box.label for box in boxes] == ["Nơi nhận", "", "Nơi nhận"]
    assert {box.name for box in boxes} == {"Nơi nhận"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"code": _value()}, "x"),
        ({"citations": (Citation(page=1, bbox=BOX, raw="Nghị định số 30"),)}, "Nghị định số 30"),
        ({"statistics": (Statistic(page=1, bbox=BOX, value=5.3, raw="5,3%"),)}, "5,3%"),
    ],
)
def test_a_box_tells_what_stands_in_it(fields: dict[str, Any], said: str) -> None:
    assert field_boxes(_document(**fields))[0].values == (said,)
