"""The road itself: source → page image → words → layout → restored text → fields → document."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path

from diacritics import Restorer
from ocr_pipeline import sources
from ocr_pipeline.errors import (
    DamagedFileError,
    DocumentTimeoutError,
    EngineError,
    NoPageReadError,
    PageTimeoutError,
    PageTooLargeError,
    SettingsError,
    VanbanError,
)
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.page import CleanPage, clean_page
from ocr_pipeline.layout.marks import placed_marks
from ocr_pipeline.layout.page import layout_page, unread_page
from ocr_pipeline.layout.plain import plain_text
from ocr_pipeline.layout.text import raw_text
from ocr_pipeline.parsing.document import (
    PageReport,
    document_of,
    report_of_failure,
    report_of_image,
    report_of_layer,
)
from ocr_pipeline.parsing.registry import installed_types
from ocr_pipeline.recognition.engine import Engine
from ocr_pipeline.recognition.page import Deadline, read_page
from ocr_pipeline.recognition.second_look import Look
from ocr_pipeline.recognition.stamps import StampReading
from ocr_pipeline.recognition.tesseract import ORIENTATION_MODEL, TesseractEngine, require
from ocr_pipeline.recognition.text_layer import layer_words
from ocr_pipeline.recognition.words import Word
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import Facts, PageFacts, SourceKind
from schemas import Document, Producer


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a conversion is, reported after each page: pages done, of how many, and the stage."""

    page: int
    pages: int
    stage: str


OnProgress = Callable[[Progress], None]
PAGE_FAILURES = (DamagedFileError, DocumentTimeoutError, EngineError, PageTimeoutError, PageTooLargeError)
"""What costs one page, and no other."""


def _silent(_: Progress) -> None:
    """Nobody listens."""


class Pipeline:
    """Converts inputs one after the other with one set of settings; holds nothing of a document between calls.

    Args:
        settings: every option; the environment's and the defaults when not given.
        engine: reads page images; Tesseract when not given.
    """

    def __init__(self, settings: Settings | None = None, engine: Engine | None = None) -> None:
        self.settings = settings or Settings()
        self._engine = engine

    def convert(self, inputs: Path | Sequence[Path], *, on_progress: OnProgress | None = None) -> Document:
        """Convert a file, or several images as the pages of one document.

        A page that cannot be read is marked failed in ``Document.pages`` and does not stop the others.

        Raises:
            InputError: the input cannot be used.
            InstallationError: a program or a language is missing.
            NoPageReadError: every page failed.
        """
        report = on_progress or _silent
        facts = sources.inspect(inputs, self.settings)
        if facts.kind is SourceKind.TEXT:
            text = plain_text(self.restorer.restore(facts.text or ""))
            report(Progress(1, 1, "restored"))
            return document_of(facts, text, [], self._producer(None), self.restorer, installed_types())
        return self._convert_pages(facts, report)

    def page_image(self, inputs: Path | Sequence[Path], number: int, rotation: int = 0) -> Pixels:
        """The upright, level image of page ``number`` (from 1) that boxes refer to; BGR or grey.

        ``rotation`` is the page's own of the converted document.

        Raises:
            VanbanError: as :meth:`convert`.
        """
        facts = sources.inspect(inputs, self.settings)
        with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
            image = sources.render_page(facts, number, self.settings, Path(folder), self.settings.page_seconds)
        return clean_page(image.pixels, image.dpi, turn=rotation).colour

    @cached_property
    def restorer(self) -> Restorer:
        """The restorer, with the user's dictionary.

        Raises:
            SettingsError: the user's dictionary cannot be read.
        """
        try:
            return Restorer(user_dictionary=self.settings.user_dictionary)
        except (OSError, UnicodeDecodeError) as unreadable:
            raise SettingsError(
                f"The user dictionary {self.settings.user_dictionary} cannot be read: {unreadable}",
                next_step="Give a UTF-8 text file with one name or phrase a line.",
            ) from unreadable

    def _convert_pages(self, facts: Facts, report: OnProgress) -> Document:
        require((*self.settings.languages, ORIENTATION_MODEL))
        until = time.monotonic() + self.settings.document_seconds
        pages: list[PageReport] = []
        failures: list[VanbanError] = []
        for page in facts.pages:
            try:
                pages.append(self._read(facts, page, until))
            except PAGE_FAILURES as failed:
                failures.append(failed)
                pages.append(PageReport(report_of_failure(page, failed.cause)))
            report(Progress(page.number, facts.page_count, "read"))
        if len(failures) == len(pages):
            raise _nothing_read(facts, failures)
        raw = raw_text(
            [each.layout or unread_page(each.page.number, each.page.width, each.page.height) for each in pages]
        )
        text = raw.restored(self.restorer.restore(raw.text))
        return document_of(facts, text, pages, self._producer(self.engine.name), self.restorer, installed_types())

    def _read(self, facts: Facts, page: PageFacts, until: float) -> PageReport:
        """One page laid out and reported on.

        Raises:
            One of PAGE_FAILURES: the page could not be read.
        """
        if time.monotonic() > until:
            raise DocumentTimeoutError(f"The document took longer than {self.settings.document_seconds:.0f} seconds")
        layer = sources.text_layer(facts, page.number, self.settings, self.settings.page_seconds)
        layer_text = layer.text if layer is not None else ""
        width, height = (round(points * page.dpi / 72) for points in (page.width_points, page.height_points))
        words = layer_words(layer, page, width, height) if layer is not None else None
        if words is not None:
            layout = layout_page(words, page.number, width, height)
            return PageReport(report_of_layer(page, layout), layout, layer_text)
        deadline = Deadline.after(min(self.settings.page_seconds, until - time.monotonic()))
        with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
            image = sources.render_page(facts, page.number, self.settings, Path(folder), deadline.left())
        read = read_page(self.engine, image.pixels, image.dpi, deadline, partial(_looks, page.number))
        layout = layout_page(read.words, page.number, read.page.width, read.page.height, read.framed)
        report = report_of_image(page, read.page, layout, image.notes)
        return PageReport(report, layout, layer_text, placed_marks(read, layout))

    @cached_property
    def engine(self) -> Engine:
        """What reads page images."""
        return self._engine or TesseractEngine(self.settings.languages)

    def _producer(self, engine: str | None) -> Producer:
        return Producer(
            version=version("vanban"),
            engine=engine,
            languages=self.settings.languages if engine else (),
            settings_sha256=self.settings.fingerprint(),
        )


def _looks(number: int, words: Sequence[Word], page: CleanPage, framed: Sequence[StampReading]) -> Sequence[Look]:
    return layout_page(words, number, page.width, page.height, framed).look_again


def _nothing_read(facts: Facts, failures: Sequence[VanbanError]) -> VanbanError:
    """The one error that every page ended with, or, where they differ, that no page was read."""
    first = failures[0]
    if all(type(failed) is type(first) for failed in failures):
        return type(first)(first.cause, next_step=first.next_step, file=facts.name, page=first.page)
    return NoPageReadError(f"No page could be read; the first failed with: {first.cause}", file=facts.name)
