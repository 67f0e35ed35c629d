"""The exact bend of a page of few words, and of a table, is that of its sheet; what letters cannot tell is not told."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.bend import Bend
from ocr_pipeline.imaging.exact_bend import ExactBend, exact_bend
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.letter_feet import darkness_of
from ocr_pipeline.imaging.ruled_feet import feet_of_rules
from ocr_pipeline.imaging.skew import Skew
from tests.imaging.drawn_pages import bound, noisy, prose_page, ruled_table, tilted

DPI = 150
LIFT_MM, REACH_MM = 8, 60
REACH = REACH_MM / 25.4
WIDE, HIGH = (side / DPI for side in prose_page(DPI).shape[::-1])
# What ``bound`` does to a page, in inches from its middle.
TRUE = Bend(lift=-LIFT_MM / 25.4 * float(np.exp(-WIDE / 2 / REACH)), reach=REACH, fan=0.8 / HIGH)
ROUGHLY = (
    pytest.param(0.0, Bend(TRUE.lift, REACH, TRUE.fan), id="known"),
    pytest.param(0.3, Bend(TRUE.lift * 0.8, REACH * 1.2, 0.03), id="a third of a degree off"),
    pytest.param(-0.3, Bend(TRUE.lift * 1.1, REACH * 0.9, 0.09), id="the other way"),
)


def one_word() -> Pixels:
    page = prose_page(DPI, lines=1)
    page[:, page.shape[1] // 4 :] = 255
    return page


def found(page: Pixels, skew: float, roughly: Bend) -> ExactBend | None:
    return exact_bend(darkness_of(page, DPI), Skew(skew, 1.0), roughly)


@pytest.mark.parametrize(("off", "roughly"), ROUGHLY)
@pytest.mark.parametrize(
    ("drawn", "within"),
    [
        pytest.param(prose_page(DPI), 0.03, id="a full page"),
        pytest.param(noisy(prose_page(DPI, lines=6), 10.0), 0.1, id="six lines"),
        pytest.param(ruled_table(DPI), 0.03, id="an empty form"),
    ],
)
def test_the_sheet_is_found_from_a_bend_that_is_roughly_right(
    drawn: Pixels, within: float, off: float, roughly: Bend
) -> None:
    exact = found(tilted(bound(drawn, DPI, LIFT_MM, REACH_MM), 0.7), 0.7 + off, roughly)
    assert exact is not None
    assert exact.skew.degrees == pytest.approx(0.7, abs=within)
    assert exact.bend.reach == pytest.approx(REACH, rel=0.1)
    assert exact.error < 0.1


def test_a_spine_at_the_right_is_the_mirror_image() -> None:
    exact = found(bound(prose_page(DPI), DPI, LIFT_MM, REACH_MM, right=True), 0.0, Bend(TRUE.lift, -REACH, TRUE.fan))
    assert exact is not None
    assert abs(exact.skew.degrees) < 0.03
    assert exact.bend.reach == pytest.approx(-REACH, rel=0.1)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(np.full((1754, 1240), 255, np.uint8), id="a blank page"),
        pytest.param(bound(one_word(), DPI, LIFT_MM, REACH_MM), id="one word"),
    ],
)
def test_what_no_letters_tell_is_left_to_the_rows(page: Pixels) -> None:
    assert found(page, 0.0, TRUE) is None


# --- The rules -------------------------------------------------------------------------------------------------------


def test_points_on_a_rule_lie_on_it_and_name_it() -> None:
    table = ruled_table(DPI)
    points, rules = feet_of_rules(darkness_of(table, DPI))
    assert len(np.unique(rules)) == 31
    heights = [points.foot[rules == rule] for rule in np.unique(rules)]
    assert max(np.ptp(each) for each in heights) < 0.6 / DPI
    drawn = np.linspace(round(0.1 * table.shape[0]), round(0.9 * table.shape[0]), 31).round() / DPI
    # A rule's middle, which is half a pixel beyond the row that it was drawn upon.
    assert np.allclose(sorted(float(np.mean(each)) for each in heights), drawn, atol=1.5 / DPI)


def test_strokes_shorter_than_a_table_tell_nothing() -> None:
    page = np.full((1754, 1240), 255, np.uint8)
    page[300:303, 100 : 100 + int(2.5 * DPI)] = 0
    points, rules = feet_of_rules(darkness_of(page, DPI))
    assert len(points) == len(rules) == 0
