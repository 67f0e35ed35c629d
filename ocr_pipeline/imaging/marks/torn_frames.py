"""Stamps of incoming mail whose lines a threshold tore to dots or that are hardly there, sought where they stand."""

from __future__ import annotations

from dataclasses import replace

from ocr_pipeline.imaging.marks.faint_frames import sides
from ocr_pipeline.imaging.marks.frames import STAMPS, Frame, Sizes, frames_of, tint_of
from ocr_pipeline.imaging.marks.layers import LOOK_DPI, Layers

MM = LOOK_DPI / 25.4
TORN = Sizes((38 * MM, 64 * MM), STAMPS.heights, 0.55, piece=9, gap=24, ruled=0.09, headed=True)
"""Their lines: of shorter pieces, with wider gaps, fainter. Rows of letters are such lines too, but narrower."""
LEFT, TOP, REACH = 0.2, 0.3, 0.62
"""Shares of the page's width and height within which its left top corner lies, and of the width that it reaches to:
below the number or left of the subject (NĐ 30/2020 Phụ lục IV V). Of 430 pages none has such a frame of letters."""
FAINT = replace(TORN, widths=(30 * MM, 64 * MM), piece=7, gap=26, ruled=0.05, drawn=0.35, all_drawn=0.5)
"""Lines that are hardly there, which rows of letters make too: paper must be bare along them."""
CLEAR = 3
"""So many sides of such a frame stand apart from all ink; of frames that rows of letters seem to make, on 100 pages,
one at most."""


def torn_frames(layers: Layers) -> list[Frame]:
    """The largest such frame that has a row for the office's name, if there is any."""
    left = layers.part(0, 0, round(REACH * layers.width), layers.height)
    found = _placed(left, TORN, layers) or [
        frame
        for frame in _placed(left, FAINT, layers)
        if sum(side.clear for side in sides(frame, layers.dark)) >= CLEAR
    ]
    largest = sorted(found, key=lambda frame: -frame.area)[:1]
    return [replace(frame, tint=tint_of(frame, layers)) for frame in largest]


def _placed(left: Layers, sizes: Sizes, page: Layers) -> list[Frame]:
    """The frames with a row for a name that stand where stamps do."""
    return [
        frame
        for frame in frames_of(left, sizes)
        if frame.box[0] < LEFT * page.width and frame.box[1] < TOP * page.height
    ]
