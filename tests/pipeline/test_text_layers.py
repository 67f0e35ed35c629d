"""A page born digital is taken from its text; a layer that somebody's OCR laid under a scan is confirmed first."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.recognition.words import Word
from schemas import Document, Origin
from tests.layout.typed_pages import SENTENCES, TypedPage, page
from tests.pipeline.born_digital import text_pdf
from tests.pipeline.sample_documents import page_image

LEFT = ("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT")


def notice() -> TypedPage:
    made = page().header(LEFT).title("THÔNG BÁO", "Kết quả kiểm tra an toàn thực phẩm")
    made.body("Thực hiện Kế hoạch số 15/KH-UBND ngày 06 tháng 02 năm 2023 của Ủy ban nhân dân tỉnh,", *SENTENCES)
    return made.footer(("Nơi nhận:", "- Như trên;", "- Lưu: VT, NVY."), ("GIÁM ĐỐC", "Lê Vĩnh Tường"))


@pytest.fixture(scope="module")
def digital(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Document:
    """A notice of two pages written by a word processor."""
    path = tmp_path_factory.mktemp("digital") / "thong-bao.pdf"
    second = page(number=2).body(*SENTENCES, *SENTENCES)
    return pipeline.convert(text_pdf(path, [notice().words, second.words]))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("document_type", "Thông báo"),
        ("code", "15/TB-SYT"),
        ("issuer_parent", "UBND TỈNH PHÚ THỌ"),
        ("issuer", "SỞ Y TẾ"),
        ("date", "2025-02-05"),
        ("subject", "Kết quả kiểm tra an toàn thực phẩm"),
    ],
)
def test_what_was_typed_is_taken_as_it_is(digital: Document, name: str, value: str) -> None:
    field = getattr(digital, name)
    assert (field.value, field.needs_review, field.page) == (value, False, 1)
    assert field.origin is Origin.TEXT_LAYER


def test_columns_of_a_layer_are_parted_like_those_of_a_scan(digital: Document) -> None:
    assert digital.text.splitlines()[:3] == list(LEFT)
    assert [each.value for each in digital.recipients] == ["Như trên", "Lưu: VT, NVY"]
    assert digital.signature.name.value == "Lê Vĩnh Tường"


def test_boxes_of_a_layer_are_pixels_of_the_page_at_its_dpi(digital: Document) -> None:
    (first, second), typed = digital.pages, notice()
    assert first.dpi == 300
    assert abs(first.width - 2480) <= 1
    assert abs(first.height - 3508) <= 1
    assert all(each.text_from == "layer" and "text layer" in " ".join(each.notes) for each in (first, second))
    word = next(word for word in typed.words if word.text == "15/TB-SYT")
    assert digital.notation.bbox is not None
    assert digital.notation.bbox[0] == pytest.approx(word.box.x0, abs=5)
    assert digital.notation.bbox[2] == pytest.approx(word.box.x1, abs=5)


def test_a_page_of_a_layer_is_no_page_of_the_engine(digital: Document) -> None:
    assert digital.text.count("\f") == 1
    assert [(each.code, each.needs_review) for each in digital.citations] == [("15/KH-UBND", False)]


def _scanned(path: Path, words: Iterable[Word]) -> Path:
    scan = Image.new("L", (2480, 3508), 255)
    scan.paste(page_image("thong-bao").crop((0, 0, 2480, 1000)))
    return text_pdf(path, [words], scan)


FALSE = page().header((*LEFT[:2], "Số: 99/QĐ-SYT")).title("QUYẾT ĐỊNH", "Về việc khác").body(*SENTENCES, *SENTENCES)
STAMP = page().body("Ký bởi: Sở Y tế ngày 09/5/2024")


@pytest.mark.parametrize("words", [FALSE.words, STAMP.words], ids=["of another page", "a stamp only"])
def test_a_layer_that_is_not_the_page_s_is_not_believed(
    pipeline: Pipeline, tmp_path: Path, words: Sequence[Word]
) -> None:
    document = pipeline.convert(_scanned(tmp_path / "scan.pdf", words))
    assert (document.code.value, document.document_type.value) == ("123/TB-SYT", "Thông báo")
    assert document.code.origin is not Origin.TEXT_LAYER
    assert "Về việc khác" not in document.text
    assert document.pages[0].text_from == "image"
    assert [note for note in document.pages[0].notes if "text layer was not used" in note]


def test_a_typed_page_whose_layer_lacks_half_of_it_is_read(pipeline: Pipeline, tmp_path: Path) -> None:
    picture = page_image("thong-bao").crop((0, 0, 2480, 1600))
    words = [replace(word, box=word.box.moved(0, 1800)) for word in page().body(*SENTENCES, *SENTENCES).words]
    document = pipeline.convert(text_pdf(tmp_path / "half.pdf", [words], picture, visible=True))
    assert document.pages[0].text_from == "image"
    assert document.code.value == "123/TB-SYT"


@pytest.fixture(scope="module", params=["vie", "eng"])
def with_layer(
    request: pytest.FixtureRequest, pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory
) -> Document:
    """A scan with the layer that Tesseract's own PDFs have, read with the model of a language."""
    base = tmp_path_factory.mktemp("layer") / "scan"
    page_image("thong-bao").crop((0, 0, 2480, 1500)).save(base.with_suffix(".png"), dpi=(300, 300))
    command = ["tesseract", f"{base}.png", str(base), "-l", request.param, "--dpi", "300", "pdf"]
    made = subprocess.run(command, check=False, capture_output=True, timeout=120)
    if made.returncode:
        pytest.skip(f"Tesseract has no model for {request.param} here")
    return pipeline.convert(base.with_suffix(".pdf"))


def test_a_good_layer_under_a_scan_spares_its_reading_and_a_damaged_one_does_not(with_layer: Document) -> None:
    said = {"layer": "taken from the text layer of the scan", "image": "the text layer was not used"}
    [told] = with_layer.pages
    assert told.text_from is not None
    assert said[told.text_from] in " ".join(told.notes)
    vietnamese = "Vietnamese letters" not in " ".join(told.notes)
    assert (told.text_from == "layer") is vietnamese
    assert with_layer.code.value == "123/TB-SYT"
    assert with_layer.code.origin is not Origin.TEXT_LAYER, "a scan's number was looked at, whoever read it first"
