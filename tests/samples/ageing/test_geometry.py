"""A box still bounds its ink, wherever the page was moved; boxes are those of the upright and level page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples.ageing import age
from samples.sheet import Pixels, Sheet

WIDTH, HEIGHT = 700, 900
# An edge that was blurred, moved between pixels and met at an acute corner may be this far off.
SLACK = 4


def marked(box: tuple[int, int, int, int]) -> Sheet:
    """A white page with a red rectangle: no table and no shadow is red."""
    pixels = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    x0, y0, x1, y1 = box
    pixels[y0:y1, x0:x1] = (255, 0, 0)
    return Sheet(pixels, 300)


def levelled(sheet: Sheet) -> Pixels:
    """What the contract's boxes are measured on: turned by the rotation, then by the skew about the middle."""
    upright = np.ascontiguousarray(np.rot90(sheet.pixels, -sheet.rotation // 90))
    height, width = upright.shape[:2]
    turn = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), sheet.skew, 1.0)
    return np.asarray(cv2.warpAffine(upright, turn, (width, height), borderValue=(255, 255, 255)), np.uint8)


def ink_of(pixels: Pixels) -> tuple[int, int, int, int]:
    ys, xs = np.nonzero(pixels[:, :, 0].astype(int) - pixels[:, :, 1] > 90)
    return int(xs.min()), int(ys.min()), int(xs.max()) + 1, int(ys.max()) + 1


def check(box: tuple[int, int, int, int], steps: Sequence[dict[str, Any]], seed: int = 1) -> Sheet:
    aged = age(marked(box), steps, seed=seed, page=1)
    page = levelled(aged)
    assert aged.level_size == (page.shape[1], page.shape[0])
    ink, found = ink_of(page), aged.box_of(box)
    assert (found[0] <= ink[0], found[1] <= ink[1], found[2] >= ink[2], found[3] >= ink[3]) == (True,) * 4, (found, ink)
    assert np.abs(np.subtract(found, ink)).max() <= SLACK, (found, ink)
    return aged


@st.composite
def boxes(draw: st.DrawFn) -> tuple[int, int, int, int]:
    x0, y0 = draw(st.integers(150, 400)), draw(st.integers(180, 600))
    return x0, y0, x0 + draw(st.integers(30, 140)), y0 + draw(st.integers(30, 110))


@settings(max_examples=30, deadline=None)
@given(box=boxes(), degrees=st.floats(-15, 15), whole=st.booleans())
def test_a_box_bounds_its_ink_after_any_skew(box: tuple[int, int, int, int], degrees: float, whole: bool) -> None:
    aged = check(box, [{"step": "skew", "degrees": degrees, "whole": whole}])
    assert aged.skew == degrees


@settings(max_examples=30, deadline=None)
@given(
    box=boxes(),
    degrees=st.floats(-15, 15),
    turn=st.sampled_from([90, 180, 270]),
    dpi=st.integers(100, 300),
    turned_first=st.booleans(),
)
def test_a_box_bounds_its_ink_after_skew_quarter_turn_and_resampling_in_any_order(
    box: tuple[int, int, int, int], degrees: float, turn: int, dpi: int, turned_first: bool
) -> None:
    moved = [{"step": "skew", "degrees": degrees, "whole": True}, {"step": "quarter_turn", "degrees": turn}]
    aged = check(box, [*(moved[::-1] if turned_first else moved), {"step": "resample", "dpi": dpi}])
    assert (aged.rotation, aged.dpi) == (360 - turn, dpi)


@settings(max_examples=30, deadline=None)
@given(
    box=boxes(),
    lift_mm=st.floats(0.5, 6),
    reach_mm=st.floats(15, 60),
    fan=st.floats(0, 0.8),
    degrees=st.floats(-3, 3),
    seed=st.integers(0, 9),
)
def test_a_box_bounds_its_ink_after_a_bend(
    box: tuple[int, int, int, int], lift_mm: float, reach_mm: float, fan: float, degrees: float, seed: int
) -> None:
    bend = {"step": "warp", "lift_mm": lift_mm, "reach_mm": reach_mm, "fan": fan}
    check(box, [bend, {"step": "skew", "degrees": degrees}], seed)


@settings(max_examples=30, deadline=None)
@given(box=boxes(), slant=st.floats(0, 0.1), turn=st.floats(0, 6), dpi=st.integers(150, 300), seed=st.integers(0, 999))
def test_a_box_bounds_its_ink_in_a_photograph(
    box: tuple[int, int, int, int], slant: float, turn: float, dpi: int, seed: int
) -> None:
    check(box, [{"step": "photograph", "dpi": dpi, "slant": slant, "turn": turn, "depth": 0.2}], seed)


def test_a_positive_skew_is_clockwise() -> None:
    pixels = np.full((800, 600), 255, np.uint8)
    pixels[400:404, 20:580] = 0
    dark = age(Sheet(pixels, 300), [{"step": "skew", "degrees": 1.0}], seed=1, page=1).pixels < 100
    left, right = (np.nonzero(dark[:, part])[0].mean() for part in (slice(20, 60), slice(540, 580)))
    assert right > left


def test_skew_goes_either_way_when_it_may() -> None:
    step = {"step": "skew", "degrees": 3.0, "either_way": True}
    assert {age(marked((200, 200, 300, 300)), [step], seed=seed, page=1).skew for seed in range(12)} == {3.0, -3.0}


@pytest.mark.parametrize("degrees", [-15.0, -4.0, 7.5, 15.0])
def test_a_whole_page_loses_no_corner(degrees: float) -> None:
    corner = (0, 0, 60, 40)
    whole = age(marked(corner), [{"step": "skew", "degrees": degrees, "whole": True}], seed=1, page=1)
    cut = age(marked(corner), [{"step": "skew", "degrees": degrees}], seed=1, page=1)
    red = [int((sheet.pixels[:, :, 1] < 128).sum()) for sheet in (whole, cut)]
    assert red[0] == pytest.approx(60 * 40, rel=0.03)
    assert red[1] < 60 * 40 * 0.97


@pytest.mark.parametrize(("degrees", "corner"), [(90, (1, 0)), (180, (1, 1)), (270, (0, 1))])
def test_a_page_fed_turned_clockwise_is_put_right_the_rest_of_the_way(degrees: int, corner: tuple[int, int]) -> None:
    """``corner`` (right, bottom) is where the left top corner comes to lie."""
    turned = age(marked((0, 0, 100, 50)), [{"step": "quarter_turn", "degrees": degrees}], seed=1, page=1)
    x0, y0, x1, y1 = ink_of(turned.pixels)
    height, width = turned.pixels.shape[:2]
    assert (int(x0 + x1 > width), int(y0 + y1 > height)) == corner
    assert turned.rotation == 360 - degrees
    assert turned.box_of((0, 0, 100, 50)) == (0, 0, 100, 50)


def test_a_quarter_turn_leaves_one_bit_one_bit() -> None:
    steps = [{"step": "fax", "threshold": 150}, {"step": "quarter_turn", "degrees": 90}]
    assert age(marked((100, 100, 200, 200)), steps, seed=1, page=1).bilevel


def test_an_odd_turn_is_refused() -> None:
    with pytest.raises(KeyError):
        age(marked((0, 0, 9, 9)), [{"step": "quarter_turn", "degrees": 45}], seed=1, page=1)


def test_lines_bend_near_the_spine_and_are_straight_far_from_it() -> None:
    pixels = np.full((900, 1400), 255, np.uint8)
    pixels[500:506] = 0
    bent = age(Sheet(pixels, 300), [{"step": "warp", "lift_mm": 5, "reach_mm": 25}], seed=1, page=1).pixels < 128
    at = [np.nonzero(bent[:, x])[0].mean() for x in (5, 200, 1200, 1390)]
    assert abs(at[0] - at[1]) > 15
    assert at[2] == pytest.approx(at[3], abs=1.5)
    assert at[3] == pytest.approx(502.5, abs=1.5)


@pytest.mark.parametrize(("dpi", "size"), [(100, (233, 300)), (150, (350, 450)), (200, (467, 600))])
def test_resampling_gives_the_size_of_the_resolution(dpi: int, size: tuple[int, int]) -> None:
    aged = age(marked((100, 100, 200, 200)), [{"step": "resample", "dpi": dpi}], seed=1, page=1)
    assert (aged.pixels.shape[1], aged.pixels.shape[0]) == size
    assert aged.dpi == dpi


@pytest.mark.parametrize(
    "step",
    [
        pytest.param({"step": "skew", "degrees": 12.0, "whole": True}, id="skew"),
        pytest.param({"step": "warp", "lift_mm": 4.0, "reach_mm": 40.0}, id="warp"),
        pytest.param({"step": "photograph", "dpi": 150, "slant": 0.0, "depth": 0.0}, id="photograph"),
        pytest.param({"step": "resample", "dpi": 150}, id="resample"),
    ],
)
def test_pixels_go_where_the_move_says_to_a_tenth_of_a_pixel(step: dict[str, Any]) -> None:
    aged = age(marked((300, 400, 360, 460)), [step], seed=1, page=1)
    redness = np.maximum(aged.pixels[:, :, 0].astype(float) - aged.pixels[:, :, 1] - 60, 0)
    ys, xs = np.indices(redness.shape) + 0.5
    middle = [(redness * at).sum() / redness.sum() for at in (xs, ys)]
    (move,) = aged.moves
    assert middle == pytest.approx(move(np.array([[330.0, 430.0]]))[0].tolist(), abs=0.1)


@pytest.mark.parametrize("seed", range(4))
def test_the_middle_line_of_a_photographed_page_is_level_when_levelled(seed: int) -> None:
    pixels = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    pixels[HEIGHT // 2 - 3 : HEIGHT // 2 + 3, 200:500] = (255, 0, 0)
    step = {"step": "photograph", "dpi": 300, "slant": 0.04, "turn": 6, "depth": 0.1}
    shot = age(Sheet(pixels, 300), [step], seed=seed, page=1)
    _, top, _, bottom = ink_of(levelled(shot))
    assert abs(shot.skew) > 0.3
    assert bottom - top < 12
