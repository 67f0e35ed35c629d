"""A stamp over print is lifted: its lines go, print stays."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.lifting import lifted
from tests.recognition.drawn_lines import DPI, lines_of_text

FRAME = (120, 40, 420, 200)
SAID = "Kết quả kiểm tra công tác chuyển đổi số"


def printed() -> Pixels:
    """Two lines of black print."""
    return lines_of_text(SAID, SAID)


def framed(page: Pixels, ink: int, drop: int = 0) -> Pixels:
    """The page with a frame pressed on it, ``drop`` pixels lower at its right end; print under it stays as dark."""
    x0, y0, x1, y1 = FRAME
    corners = np.array([(x0, y0), (x1, y0 + drop), (x1, y1 + drop), (x0, y1)], np.int32)
    stamp = np.full_like(page, 255)
    cv2.polylines(stamp, [corners], True, (ink,), 3)
    return np.minimum(page, stamp)


@pytest.mark.parametrize("drop", [0, 8])
def test_the_lines_of_a_black_frame_go_and_print_stays(drop: int) -> None:
    bare = printed()
    views = lifted(framed(bare, 0, drop), FRAME, drop / (FRAME[2] - FRAME[0]), DPI)
    assert len(views) == 1
    lines = (framed(np.full_like(bare, 255), 0, drop) < 128) & (bare > 200)
    assert (views[0][lines] < 128).mean() < 0.15
    away = cv2.dilate((lines * 255).astype(np.uint8), np.ones((9, 9), np.uint8)) == 0
    assert (views[0][away & (bare < 100)] < 128).mean() > 0.99


def test_a_pale_stamp_goes_altogether_in_a_view_of_its_own() -> None:
    bare = printed()
    views = lifted(framed(bare, 140), FRAME, 0.0, DPI)
    assert len(views) == 2
    under = framed(np.full_like(bare, 255), 140) < 200
    assert (views[1][under & (bare > 250)] < 200).mean() < 0.05
    assert (views[1][bare < 30] < 100).mean() > 0.95


def test_nothing_beyond_the_stamp_is_touched() -> None:
    page = framed(printed(), 140)
    before = page.copy()
    beyond = slice(FRAME[2] + 40, None)
    assert all((view[:, beyond] == page[:, beyond]).all() for view in lifted(page, FRAME, 0.0, DPI))
    assert (page == before).all()


def test_a_stamp_beyond_the_page_gives_no_view() -> None:
    assert not lifted(printed(), (5000, 5000, 5200, 5100), 0.0, DPI)
