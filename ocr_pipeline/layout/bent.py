"""The words of a page that was straightened to be read, where they stand on the level page: for whoever draws them."""

from __future__ import annotations

from dataclasses import replace

from ocr_pipeline.imaging.bend import Bend, bent_box
from ocr_pipeline.layout.page import PageLayout
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.words import Box


def bent_layout(layout: PageLayout, bend: Bend, dpi: float) -> PageLayout:
    """The layout with the words of its regions moved as the level page at ``dpi`` is bent."""
    size = layout.width, layout.height

    def moved(line: Segment) -> Segment:
        boxes = (Box(*bent_box(word.box.as_tuple(), bend, size, dpi)) for word in line.words)
        return replace(line, words=tuple(replace(word, box=box) for word, box in zip(line.words, boxes, strict=True)))

    regions = tuple(replace(each, lines=tuple(map(moved, each.lines))) for each in layout.regions)
    return replace(layout, regions=regions)
