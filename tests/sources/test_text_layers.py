"""Text layers: words, boxes as fractions of the upright page, and the share of Vietnamese."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pydantic import SecretStr

from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import LayerWord, TextLayer, inspect, render_page, text_layer
from ocr_pipeline.sources.facts import PageFacts
from ocr_pipeline.sources.text_layers import read_layer, vietnamese_share
from tests.sources.sick_files import SickFiles, lines_of_ink

SECONDS = 60


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (50, 400, 350, 760)], ids=["whole page", "cropped"])
def test_a_word_lies_where_its_ink_is(
    files: SickFiles, settings: Settings, scratch: Path, rotate: int, crop: tuple[int, ...] | None
) -> None:
    facts = inspect(files.text_pdf("NOTICE", rotate=rotate, crop=crop), settings)
    layer = text_layer(facts, 1, settings, SECONDS)
    assert layer is not None
    assert [word.text for word in layer.words] == ["NOTICE"]
    pixels = render_page(facts, 1, settings, scratch, SECONDS).pixels
    rows, columns = np.nonzero(pixels < 128)
    x0, y0, x1, y1 = layer.words[0].box
    height, width = pixels.shape
    assert x0 - 0.01 <= columns.min() / width <= columns.max() / width <= x1 + 0.01
    assert y0 - 0.01 <= rows.min() / height <= rows.max() / height <= y1 + 0.01


@pytest.mark.parametrize(
    ("words", "share"),
    [
        pytest.param(["Ủy", "ban", "nhân", "dân"], 0.75, id="ban carries no mark"),
        pytest.param(["đi", "ăn", "trưa"], 1.0, id="đ, ă and ư are marks too"),
        pytest.param(["a\u0323"], 1.0, id="decomposed"),
        pytest.param(["Uy", "ban", "nhan"], 0.0, id="marks lost"),
        pytest.param(["12", "--", "Số"], 1.0, id="what holds no letter does not count"),
        pytest.param(["façade", "Köln"], 0.0, id="cedilla and diaeresis are not Vietnamese"),
        pytest.param([], 0.0, id="no words"),
    ],
)
def test_the_share_of_vietnamese_words(words: list[str], share: float) -> None:
    assert vietnamese_share(words) == pytest.approx(share)


PAGE = PageFacts(1, 100.0, 200.0, None, 0.0, False, 300)


def _xhtml(*texts: str) -> str:
    return "\n".join(f'<word xMin="10.0" yMin="20.0" xMax="30.0" yMax="40.0">{text}</word>' for text in texts)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        pytest.param("a &amp; b", "a & b", id="entities"),
        pytest.param("Q\u00fcy\u1ec1n", "Qüyền", id="Vietnamese"),
        pytest.param("e\u0302\u0301", "ế", id="composed"),
        pytest.param("a\x01b\ufeff", "ab", id="what cannot be printed is dropped"),
    ],
)
def test_words_are_unescaped_and_composed(printed: str, read: str) -> None:
    layer = read_layer(_xhtml(printed), PAGE)
    assert layer is not None
    assert layer.words == (LayerWord(read, (0.1, 0.1, 0.3, 0.2)),)


@pytest.mark.parametrize("xhtml", ["", "<page></page>", _xhtml(" ", "\x02")])
def test_a_layer_without_words_is_none(xhtml: str) -> None:
    assert read_layer(xhtml, PAGE) is None


def test_a_word_below_begins_a_new_line() -> None:
    words = (
        LayerWord("Số:", (0.1, 0.10, 0.2, 0.12)),
        LayerWord("01", (0.2, 0.101, 0.3, 0.121)),
        LayerWord("V/v", (0.1, 0.13, 0.2, 0.15)),
    )
    assert TextLayer(words, 0.0).text == "Số: 01\nV/v"


def test_images_and_texts_have_no_layer(files: SickFiles, settings: Settings) -> None:
    for path in (files.image("a.png", lines_of_ink(9, 9)), files.raw("a.txt", b"text"), files.scan()):
        assert text_layer(inspect(path, settings), 1, settings, SECONDS) is None


def test_where_no_text_is_drawn_no_program_is_asked(
    files: SickFiles, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = inspect(files.scan(), settings)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert text_layer(facts, 1, settings, SECONDS) is None


@pytest.mark.parametrize("password", ["user", "owner"])
def test_the_layer_of_an_encrypted_pdf_is_read_with_its_password(
    files: SickFiles, settings: Settings, password: str
) -> None:
    opened = settings.model_copy(update={"password": SecretStr(password)})
    path = files.text_pdf("NOTICE", encryption=pikepdf.Encryption(user="user", owner="owner"))
    layer = text_layer(inspect(path, opened), 1, opened, SECONDS)
    assert layer is not None
    assert layer.text == "NOTICE"


def test_a_layer_that_may_not_be_copied_is_not(files: SickFiles, settings: Settings) -> None:
    locked = pikepdf.Encryption(owner="owner", allow=pikepdf.Permissions(extract=False))
    path = files.text_pdf("NOTICE", encryption=locked)
    assert text_layer(inspect(path, settings), 1, settings, SECONDS) is None
