"""The text layer of a scanner that knows no Vietnamese, made by the real Tesseract."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pytest

from samples.scanning.misreading import Misread, misread
from samples.scanning.scan_pdf import bind
from tests.samples.conftest import made

VIETNAMESE_ONLY = set("ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")


@pytest.fixture(scope="module")
def read() -> Misread:
    return misread(made("quyet-dinh").scan.sheets)


def test_it_has_a_page_for_each_sheet_and_hardly_a_mark(read: Misread) -> None:
    assert read.text.count("\f") == len(made("quyet-dinh").scan.sheets) - 1
    letters = [letter for letter in read.text if letter.isalpha()]
    assert len(letters) > 1000
    assert sum(letter in VIETNAMESE_ONLY for letter in letters) < 0.01 * len(letters)


def test_its_layer_is_the_text_of_the_pdf_and_cannot_be_seen(read: Misread, tmp_path: Path) -> None:
    sheets = made("quyet-dinh").scan.sheets
    bare, layered = tmp_path / "bare.pdf", tmp_path / "layered.pdf"
    bare.write_bytes(bind(sheets))
    layered.write_bytes(bind(sheets, under=read.layers))
    text = subprocess.run(["pdftotext", str(layered), "-"], check=True, capture_output=True).stdout.decode()
    wanted = Counter(read.text.split())
    # pdftotext joins a few words that stand close.
    assert (wanted & Counter(text.split())).total() >= 0.97 * wanted.total()
    pages = [
        subprocess.run(["pdftoppm", "-r", "60", "-png", "-l", "1", str(path)], check=True, capture_output=True).stdout
        for path in (bare, layered)
    ]
    assert pages[0] == pages[1]
