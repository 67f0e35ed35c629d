"""A syllable is told from another by the width of its place, roughly."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.letter_widths import misfit, width_of

EM = 60.0


@pytest.mark.parametrize(("narrow", "wide"), [("Tạ", "Trần"), ("Lê", "Nguyễn"), ("Trịnh", "Hoàng"), ("Y", "Võ")])
def test_more_and_wider_letters_take_more_room(narrow: str, wide: str) -> None:
    assert width_of(narrow) < width_of(wide)


@pytest.mark.parametrize(("printed", "other"), [("Trần", "Tạ"), ("Tạ", "Nguyễn"), ("Nguyễn", "Vũ")])
def test_what_was_printed_fits_better(printed: str, other: str) -> None:
    place = EM * width_of(printed)
    assert misfit(printed, place, EM) < 0.001 < misfit(other, place, EM)


def test_without_a_width_nothing_speaks_against_anybody() -> None:
    assert misfit("Trần", 0, EM) == misfit("Trần", 100, 0) == 0


def test_a_place_that_strokes_hide_a_part_of_speaks_less_than_one_too_wide() -> None:
    assert misfit("Trần", 0.5 * EM * width_of("Trần"), EM) < misfit("Trần", 2 * EM * width_of("Trần"), EM)
