"""How a worker reads a box that a person drew (:class:`~ocr_pipeline.batch.tasks.ReadBox`)."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from ocr_pipeline.batch.tasks import BoxReading, ReadBox
from ocr_pipeline.batch.work import pipeline_of
from ocr_pipeline.imaging.bend import straight_box
from ocr_pipeline.imaging.orientation import known_way
from ocr_pipeline.imaging.page import CleanPage, clean_page
from ocr_pipeline.recognition.drawn_box import read_drawn
from ocr_pipeline.recognition.page import Deadline
from ocr_pipeline.recognition.words import Box
from ocr_pipeline.sources import render_page


def read_box(task: ReadBox) -> tuple[BoxReading, ...]:
    """See :class:`~ocr_pipeline.batch.tasks.ReadBox`."""
    pipeline = pipeline_of(task.workshop)
    deadline = Deadline.after(task.workshop.settings.page_seconds)
    said = read_drawn(pipeline.engine, _page(task, deadline), Box(*_box(task)), deadline)
    readings = {_on_a_line(pipeline.restorer.restore(raw).text): _on_a_line(raw) for raw in said}
    return tuple(BoxReading(text, raw) for text, raw in readings.items())


def _page(task: ReadBox, deadline: Deadline) -> CleanPage:
    """The page as it was read: upright and level, its bent lines straight, in the pixels of the document."""
    page = task.page
    dpi = round(page.dpi)
    pages = tuple(replace(each, dpi=dpi) if each.number == page.number else each for each in task.facts.pages)
    with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
        facts = replace(task.facts, pages=pages)
        image = render_page(facts, page.number, task.workshop.settings, Path(folder), deadline.left())
    way = replace(known_way(page.rotation, page.skew_degrees), bend=task.bend)
    return clean_page(image.pixels, image.dpi, way)


def _box(task: ReadBox) -> tuple[int, int, int, int]:
    """The box on that page: the document tells boxes of the level page, whose lines may bend."""
    page = task.page
    if task.bend is None:
        return task.box
    return straight_box(task.box, task.bend, (page.width, page.height), page.dpi)


def _on_a_line(text: str) -> str:
    return " ".join(text.split())
