"""What a scanner, a copier or a phone adds looks like what it is called."""

from __future__ import annotations

import io
from itertools import pairwise

import cv2
import numpy as np
import pytest
from PIL import Image

from samples.ageing import age
from samples.ageing.fields import grey_of
from samples.sheet import Sheet


def blank(width: int = 900, height: int = 1200, grey: int = 255) -> Sheet:
    return Sheet(np.full((height, width, 3), grey, np.uint8), 300)


def test_a_page_that_does_not_lie_flat_is_dark_at_its_left() -> None:
    pixels = age(blank(), [{"step": "shadow", "width_mm": 12, "depth": 0.5}], seed=3, page=1).pixels
    assert pixels[:, :20].mean() < 150
    assert pixels[:, -300:].min() > 250


@pytest.mark.parametrize("depth", [0.1, 0.4])
def test_light_is_uneven_by_no_more_than_its_depth(depth: float) -> None:
    pixels = age(blank(), [{"step": "uneven_light", "depth": depth}], seed=3, page=1).pixels
    assert 255 * (1 - depth * 1.2) <= pixels.min() < 255 * (1 - depth * 0.5)
    assert pixels.max() > 255 * (1 - depth * 0.4)


def test_exposure_makes_paper_white_and_ink_black() -> None:
    ramp = Sheet(np.tile(np.arange(256, dtype=np.uint8), (10, 1)), 300)
    row = age(ramp, [{"step": "levels", "black": 30, "white": 230}], seed=3, page=1).pixels[0].astype(int)
    assert (row[:31] == 0).all()
    assert (row[230:] == 255).all()
    assert (np.diff(row) >= 0).all()


@pytest.mark.parametrize(("blue", "sign"), [(20, 1), (-20, -1)])
def test_a_cast_of_blue_shows_on_paper_and_not_on_ink(blue: float, sign: int) -> None:
    paper, ink = (
        age(blank(8, 8, grey), [{"step": "levels", "blue": blue}], seed=3, page=1).pixels[0, 0].astype(int)
        for grey in (255, 0)
    )
    assert (paper[2] - paper[0]) == sign * 20
    assert ink.tolist() == [0, 0, 0]


def test_edges_between_ink_and_paper_are_bluer_than_both() -> None:
    ink, edge, paper = (
        age(blank(8, 8, grey), [{"step": "levels", "fringe": 30}], seed=3, page=1).pixels[0, 0].astype(int)
        for grey in (0, 128, 255)
    )
    assert edge[2] > edge[0] + 15
    assert (ink.tolist(), paper.tolist()) == ([0, 0, 0], [255, 255, 255])


@pytest.mark.parametrize("sides", [1, 2, 3, 4])
def test_black_borders_lie_on_as_many_sides_as_asked_and_leave_the_middle(sides: int) -> None:
    pixels = age(blank(), [{"step": "black_borders", "sides": sides, "width_mm": 6}], seed=3, page=1).pixels
    edges = (pixels[300:900, 1], pixels[300:900, -2], pixels[1, 300:600], pixels[-2, 300:600])
    assert sum(bool(edge.mean() < 60) for edge in edges) == sides
    assert (pixels[150:-150, 150:-150] == 255).all()


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_what_black_borders_cover_is_no_part_of_a_box(seed: int) -> None:
    """A seal over the edge of a page is where the scan shows it, and a box clear of the borders stays what it was."""
    sheet = age(blank(), [{"step": "black_borders", "sides": 4, "width_mm": 6}], seed=seed, page=1)
    x0, y0, x1, y1 = sheet.box_of((0, 0, 900, 1200))
    assert (sheet.pixels[300:900, : x0 - 8] < 60).all()
    assert (sheet.pixels[300:900, x1 + 8 :] < 60).all()
    assert (sheet.pixels[: y0 - 8, 300:600] < 60).all()
    assert (sheet.pixels[y1 + 8 :, 300:600] < 60).all()
    assert sheet.pixels[600, x0 + 40 : x1 - 40].min() > 200
    assert sheet.box_of((300, 400, 500, 700)) == (300, 400, 500, 700)
    left, top, right, bottom = sheet.box_of((0, 500, 5, 600))
    assert right - left < 12, "what is hidden has shrunk to the waver of the paper's edge"
    assert top < bottom


def test_the_edge_of_the_paper_is_a_broken_line_around_it() -> None:
    grey = grey_of(age(blank(), [{"step": "paper_edge", "depth": 0.6}], seed=3, page=1).pixels)
    assert (grey[40:-40, 40:-40] == 255).all()
    for edge in (grey[:, 0], grey[:, -1], grey[0], grey[-1]):
        assert edge.min() < 150
        assert edge.max() > 230


def test_a_streak_runs_down_the_whole_page_in_a_few_columns() -> None:
    step = {"step": "streaks", "count": 1, "depth": 0.9, "dotted": 0.3}
    grey = grey_of(age(blank(), [step], seed=3, page=1).pixels)
    columns = np.nonzero((grey < 250).any(axis=0))[0]
    rows = np.nonzero((grey < 250).any(axis=1))[0]
    assert 1 <= len(columns) <= 3
    assert columns.max() - columns.min() < 3
    assert len(rows) > 400


def test_a_roller_leaves_its_mark_again_and_again() -> None:
    step = {"step": "roller", "specks": 1, "around_mm": 20, "cluster": 0.0}
    marked = grey_of(age(blank(900, 3000), [step], seed=4, page=1).pixels) < 200
    count, _, _, middles = cv2.connectedComponentsWithStats(marked.astype(np.uint8))
    assert count > 5
    assert np.ptp(middles[1:, 0]) < 20
    down = sorted(float(y) for y in middles[1:, 1])
    turns = [(after - before) / (20 / 25.4 * 300) for before, after in pairwise(down)]
    assert [turn - round(turn) for turn in turns] == pytest.approx([0] * len(turns), abs=0.15)


def test_more_dust_is_more_specks() -> None:
    few, many = (
        (age(blank(), [{"step": "dust", "specks": specks}], seed=3, page=1).pixels < 250).sum() for specks in (10, 200)
    )
    assert 0 < few < many / 5


def test_the_grain_of_a_sensor_is_as_strong_as_asked_and_apart_in_each_colour() -> None:
    pixels = age(blank(grey=128), [{"step": "noise", "sigma": 4, "colour": 1.0}], seed=3, page=1).pixels.astype(float)
    red, green, _ = (pixels[:, :, colour].ravel() for colour in range(3))
    assert red.std() == pytest.approx(4 * 2**0.5, rel=0.05)
    assert np.corrcoef(red, green)[0, 1] == pytest.approx(0.5, abs=0.05)


def test_blur_along_a_line_leaves_it_and_across_it_softens_it() -> None:
    pixels = np.full((101, 101), 255, np.uint8)
    pixels[50] = 0
    sheet = Sheet(pixels, 300)
    along, across = (
        age(sheet, [{"step": "motion_blur", "length": 4, "degrees": degrees}], seed=3, page=1).pixels
        for degrees in (0, 90)
    )
    assert along[50, 50] == 0
    assert across[50, 50] > 150
    assert across[48, 50] < 255


def test_sharpening_darkens_the_dark_side_of_an_edge_and_lightens_the_other() -> None:
    pixels = np.full((50, 50), 200, np.uint8)
    pixels[:, :25] = 80
    sharp = age(Sheet(pixels, 300), [{"step": "sharpen", "amount": 1.0}], seed=3, page=1).pixels
    assert sharp[25, 24] < 80
    assert sharp[25, 25] > 200


def test_jpeg_keeps_the_bytes_that_show_the_same_page(clean: Sheet) -> None:
    aged = age(clean, [{"step": "jpeg", "quality": 60}], seed=3, page=1)
    assert aged.jpeg is not None
    image = Image.open(io.BytesIO(aged.jpeg))
    assert (image.mode, image.info["dpi"]) == ("RGB", (300, 300))
    assert np.abs(np.asarray(image).astype(int) - aged.pixels).mean() < 0.5


def test_a_grey_page_is_compressed_as_grey(clean: Sheet) -> None:
    aged = age(clean, [{"step": "grey"}, {"step": "jpeg", "quality": 60}], seed=3, page=1)
    assert aged.jpeg is not None
    assert Image.open(io.BytesIO(aged.jpeg)).mode == "L"
    assert aged.pixels.ndim == 2


def test_lower_quality_is_fewer_bytes(clean: Sheet) -> None:
    good, bad = (age(clean, [{"step": "jpeg", "quality": quality}], seed=3, page=1).jpeg or b"" for quality in (80, 20))
    assert 0 < len(bad) < len(good)


def test_what_happens_after_compression_leaves_no_compressed_bytes(clean: Sheet) -> None:
    aged = age(clean, [{"step": "jpeg", "quality": 60}, {"step": "noise", "sigma": 2}], seed=3, page=1)
    assert aged.jpeg is None


def test_a_fax_has_one_bit_and_its_strokes_thicken_with_the_threshold(clean: Sheet) -> None:
    steps = [{"step": "blur", "sigma": 1.2}]
    broken, thick = (
        age(clean, [*steps, {"step": "fax", "threshold": threshold}], seed=3, page=1) for threshold in (70, 200)
    )
    for fax in (broken, thick):
        assert fax.bilevel
        assert set(np.unique(fax.pixels)) == {0, 255}
    assert (thick.pixels == 0).sum() > 1.3 * (broken.pixels == 0).sum() > 0


def test_a_fax_gives_greys_as_a_screen_of_dots() -> None:
    light, dark = (
        (age(blank(grey=grey), [{"step": "fax", "threshold": 150, "halftone": 1.0}], seed=3, page=1).pixels == 0).mean()
        for grey in (190, 110)
    )
    assert 0.1 < light < 0.45
    assert 0.55 < dark < 0.9


def test_a_fax_has_no_lone_dots() -> None:
    pixels = age(blank(grey=176), [{"step": "fax", "threshold": 150, "rough": 12}], seed=3, page=1).pixels
    _, _, stats, _ = cv2.connectedComponentsWithStats(255 - pixels, connectivity=8)
    assert len(stats) > 10
    assert stats[1:, cv2.CC_STAT_AREA].min() > 1


def test_a_step_after_a_fax_may_bring_greys_back() -> None:
    steps = [{"step": "fax", "threshold": 150}, {"step": "noise", "sigma": 5}]
    assert not age(blank(grey=150), steps, seed=3, page=1).bilevel


def test_a_phone_sees_the_page_on_a_table() -> None:
    sheet = blank(1240, 1754, 250)
    shot = age(sheet, [{"step": "photograph", "dpi": 150, "slant": 0.03, "depth": 0.2}], seed=3, page=1)
    height, width = shot.pixels.shape[:2]
    assert shot.dpi == 150
    assert (width, height) == pytest.approx((1240 / 2 + 165, 1754 / 2 + 165), abs=2)
    corners = [shot.pixels[y, x].mean() for y in (4, -5) for x in (4, -5)]
    assert max(corners) < 200
    assert shot.pixels[height // 2 - 50 : height // 2 + 50, width // 2 - 50 : width // 2 + 50].min() > 150


def test_a_table_is_not_the_same_for_every_seed() -> None:
    step = {"step": "photograph", "dpi": 100, "slant": 0.03}
    colours = {tuple(age(blank(), [step], seed=seed, page=1).pixels[3, 3].tolist()) for seed in range(6)}
    assert len(colours) > 3
