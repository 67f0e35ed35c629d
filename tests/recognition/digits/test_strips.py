"""Strips are alike whatever the scan: one height, one size of type, ink light on dark."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.recognition.digits.strips import CAPITAL, FOOT, HIGH, strip_of


def page(scale: float = 1.0, paper: int = 255, ink: int = 0) -> np.ndarray:
    """A bar 32 pixels high, as a capital, that stands on row 100."""
    drawn = np.full((200, 300), paper, np.uint8)
    drawn[68:100, 140:150] = ink
    return cv2.resize(drawn, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale != 1 else drawn


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
def test_a_capital_is_always_as_high_and_stands_on_the_same_row(scale: float) -> None:
    strip = strip_of(page(scale), (0, round(300 * scale)), 100 * scale, 32 * scale)
    rows = np.flatnonzero((strip > 128).any(axis=1))
    assert strip.shape == (HIGH, 150)
    assert abs(len(rows) - CAPITAL) <= 1
    assert abs(rows[-1] + 1 - FOOT) <= 1


@pytest.mark.parametrize(("paper", "ink"), [(255, 0), (200, 60), (255, 170)])
def test_paper_is_black_and_ink_white_whatever_their_tones(paper: int, ink: int) -> None:
    strip = strip_of(page(paper=paper, ink=ink), (100, 200), 100, 32)
    assert strip.min() == 0
    assert strip.max() == 255


def test_blue_ink_is_as_dark_as_black() -> None:
    blue = np.full((200, 300, 3), 255, np.uint8)
    blue[68:100, 140:150] = (200, 40, 40)
    assert strip_of(blue, (100, 200), 100, 32).max() == 255


@pytest.mark.parametrize("span", [(290, 320), (-20, 40), (150, 150)])
def test_what_lies_beyond_the_page_is_cut_off(span: tuple[int, int]) -> None:
    assert strip_of(page(), span, 198, 32).shape[0] == HIGH


def test_bare_paper_stays_empty() -> None:
    grain = np.random.default_rng(0).integers(240, 256, (200, 300), np.uint8)
    assert strip_of(grain, (0, 300), 100, 32).max() < 100
