"""What a value is called: by people, in two languages, and by its path where nobody named it."""

from __future__ import annotations

import pytest

from ocr_pipeline.export.value_names import name_of


@pytest.mark.parametrize(
    ("path", "vietnamese", "english"),
    [
        ("number", "Số", "Number"),
        ("recipients[2]", "Nơi nhận 3", "Recipient 3"),
        ("recipients", "Nơi nhận", "Recipient"),
        ("signature.authority[0]", "Quyền hạn ký 1", "Authority to sign 1"),
        ("dates[1].field", "Mốc thời gian 2", "Date 2"),
        ("tables[1].statistics[3]", "Số liệu trong bảng 2 4", "Quantity of a table 2 4"),
        ("tables[1].rows[0]", "Bảng 2: rows[0]", "Table 2: rows[0]"),
        ("attachments[0].number", "Phụ lục 1: Số", "Attachment 1: Number"),
        (
            "details.decision.articles[0].text",
            "Chi tiết: decision.articles[0].text",
            "Detail: decision.articles[0].text",
        ),
        ("other[0].thing", "other[0].thing", "other[0].thing"),
    ],
)
def test_a_value_is_called_as_archivists_call_it(path: str, vietnamese: str, english: str) -> None:
    assert (name_of(path), name_of(path, "en")) == (vietnamese, english)
