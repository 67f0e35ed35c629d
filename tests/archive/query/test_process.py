"""The process of a question: bounded by the system, too, and blind to where it was started."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.query.request import Limits, Request
from ocr_pipeline.archive.tables.file_rows import FileRows
from ocr_pipeline.errors import QueryError

BOUNDED = """
from ocr_pipeline.archive.query.worker import bound
from ocr_pipeline.archive.query.request import Limits
bound(Limits(memory_mb=64))
for what in ("open('new', 'wb', 0).write(b'x')", "bytearray(300 << 20)"):
    try:
        exec(what)
        print("done")
    except (OSError, MemoryError) as error:
        print(type(error).__name__)
"""


def test_the_system_lets_it_write_no_byte_and_take_no_more_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).resolve().parents[3]))
    ran = subprocess.run([sys.executable, "-c", BOUNDED], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["OSError", "MemoryError"]


def test_nothing_is_loaded_from_the_folder_that_it_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive.make(tmp_path / "archive")
    for name in ("duckdb", "pyarrow", "json"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('loaded')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert archive.query("SELECT 1 AS n").to_pylist() == [{"n": 1}]


def test_a_question_is_sent_as_it_is() -> None:
    request = Request.of(
        "SELECT 'đ' -- \ud800", {"dates": [FileRows(Path("/a b/c.parquet"), "document", ("a'b",))]}, Limits(1, 2.5, 3)
    )
    assert Request.from_bytes(request.as_bytes()) == request


def test_a_process_that_fails_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive.make(tmp_path / "archive")
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(QueryError, match="its process failed"):
        archive.query("SELECT 1")
