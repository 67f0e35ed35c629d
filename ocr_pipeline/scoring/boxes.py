"""Where things stand on a page: boxes as shares of its width and height, so that two resolutions can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from ocr_pipeline.scoring.counts import BoxCounts
from schemas import BBox, Document, FieldValue

_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Place:
    """A box on a page (counted from 1): left, top, right, bottom, each 0..1 of the page's width or height."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """The share of the page that it takes; 0 where a side is turned round."""
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def common(self, other: Self) -> float:
        """The area that two places share; 0 on two pages."""
        if self.page != other.page:
            return 0.0
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, width) * max(0.0, height)

    def covered_by(self, other: Self) -> float:
        """The share (0..1) of this place that the other covers."""
        return self.common(other) / self.area if self.area else 0.0

    def iou(self, other: Self) -> float:
        """Intersection over union, 0..1."""
        common = self.common(other)
        return common / (self.area + other.area - common) if common else 0.0


class Sheets:
    """The pages of a document, by which its boxes become places."""

    def __init__(self, document: Document) -> None:
        self._sizes = {page.number: (page.width, page.height) for page in document.pages}

    def place(self, page: int | None, bbox: BBox | None) -> Place | None:
        """Where a box stands; ``None`` without a box, or on a page whose size is not stated."""
        size = self._sizes.get(page) if page is not None else None
        if page is None or bbox is None or size is None:
            return None
        (width, height), (left, top, right, bottom) = size, bbox
        return Place(page, left / width, top / height, right / width, bottom / height)


def score_boxes(pairs: Iterable[tuple[FieldValue, FieldValue]], of_truth: Sheets, of_document: Sheets) -> BoxCounts:
    """How well the boxes of right values fit; a value without a box covers nothing."""
    counts = BoxCounts()
    for want, got in pairs:
        place = of_truth.place(want.page, want.bbox)
        if place is not None:
            counts += _fit(place, of_document.place(got.page, got.bbox))
    return counts


def _fit(want: Place, got: Place | None) -> BoxCounts:
    if got is None:
        return BoxCounts(right=1)
    coverage, iou = want.covered_by(got), want.iou(got)
    return BoxCounts(1, int(coverage >= _HALF), int(iou >= _HALF), coverage, iou)
