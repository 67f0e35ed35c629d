"""Names of files by a rule: what an office's pattern makes, and that no two files share one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.errors import SettingsError
from ocr_pipeline.export.naming import names, require_pattern

WHOLE: dict[str, Any] = {
    "id": "a" * 64, "name": "quyết định.pdf", "code": "15/QĐ-UBND", "number": "15", "notation": "QĐ-UBND",
    "date": dt.date(2021, 3, 12), "year": 2021, "document_type": "Quyết định", "issuer": "UBND tỉnh",
}  # fmt: skip


def _names(pattern: str, *documents: dict[str, Any]) -> list[str]:
    return [name for _, name in names(documents, pattern)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        pytest.param("{name}.pdf", "quyết định.pdf", id="the scan's own name"),
        pytest.param("{code}.pdf", "15-QĐ-UBND.pdf", id="a code's slash becomes a hyphen"),
        pytest.param("H49.64.33.{ordinal}.pdf", "H49.64.33.1.pdf", id="a file code and an ordinal"),
        pytest.param("{ordinal:07}.pdf", "0000001.pdf", id="an ordinal with zeros"),
        pytest.param("{year}-{type}-{number}.pdf", "2021-Quyết định-15.pdf", id="several parts"),
        pytest.param("{date}_{issuer}.pdf", "2021-03-12_UBND tỉnh.pdf", id="the day and the office"),
        pytest.param("{number}", "15.pdf", id="a pattern without a suffix gets one"),
        pytest.param("H49.{number}.PDF", "H49.15.pdf", id="a suffix in capitals is one"),
    ],
)
def test_what_a_pattern_makes(pattern: str, expected: str) -> None:
    require_pattern(pattern)
    assert _names(pattern, WHOLE) == [expected]


def test_what_a_document_does_not_have_is_said() -> None:
    assert _names("{code}.pdf", {**WHOLE, "code": None}) == ["khong-ro.pdf"]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("van-ban.pdf", id="no part: every file would have one name"),
        pytest.param("{secret}.pdf", id="a part that is not known"),
        pytest.param("{code.__class__}.pdf", id="what lies inside a part"),
        pytest.param("{code", id="a bracket without its other half"),
        pytest.param("{}.pdf", id="a part without a name"),
        pytest.param("a/{code}.pdf", id="a folder"),
        pytest.param("../{code}.pdf", id="the folder above"),
        pytest.param("{ordinal:zz}.pdf", id="a form that a number does not have"),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused(pattern: str) -> None:
    with pytest.raises(SettingsError):
        require_pattern(pattern)


def test_a_taken_name_gets_a_number_whatever_its_case() -> None:
    issued = [{**WHOLE, "id": letter * 64} for letter in "ab"]
    issued.append({**WHOLE, "id": "c" * 64, "code": "15/qđ-ubnd"})
    assert _names("{code}.pdf", *issued) == ["15-QĐ-UBND.pdf", "15-QĐ-UBND (2).pdf", "15-qđ-ubnd (3).pdf"]


def test_documents_are_counted_by_day_and_number_and_those_without_a_day_last() -> None:
    issued = [
        {**WHOLE, "number": "9", "date": None},
        {**WHOLE, "number": "100"},
        {**WHOLE, "number": "21"},
        {**WHOLE, "number": "7", "date": dt.date(2021, 1, 9)},
    ]
    assert _names("{ordinal}-{number}.pdf", *issued) == ["1-7.pdf", "2-21.pdf", "3-100.pdf", "4-9.pdf"]


@given(st.lists(st.text(max_size=300), min_size=1, max_size=5))
def test_whatever_a_page_says_its_name_is_one_of_a_file_in_the_folder(codes: list[str]) -> None:
    found = _names("{code}.pdf", *({**WHOLE, "code": code} for code in codes))
    assert len({name.casefold() for name in found}) == len(codes)
    for name in found:
        assert not set(name) & set("/\\\0\n")
        assert name not in {".", ".."}
        assert not name.startswith(".")
        assert len(name.encode()) <= 255
