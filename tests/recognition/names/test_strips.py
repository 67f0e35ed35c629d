"""A line of script type as the network sees it: level, of one height, ink light on dark."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.recognition.names.strips import HIGH, INK_ROWS, strip_of
from tests.recognition.names.drawn_names import drawn_name


def test_bare_paper_is_no_line() -> None:
    assert strip_of(np.full((80, 300), 250, np.uint8)) is None


@pytest.mark.parametrize("paper", [255, 200])
def test_the_ink_fills_the_rows_whatever_the_paper(paper: int) -> None:
    strip = strip_of(np.minimum(drawn_name("Trần Công Luận"), paper))
    assert strip is not None
    rows = np.flatnonzero((strip > 127).any(axis=1))
    assert strip.shape[0] == HIGH
    assert abs(int(rows[-1] - rows[0]) + 1 - INK_ROWS) <= 2
    assert strip.max() > 200


def test_a_stamp_that_leans_is_made_level() -> None:
    level, leaning = (strip_of(drawn_name("Trần Công Luận", degrees=degrees)) for degrees in (0.0, 5.0))
    assert level is not None
    assert leaning is not None
    # Left leaning, its ink would be higher, and the strip shorter by a third.
    assert abs(leaning.shape[1] - level.shape[1]) < 0.12 * level.shape[1]
