"""The road itself: source → page image → words → layout → restored text → fields → document."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from ocr_pipeline import sources
from ocr_pipeline.equipment import Equipment
from ocr_pipeline.errors import NoPageReadError, VanbanError
from ocr_pipeline.imaging.freed_memory import hand_back_freed
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.orientation import known_way
from ocr_pipeline.imaging.page import clean_page
from ocr_pipeline.layout.bent import bent_layout
from ocr_pipeline.layout.page import PageLayout, unread_page
from ocr_pipeline.layout.plain import plain_text
from ocr_pipeline.layout.text import DocumentText, raw_text
from ocr_pipeline.page_reading import PAGE_FAILURES, PageReader
from ocr_pipeline.parsing.bent_boxes import as_bent
from ocr_pipeline.parsing.document import (
    PageReport,
    document_of,
    report_of_failure,
)
from ocr_pipeline.parsing.enclosures import binding
from ocr_pipeline.parsing.few_dots import coarse_pages
from ocr_pipeline.parsing.packed_pages import PackedPages
from ocr_pipeline.sources import Facts, PageFacts, SourceKind
from schemas import Document, Page, Producer


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a conversion is, reported after each page: pages done, of how many, and the stage."""

    page: int
    pages: int
    stage: str


@dataclass(frozen=True, slots=True)
class PageImages:
    """A page as it was ``scanned``; ``upright`` and level, in the pixels of its boxes; ``cleaned`` for the engine.

    The first two are BGR ``(height, width, 3)`` or grey ``(height, width)``, the last is grey; all are uint8.
    """

    scanned: Pixels
    upright: Pixels
    cleaned: Pixels


OnProgress = Callable[[Progress], None]
OnText = Callable[[Facts, DocumentText, Sequence[PageReport]], None]
PAGES_KEPT = 4
"""After so many pages what they left behind is handed back: the next one has to ask the system for all of it again."""


def _silent(_: Progress) -> None:
    """Nobody listens."""


class Pipeline(Equipment):
    """Converts inputs one after the other with one set of settings; holds nothing of a document between calls.

    :meth:`convert` and what stands below it go the road in its order. Arguments as of :class:`Equipment`.
    """

    def convert(
        self,
        inputs: Path | Sequence[Path],
        *,
        on_progress: OnProgress | None = None,
        on_layout: Callable[[PageLayout], None] | None = None,
        on_text: OnText | None = None,
    ) -> Document:
        """Convert a file, or several images as the pages of one document.

        A page that cannot be read is marked failed in ``Document.pages`` and does not stop the others. ``on_layout`` is
        told how each page's words were put in order, for whoever draws them; ``on_text`` what the scan is, the restored
        text and the pages that it stands on, for whoever writes it over them.

        Raises:
            InputError: the input cannot be used.
            InstallationError: a program or a language is missing.
            NoPageReadError: every page failed.
        """
        report = on_progress or _silent
        facts = self.inspect(inputs)
        if facts.kind is SourceKind.TEXT:
            document = self.assemble(facts, ())
            report(Progress(1, 1, "restored"))
            return document
        pages = self._read_pages(facts, report)
        for each in pages:
            if on_layout is not None and each.layout is not None:
                bent = each.bend and bent_layout(each.layout, each.bend, each.page.dpi)
                on_layout(bent or each.layout)
        return self.assemble(facts, pages, on_text=on_text)

    def inspect(self, inputs: Path | Sequence[Path]) -> Facts:
        """The first stretch of the road: what an input is, before a page of it is read.

        Raises:
            InputError: the input cannot be used.
        """
        return sources.inspect(inputs, self.settings)

    def _read_pages(self, facts: Facts, report: OnProgress) -> list[PageReport]:
        """Every page, read or failed.

        Raises:
            NoPageReadError: every page failed, each in its own way; else what all of them failed with.
        """
        reader = self._reader
        until = time.monotonic() + self.settings.document_seconds
        pages = PackedPages()
        failures: list[VanbanError] = []
        for page in facts.pages:
            try:
                pages.add(reader.read(facts, page, until))
            except PAGE_FAILURES as failed:
                failures.append(failed)
                pages.add(PageReport(report_of_failure(page, failed.cause)))
            if page.number % PAGES_KEPT == 0:
                hand_back_freed()
            report(Progress(page.number, facts.page_count, "read"))
        if len(failures) == len(pages):
            raise _nothing_read(facts, failures)
        return pages.unpacked()

    def read(self, facts: Facts, page: PageFacts) -> PageReport:
        """The second stretch: one page, read and laid out; nothing is kept of it here.

        Args:
            facts: of the whole source.
            page: one of its pages, perhaps at a lower dpi.

        Raises:
            VanbanError: one of PAGE_FAILURES when the page cannot be read; an InstallationError when none can.
        """
        lowered = replace(facts, pages=tuple(page if each.number == page.number else each for each in facts.pages))
        return self._reader.read(lowered, page, time.monotonic() + self.settings.document_seconds)

    def assemble(self, facts: Facts, pages: Sequence[PageReport], *, on_text: OnText | None = None) -> Document:
        """The last stretch: every page that was read or failed, restored and parsed; of a text, its text alone.

        ``on_text`` is called as by :meth:`convert`; not for a text, which has no pages.

        Raises:
            NoPageReadError: every page failed.
        """
        if facts.kind is SourceKind.TEXT:
            text = plain_text(self.restorer.restore(facts.text or ""))
            return document_of(facts, text, [], self._producer(None), self.restorer, self.parsers, self.office_names)
        text = self.text(pages)
        if on_text is not None:
            on_text(facts, text, pages)
        return self._document(facts, pages, text)

    def text(self, pages: Sequence[PageReport]) -> DocumentText:
        """The restored text of pages that were read: what a document is made of."""
        laid_out = [each.layout or unread_page(each.page.number, each.page.width, each.page.height) for each in pages]
        raw = raw_text(laid_out)
        return raw.restored(self.restorer.restore(raw.text))

    def _document(
        self, facts: Facts, pages: Sequence[PageReport], text: DocumentText, *, enclosed: bool = False
    ) -> Document:
        producer = self._producer(self.engine.name)
        text = replace(text, coarse=coarse_pages(facts))
        names = self.office_names
        document = document_of(facts, text, pages, producer, self.restorer, self.parsers, names, enclosed=enclosed)
        return as_bent(document, {each.page.number: each.bend for each in pages if each.bend is not None})

    def convert_each(
        self,
        inputs: Path | Sequence[Path],
        *,
        on_progress: OnProgress | None = None,
        on_text: OnText | None = None,
    ) -> tuple[Document, ...]:
        """Convert every document that is bound in one input: the main one, then each attachment as its own.

        ``Document.source.pages`` says which pages each is on. A text without pages is one document. ``on_text`` is
        called for each document in turn, as by :meth:`convert`.

        Raises:
            VanbanError: as :meth:`convert`.
        """
        facts = self.inspect(inputs)
        if facts.kind is SourceKind.TEXT:
            return (self.convert(inputs, on_progress=on_progress),)
        return self.assemble_each(facts, self._read_pages(facts, on_progress or _silent), on_text=on_text)

    def assemble_each(
        self, facts: Facts, pages: Sequence[PageReport], *, on_text: OnText | None = None
    ) -> tuple[Document, ...]:
        """The last stretch of :meth:`convert_each`; errors as of :meth:`assemble`."""
        if facts.kind is SourceKind.TEXT:
            return (self.assemble(facts, pages),)
        whole = self.text(pages)
        opened = [part[0] for part in binding(whole, [each.page.number for each in pages]).attached]
        bounds = pairwise([pages[0].page.number, *opened, pages[-1].page.number + 1])
        parts = [[each for each in pages if start <= each.page.number < end] for start, end in bounds]
        texts = [self.text(part) for part in parts] if opened else [whole]
        for part, text in zip(parts, texts, strict=True):
            if on_text is not None:
                on_text(facts, text, part)
        return tuple(
            self._document(facts, part, text, enclosed=place > 0)
            for place, (part, text) in enumerate(zip(parts, texts, strict=True))
        )

    def page_images(self, inputs: Path | Sequence[Path], page: Page) -> PageImages:
        """A page of a converted document as it was scanned, and as it was made of that.

        Raises:
            VanbanError: as :meth:`convert`.
        """
        facts = self.inspect(inputs)
        with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
            image = sources.render_page(facts, page.number, self.settings, Path(folder), self.settings.page_seconds)
        clean = clean_page(image.pixels, image.dpi, known_way(page.rotation, page.skew_degrees))
        return PageImages(image.pixels, clean.colour, clean.grey)

    @cached_property
    def _reader(self) -> PageReader:
        return PageReader(self.settings, self.engine, self.restorer)

    def _producer(self, engine: str | None) -> Producer:
        return Producer(
            version=version("vanban"),
            engine=engine,
            languages=self.settings.languages if engine else (),
            models=self.office_names.told,
            settings_sha256=self.settings.fingerprint(),
        )


def _nothing_read(facts: Facts, failures: Sequence[VanbanError]) -> VanbanError:
    """The one error that every page ended with, or, where they differ, that no page was read."""
    first = failures[0]
    if all(type(failed) is type(first) for failed in failures):
        return type(first)(first.cause, next_step=first.next_step, file=facts.name, page=first.page)
    return NoPageReadError(f"No page could be read; the first failed with: {first.cause}", file=facts.name)
