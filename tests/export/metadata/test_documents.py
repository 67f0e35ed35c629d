"""The fields of a document: what was read, what its file tells, and nothing that nobody knows."""

from __future__ import annotations

from typing import Any

import pytest

from ocr_pipeline.export.metadata.described import Entered, What, told_against
from ocr_pipeline.export.metadata.documents import document_values
from ocr_pipeline.export.metadata.fields import Level, fields_of
from tests.archive.tables.documents import document, doubtful, field

FILE = {"fileCode": Entered("H49.64.33.2001.160"), "maintenance": Entered("01"), "mode": Entered("01")}
TEXT = "Ủy ban nhân dân tỉnh đề nghị các sở, ngành báo cáo kết quả thực hiện trước ngày quy định."


def _values(file: dict[str, Entered] | None = None, **parts: Any) -> dict[str, Entered]:
    return document_values(document(**{"text": TEXT, **parts}), FILE if file is None else file, 7)


@pytest.mark.parametrize(
    ("parts", "name", "value"),
    [
        ({"document_type": field("Quyết định")}, "typeName", "02"),
        ({"document_type": field("Thông tư")}, "typeName", "32"),
        ({"document_type": field(None)}, "typeName", None),
        ({"number": field("01a")}, "codeNumber", "01a"),
        ({"number": field(None)}, "codeNumber", None),
        ({"date": field("2020-03-05")}, "issuedDate", "05/03/2020"),
        ({"date": field("2020-02-31")}, "issuedDate", None),
        ({"secrecy": field("MẬT")}, "mode", "03"),
        ({}, "mode", "01"),
        ({}, "docId", "H49.64.33.2001.160.7"),
        ({}, "docCode", "H49.64.33.2001.160.0000007"),
        ({}, "language", "01"),
        ({"text": "The quick brown fox jumps over the lazy dog"}, "language", None),
        ({"text": ""}, "language", None),
        ({}, "confidenceLevel", "02"),
        ({}, "riskRecovery", None),
        ({}, "process", None),
        ({}, "autograph", None),
    ],
)
def test_what_a_document_tells(parts: dict[str, Any], name: str, value: str | None) -> None:
    found = _values(**parts).get(name)
    assert (found.value if found else None) == value


def test_a_doubtful_value_keeps_its_reasons_and_what_else_it_may_be() -> None:
    unsure = doubtful("12", alternatives=[{"value": "17", "confidence": 0.2}])
    assert _values(number=unsure)["codeNumber"] == Entered("12", "handwritten. Khả năng khác: 17")


def test_what_the_page_shows_and_nobody_could_read_is_empty_and_in_doubt() -> None:
    values = _values(number=doubtful(None, "không đọc được"))
    assert values["codeNumber"] == Entered("", "không đọc được")
    told = [each for each in told_against(Level.DOCUMENT, values, "") if each.field == "codeNumber"]
    assert [each.what for each in told] == [What.DOUBTFUL]


def test_a_stamp_of_secrecy_is_never_opened_by_what_the_file_says() -> None:
    mode = _values(secrecy=field("TỐI MẬT"))["mode"]
    assert mode.value == "03"
    assert mode.doubt


def test_what_nobody_told_is_missing_and_not_made_up() -> None:
    nothing = field(None)
    values = _values(file={}, document_type=nothing, issuer=nothing, subject=field("Về việc A"))
    told = {finding.field: finding.what for finding in told_against(Level.DOCUMENT, values, "")}
    missing = {name for name, what in told.items() if what is What.MISSING}
    assert missing == {"docId", "docCode", "maintenance", "typeName", "organName", "mode", "riskRecovery"}
    assert not missing & values.keys()


def test_too_long_is_told_and_nothing_is_cut() -> None:
    long = "x" * 501
    values = _values(subject=field(long))
    assert values["subject"].value == long
    [finding] = [each for each in told_against(Level.DOCUMENT, values, "") if each.what is What.TOO_LONG]
    assert (finding.field, "501" in finding.says, "500" in finding.says) == ("subject", True, True)


def test_every_value_is_one_of_a_field() -> None:
    assert _values().keys() <= {each.name for each in fields_of(Level.DOCUMENT)}
