"""Text layers made up, and pages on which their words stand as bars of ink."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.words import Word
from ocr_pipeline.sources import LayerWord, TextLayer
from ocr_pipeline.sources.text_layers import vietnamese_share

VIETNAMESE = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015 của Quốc hội khóa XIII tại kỳ họp thứ chín"
)
FOREIGN = (
    "Can cur Luat To chirc chinh quyen dia phirong ngay l9 thang 6 nam 2O15 cua Quoc hoi khoa XIII tai ky hop thir chin"
)


def layer_of(text: str, per_line: int = 8) -> TextLayer:
    """The words of a text, ``per_line`` on each line of 20 parts in a thousand."""
    words = []
    for number, each in enumerate(text.split()):
        line, place = divmod(number, per_line)
        x, y = 0.1 + 0.1 * place, 0.1 + 0.03 * line
        words.append(LayerWord(each, (x, y, x + 0.08, y + 0.02)))
    return TextLayer(tuple(words), vietnamese_share(word.text for word in words))


def page_of(words: Sequence[Word], width: int, height: int) -> Pixels:
    """A white page on which each word is a row of strokes as high as its box."""
    page = np.full((height, width), 255, np.uint8)
    for word in words:
        for x in range(word.box.x0 + 4, word.box.x1 - 4, 8):
            page[word.box.y0 + 4 : word.box.y1 - 2, x : x + 4] = 0
    return page
