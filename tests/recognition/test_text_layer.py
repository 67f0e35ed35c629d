"""A text layer is trusted on a page born digital; what a scanner or a signing program wrote is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.recognition.text_layer import layer_words
from ocr_pipeline.recognition.words import Box
from ocr_pipeline.sources import LayerWord, PageFacts, TextLayer

WIDTH, HEIGHT = 1000, 1400
BORN_DIGITAL = PageFacts(1, 595.0, 842.0, native_dpi=None, image_share=0.0, colour=False, dpi=300)
SCAN = replace(BORN_DIGITAL, native_dpi=200.0, image_share=1.0)
VIETNAMESE = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015 của Quốc hội khóa XIII tại kỳ họp thứ chín"
)
FOREIGN = (
    "Can cur Luat To chirc chinh quyen dia phirong ngay 19 thang 6 nam 2015 cua Quoc hoi khoa XIII tai ky hop thir chin"
)


def _layer(text: str, share: float, per_line: int = 8) -> TextLayer:
    """The words of a text, ``per_line`` on each line of 20 parts in a thousand."""
    words = []
    for number, each in enumerate(text.split()):
        line, place = divmod(number, per_line)
        x, y = 0.1 + 0.1 * place, 0.1 + 0.03 * line
        words.append(LayerWord(each, (x, y, x + 0.08, y + 0.02)))
    return TextLayer(tuple(words), share)


@pytest.mark.parametrize(
    ("layer", "page", "trusted"),
    [
        pytest.param(_layer(VIETNAMESE, 0.6), BORN_DIGITAL, True, id="typed in Vietnamese"),
        pytest.param(_layer(VIETNAMESE, 0.6), replace(BORN_DIGITAL, image_share=0.2), True, id="typed, with a picture"),
        pytest.param(_layer(VIETNAMESE, 0.6), SCAN, False, id="a scan: somebody's OCR"),
        pytest.param(_layer(VIETNAMESE, 0.6), replace(SCAN, image_share=0.5), False, id="half a scan"),
        pytest.param(_layer("Ký bởi: Sở Tư pháp ngày 09/5/2024", 0.6), BORN_DIGITAL, False, id="a stamp only"),
        pytest.param(_layer(FOREIGN, 0.0), BORN_DIGITAL, False, id="read with a foreign model"),
        pytest.param(TextLayer((), 0.0), BORN_DIGITAL, False, id="no word at all"),
    ],
)  # fmt: skip
def test_whether_a_layer_is_trusted(layer: TextLayer, page: PageFacts, trusted: bool) -> None:
    assert (layer_words(layer, page, WIDTH, HEIGHT) is not None) is trusted


def test_trusted_words_are_those_of_the_layer_in_pixels_and_were_never_read() -> None:
    words = layer_words(_layer(VIETNAMESE, 0.6), BORN_DIGITAL, WIDTH, HEIGHT)
    assert words is not None
    assert [word.text for word in words] == VIETNAMESE.split()
    assert (words[0].box, words[8].box) == (Box(100, 140, 180, 168), Box(100, 182, 180, 210))
    assert all(word.from_layer and word.confidence == 1.0 for word in words)
    assert all(word.second == word.text for word in words), "what was typed needs no second reading"


def test_words_of_one_line_share_its_number() -> None:
    words = layer_words(_layer(VIETNAMESE, 0.6), BORN_DIGITAL, WIDTH, HEIGHT)
    assert words is not None
    by_place = [[word.line for word in words[start : start + 8]] for start in range(0, len(words), 8)]
    assert all(len(set(lines)) == 1 for lines in by_place)
    assert len({lines[0] for lines in by_place}) == len(by_place)
