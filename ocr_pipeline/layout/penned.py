"""The layout of a page with what a pen left on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.layout.blanks import with_blanks
from ocr_pipeline.layout.page import PageLayout
from ocr_pipeline.layout.pen_notes import pen_notes
from ocr_pipeline.recognition.words import Box


def with_pen(page: CleanPage, layout: PageLayout, seals: Sequence[Seal] = (), stamps: Sequence[Box] = ()) -> PageLayout:
    """The layout with what the blanks of its form lines say, and with the places of other writing.

    ``seals`` and ``stamps`` are those of the page, whatever the stamps say: what a pen wrote into one is its own.
    """
    if layout.blank:
        return layout
    filled = with_blanks(page, layout, seals)
    return replace(filled, notes=tuple(pen_notes(page, filled, seals, stamps)))
