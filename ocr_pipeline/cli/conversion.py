"""Carries out a job: one document converted, written and drawn, with its error kept rather than raised."""

from __future__ import annotations

import contextlib
import logging
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ocr_pipeline.archive.writing import write_atomically
from ocr_pipeline.cli.jobs import CLEANING, STDIN, Job, pdf_beside
from ocr_pipeline.cli.laid_text import LaidText
from ocr_pipeline.cli.messages import named
from ocr_pipeline.cli.outcomes import Findings, Outcome, findings_of, findings_of_all
from ocr_pipeline.cli.progress import shown_progress
from ocr_pipeline.cli.streams import write_out
from ocr_pipeline.errors import UnwritableOutputError, VanbanError
from ocr_pipeline.settings import Settings

if TYPE_CHECKING:
    from ocr_pipeline.layout.page import PageLayout
    from ocr_pipeline.pipeline import OnText, PageImages, Progress
    from schemas import Document, Page

    Inputs = Path | Sequence[Path]

_logger = logging.getLogger(__name__)


class Converter(Protocol):
    """What a run needs of the pipeline."""

    def convert(
        self,
        inputs: Inputs,
        *,
        on_progress: Callable[[Progress], None] | None = None,
        on_layout: Callable[[PageLayout], None] | None = None,
        on_text: OnText | None = None,
    ) -> Document:
        """See :meth:`ocr_pipeline.pipeline.Pipeline.convert`."""

    def convert_each(
        self,
        inputs: Inputs,
        *,
        on_progress: Callable[[Progress], None] | None = None,
        on_text: OnText | None = None,
    ) -> Sequence[Document]:
        """See :meth:`ocr_pipeline.pipeline.Pipeline.convert_each`."""

    def page_images(self, inputs: Inputs, page: Page) -> PageImages:
        """See :meth:`ocr_pipeline.pipeline.Pipeline.page_images`."""


def open_pipeline(settings: Settings) -> Converter:
    """The pipeline; imported here, because image libraries take longer to load than ``--help`` to print."""
    from ocr_pipeline.pipeline import Pipeline

    return Pipeline(settings)


@dataclass(slots=True)
class _Steps:
    """What a job has reached, so that a failure half-way tells the truth about it."""

    findings: Findings | None = None
    written: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def carry_out(job: Job, pipeline: Converter, settings: Settings) -> Outcome:
    """Converts the inputs of a job and writes its results; whatever goes wrong is in the outcome.

    An interruption (``KeyboardInterrupt``) is the only thing that is raised.
    """
    began = time.monotonic()
    steps = _Steps()
    error: VanbanError | None = None
    hidden: list[str] = []
    try:
        with _opened(job, settings) as paths:
            hidden = [str(paths[0]), paths[0].name] if len(paths) == 1 else []
            _convert(job, paths if len(paths) > 1 else paths[0], pipeline, steps)
    except VanbanError as raised:
        error = named(raised, job.name, *hidden)
    except Exception as defect:
        # A defect that one file brings to light must not cost the others.
        _logger.exception("defect while converting %s", job.name)
        error = VanbanError(f"a defect in vanban: {type(defect).__name__}: {defect}", file=job.name)
    return Outcome(job, time.monotonic() - began, steps.findings, error, steps.written, steps.notes)


def _convert_each(job: Job, inputs: Inputs, pipeline: Converter, steps: _Steps) -> None:
    """Every document that is bound in the inputs, written to a file of its own."""
    laid = LaidText(job.pdf)
    with shown_progress(job.name) as report:
        documents = pipeline.convert_each(inputs, on_progress=report, on_text=laid.hear)
    for number, document in enumerate(documents, start=1):
        path = job.part_path(number)
        write_atomically(path, (document.model_dump_json(indent=2) + "\n").encode())
        steps.written = (*steps.written, str(path))
    steps.findings = findings_of_all(documents)
    if job.pdf:
        for number, document in enumerate(documents, start=1):
            _write_pdf(laid, number - 1, document, job.part_path(number), steps)


def _convert(job: Job, inputs: Inputs, pipeline: Converter, steps: _Steps) -> None:
    if job.split:
        _convert_each(job, inputs, pipeline, steps)
        return
    layouts: dict[int, PageLayout] = {}
    laid = LaidText(job.pdf)

    def keep(layout: PageLayout) -> None:
        layouts[layout.number] = layout

    with shown_progress(job.name) as report:
        on_layout = keep if job.pictures is not None else None
        document = pipeline.convert(inputs, on_progress=report, on_layout=on_layout, on_text=laid.hear)
    content = document.model_dump_json(indent=2) + "\n"
    if job.json_path is None:
        write_out(content)
    else:
        write_atomically(job.json_path, content.encode())
        steps.written = (str(job.json_path),)
    steps.findings = findings_of(document)
    if job.pdf and job.json_path is not None:
        _write_pdf(laid, 0, document, job.json_path, steps)
    if job.pictures is not None:
        _draw(job, inputs, pipeline, document, layouts, steps)


def _write_pdf(laid: LaidText, place: int, document: Document, json_path: Path, steps: _Steps) -> None:
    """The searchable PDF of a document, beside its JSON."""
    path = pdf_beside(json_path)
    if laid.write(place, document, path):
        steps.written = (*steps.written, str(path))
    else:
        steps.notes = (*steps.notes, "no PDF: this document has no pages")


def _draw(
    job: Job, inputs: Inputs, pipeline: Converter, document: Document, layouts: Mapping[int, PageLayout], steps: _Steps
) -> None:
    """Two pictures of every page that was read."""
    from ocr_pipeline.export.cleaning import cleaning_picture
    from ocr_pipeline.export.explained import Explained, explained_page

    assert job.pictures is not None
    pages = [page for page in document.pages if page.error is None]
    if not pages:
        steps.notes = (*steps.notes, "no pictures: this document has no page images")
    explained = Explained.of(document)
    for page in pages:
        images = pipeline.page_images(inputs, page)
        drawn = explained_page(explained, page, layouts.get(page.number), images.upright)
        for kind, content in (("", drawn), (CLEANING, cleaning_picture(page, images.scanned, images.cleaned))):
            path = job.pictures.with_name(f"{job.pictures.name}-{page.number}{kind}.png")
            write_atomically(path, content)
            steps.written = (*steps.written, str(path))


@contextlib.contextmanager
def _opened(job: Job, settings: Settings) -> Iterator[list[Path]]:
    """The paths of a job's inputs; standard input is kept in a temporary folder as long."""
    if STDIN not in job.inputs:
        yield [Path(name) for name in job.inputs]
        return
    from ocr_pipeline.sources import spool

    with _temporary_folder() as folder:
        spooled = spool(sys.stdin.buffer, folder, settings)
        yield [spooled if name == STDIN else Path(name) for name in job.inputs]


@contextlib.contextmanager
def _temporary_folder() -> Iterator[Path]:
    try:
        folder = tempfile.TemporaryDirectory(prefix="vanban-")
    except OSError as error:
        raise UnwritableOutputError(
            f"there is no place for temporary files: {error.strerror}", next_step="Set TMPDIR to a folder with space."
        ) from error
    with folder as path:
        yield Path(path)
