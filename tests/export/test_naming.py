"""Names of files by a rule: what an office's pattern makes, and that no two files share one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.errors import SettingsError
from ocr_pipeline.export.naming import LONGEST, names, require_pattern
from schemas import Document
from tests.archive.tables.documents import document, field

WHOLE: dict[str, Any] = {
    "code": field("15/QĐ-UBND"), "number": field("15"), "notation": field("QĐ-UBND"), "date": field("2021-03-12"),
    "document_type": field("Quyết định"), "issuer": field("UBND tỉnh"),
}  # fmt: skip


def _names(pattern: str, *documents: Document) -> list[str]:
    return [name for _, name in names(((each.source.sha256, each) for each in documents), pattern)]


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
    ],
)
def test_what_a_pattern_makes(pattern: str, expected: str) -> None:
    require_pattern(pattern)
    assert _names(pattern, document(**WHOLE)) == [expected]


def test_what_a_document_does_not_have_is_said() -> None:
    assert _names("{code}.pdf", document(code=field(None))) == ["khong-ro.pdf"]


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
    issued = [document("a" * 64, **WHOLE), document("b" * 64, **WHOLE)]
    issued.append(document("c" * 64, **{**WHOLE, "code": field("15/qđ-ubnd")}))
    assert _names("{code}.pdf", *issued) == ["15-QĐ-UBND.pdf", "15-QĐ-UBND (2).pdf", "15-qđ-ubnd (3).pdf"]


@given(st.lists(st.text(max_size=300), min_size=1, max_size=5))
def test_whatever_a_page_says_its_name_is_one_of_a_file_in_the_folder(codes: list[str]) -> None:
    found = _names("{code}.pdf", *(document(code=field(code)) for code in codes))
    assert len({name.casefold() for name in found}) == len(codes)
    for name in found:
        assert not set(name) & set("/\\\0\n")
        assert name not in {".", ".."}
        assert not name.startswith(".")
        assert len(name.encode()) <= LONGEST + len(" (5).pdf") + 50
