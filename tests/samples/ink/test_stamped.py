"""Numbering stamps and name stamps."""

from __future__ import annotations

import numpy as np
import pytest

from samples.ink.inked import Inked
from samples.ink.room import written_width
from samples.ink.stamped import stamped_words

SIZE = 54.0


def stamped(text: str, seed: int) -> Inked:
    """A stamp of one word, or of words that were set in one piece."""
    return stamped_words((text,), (0.0,), SIZE, np.random.default_rng(seed))[0]


@pytest.mark.parametrize("text", ["06", "1386", "7", "12345", "Nguyễn Văn Hà", "Đặng Quốc Thưởng", "Lê Ý"])
def test_a_stamp_keeps_near_the_room_of_the_form(text: str) -> None:
    for seed in range(20):
        x0, y0, x1, y1 = stamped(text, seed).box(0, 0)
        assert x0 > -0.35 * SIZE
        assert x1 < written_width(text, SIZE) + 0.35 * SIZE
        assert y0 > -1.9 * SIZE
        assert y1 < 1.0 * SIZE


@pytest.mark.parametrize("text", ["1386", "Nguyễn Văn Hà"])
def test_the_same_generator_stamps_alike_and_another_does_not(text: str) -> None:
    first, again, other = (stamped(text, seed) for seed in (1, 1, 2))
    assert np.array_equal(first.mask, again.mask)
    assert not np.array_equal(first.mask, other.mask)


def test_the_digits_of_a_numbering_stamp_stand_apart() -> None:
    apart = 0
    for seed in range(20):
        ink = stamped("888", seed).mask > 0.4
        columns = ink.any(axis=0).astype(int)
        apart += int((np.diff(columns) == 1).sum() + columns[0]) >= 3
    assert apart > 14


def test_the_ink_of_a_stamp_is_uneven() -> None:
    for seed in range(10):
        ink = stamped("1386", seed).mask
        assert ink[ink > 0.5].std() > 0.01


def test_a_name_stamp_lies_at_one_angle_over_all_its_words() -> None:
    words = ("Nguyễn", "Thị", "Hồng", "Nhung")
    starts = [0.0, 300.0, 500.0, 750.0]
    for seed in range(20):
        inks = stamped_words(words, starts, SIZE, np.random.default_rng(seed))
        tops = [ink.top + ink.mask.shape[0] for ink in (inks[0], inks[2])]
        rise = (tops[1] - tops[0]) / (starts[2] - starts[0])
        assert 0.01 < abs(rise) < 0.1


def test_a_letter_without_a_glyph_is_put_together() -> None:
    marked, bare = (stamped(text, 0).mask.shape[0] for text in ("ễ", "e"))
    assert marked > bare + 4
