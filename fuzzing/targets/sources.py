"""The inspector of sources, for any bytes under any name.

- Facts come out, or an :class:`~ocr_pipeline.errors.InputError` with its cause and its next step: no other exception.
- The file is as it was.
- Facts are of this file: its SHA-256, its name, as many pages as are told, numbered from 1.
- A page of an image or a PDF has a size, and is read at a dpi within the limits or says why it is not read.
- An image whose page is not refused gives the pixels that were promised, or a
  :class:`~ocr_pipeline.errors.VanbanError`.
"""

from __future__ import annotations

import hashlib
import math
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from fuzzing.seeds import images, parts_of_texts, pdfs
from fuzzing.target import Target
from ocr_pipeline.errors import InputError, VanbanError
from ocr_pipeline.settings import Settings
from ocr_pipeline.sources import Facts, SourceKind, inspect, render_page

ENDINGS: Final = ("pdf", "png", "jpg", "tif", "webp", "bmp", "pgm", "txt", "")
SETTINGS: Final = Settings(max_pages=50, max_file_mb=1.0, max_megapixels=8.0, min_dpi=72, page_seconds=20.0)


def check(data: bytes) -> None:
    """The contract."""
    ending, content = ENDINGS[data[0] % len(ENDINGS)] if data else "", data[1:]
    with tempfile.TemporaryDirectory(prefix="fuzzing-") as folder:
        path = Path(folder) / (f"a.{ending}" if ending else "a")
        path.write_bytes(content)
        try:
            facts = inspect(path, SETTINGS)
        except InputError as refused:
            _told(refused)
        else:
            _facts(facts, path, content)
            _pixels(facts, Path(folder))
        assert path.read_bytes() == content, "the file is as it was"


def _told(error: VanbanError) -> None:
    assert error.cause, "an error has a cause"
    assert error.next_step, "and a next step"


def _facts(facts: Facts, path: Path, content: bytes) -> None:
    assert facts.sha256 == hashlib.sha256(content).hexdigest(), "facts are of this file"
    assert facts.name == path.name, "by its name"
    assert 1 <= facts.page_count <= SETTINGS.max_pages, "within the limit of pages"
    assert [page.number for page in facts.pages] == list(range(1, facts.page_count + 1)), "pages are numbered from 1"
    if facts.kind is SourceKind.TEXT:
        assert facts.text is not None, "a text is told"
        return
    for page in facts.pages:
        assert 0 < page.width_points < math.inf, "a page has a width"
        assert 0 < page.height_points < math.inf, "and a height"
        assert page.refusal or page.dpi > 0, "it is read at some dpi, or says why it is not read"


def _pixels(facts: Facts, folder: Path) -> None:
    page = facts.pages[0]
    if facts.kind is not SourceKind.IMAGE or page.refusal:
        return
    try:
        image = render_page(facts, 1, SETTINGS, folder, SETTINGS.page_seconds)
    except VanbanError as failed:
        _told(failed)
        return
    assert image.pixels.size > 0, "a page has pixels"
    assert image.pixels.shape[0] * image.pixels.shape[1] <= SETTINGS.max_megapixels * 1e6 * 1.01, "not too many"


def seeds() -> Iterator[bytes]:
    """Small files of every format, and texts."""
    yield from (bytes((ENDINGS.index(ending),)) + content for ending, content in images())
    yield from (b"\x00" + content for content in pdfs())
    for number, text in enumerate(parts_of_texts()):
        if number % 20 == 0:
            yield bytes((ENDINGS.index("txt"),)) + text.encode()


TARGET = Target(check, seeds, longest=6000, cpu_seconds=20.0)
