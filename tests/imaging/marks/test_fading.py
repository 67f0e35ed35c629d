"""Black seals are taken out where print stays whole."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels, brightest_channel
from ocr_pipeline.imaging.marks.fading import dark_seals, without_seals
from ocr_pipeline.imaging.marks.find import find_marks
from ocr_pipeline.imaging.marks.rings import Ring
from tests.imaging.marks.inked_pages import DPI, RED, as_fax, as_grey, sealed, written

MIDDLE = (540, 600)


def test_a_page_without_seals_stays_as_it_is() -> None:
    page = as_grey(written())
    assert without_seals(page, dark_seals(page, find_marks(page, DPI))) is page


@pytest.mark.parametrize("scan", [as_grey, as_fax])
def test_the_middle_and_the_rings_go_and_the_page_is_not_touched(scan: Callable[[Pixels], Pixels]) -> None:
    page = scan(sealed(written(0), MIDDLE))
    before = page.copy()
    clear = without_seals(page, dark_seals(page, find_marks(page, DPI)))
    assert (page == before).all()
    disc = np.zeros(page.shape, np.uint8)
    cv2.circle(disc, MIDDLE, 72, (1,), -1)
    ink = page[disc > 0] < 200
    left = clear[disc > 0] < 200
    assert left.sum() < 0.45 * ink.sum()


def test_print_under_a_light_seal_stays() -> None:
    bare = as_grey(written())
    page = as_grey(sealed(written(), MIDDLE, colour=RED))
    clear = without_seals(page, dark_seals(page, find_marks(page, DPI)))
    # The foot of the seal, where the name of a signer stands.
    foot = slice(MIDDLE[1] + 44, MIDDLE[1] + 74), slice(MIDDLE[0] - 30, MIDDLE[0] + 30)
    printed, paper = bare[foot] < 60, bare[foot] > 250
    assert (clear[foot][printed] < 140).mean() > 0.75
    assert (clear[foot][paper] < 180).mean() < 0.6 * (page[foot][paper] < 180).mean()


def test_a_seal_that_colour_faded_is_not_dark() -> None:
    page = sealed(written(), MIDDLE)
    assert dark_seals(brightest_channel(page), find_marks(page, DPI)) == []
    assert len(dark_seals(as_grey(page), find_marks(as_grey(page), DPI))) == 1


def test_what_stands_in_the_middle_of_a_light_seal_stays_where_that_is_asked_for() -> None:
    page = as_grey(sealed(written(0), MIDDLE, colour=RED))
    stroke = slice(MIDDLE[1] - 10, MIDDLE[1] + 10), slice(MIDDLE[0] - 2, MIDDLE[0] + 3)
    page[stroke] = 0
    rings = dark_seals(page, find_marks(page, DPI))
    assert (without_seals(page, rings, core=False)[stroke] < 40).all()
    assert (without_seals(page, rings)[stroke] > 200).all()


def test_the_darkest_of_a_light_seal_is_no_print_though_letters_touch_it() -> None:
    """A seal is pressed hardest somewhere: an emblem there is darker than its ring, and runs on into what it covers."""
    page = np.full((400, 400), 255, np.uint8)
    cv2.circle(page, (200, 200), 100, (120,), 6)
    emblem = slice(180, 220), slice(150, 190)
    page[emblem] = 100
    letter = slice(170, 230), slice(188, 196)
    page[letter] = 5
    rings = [Ring(200, 200, 101)]
    clear = without_seals(page, rings, core=False, print_alone=True)
    assert (clear[letter] < 40).all()
    assert (clear[184:216, 154:180] > 240).all()
    assert (without_seals(page, rings, core=False)[184:216, 154:180] < 240).all(), "a pen's strokes are as pale"
