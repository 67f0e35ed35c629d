"""Readers of details: one for each rich type, and others' beside them."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any

import pytest
from pydantic import BaseModel

from ocr_pipeline.parsing import installed
from ocr_pipeline.parsing.details.readers import BUILT_IN, read_details
from ocr_pipeline.parsing.registry import DetailReader, Draft
from ocr_pipeline.parsing.running import Failure, raised
from ocr_pipeline.parsing.tables import document_types
from schemas import DETAILS, FieldValue
from tests.layout.typed_pages import restorer
from tests.parsing.plain_documents import fields_of_plain, text_of_plain, written

RICH = """Nghị quyết, Quyết định, Chỉ thị, Thông báo, Hướng dẫn, Kế hoạch, Báo cáo, Tờ trình, Công văn, Công điện,
Giấy mời, Biên bản""".replace("\n", " ").split(", ")


class Parties(BaseModel):
    """What a reader of contracts finds."""

    first: str


CONTRACT = DetailReader("Hợp đồng", "contract", lambda draft: Parties(first=draft.fields["issuer"].value))


def draft(kind: str) -> Draft:
    fields = {"document_type": FieldValue(value=kind), "issuer": FieldValue(value="SỞ Y TẾ")}
    return Draft(text_of_plain("Bên A"), restorer(), (1,), fields)


def test_every_rich_type_has_its_reader_and_its_model() -> None:
    assert sorted(each.document_type for each in BUILT_IN) == sorted(RICH)
    assert sorted(each.name for each in BUILT_IN) == sorted(DETAILS)
    assert set(RICH) <= {kind.name for kind in document_types()}


def test_a_reader_is_asked_about_its_own_type_alone() -> None:
    assert read_details(draft("Hợp đồng"), [CONTRACT], raised) == {"contract": {"first": "SỞ Y TẾ"}}
    assert read_details(draft("Giấy mời"), [CONTRACT], raised) == {}


def test_two_readers_of_a_type_stand_side_by_side_and_a_name_is_taken_once() -> None:
    second = DetailReader("Hợp đồng", "terms", lambda _: Parties(first="12 tháng"))
    other = DetailReader("Hợp đồng", "contract", lambda _: Parties(first="nobody"))
    found = read_details(draft("Hợp đồng"), [CONTRACT, second, other], raised)
    assert found == {"contract": {"first": "SỞ Y TẾ"}, "terms": {"first": "12 tháng"}}


def test_a_package_adds_a_reader_by_its_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("contract", f"{__name__}:CONTRACT", installed.GROUP)
    found = [*entry_points(group=installed.GROUP), point]
    monkeypatch.setattr(installed, "entry_points", lambda *, group: found if group == installed.GROUP else [])
    fields: dict[str, Any] = fields_of_plain(written("HỢP ĐỒNG", "Thuê nhà", "Bên A: Sở Y tế.", "HĐ-SYT"))
    assert fields["details"] == {"contract": {"first": "SỞ Y TẾ"}}


def test_a_reader_that_raises_costs_its_own_details_alone() -> None:
    def faulty(_: Draft) -> Parties:
        raise RuntimeError("no such clause")

    told: list[Failure] = []
    broken = DetailReader("Hợp đồng", "clauses", faulty)
    assert read_details(draft("Hợp đồng"), [broken, CONTRACT], told.append) == {"contract": {"first": "SỞ Y TẾ"}}
    assert [failure.reason for failure in told] == [
        "parser clauses: failed (RuntimeError: no such clause); what it reads is missing"
    ]


def test_a_type_without_a_reader_has_no_details() -> None:
    assert fields_of_plain(written("QUY CHẾ", "Làm việc", "Điều 1. Phạm vi.", "QC-SYT"))["details"] == {}
