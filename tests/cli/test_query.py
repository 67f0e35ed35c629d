"""``vanban query`` and ``vanban export`` from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ocr_pipeline.archive.archive import Archive
from tests.archive.tables.documents import document
from tests.cli.staging import Vanban


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    Archive.make(folder).add(document(), Path("/scans/1.pdf"))
    return folder


def test_a_question_is_answered_as_a_table(vanban: Vanban, archive: Path) -> None:
    ran = vanban("query", archive, "SELECT code, year FROM documents")
    assert (ran.code, ran.out.decode().splitlines()) == (
        0,
        ["code        year", "──────────  ────", "15/QĐ-UBND  2021", "1 row"],
    )


def test_a_file_gets_the_form_that_its_name_says(vanban: Vanban, archive: Path, tmp_path: Path) -> None:
    for name in ("a.csv", "a.jsonl", "a.parquet", "a.txt"):
        assert vanban("query", archive, "SELECT code FROM documents", "-o", tmp_path / name).code == 0
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig") == "code\n15/QĐ-UBND\n"
    assert json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8")) == {"code": "15/QĐ-UBND"}
    assert pq.read_table(tmp_path / "a.parquet").to_pylist() == [{"code": "15/QĐ-UBND"}]
    assert "1 row" in (tmp_path / "a.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["a.xlsx", "a.json", "a.csv.gz"])
def test_a_name_of_another_kind_is_refused(vanban: Vanban, archive: Path, tmp_path: Path, name: str) -> None:
    ran = vanban("query", archive, "SELECT code FROM documents", "-o", tmp_path / name)
    assert (ran.code, (tmp_path / name).exists()) == (2, False)
    assert "Name a .csv" in ran.err


def test_a_form_that_is_asked_for_goes_into_a_file_of_any_name(vanban: Vanban, archive: Path, tmp_path: Path) -> None:
    asked = ("SELECT code FROM documents", "-o", tmp_path / "a.dat", "--format", "csv")
    assert vanban("query", archive, *asked).code == 0
    assert (tmp_path / "a.dat").read_text(encoding="utf-8-sig") == "code\n15/QĐ-UBND\n"


@pytest.mark.parametrize(("option", "value"), [("--seconds", "inf"), ("--seconds", "1e300"), ("--memory-mb", "9" * 15)])
def test_no_limit_is_beyond_what_a_system_counts(vanban: Vanban, archive: Path, option: str, value: str) -> None:
    assert vanban("query", archive, "SELECT 1", option, value).code == 2


# What is asked with which options, and the exit status.
ENDS = [
    (("SELECT nope FROM documents",), 60),
    (("DROP VIEW documents",), 61),
    (("SELECT * FROM fields", "--rows", "3"), 62),
]


@pytest.mark.parametrize(("asked", "status"), ENDS)
def test_what_is_not_answered_says_why_and_leaves_no_file(
    vanban: Vanban, archive: Path, tmp_path: Path, asked: tuple[str, ...], status: int
) -> None:
    ran = vanban("query", archive, *asked, "-o", tmp_path / "a.csv")
    assert (ran.code, ran.out) == (status, b"")
    assert ran.err.count("→") == 1
    assert not (tmp_path / "a.csv").exists()


def test_a_question_comes_from_standard_input(vanban: Vanban, archive: Path) -> None:
    ran = vanban("query", archive, "-", "--format", "jsonl", stdin="SELECT 'hòa' AS x".encode())
    assert json.loads(ran.out) == {"x": "hòa"}


def test_what_is_no_archive_is_refused(vanban: Vanban, tmp_path: Path) -> None:
    assert vanban("query", tmp_path, "SELECT 1").code == 50
    assert vanban("export", tmp_path, "--csv", tmp_path / "out").code == 50


def test_an_export_writes_what_is_asked_for(vanban: Vanban, archive: Path, tmp_path: Path) -> None:
    assert vanban("export", archive).code == 2
    ran = vanban("export", archive, "--csv", tmp_path / "c", "--jsonl", tmp_path / "j", "--parquet", tmp_path / "p")
    assert (ran.code, ran.out) == (0, b"1 document\n")
    assert (tmp_path / "c/dates.csv").exists()
    assert (tmp_path / "j/dates.jsonl").exists()
    assert list((tmp_path / "p/dates").rglob("*.parquet"))


def test_converting_loads_no_database() -> None:
    code = (
        "import sys\n"
        "import ocr_pipeline.cli.app, ocr_pipeline.pipeline, ocr_pipeline.archive.archive\n"
        "print(sorted({'duckdb', 'pyarrow', 'fsspec'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
