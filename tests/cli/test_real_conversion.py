"""The command as a person runs it: a process of its own, the real pipeline."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from schemas import Document
from tests.cli.staging import Vanban

COMMAND = [sys.executable, "-m", "ocr_pipeline.cli"]
SCAN = Path(__file__).parents[2] / "samples/scans/cong-van.pdf"
TEXT = "SỞ TƯ PHÁP\nSố: 15/TTr-STP\n\nTỜ TRÌNH\nVề việc sửa đổi quy chế\n"


def _run(arguments: list[str], stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=stdin, capture_output=True, check=False, timeout=300)


def test_a_scan_becomes_json_pictures_and_a_line_of_the_table(tmp_path: Path) -> None:
    scan = tmp_path / "Công văn số 1386.pdf"
    scan.write_bytes(SCAN.read_bytes())
    ran = _run(["convert", str(scan), "-o", str(tmp_path / "out"), "--explain", str(tmp_path / "pic"), "--json"])
    assert (ran.returncode, ran.stderr) == (0, b"")
    [summary] = json.loads(ran.stdout)
    assert summary["document_type"] == "Công văn"
    converted = Document.model_validate_json((tmp_path / "out/Công văn số 1386.json").read_bytes())
    assert converted.source.name == scan.name
    for kind in ("", "-cleaning"):
        with Image.open(tmp_path / f"pic/Công văn số 1386-1{kind}.png") as picture:
            assert picture.width > 1000
    assert scan.read_bytes() == SCAN.read_bytes()


def test_a_scan_becomes_a_searchable_pdf_too(tmp_path: Path) -> None:
    ran = _run(["convert", str(SCAN), "-o", str(tmp_path), "--pdf"])
    assert (ran.returncode, ran.stderr) == (0, b"")
    converted = Document.model_validate_json((tmp_path / "cong-van.json").read_bytes())
    told = subprocess.run(["pdftotext", "-raw", tmp_path / "cong-van.pdf", "-"], capture_output=True, check=True)
    assert sorted(told.stdout.decode().split()) == sorted(converted.text.split())


def test_a_text_becomes_no_pdf_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ran = _run(["convert", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), "--pdf"])
    assert ran.returncode == 0
    assert "no PDF" in ran.stderr.decode()
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["a.json"]


def test_standard_input_to_standard_output() -> None:
    ran = _run(["convert", "-"], stdin=TEXT.encode())
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert Document.model_validate_json(ran.stdout).source.name == "stdin"


def test_a_text_in_an_older_encoding_becomes_a_document_that_says_so() -> None:
    ran = _run(["convert", "-"], stdin=b"C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam\n")
    assert (ran.returncode, ran.stderr) == (0, b"")
    document = Document.model_validate_json(ran.stdout)
    assert any("TCVN3" in reason for reason in document.review.reasons)
    assert "Cộng hòa xã hội chủ nghĩa Việt Nam" in document.text


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", 11, id="nothing"),
        pytest.param(b"\x00\x01\x02\x03", 12, id="no document"),
        pytest.param(b"%PDF-1.7\nbroken off", 13, id="a broken PDF"),
        pytest.param("Москва и область".encode("cp1251"), 16, id="an encoding that is no Vietnamese one"),
    ],
)
def test_a_bad_input_ends_with_its_own_code_and_writes_nothing(
    tmp_path: Path, vanban: Vanban, content: bytes, code: int
) -> None:
    ran = vanban("convert", "-", "-o", tmp_path / "out", stdin=content)
    assert ran.code == code
    assert ran.err.startswith("vanban: standard input: ")
    assert "\n  → " in ran.err
    assert list((tmp_path / "out").iterdir()) == []


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    # More than a pipe holds, so that the writer is still writing when the reader goes.
    path.write_text(TEXT * 1000, encoding="utf-8")
    with subprocess.Popen([*COMMAND, "convert", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.read(1) == b"{"
        child.stdout.close()
        assert child.stderr.read() == b""
        assert child.wait(300) == 0


LISTENING = """
import runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.argv[0] = "vanban"
runpy.run_module("ocr_pipeline.cli", run_name="__main__", alter_sys=True)
"""
"""Whoever runs the tests in the background has them ignore Ctrl-C, and their children too: here it must arrive."""


def test_ctrl_c_ends_with_130_and_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-c", LISTENING, "convert", "-", "-o", str(out)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stderr is not None
        # More than a pipe holds: when this has been taken, the command is reading and waits for more.
        child.stdin.write(b"a" * (1 << 20))
        child.stdin.flush()
        child.send_signal(signal.SIGINT)
        try:
            assert child.wait(60) == 130
        finally:
            child.kill()
        said = child.stderr.read().decode()
    assert "interrupted; 0 of 1 converted" in said
    assert list(out.iterdir()) == []
