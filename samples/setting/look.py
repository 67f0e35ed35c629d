"""What offices do differently within the rules: margins, sizes, leading. In pixels of the drawing at 300 dpi."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samples.units import mm, pt


@dataclass(frozen=True)
class Look:
    """How one office sets its papers; ``points`` is the size of the body, ``after`` the room below a paragraph."""

    left: float
    right: float
    top: float
    bottom: float
    points: float
    spacing: float
    indent: float
    after: float


def look_of(seed: int) -> Look:
    """The look of a document, alike for the same seed.

    NĐ 30/2020 Phụ lục I, Phần I, mục I.3 and II.6.b: margins of 20 to 25 mm above and below, 30 to 35 mm at the left,
    15 to 20 mm at the right; body of 13 to 14 pt, indented by 1 or 1.27 cm.
    """
    draw = np.random.default_rng((seed, 0))
    return Look(
        left=mm(30 + 0.5 * draw.integers(0, 9)),
        right=mm(15 + 0.5 * draw.integers(0, 9)),
        top=mm(20 + 0.5 * draw.integers(0, 7)),
        bottom=mm(20 + 0.5 * draw.integers(0, 5)),
        points=(13.0, 13.5, 14.0, 14.0)[draw.integers(0, 4)],
        spacing=(1.0, 1.03, 1.08, 1.15)[draw.integers(0, 4)],
        indent=mm((10.0, 12.7, 12.7)[draw.integers(0, 3)]),
        after=pt((3.0, 4.0, 6.0, 6.0)[draw.integers(0, 4)]),
    )
