"""Every table of an archive with its columns, and the columns' types and sentences."""

from __future__ import annotations

from typing import Final

from ocr_pipeline.archive.across.described import VIEWS
from ocr_pipeline.archive.tables.markdown import as_markdown
from scripts.reference.markdown import page

_SAYS: Final = """What `vanban query`, `vanban export` and `archive.table` give: {count} tables.
[query.md](../query.md) tells how they are asked. Units and conventions are those of [the document](document.md):
pages from 1, boxes in pixels, confidences 0..1."""


def tables_page() -> str:
    """The page of tables."""
    sections = [as_markdown(each).rstrip() for each in VIEWS]
    return page("Tables", _SAYS.format(count=len(VIEWS)), *sections)
