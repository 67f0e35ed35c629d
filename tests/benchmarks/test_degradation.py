"""The benchmark of generated documents by how they were scanned, without drawing one."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.degradation import SCANS, TEXTS, Form, FormScore, Task, table, table_of_legible
from benchmarks.legible import legible
from ocr_pipeline.scoring.group import GroupScore
from schemas import Document, FieldValue
from tests.scoring.made_up import document

READ = """UY BANNHANDAN CONG HOA XA HOI CHU NGHIA VIET NAM
TINH BAC KAN Doc lap - Tu do
S6: 145/TB-UBND Bac Kan, ngay 05 thang 02 nam 2025
THONG BAO
"""


def of(name: str, value: str) -> Document:
    return document(**{name: FieldValue(value=value)})


@pytest.mark.parametrize(
    ("name", "value", "there"),
    [
        ("issuer", "ỦY BAN NHÂN DÂN TỈNH BẮC KẠN", True),
        ("issuer", "SỞ Y TẾ", False),
        ("code", "145/TB-UBND", True),
        ("code", "2553/QĐ-SXD", False),
        ("document_type", "Thông báo", True),
        ("document_type", "Công điện", False),
        ("document_type", "Công văn", True),  # no title names it
    ],
)
def test_a_value_is_legible_where_its_letters_stand_in_the_head(name: str, value: str, *, there: bool) -> None:
    assert legible(of(name, value), name, READ) is there


def test_each_form_has_its_own_file() -> None:
    tasks = [Task("gen-000001", form, Path("made")) for form in (*SCANS, *TEXTS)]
    assert len({task.input for task in tasks}) == len(tasks)
    made_up = Task("gen-000001", Form("eng", "grey-300", "misread", made_up=True), Path("made"))
    assert made_up.truth == Path("made/made-up/grey-300/truth/gen-000001.json")


def test_the_tables_have_a_column_for_each_form() -> None:
    score = GroupScore()
    score.add("one", document(), document())
    scores = {"grey-300": FormScore(score, score), "fax-200": FormScore(score, score)}
    head, *rows = table(scores)
    assert head.split() == ["printed", "values", "right", "grey-300", "fax-200"]
    assert all(len(row) == len(head) for row in rows)
    assert any(row.startswith("silent wrong") for row in rows)
    assert [row.split()[0] for row in table_of_legible(scores)[1:]] == ["code", "date", "document_type", "issuer"]
