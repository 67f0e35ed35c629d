"""A pale seal whose votes print drew aside is found near the circle that they made; nothing is found in its place."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.layers import layers_of
from ocr_pipeline.imaging.marks.rings import Proposal, Ring
from ocr_pipeline.imaging.marks.whole_rings import seal_aside
from tests.imaging.marks.inked_pages import BLACK, DPI, as_grey, cup_stained, sealed, signed, written

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
