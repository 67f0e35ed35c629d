"""One page of the road: its image, its words in order, and what is to be said of it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from diacritics import Restorer
from ocr_pipeline import sources
from ocr_pipeline.errors import (
    DamagedFileError,
    DocumentTimeoutError,
    EngineError,
    PageTimeoutError,
    PageTooLargeError,
)
from ocr_pipeline.imaging.ink import Pixels, brightest_channel
from ocr_pipeline.imaging.lettering import LOOK_DPI
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.layout.marks import placed_marks
from ocr_pipeline.layout.name_stamps import with_name_inks
from ocr_pipeline.layout.page import PageLayout, layout_page
from ocr_pipeline.layout.penned import with_pen
from ocr_pipeline.layout.signer_rows import rows_of_views
from ocr_pipeline.layout.subject_views import with_subject_views
from ocr_pipeline.layout.uncovered import uncovered
from ocr_pipeline.parsing.document import PageReport, report_of_image, report_of_layer
from ocr_pipeline.parsing.page_quality import page_quality
from ocr_pipeline.parsing.signature import signature_settled
from ocr_pipeline.recognition.covered_lines import read_covered
from ocr_pipeline.recognition.engine import Engine
from ocr_pipeline.recognition.laid_over import words_laid_over
from ocr_pipeline.recognition.layer_verdict import LayerVerdict, judge_print, judge_words
from ocr_pipeline.recognition.layered_page import ScanLayer
from ocr_pipeline.recognition.looks import Look
from ocr_pipeline.recognition.opinions import read_opinions
from ocr_pipeline.recognition.page import Deadline, ReadPage, read_page
from ocr_pipeline.recognition.stamps import StampReading
from ocr_pipeline.recognition.text_layer import typed_words
from ocr_pipeline.recognition.words import Box, Word
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import Facts, PageFacts, PageImage, TextLayer

PAGE_FAILURES = (DamagedFileError, DocumentTimeoutError, EngineError, PageTimeoutError, PageTooLargeError)
"""What costs one page, and no other."""


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads one page after the other; holds nothing of a page between calls."""

    settings: Settings
    engine: Engine
    restorer: Restorer

    def read(self, facts: Facts, page: PageFacts, until: float) -> PageReport:
        """A page laid out and reported on: by the words that the file came with where these can be trusted.

        Args:
            facts: of the whole source.
            page: one of its pages.
            until: when the document's time is over, by the monotonic clock.

        Raises:
            VanbanError: one of PAGE_FAILURES when the page cannot be read; an InstallationError when none can.
        """
        if time.monotonic() > until:
            raise DocumentTimeoutError(f"The document took longer than {self.settings.document_seconds:.0f} seconds")
        layer = sources.text_layer(facts, page.number, self.settings, self.settings.page_seconds)
        deadline = Deadline.after(min(self.settings.page_seconds, until - time.monotonic()))
        verdict = self._judged(facts, page, layer, deadline) if layer is not None else None
        if layer is None or verdict is None or not verdict.used:
            return self._read_image(facts, page, deadline, layer, verdict)
        if verdict.reread:
            return self._read_image(facts, page, deadline, layer, verdict, ScanLayer(layer, verdict))
        layout = _laid_out_layer(page, layer)
        return PageReport(report_of_layer(page, layout), layout, layer.text)

    def _judged(self, facts: Facts, page: PageFacts, layer: TextLayer, deadline: Deadline) -> LayerVerdict:
        """The verdict on a layer: by its words, and, where these need no image, by a look at a small picture."""
        verdict = judge_words(layer, page)
        if not verdict.used or verdict.reread:
            return verdict
        small = replace(page, dpi=min(page.dpi, LOOK_DPI))
        pages = tuple(small if each is page else each for each in facts.pages)
        image = self._rendered(replace(facts, pages=pages), page.number, deadline)
        grey = brightest_channel(image.pixels)
        words = typed_words(layer, grey.shape[1], grey.shape[0])
        return judge_print(verdict, words, grey, image.dpi)

    def _read_image(
        self,
        facts: Facts,
        page: PageFacts,
        deadline: Deadline,
        layer: TextLayer | None,
        verdict: LayerVerdict | None,
        used: ScanLayer | None = None,
    ) -> PageReport:
        """A page read from its image, beside the words of the scan that it came with where these are ``used``."""
        draw = partial(self._drawn, facts, page.number, deadline)
        looks = partial(_looks, page.number)
        settled = partial(signature_settled, self.restorer, page.number)
        read = read_page(self.engine, draw, page.dpi, deadline, looks, self.restorer.fluency, used, settled)
        layout = self._laid_out(page.number, read, deadline, words_laid_over(layer, page, read.page))
        quality = page_quality(page, read.page, layout, self.restorer.knows)
        marks = placed_marks(read, layout)
        unread = _unexplained(read.unread, layout, [mark.box for mark in marks])
        report = report_of_image(page, read.page, quality, read.layer or verdict, unread)
        told = layer.text if layer is not None else ""
        return PageReport(report, layout, told, marks, read.page.way.bend)

    def _laid_out(self, number: int, read: ReadPage, deadline: Deadline, laid_over: Sequence[Box]) -> PageLayout:
        """The words of a page in order, with what is read only where the order tells the place of it.

        ``laid_over`` is where the file's own text was drawn over the scan.
        """
        upright, fluency = read.page, self.restorer.fluency
        layout = layout_page(read.words, number, upright.width, upright.height, upright.grids, read.framed)
        framed = [stamp.box for stamp in read.framed]
        layout = uncovered(layout, framed, partial(read_covered, self.engine, read, deadline, fluency))
        layout = with_subject_views(layout, partial(read_opinions, self.engine, read, deadline))
        stamps = [*framed, *(grade.box for grade in read.grades)]
        layout = with_pen(upright, layout, read.marks.seals, stamps, laid_over, read.marks.frames)
        layout = replace(layout, views=rows_of_views(read.views, number, layout.text_height))
        return with_name_inks(upright, layout, read.marks.seals)

    def _drawn(self, facts: Facts, number: int, deadline: Deadline) -> Pixels:
        """The image of a page."""
        return self._rendered(facts, number, deadline).pixels

    def _rendered(self, facts: Facts, number: int, deadline: Deadline) -> PageImage:
        with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
            return sources.render_page(facts, number, self.settings, Path(folder), deadline.left())


def _laid_out_layer(page: PageFacts, layer: TextLayer) -> PageLayout:
    """A layer's words in order, in pixels of the page at its dpi."""
    width, height = (round(points * page.dpi / 72) for points in (page.width_points, page.height_points))
    return layout_page(typed_words(layer, width, height), page.number, width, height)


def _unexplained(rows: Sequence[Box], layout: PageLayout, marks: Sequence[Box]) -> list[Box]:
    """The rows of ink, of those that were read as no words, that are no mark and nothing written by pen either."""
    known = [*marks, *(note.box for note in layout.notes)]
    return [row for row in rows if all(row.overlap(box) == 0 for box in known)]


def _looks(
    number: int, words: Sequence[Word], page: CleanPage, framed: Sequence[StampReading], dark: Sequence[Ring]
) -> Sequence[Look]:
    return layout_page(words, number, page.width, page.height, page.grids, framed, dark).look_again
