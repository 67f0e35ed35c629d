"""Where the name of a box goes: beside it, over as little ink and as few other names as can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Rectangle = tuple[int, int, int, int]

_TAKEN_COST = 4.0
"""Covering a pixel of another label weighs as much as covering four pixels of solid ink."""


_APART = 4
"""Pixels between two labels; closer ones read as one."""


def place_label(
    box: Rectangle, size: tuple[int, int], ink: NDArray[np.float32], taken: Sequence[Rectangle]
) -> Rectangle:
    """The best place for a label.

    Args:
        box: The box it names, in pixels.
        size: Width and height of the label, in pixels.
        ink: Darkness of the page, ``(height, width)``, 0 paper to 1 ink.
        taken: Labels that stand already.

    Returns:
        A rectangle of that size on the page (or as near as a page smaller than the label allows).
    """
    height, width = ink.shape
    places = [_kept_on_page(place, width, height) for place in _places(box, size)]
    # The first of equals: the order of the places is the order in which an eye expects them.
    return min(places, key=lambda place: _cost(place, ink, taken))


def _places(box: Rectangle, size: tuple[int, int]) -> Iterator[Rectangle]:
    x0, y0, x1, y1 = box
    width, height = size
    corners = (
        (x0, y0 - height),
        (x0, y1),
        (x1 - width, y0 - height),
        (x1 - width, y1),
        (x1, y0),
        (x0 - width, y0),
        (x0, y0 - 2 * height),
        (x0, y1 + height),
    )
    for x, y in corners:
        yield (x, y, x + width, y + height)


def _kept_on_page(place: Rectangle, width: int, height: int) -> Rectangle:
    x0, y0, x1, y1 = place
    right = max(0, min(x0, width - (x1 - x0))) - x0
    down = max(0, min(y0, height - (y1 - y0))) - y0
    return (x0 + right, y0 + down, x1 + right, y1 + down)


def _cost(place: Rectangle, ink: NDArray[np.float32], taken: Sequence[Rectangle]) -> float:
    x0, y0, x1, y1 = place
    covered = float(ink[y0:y1, x0:x1].sum())
    return covered + _TAKEN_COST * sum(_overlap(place, other) for other in taken)


def _overlap(one: Rectangle, other: Rectangle) -> int:
    across = min(one[2], other[2]) - max(one[0], other[0]) + _APART
    down = min(one[3], other[3]) - max(one[1], other[1]) + _APART
    return max(0, across) * max(0, down)
