"""Print or pen: what the digits of a number look like beside the letters of its notation."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from ocr_pipeline.imaging.print_shape import Glyphs, unevenness

LINE, LETTERS = 100, "QDUBND"
"""y of the baseline, and letters that are each one piece of ink."""
BOX = (0, 0, 900, 200)
OUT_OF_LINE = 0.12


def word(
    digits: str, *, before: str = "", scale: float = 2.0, drop: int = 0, broken: bool = False
) -> NDArray[np.uint8]:
    """A word drawn stroke by stroke: ``before``, digits of their own size and height, then letters.

    ``broken``: it is faint, and every glyph has fallen into an upper and a lower piece.
    """
    image = np.full((200, 900), 255, dtype=np.uint8)
    x = 20
    for text, size, y in ((before, 2.0, LINE), (digits, scale, LINE + drop), (LETTERS, 2.0, LINE)):
        for sign in text:
            cv2.putText(image, sign, (x, y), cv2.FONT_HERSHEY_SIMPLEX, size, 0, 4)
            x += round(30 * size)
    if broken:
        image[LINE - 26 : LINE - 22] = 255
    return image


@pytest.mark.parametrize(
    ("image", "glyphs", "even", "why"),
    [
        (word("215"), Glyphs(0, 3), True, "digits of the letters' size on their line are print"),
        (word("215", before="S"), Glyphs(1, 3), True, "what stands before the number does not count"),
        (word("215", scale=2.8), Glyphs(0, 3), False, "a pen writes larger"),
        (word("215", scale=1.4), Glyphs(0, 3), False, "or smaller"),
        (word("215", drop=14), Glyphs(0, 3), False, "and off the line"),
        (word("283", broken=True), Glyphs(0, 3), True, "faint print falls into pieces that stand above each other"),
        (word("283", before="S", broken=True), Glyphs(1, 3), True, "before the number too"),
        (word("283", scale=2.8, broken=True), Glyphs(0, 3), False, "a pen's pieces are larger together"),
        (word("283", drop=14, broken=True), Glyphs(0, 3), False, "or off the line"),
    ],
)
def test_a_pen_keeps_neither_height_nor_line(image: NDArray[np.uint8], glyphs: Glyphs, even: bool, why: str) -> None:
    found = unevenness(image, BOX, glyphs)
    assert found is not None
    assert (found <= OUT_OF_LINE) == even, why


@pytest.mark.parametrize(
    ("image", "box", "glyphs", "why"),
    [
        (np.full((200, 900), 255, dtype=np.uint8), BOX, Glyphs(0, 2), "blank paper"),
        (word("215"), (0, 0, 0, 0), Glyphs(0, 3), "an empty box"),
        (word("215"), (2000, 0, 2100, 100), Glyphs(0, 3), "a box beyond the page"),
        (word("215"), BOX, Glyphs(0, 8), "no letters left to compare with"),
        (word("215"), BOX, Glyphs(0, 0), "no digits"),
    ],
)
def test_nothing_to_compare_is_no_answer(
    image: NDArray[np.uint8], box: tuple[int, int, int, int], glyphs: Glyphs, why: str
) -> None:
    assert unevenness(image, box, glyphs) is None, why
