"""Samples of the repository and their truth."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image

from ocr_pipeline.imaging.ink import Pixels
from schemas import Document, Page

SAMPLES = Path(__file__).parents[2] / "samples"
STEMS = ("cong-van", "quyet-dinh", "thong-bao")
_MARGIN = 60
"""Pixels left around what is cut out, at 300 dpi: more than a skewed line rises."""
Corners = tuple[float, float, float, float]


@dataclass(frozen=True)
class Converted:
    """A sample as it was converted, and its truth."""

    document: Document
    truth: Document


def scan_of(stem: str) -> Path:
    return SAMPLES / "scans" / f"{stem}.pdf"


def truth_of(stem: str) -> Document:
    return Document.model_validate_json((SAMPLES / "truth" / f"{stem}.json").read_bytes())


@cache
def page_image(stem: str, number: int = 1) -> Image.Image:
    """The image bound into a page of a scan, as it was scanned."""
    with pikepdf.open(scan_of(stem)) as opened:
        stream = opened.pages[number - 1].Resources.XObject.Scan
        assert isinstance(stream, pikepdf.Stream)
        image = pikepdf.PdfImage(stream).as_pil_image()
        image.load()
        return image


def head_of(stem: str) -> Image.Image:
    """The first page down to below its subject: header, title, subject."""
    subject = truth_of(stem).subject.bbox
    assert subject is not None
    image = page_image(stem)
    return image.crop((0, 0, image.width, subject[3] + _MARGIN))


def foot_of(stem: str) -> Image.Image:
    """The last page from above its nơi nhận and signature on."""
    truth = truth_of(stem)
    boxes = [field.bbox for field in (*truth.recipients, *truth.signature.authority) if field.bbox]
    page = truth.signature.name.page
    assert page is not None
    image = page_image(stem, page)
    return image.crop((0, min(box[1] for box in boxes) - 2 * _MARGIN, image.width, image.height))


def middle_of(stem: str) -> Image.Image:
    """A few lines of the body of the first page."""
    subject = truth_of(stem).subject.bbox
    assert subject is not None
    image = page_image(stem)
    return image.crop((0, subject[3] + 4 * _MARGIN, image.width, subject[3] + 12 * _MARGIN))


def pixels_of(stem: str, number: int = 1) -> Pixels:
    """The same as ``(height, width)`` grey."""
    return np.array(page_image(stem, number).convert("L"))


def scaled_box(box: tuple[int, int, int, int], true: Page, found: Page) -> Corners:
    """A box of the truth in the pixels of the page as it was read, which may be at another resolution."""
    scale = found.dpi / true.dpi
    return (box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale)


def agreement(one: Corners, other: Corners) -> float:
    """The share (0..1) of the smaller box inside the larger, or their intersection over union if that is more."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    return across * down / min(areas)
