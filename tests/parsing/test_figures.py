"""Signs that look like figures, read as figures."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.figures import as_figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1O5", "105"),  # the letter of the same shape
        ("2l", "21"),
        ("447", "447"),  # what is a figure stays
        ("98 ,5%", "98 ,5%"),  # what stands for none stays, so that it shows
        ("", ""),
    ],
)
def test_only_signs_that_look_like_figures_change(text: str, figures: str) -> None:
    assert as_figures(text) == figures
