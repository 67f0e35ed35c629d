"""What happens to paper looks like what it is called."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from samples.ageing import age
from samples.ageing.fields import grey_of
from samples.sheet import Pixels, Sheet


def blank(width: int = 900, height: int = 1200) -> Sheet:
    return Sheet(np.full((height, width, 3), 255, np.uint8), 300)


def test_yellow_paper_lost_its_blue_first_and_most_at_the_edges() -> None:
    pixels = age(blank(), [{"step": "yellow", "strength": 0.6}], seed=3, page=1).pixels.astype(float)
    red, green, blue = pixels.mean(axis=(0, 1))
    assert 255 > red > green > blue + 15
    assert pixels[:, :6, 2].mean() < pixels[500:700, 400:500, 2].mean() - 15


def test_texture_keeps_the_lightness_of_grey_paper() -> None:
    grey = Sheet(np.full((600, 600), 200, np.uint8), 300)
    textured = age(grey, [{"step": "texture", "sigma": 4.0}], seed=3, page=1).pixels
    assert textured.mean() == pytest.approx(200, abs=1)
    assert textured.std() == pytest.approx(4, abs=0.5)


def test_a_stain_is_darkest_at_its_rim() -> None:
    pixels = age(
        blank(), [{"step": "stains", "count": 1, "size_mm": 25, "strength": 0.6}], seed=5, page=1
    ).pixels.astype(float)
    stained = pixels[:, :, 2] < 250
    darkest = pixels[:, :, 2].min()
    inside = cv2.erode(stained.astype(np.uint8), np.ones((61, 61), np.uint8)) > 0
    assert inside.any()
    assert darkest < np.median(pixels[inside][:, 2]) - 10


def test_the_reverse_shines_through_mirrored_and_faint(back: Pixels) -> None:
    through = age(
        Sheet(np.full_like(back, 255), 300), [{"step": "bleed_through", "strength": 0.4}], seed=2, page=1, reverse=back
    )
    grey = grey_of(through.pixels)
    ys, xs = np.nonzero(grey < 245)
    # The bar stood in the columns 100 to 300 of 886.
    assert (xs.mean(), ys.mean()) == pytest.approx((886 - 200, 950), abs=30)
    assert grey.min() > 100


def test_the_next_page_of_the_pile_shines_through_as_it_stands(back: Pixels) -> None:
    step = {"step": "bleed_through", "strength": 0.4, "mirrored": False}
    through = age(Sheet(np.full_like(back, 255), 300), [step], seed=2, page=1, reverse=back)
    assert np.nonzero(grey_of(through.pixels) < 245)[1].mean() == pytest.approx(200, abs=30)


@pytest.mark.parametrize("size", [(886, 1240), (700, 1000)], ids=["a wide page", "a smaller page"])
def test_a_reverse_of_another_shape_still_fits(clean: Sheet, size: tuple[int, int]) -> None:
    reverse = np.full((*size, 3), 255, np.uint8)
    reverse[300:400, 200:500] = 0
    aged = age(clean, [{"step": "bleed_through", "strength": 0.4}], seed=2, page=1, reverse=reverse)
    assert aged.pixels.shape == clean.pixels.shape
    assert not np.array_equal(aged.pixels, clean.pixels)


def test_nothing_shines_through_where_nothing_is_printed(clean: Sheet) -> None:
    aged = age(clean, [{"step": "bleed_through", "strength": 0.4}], seed=2, page=1)
    assert np.array_equal(aged.pixels, clean.pixels)


def test_two_holes_80_mm_apart_by_the_left_edge() -> None:
    grey = grey_of(age(blank(1200, 1600), [{"step": "punch_holes"}], seed=3, page=1).pixels)
    count, _, stats, middles = cv2.connectedComponentsWithStats((grey < 150).astype(np.uint8))
    assert count == 3
    (x0, y0), (x1, y1) = sorted(middles[1:].tolist(), key=lambda middle: middle[1])
    assert y1 - y0 == pytest.approx(80 / 25.4 * 300, abs=3)
    assert (x0, x1) == pytest.approx((12 / 25.4 * 300,) * 2, abs=60)
    assert stats[1:, cv2.CC_STAT_WIDTH].tolist() == pytest.approx([6 / 25.4 * 300] * 2, abs=6)


@pytest.mark.parametrize("pulled", [False, True])
def test_a_staple_is_in_the_left_top_corner_alone(pulled: bool) -> None:
    grey = grey_of(age(blank(), [{"step": "staple", "pulled": pulled}], seed=3, page=1).pixels)
    ys, xs = np.nonzero(grey < 250)
    assert len(xs) > 100
    assert max(xs.max(), ys.max()) < 30 / 25.4 * 300


def test_folds_part_the_page_in_equal_lengths() -> None:
    grey = grey_of(age(blank(), [{"step": "creases", "folds": 2, "depth": 0.5}], seed=3, page=1).pixels)
    dark = grey.mean(axis=1)
    upper, lower = (int(np.argmin(dark[part])) for part in (slice(0, 600), slice(600, 1200)))
    assert (upper, lower + 600) == pytest.approx((400, 800), abs=30)


def test_a_fold_wears_off_toner() -> None:
    black = Sheet(np.zeros((1200, 900, 3), np.uint8), 300)
    worn = age(black, [{"step": "creases", "folds": 1, "depth": 0.0, "wear": 1.0}], seed=3, page=1).pixels
    assert worn.max() > 200
    assert worn[:400].max() < 12


def test_toner_pales_in_zones_and_never_darkens_paper(clean: Sheet) -> None:
    black = Sheet(np.zeros((1200, 900, 3), np.uint8), 300)
    paled = age(black, [{"step": "toner", "uneven": 0.5}], seed=3, page=1).pixels
    assert 60 < paled.max() < 170
    assert paled.min() < 20
    white = age(blank(), [{"step": "toner", "uneven": 0.5}], seed=3, page=1).pixels
    assert white.min() == 255


def test_toner_that_is_pressed_flat_is_thicker(clean: Sheet) -> None:
    thin, thick = (
        age(clean, [{"step": "toner", "uneven": 0.0, "gain": gain}], seed=3, page=1).pixels for gain in (0, 0.6)
    )
    assert (grey_of(thick) < 128).mean() > 1.08 * (grey_of(thin) < 128).mean()


def test_a_copier_thickens_or_wastes_strokes(clean: Sheet) -> None:
    wasted, kept, grown = (
        (age(clean, [{"step": "copier", "growth": growth, "contrast": 1.5}], seed=3, page=1).pixels < 128).mean()
        for growth in (-0.8, 0.0, 0.8)
    )
    assert 0 < wasted < 0.9 * kept < 0.8 * grown


def test_a_worn_drum_loses_strokes_in_some_places(clean: Sheet) -> None:
    whole, worn = (
        age(clean, [{"step": "copier", "growth": 0.0, "contrast": 2.5, "loss": loss}], seed=3, page=1).pixels < 128
        for loss in (0.0, 0.9)
    )
    assert 0.2 * whole.sum() < worn.sum() < 0.9 * whole.sum()
