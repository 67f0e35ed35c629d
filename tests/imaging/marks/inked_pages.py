"""Pages at 100 dpi with seals, stamps and signatures drawn on them, all in pixels at that resolution.

Pages are BGR uint8 ``(height, width, 3)``; ``as_grey`` and ``as_fax`` are what other scanners make of them.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_pipeline.imaging.ink import Pixels
from tests.imaging.drawn_pages import text_page

DPI = 100
RED, BLUE, BLACK, BROWN = (40, 30, 210), (160, 60, 40), (20, 20, 20), (110, 150, 190)
Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]


def written(lines: int = 36) -> Pixels:
    """A page of black text."""
    return cv2.cvtColor(text_page(DPI, lines), cv2.COLOR_GRAY2BGR).astype(np.uint8)


def as_grey(page: Pixels) -> Pixels:
    """As a grey scanner sees it."""
    return cv2.cvtColor(page, cv2.COLOR_BGR2GRAY).astype(np.uint8)


def as_fax(page: Pixels) -> Pixels:
    """Black and white, averaged from a finer raster as reduction leaves it."""
    fine = cv2.resize(as_grey(page), None, fx=2, fy=2, interpolation=cv2.INTER_LINEAR)
    black = np.where(fine < 150, 0, 255).astype(np.uint8)
    return np.asarray(cv2.resize(black, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def yellowed(page: Pixels) -> Pixels:
    """On paper that has yellowed with age."""
    return np.asarray(page * np.array([0.72, 0.88, 0.95]), dtype=np.uint8)


def sealed(page: Pixels, middle: tuple[int, int], radius: int = 69, colour: Colour = RED) -> Pixels:
    """A seal: two outer rings, letters all round between them and the inner one, a star."""
    ink = np.zeros(page.shape[:2], np.uint8)
    for share, width in ((1.0, 2), (0.93, 1), (0.64, 1)):
        cv2.circle(ink, middle, round(share * radius), (255,), width, cv2.LINE_AA)
    for angle in np.arange(0, 2 * np.pi, 0.27):
        x, y = middle[0] + 0.79 * radius * np.cos(angle), middle[1] + 0.79 * radius * np.sin(angle)
        cv2.putText(ink, "N", (round(x) - 4, round(y) + 5), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (255,), 1, cv2.LINE_AA)
    cv2.drawMarker(ink, middle, (255,), cv2.MARKER_STAR, round(0.5 * radius), 2)
    return inked(page, ink, colour)


def cup_stained(page: Pixels, middle: tuple[int, int], radius: int = 69) -> Pixels:
    """The ring that a cup leaves, thick and soft, the paper inside it stained."""
    ink = np.zeros(page.shape[:2], np.uint8)
    cv2.circle(ink, middle, radius, (60,), -1)
    cv2.circle(ink, middle, radius, (220,), 7)
    return inked(page, cv2.GaussianBlur(ink, (0, 0), 2).astype(np.uint8), BROWN)


def framed(
    page: Pixels, corner: tuple[int, int], size: tuple[int, int], slope: float = 0.0, colour: Colour = BLACK
) -> Pixels:
    """A stamp's frame with the line under its first row, its lines sloping down to the right by ``slope``."""
    ink = np.zeros(page.shape[:2], np.uint8)
    wide, high = size

    def at(x: float, y: float) -> tuple[int, int]:
        return round(corner[0] + x - slope * y), round(corner[1] + y + slope * x)

    for start, end in (
        (at(0, 0), at(wide, 0)), (at(wide, 0), at(wide, high)), (at(wide, high), at(0, high)), (at(0, high), at(0, 0)),
        (at(0, 22), at(wide, 22)),
    ):  # fmt: skip
        cv2.line(ink, start, end, (255,), 2, cv2.LINE_AA)
    return inked(page, ink, colour)


def signed(page: Pixels, start: tuple[int, int], colour: Colour) -> tuple[Pixels, Box]:
    """A signature that begins at ``start``: waves that flatten into a long stroke; the page and the box of its ink."""
    along = np.linspace(0, 1, 200)
    x = start[0] + 170 * along
    y = start[1] - 34 * np.exp(-3 * along) * np.sin(along * 30) - 18 * along
    ink = np.zeros(page.shape[:2], np.uint8)
    points = np.rint(np.column_stack([x, y])).astype(np.int32)
    cv2.polylines(ink, [points], False, (255,), 2, cv2.LINE_AA)
    box = float(x.min()), float(y.min()), float(x.max()), float(y.max())
    return inked(page, ink, colour), box


def inked(page: Pixels, ink: NDArray[np.uint8], colour: Colour) -> Pixels:
    """A page with ink of a colour laid on it: it darkens what it lies on."""
    share = ink[..., None] / 255
    return np.asarray(page * (1 - share * (1 - np.array(colour) / 255)), dtype=np.uint8)


def iou(one: Box, other: Box) -> float:
    """Intersection over union of two boxes, 0..1."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return wide * high / (sum(areas) - wide * high)
