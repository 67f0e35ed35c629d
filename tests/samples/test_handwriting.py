"""Digits written by pen."""

from __future__ import annotations

import numpy as np
import pytest

from samples.handwriting import DIGITS, write, written_box, written_width

SIZE = 58.0
SHEET = (200, 400)
PEN_DOWN = (60.0, 120.0)


def test_there_is_a_way_to_write_every_digit() -> None:
    assert sorted(DIGITS) == list("0123456789")


@pytest.mark.parametrize("number", ["0", "07", "1386", "245", "9"])
def test_the_ink_stays_in_its_box_however_the_hand_shakes(number: str) -> None:
    x0, y0, x1, y1 = written_box(number, SIZE)
    for seed in range(25):
        ink = write(number, SIZE, np.random.default_rng(seed), SHEET, PEN_DOWN)
        ys, xs = np.nonzero(ink > 0.2)
        assert PEN_DOWN[0] + x0 <= xs.min()
        assert xs.max() <= PEN_DOWN[0] + x1
        assert PEN_DOWN[1] + y0 <= ys.min()
        assert ys.max() <= PEN_DOWN[1] + y1


def test_no_two_hands_write_alike_but_one_hand_does() -> None:
    first, again, other = (write("1386", SIZE, np.random.default_rng(seed), SHEET, PEN_DOWN) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_each_digit_takes_room() -> None:
    widths = [written_width("1" * count, SIZE) for count in range(1, 6)]
    assert widths == sorted(set(widths))
