"""How workers do what ``tasks.py`` asks for. Each leaves its result in the archive."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Final

from ocr_pipeline.archive.crops import crops_of
from ocr_pipeline.archive.filing import Published
from ocr_pipeline.archive.identity import document_id
from ocr_pipeline.archive.key_making import hash_of_room, keys_of, parts_of
from ocr_pipeline.archive.keys import Keys
from ocr_pipeline.archive.publishing import publish
from ocr_pipeline.archive.readings import (
    Reading,
    facts_from,
    page_from,
    reading_from,
    reading_of,
    without_paths,
    write_facts,
    write_page,
)
from ocr_pipeline.archive.scan_files import require_scan
from ocr_pipeline.archive.writing import make_folder
from ocr_pipeline.batch.fetching import arrived, at_hand
from ocr_pipeline.batch.made_pdfs import MadePdfs
from ocr_pipeline.batch.tasks import Assemble, GetReady, MakeEngine, Measure, Measured, ReadPage, Workshop
from ocr_pipeline.errors import DamagedArchiveError, UnwritableOutputError
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.parsing.document import PageReport, report_of_failure
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.recognition.tesseract import model_files
from ocr_pipeline.settings import Settings
from schemas import Document, Page

PDF_ROOM: Final = "ocr_pipeline.export.pdf"
"""The code that a searchable PDF depends on, besides what the document depends on."""


def pipeline_of(workshop: Workshop) -> Pipeline:
    """The pipeline of this process: its models are loaded once."""
    return _pipeline(workshop.settings, workshop.make_engine)


def get_ready(task: GetReady) -> Keys:
    """See :class:`~ocr_pipeline.batch.tasks.GetReady`."""
    workshop = task.workshop
    ways = [name for name, done in (("split", workshop.splits), ("crops", workshop.crops)) if done]
    ways += [f"pdf {hash_of_room(PDF_ROOM)}"] if workshop.pdf else []
    return keys_of(pipeline_of(workshop), _models(workshop), ways)


def parts_here(workshop: Workshop) -> dict[str, str]:
    """What the keys are made of on this machine, by name."""
    return parts_of(pipeline_of(workshop), _models(workshop))


def _models(workshop: Workshop) -> tuple[Path, ...]:
    engine = pipeline_of(workshop).engine
    return model_files((*engine.languages, *engine.second))


def measure(task: Measure) -> Measured:
    """See :class:`~ocr_pipeline.batch.tasks.Measure`."""
    with arrived(task.files, task.workshop) as source:
        facts = pipeline_of(task.workshop).inspect(source.files)
        identity = document_id(facts.sha256)
        kept = task.workshop.places.under_way(identity)
        make_folder(kept.folder)
        source.keep(kept)
        write_facts(kept.facts, facts)
        task.workshop.step("facts written")
    pages = {} if facts.text is not None else {page.number: page.dpi for page in facts.pages}
    return Measured(identity, pages, source.stamp)


def read_page(task: ReadPage) -> float:
    """See :class:`~ocr_pipeline.batch.tasks.ReadPage`."""
    began = time.monotonic()
    kept = task.workshop.places.under_way(task.identity)
    facts = facts_from(kept.facts, at_hand(task.files, task.identity, task.workshop))
    page = next(each for each in facts.pages if each.number == task.number)
    if task.dpi != page.dpi:
        note = f"read at {task.dpi} dpi: at {page.dpi} dpi it could not be"
        page = replace(page, dpi=task.dpi, notes=(*page.notes, note))
    read = pipeline_of(task.workshop).read(facts, page)
    try:
        write_page(kept.page(task.number), read)
    except UnwritableOutputError:
        if kept.facts.exists():
            raise
        # No fault of the disk, which would end the run: the document was given up over another of its pages.
        raise DamagedArchiveError("the document is not under way any more", file=str(kept.folder)) from None
    task.workshop.step("page written")
    return time.monotonic() - began


def assemble(task: Assemble) -> tuple[Published, ...]:
    """See :class:`~ocr_pipeline.batch.tasks.Assemble`."""
    workshop, pipeline = task.workshop, pipeline_of(task.workshop)
    reading = _kept(task) if task.kept else _gathered(task)
    wants_scan = workshop.copies or workshop.crops or (workshop.pdf and not task.no_pdf)
    files = at_hand(task.files, task.identity, workshop) if wants_scan else ()
    if workshop.copies or workshop.crops:
        require_scan(files, task.identity)
    pdfs = MadePdfs(files, task.no_pdf) if workshop.pdf else None
    on_text, write_pdf = (pdfs.hear, pdfs.write) if pdfs is not None else (None, None)
    if workshop.splits:
        documents = pipeline.assemble_each(reading.facts, reading.pages, on_text=on_text)
    else:
        documents = (pipeline.assemble(reading.facts, reading.pages, on_text=on_text),)
    copied = files if workshop.copies else ()
    crops = partial(crops_of, image=partial(_upright, pipeline, files)) if workshop.crops else None
    return tuple(
        publish(task.made, each, _part(reading, each), copied, crops, write_pdf, workshop.step) for each in documents
    )


def _upright(pipeline: Pipeline, files: tuple[Path, ...], page: Page) -> Pixels:
    """A page as its boxes see it."""
    return pipeline.page_images(files, page).upright


def _part(reading: Reading, document: Document) -> Reading:
    """What a document was made of: its own pages."""
    numbers = {page.number for page in document.pages}
    return replace(reading, pages=tuple(each for each in reading.pages if each.page.number in numbers))


def _kept(task: Assemble) -> Reading:
    """The words of a scan that the archive holds, in one document or in several.

    Raises:
        DamagedArchiveError: not all of its pages are there.
    """
    readings = [reading_from(task.workshop.places.document(each).words) for each in task.kept]
    pages = {page.page.number: page for each in readings for page in each.pages}
    facts = readings[0].facts
    if facts.text is None and pages.keys() != {page.number for page in facts.pages}:
        raise DamagedArchiveError("some pages of what was read of the scan are missing", file=task.files[0].name)
    return Reading(facts, tuple(pages[number] for number in sorted(pages)))


def _gathered(task: Assemble) -> Reading:
    """What is under way of a document."""
    kept = task.workshop.places.under_way(task.identity)
    # Whoever measured the same scan last, under another name, wrote the facts.
    facts = without_paths(replace(facts_from(kept.facts), name=task.files[0].name))
    if facts.text is not None:
        return Reading(facts)
    pages = (
        PageReport(report_of_failure(page, task.failed[page.number]))
        if page.number in task.failed
        else page_from(kept.page(page.number))
        for page in facts.pages
    )
    return reading_of(facts, pages)


@cache
def _pipeline(settings: Settings, make_engine: MakeEngine | None) -> Pipeline:
    return Pipeline(settings, make_engine(settings) if make_engine is not None else None)
