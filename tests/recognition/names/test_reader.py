"""What the columns of a drawn name say."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.recognition.names.network import STRIDE
from ocr_pipeline.recognition.names.reader import read_ink
from ocr_pipeline.recognition.names.signs import LETTERS, SIGNS, signs_of
from ocr_pipeline.recognition.words import Box
from tests.recognition.names.drawn_names import drawn_name


def test_every_column_is_a_distribution_over_the_signs() -> None:
    picture = drawn_name("Võ An")
    ink = read_ink(picture, 3, Box(0, 0, picture.shape[1], picture.shape[0]))
    assert ink is not None
    assert ink.page == 3
    columns = np.array(ink.columns)
    assert columns.shape[1] == SIGNS
    assert np.allclose(np.exp(columns).sum(axis=1), 1, atol=2e-3)
    assert len(columns) >= len("Võ An") * 8 // STRIDE // 2


def test_bare_paper_says_nothing() -> None:
    assert read_ink(np.full((100, 400), 255, np.uint8), 1, Box(0, 0, 400, 100)) is None


def test_signs_are_small_letters_with_their_marks() -> None:
    assert [LETTERS[sign - 1] for sign in signs_of("Đỗ Ấn")] == ["đ", "ỗ", " ", "ấ", "n"]


def test_a_letter_that_no_name_has_is_refused() -> None:
    with pytest.raises(ValueError, match="substring"):
        signs_of("Wei")
