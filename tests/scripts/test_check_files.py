"""scripts/check_files.py: what a committed file may not be."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from scripts.check_files import LARGE_FILES, MAX_BYTES, defects, main

DECOMPOSED = unicodedata.normalize("NFD", "Tờ trình\n").encode()

# content, a word of the defect or None, why
CONTENTS = [
    ("Tờ trình\n".encode(), None, "composed Vietnamese with its last line break is as it should be"),
    (b"", None, "an empty file marks a typed package"),
    (b"%PDF-1.7\n\xff\xfe\x00", None, "what is not text has no lines to judge"),
    (DECOMPOSED, "NFC", "letters and marks apart look alike and compare unequal"),
    (b"a", "line break", "a last line without its end joins the next file in a listing"),
    (b"a\n\n", "line break", "empty lines at the end grow with every edit"),
    (b"a\r\nb\n", "carriage return", "line endings of another system make every line differ"),
    (b"a" * MAX_BYTES + b"\n", "bytes", "a large text is cloned for ever"),
    (b"\xff" * (MAX_BYTES + 1), "bytes", "so is a large picture"),
]


@pytest.mark.parametrize(("content", "defect", "why"), CONTENTS, ids=[why for _, _, why in CONTENTS])
def test_a_file_is_judged_by_its_content(content: bytes, defect: str | None, why: str) -> None:
    found = list(defects(content))
    if defect is None:
        assert found == []
    else:
        assert len(found) == 1
        assert defect in found[0]


def test_the_exit_status_and_the_line_name_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_text("no end")
    good.write_text("an end\n")
    assert main([str(good)]) == 0
    assert main([str(good), str(bad)]) == 1
    assert capsys.readouterr().out == f"{bad}: does not end with exactly one line break\n"


def test_the_language_model_may_be_larger_than_other_files_but_not_boundless(tmp_path: Path) -> None:
    model = tmp_path / "ngrams.bin"
    model.write_bytes(b"\xff" * (MAX_BYTES + 1))
    assert main([str(model)]) == 0
    model.write_bytes(b"\xff" * (LARGE_FILES["ngrams.bin"] + 1))
    assert main([str(model)]) == 1
