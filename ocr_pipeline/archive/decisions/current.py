"""A document of an archive as people decided it: its JSON, and what the catalogue says of it."""

from __future__ import annotations

from typing import Any

from ocr_pipeline.archive.decisions.log import decisions_of
from ocr_pipeline.archive.decisions.standing import Standing, standing_of
from ocr_pipeline.archive.entries import Tally, entry_from
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.rows import Entry


def decided(places: Places, identity: DocumentId, content: dict[str, Any]) -> tuple[dict[str, Any], Standing]:
    """The JSON of a document with what people decided put into it, and what stands of the decisions.

    Args:
        places: of the archive.
        identity: of the document.
        content: its JSON as the machine made it.

    Raises:
        DamagedArchiveError: the log of decisions cannot be read.
    """
    standing = standing_of(content, decisions_of(places.decisions, identity))
    if not standing.judged:
        return content, standing
    # Loaded where somebody decided: it knows the parsers' tables, and the process of a run does without these.
    from ocr_pipeline.archive.decisions.decided import with_decisions

    return with_decisions(content, standing), standing


def entry_now(places: Places, identity: DocumentId, content: dict[str, Any]) -> Entry:
    """What the catalogue says of a document, as people decided it; arguments and errors as of :func:`decided`."""
    whole, standing = decided(places, identity, content)
    if not standing.judged:
        return entry_from(identity, content)
    return entry_from(identity, whole, Tally(len(standing.counting), len(standing.stale)))
