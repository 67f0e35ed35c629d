"""Laying ink on a page, and the boxes of what was cut into a plate."""

from __future__ import annotations

import numpy as np
import pytest

from samples.ink.canvas import Canvas
from samples.ink.inked import Inked, joined, trimmed
from samples.ink.plates import Cut, Plate, hull_of


def page(level: int = 255) -> Canvas:
    return Canvas(0, np.full((20, 30, 3), level, np.uint8))


@pytest.mark.parametrize(
    ("under", "cover", "colour", "left"),
    [
        (255, 1.0, (200, 30, 40), (200, 30, 40)),
        (255, 0.0, (0, 0, 0), (255, 255, 255)),
        (255, 0.5, (0, 0, 255), (128, 128, 255)),
        (100, 1.0, (255, 255, 255), (100, 100, 100)),
        (100, 1.0, (51, 0, 255), (20, 0, 100)),
    ],
)
def test_ink_multiplies_with_what_is_under_it(
    under: int, cover: float, colour: tuple[int, int, int], left: tuple[int, int, int]
) -> None:
    canvas = page(under)
    canvas.lay(np.full((2, 3), cover, np.float32), (4, 5), colour)
    assert (canvas.pixels[5:7, 4:7] == left).all()
    assert (canvas.pixels[:5] == under).all()
    assert (canvas.pixels[:, 7:] == under).all()


@pytest.mark.parametrize("corner", [(-2, -1), (28, 18), (-50, 3), (3, 400)])
def test_what_falls_off_the_page_is_lost(corner: tuple[int, int]) -> None:
    canvas = page()
    canvas.lay(np.ones((4, 4), np.float32), corner, (0, 0, 0))
    ys, xs = np.nonzero(canvas.pixels[:, :, 0] == 0)
    expected = [
        (y, x)
        for y in range(max(0, corner[1]), min(20, corner[1] + 4))
        for x in range(max(0, corner[0]), min(30, corner[0] + 4))
    ]
    assert list(zip(ys.tolist(), xs.tolist(), strict=True)) == expected


def test_ink_is_cut_to_what_can_be_seen() -> None:
    mask = np.zeros((10, 12), np.float32)
    mask[3:5, 4:9] = 1
    mask[0, 0] = 0.01
    ink = trimmed(mask, 100.0, -20.0)
    assert ink.mask.shape == (2, 5)
    assert ink.box(0, 0) == (104.0, -17.0, 109.0, -15.0)


def test_no_ink_at_all_is_an_empty_pixel() -> None:
    assert trimmed(np.zeros((5, 5), np.float32), 0, 0).mask.tolist() == [[0.0]]


def test_patches_joined_keep_their_places() -> None:
    both = joined([Inked(np.ones((2, 2), np.float32), 0, 0), Inked(np.ones((1, 1), np.float32), 5, -3)])
    assert both.box(0, 0) == (0.0, -3.0, 6.0, 2.0)
    assert both.mask.sum() == 5


@pytest.mark.parametrize("degrees", [-20.0, -3.0, 0.0, 2.0, 37.0, 90.0])
def test_the_box_of_a_word_turns_with_its_plate(degrees: float) -> None:
    die = np.zeros((120, 200), np.float32)
    die[30:44, 20:90] = 1
    hull = hull_of(Inked(np.ones((14, 70), np.float32), 20, 30), 0, 0)
    plate = Plate(die, (Cut("ĐẾN", hull),), (100.0, 60.0)).turned(degrees)
    ys, xs = np.nonzero(plate.die > 0.25)
    found = (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)
    (word,) = plate.written((0, 0))
    assert word.box == pytest.approx(found, abs=2)
