"""The samples of the repository, their truth, and how a box of the truth stands on the levelled page."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
from PIL import Image

from ocr_pipeline.imaging.ink import Pixels
from schemas import Document, Page

SAMPLES = Path(__file__).parents[2] / "samples"
STEMS = ("cong-van", "quyet-dinh", "thong-bao")
Corners = tuple[float, float, float, float]


@dataclass(frozen=True)
class Converted:
    """A sample as it was converted, its truth, and what a clerk wrote down from it."""

    document: Document
    truth: Document
    label: dict[str, Any]


def scan_of(stem: str) -> Path:
    return SAMPLES / "scans" / f"{stem}.pdf"


def truth_of(stem: str) -> Document:
    return Document.model_validate_json((SAMPLES / "truth" / f"{stem}.json").read_bytes())


def label_of(stem: str) -> dict[str, Any]:
    label: dict[str, Any] = json.loads((SAMPLES / "labels" / f"{stem}.json").read_text(encoding="utf-8"))
    return label


@cache
def page_image(stem: str, number: int = 1) -> Image.Image:
    """The image bound into a page of a scan, as it was scanned."""
    with pikepdf.open(scan_of(stem)) as opened:
        stream = opened.pages[number - 1].Resources.XObject.Scan
        assert isinstance(stream, pikepdf.Stream)
        image = pikepdf.PdfImage(stream).as_pil_image()
        image.load()
        return image


def pixels_of(stem: str, number: int = 1) -> Pixels:
    """The same as ``(height, width)`` grey."""
    return np.array(page_image(stem, number).convert("L"))


def level_box(box: tuple[int, int, int, int], skewed: Page, level: Page) -> Corners:
    """Where a box of the page as it was scanned stands on the level page, in the pixels of ``level``.

    ``skewed`` is the truth's page, whose boxes are those of the scan; its skew is the counter-clockwise turn that
    levels it.
    """
    scale = level.dpi / skewed.dpi
    angle = math.radians(-skewed.skew_degrees)
    middle_x, middle_y = skewed.width / 2, skewed.height / 2
    x, y = (box[0] + box[2]) / 2 - middle_x, (box[1] + box[3]) / 2 - middle_y
    turned_x = x * math.cos(angle) - y * math.sin(angle) + middle_x
    turned_y = x * math.sin(angle) + y * math.cos(angle) + middle_y
    # A turned stretch of text is higher by what its width rises.
    width = box[2] - box[0]
    height = max(8.0, box[3] - box[1] - abs(math.sin(angle)) * width)
    corners = (turned_x - width / 2, turned_y - height / 2, turned_x + width / 2, turned_y + height / 2)
    return (corners[0] * scale, corners[1] * scale, corners[2] * scale, corners[3] * scale)


def agreement(one: Corners, other: Corners) -> float:
    """The share (0..1) of the smaller box inside the larger, or their intersection over union if that is more."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return across * down / min(areas)
