"""A converted document is put into an archive by whoever has it at hand: published, recorded and known at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.archive.filing import file_record
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.lock import only_writer
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.publishing import publish
from ocr_pipeline.archive.record import Origin
from ocr_pipeline.archive.scan_files import require_scan
from schemas import Document

if TYPE_CHECKING:
    from ocr_pipeline.archive.readings import Reading


def add(
    places: Places, document: Document, scan: Path | Sequence[Path], reading: Reading | None, *, copy: bool
) -> DocumentId:
    """Arguments and errors as of :meth:`ocr_pipeline.archive.archive.Archive.add`."""
    paths = (scan,) if isinstance(scan, Path) else tuple(scan)
    if copy:
        require_scan(paths, document.source.sha256)
    with only_writer(places.lock), Catalogue(places.catalogue) as catalogue:
        published = publish(places, document, reading, paths if copy else ())
        record = file_record(places, published, [Origin.of(paths, document.source.name)])
        catalogue.put([(published.entry, record)])
    return published.identity
