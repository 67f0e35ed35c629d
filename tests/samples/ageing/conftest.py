"""A small printed page to age, and the back of it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from samples.fonts import face
from samples.sheet import Pixels, Sheet


def printed(*lines: str) -> Pixels:
    """Lines of text at 300 dpi in the upper left of a page of 75 x 105 mm."""
    image = Image.new("RGB", (886, 1240), "white")
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((120, 160 + 90 * number), line, (28, 27, 30), face(58), anchor="ls")
    return np.array(image)


@pytest.fixture(scope="session")
def clean() -> Sheet:
    """A page with text and a red seal, as it leaves the office."""
    pixels = printed("QUYẾT ĐỊNH:", "Điều 1. Phê duyệt Đề", "án số hóa tài liệu lưu", "trữ của huyện Nậm Sa.")
    cv2.circle(pixels, (640, 800), 150, (206, 32, 44), 8, cv2.LINE_AA)
    return Sheet(pixels, 300)


@pytest.fixture(scope="session")
def back() -> Pixels:
    """What is printed on the other side: a black bar at the left, in the lower half."""
    pixels = printed()
    pixels[900:1000, 100:300] = 0
    return pixels
