"""The layout of a page with what a pen left on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.marks.frames import Frame
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.layout.blanks import with_blanks
from ocr_pipeline.layout.page import PageLayout
from ocr_pipeline.layout.pen_notes import pen_notes
from ocr_pipeline.recognition.words import Box


def with_pen(
    page: CleanPage,
    layout: PageLayout,
    seals: Sequence[Seal] = (),
    stamps: Sequence[Box] = (),
    laid_over: Sequence[Box] = (),
    frames: Sequence[Frame] = (),
) -> PageLayout:
    """The layout with what the blanks of its form lines say, and with the places of other writing.

    ``seals`` and ``stamps`` are those of the page, whatever the stamps say: what a pen wrote into one is its own.
    ``laid_over`` is where text was drawn over the scan; ``frames`` are the ruled ones of the stamps of incoming mail.
    """
    if layout.blank:
        return layout
    filled = with_blanks(page, layout, seals, frames)
    blanks = tuple(replace(blank, laid_over=_meets(blank.box, laid_over)) for blank in filled.blanks)
    notes = tuple(pen_notes(page, filled, seals, [*stamps, *laid_over]))
    return replace(filled, blanks=blanks, notes=notes)


def _meets(box: Box, others: Sequence[Box]) -> bool:
    return any(box.overlap(other) > 0 for other in others)
