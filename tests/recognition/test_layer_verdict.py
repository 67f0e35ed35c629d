"""A layer is used when its words are Vietnamese and sane, cover the print and stand on it; else it says why not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.recognition.layer_verdict import judge_digits, judge_print, judge_words
from ocr_pipeline.recognition.text_layer import typed_words
from ocr_pipeline.recognition.words import Box, Word
from ocr_pipeline.sources import PageFacts, TextLayer
from tests.recognition.made_layers import FOREIGN, VIETNAMESE, layer_of, page_of

WIDTH, HEIGHT, DPI = 850, 1100, 100
BORN_DIGITAL = PageFacts(1, 612.0, 792.0, native_dpi=None, image_share=0.0, colour=False, dpi=300)
SCAN = replace(BORN_DIGITAL, native_dpi=200.0, image_share=1.0)
PAGE = " ".join([VIETNAMESE] * 8)


@pytest.mark.parametrize(
    ("layer", "page", "refusal", "reread"),
    [
        pytest.param(layer_of(PAGE), BORN_DIGITAL, None, False, id="typed in Vietnamese"),
        pytest.param(layer_of(PAGE), replace(BORN_DIGITAL, image_share=0.2), None, False, id="typed, with a picture"),
        pytest.param(layer_of(PAGE), SCAN, None, True, id="a scan: somebody's OCR, to be confirmed"),
        pytest.param(layer_of(PAGE), replace(BORN_DIGITAL, image_share=0.5), None, True, id="half a scan"),
        pytest.param(layer_of(PAGE), replace(BORN_DIGITAL, hidden_text=True), None, True, id="hidden on a drawn page"),
        pytest.param(layer_of("Ký bởi: Sở Tư pháp 09/5/2024"), SCAN, "only 6 words", True, id="a stamp only"),
        pytest.param(layer_of(FOREIGN), SCAN, "Vietnamese letters", True, id="read with a foreign model"),
        pytest.param(layer_of(FOREIGN), BORN_DIGITAL, "Vietnamese letters", False, id="typed in another language"),
        pytest.param(layer_of(VIETNAMESE + " ủgx ĩzw ậkk ễqư ổvv ẵbn"), SCAN, "can be Vietnamese", True, id="garbled"),
        pytest.param(layer_of(PAGE.replace("2015", "2O15")), SCAN, "hold letters", True, id="letters for digits"),
        pytest.param(TextLayer((), 0.0), SCAN, "only 0 words", True, id="no word at all"),
    ],
)  # fmt: skip
def test_what_the_words_say(layer: TextLayer, page: PageFacts, refusal: str | None, reread: bool) -> None:
    verdict = judge_words(layer, page)
    assert verdict.reread is reread
    assert verdict.used is (refusal is None)
    assert (refusal or "") in (verdict.refusal or "")


@pytest.mark.parametrize(
    ("shown", "move", "refusal"),
    [
        pytest.param(1.0, (0, 0), None, id="the page's own"),
        pytest.param(0.5, (0, 0), "cover only", id="half a page"),
        pytest.param(1.0, (0, 17), "cover only", id="between the lines"),
        pytest.param(1.0, (14, 0), "do not stand", id="along the lines of another page"),
    ],
)
def test_what_the_print_says(shown: float, move: tuple[int, int], refusal: str | None) -> None:
    layer = layer_of(PAGE)
    printed = typed_words(layer, WIDTH, HEIGHT)
    words = [replace(word, box=word.box.moved(*move)) for word in printed[: round(shown * len(printed))]]
    verdict = judge_print(judge_words(layer, BORN_DIGITAL), words, page_of(printed, WIDTH, HEIGHT), DPI)
    assert verdict.used is (refusal is None), verdict
    assert (refusal or "") in (verdict.refusal or "")


def test_words_of_which_nothing_shows_are_not_the_page_s() -> None:
    layer = layer_of(PAGE)
    words = typed_words(layer, WIDTH, HEIGHT)
    verdict = judge_print(judge_words(layer, BORN_DIGITAL), words, page_of([], WIDTH, HEIGHT), DPI)
    assert not verdict.used


@pytest.mark.parametrize(("wrong", "used"), [(0, True), (2, True), (3, False), (10, False)])
def test_numbers_that_the_image_does_not_confirm_refuse_a_layer(wrong: int, used: bool) -> None:
    told = [Word(f"{n}/QĐ", Box(0, 0, 9, 9), 0.9, second=f"{n + (n < wrong)}/QĐ") for n in range(10)]
    unasked = Word("7", Box(0, 0, 9, 9), 0.9)
    assert judge_digits(judge_words(layer_of(PAGE), SCAN), [*told, unasked]).used is used
