"""A pale seal whose votes print drew aside is found near the circle that they made; nothing is found in its place."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.layers import layers_of
from ocr_pipeline.imaging.marks.rings import Proposal, Ring
from ocr_pipeline.imaging.marks.whole_rings import find_rings, seal_aside
from tests.imaging.marks.inked_pages import BLACK, DPI, RED, as_grey, cup_stained, sealed, signed, written

MIDDLE = (540, 860)
FEW = 0.19


def pale(page: Pixels, share: float = 0.4) -> Pixels:
    return (255 - (255 - as_grey(page).astype(np.float32)) * share).astype(np.uint8)


def pale_seal() -> Pixels:
    """A seal in pale ink under a signature."""
    return np.minimum(pale(sealed(written(0), MIDDLE)), as_grey(signed(written(0), (535, 875), BLACK)[0]))


def found(page: Pixels, aside: tuple[int, int], radius: int) -> list[Proposal]:
    ring = Ring(MIDDLE[0] + aside[0], MIDDLE[1] + aside[1], radius)
    return seal_aside(layers_of(page, DPI), Proposal(ring, FEW))


@pytest.mark.parametrize(("aside", "radius"), [((0, 2), 71), ((14, 9), 83), ((-12, 12), 60)])
def test_a_pale_seal_is_found_aside_of_the_circle_that_was_voted_for(aside: tuple[int, int], radius: int) -> None:
    (seal,) = found(pale_seal(), aside, radius)
    assert (seal.ring.x, seal.ring.y, seal.ring.radius) == pytest.approx((*MIDDLE, 69), abs=3)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(lambda: as_grey(written(36)), id="text"),
        pytest.param(lambda: as_grey(signed(written(0), MIDDLE, BLACK)[0]), id="a signature"),
        pytest.param(lambda: pale(cup_stained(written(0), MIDDLE), 0.8), id="what a cup left"),
        pytest.param(lambda: pale(sealed(written(0), MIDDLE), 0.15), id="a seal of the back"),
    ],
)
def test_nothing_else_is_a_pale_seal(page: Callable[[], Pixels]) -> None:
    assert found(page(), (14, 9), 83) == []


PALE_INK, BROWNER = (130, 140, 165), (0.62, 0.76, 0.84)
"""What little red was pressed with, and how a stain leaves of blue, green and red."""


def stained(page: Pixels) -> Pixels:
    """On brown paper."""
    return np.asarray(page * np.array(BROWNER), dtype=np.uint8)


def mirrored(page: Pixels) -> Pixels:
    """What shines through from the back: mirrored, and paler than anything on this side."""
    return np.asarray(255 - (255 - page[:, ::-1].astype(np.float32)) * 0.2, dtype=np.uint8)


def test_a_seal_that_is_hardly_redder_than_the_brown_paper_is_one_by_its_rings_and_letters() -> None:
    page = sealed(written(20), MIDDLE, colour=PALE_INK)
    page[MIDDLE[1] - 5 : MIDDLE[1] + 5, MIDDLE[0] - 5 : MIDDLE[0] + 5] = RED  # pressed hardest in its middle
    layers = layers_of(stained(page), DPI)
    (ring,) = find_rings(layers)
    assert (ring.x, ring.y, ring.radius) == pytest.approx((*MIDDLE, 69), abs=3)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (lambda: stained(cup_stained(written(20), MIDDLE)), "what a cup left has no second ring"),
        (lambda: mirrored(sealed(written(0), MIDDLE)), "a red seal of the back is redder, but paler than print"),
        (lambda: stained(written(36)), "text on brown paper"),
    ],
)
def test_nothing_else_that_is_a_little_red_is_a_seal(page: Callable[[], Pixels], why: str) -> None:
    assert find_rings(layers_of(page(), DPI)) == [], why
