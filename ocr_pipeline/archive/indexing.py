"""Documents that were converted elsewhere: a folder of JSON taken into an archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.archive.filing import file_record
from ocr_pipeline.archive.finished import document_from
from ocr_pipeline.archive.identity import DocumentId, id_of
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.publishing import publish
from ocr_pipeline.archive.record import Origin, record_from
from ocr_pipeline.errors import VanbanError


@dataclass(frozen=True, slots=True)
class Taken:
    """A file of JSON, and the document that it became, or why it did not."""

    path: Path
    identity: DocumentId | None
    error: VanbanError | None = None


def take_in(folder: Path, places: Places) -> Iterator[Taken]:
    """Take every ``*.json`` below a folder into an archive; whoever calls holds the archive's lock.

    A document that the archive made itself of the same scan stays: what it knows of its words would be lost. The scan
    is not looked for; only the name that the JSON has for it is known.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    with Catalogue(places.catalogue) as catalogue:
        for path in sorted(folder.rglob("*.json")):
            try:
                document = document_from(path)
            except VanbanError as error:
                yield Taken(path, None, error)
                continue
            known = record_from(places.document(id_of(document)).record)
            if known is None or not known.reading:
                published = publish(places, document, None)
                origin = Origin(name=document.source.name, uris=())
                catalogue.put([(published.entry, file_record(places, published, [origin]))])
            yield Taken(path, id_of(document))
