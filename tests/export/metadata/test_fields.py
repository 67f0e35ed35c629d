"""The tables of TT 05/2025: how many fields and codes there are, and what people may write for a code."""

from __future__ import annotations

import pytest

from ocr_pipeline.export.metadata.fields import Kind, Level, Need, code_of, codes_of, fields_of
from ocr_pipeline.parsing.tables import document_types

FILE = (
    "fileCode title maintenance mode language startDate endDate keyword totalDoc numberOfPaper numberOfPage format "
    "inforSign confidenceLevel paperFileCode riskRecovery riskRecoveryStatus description"
).split()
DOCUMENT = (
    "docId docCode maintenance typeName codeNumber codeNotation issuedDate organName subject language numberOfPage "
    "inforSign keyword mode confidenceLevel autograph format riskRecovery riskRecoveryStatus process description"
).split()
LONGEST = {
    Level.FILE: {"fileCode": 100, "title": 1000, "keyword": 100, "paperFileCode": 100, "description": 2000},
    Level.DOCUMENT: {
        "docId": 25, "docCode": 100, "typeName": 10, "codeNumber": 11, "codeNotation": 30, "organName": 200,
        "subject": 500, "numberOfPage": 4, "autograph": 2000, "description": 500,
    },
}  # fmt: skip


def test_the_fields_of_the_rule_in_its_order() -> None:
    assert [field.name for field in fields_of(Level.FILE)] == FILE
    assert [field.name for field in fields_of(Level.DOCUMENT)] == DOCUMENT
    assert (len(FILE), len(DOCUMENT)) == (18, 21)


@pytest.mark.parametrize("level", Level)
def test_lengths_and_lists(level: Level) -> None:
    by_name = {field.name: field for field in fields_of(level)}
    assert {name: by_name[name].longest for name in LONGEST[level]} == LONGEST[level]
    for field in fields_of(level):
        assert (field.codes is not None) == (field.kind in {Kind.CODE, Kind.CODES}), field.name
        assert field.codes is None or codes_of(field.codes)
        assert (field.condition is not None) == (field.need is Need.WHEN), field.name
        assert field.condition is None or field.condition[0] in by_name


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("typeName", 32), ("language", 11), ("maintenance", 7), ("mode", 3), ("format", 3), ("confidenceLevel", 3),
        ("riskRecovery", 2), ("riskRecoveryStatus", 2), ("process", 2),
    ],
)  # fmt: skip
def test_each_list_counts_from_its_first_code(name: str, count: int) -> None:
    codes = [*codes_of(name)]
    assert len(codes) == count
    assert [int(code) for code in codes] in ([*range(1, count + 1)], [*range(count)])


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("maintenance", "01", "01"),
        ("maintenance", "1", "01"),
        ("maintenance", "Vĩnh viễn", "01"),
        ("maintenance", "  vĩnh  VIỄN ", "01"),
        ("maintenance", "50 năm", "03"),
        ("maintenance", "5 năm", None),
        ("maintenance", "08", None),
        ("mode", "Hạn chế", "02"),
        ("confidenceLevel", "Số hoá", "02"),
        ("typeName", "Giấy uỷ quyền", "16"),
        ("typeName", "Luật", None),
        ("riskRecovery", "Có", "1"),
        ("language", "", None),
    ],
)
def test_what_a_text_means(name: str, text: str, code: str | None) -> None:
    assert code_of(name, text) == code


def test_every_type_of_the_decree_of_2020_has_its_code() -> None:
    listed = {words.casefold() for words in codes_of("typeName").values()}
    in_force = {kind.name for kind in document_types() if code_of("typeName", kind.name)}
    assert {"Nghị quyết", "Quyết định", "Công văn", "Thư công", "Phiếu báo", "Giấy nghỉ phép"} <= in_force
    assert len(in_force) >= len(listed) - 4  # maps, drawings and what is none of these are no types of the decree


@pytest.mark.parametrize(
    ("values", "required"),
    [({}, False), ({"confidenceLevel": "02"}, True), ({"confidenceLevel": "01"}, False)],
)
def test_a_field_may_be_required_by_another(values: dict[str, str], required: bool) -> None:
    [field] = [field for field in fields_of(Level.FILE) if field.name == "paperFileCode"]
    assert field.is_required(values) is required
