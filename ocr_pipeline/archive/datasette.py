"""What Datasette shows of a catalogue: titles, sentences, units and facets, made of the one table of descriptions.

``datasette catalogue.sqlite -m datasette.json`` in the folder of an archive.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from ocr_pipeline.archive.tables.columns import Column, Kind, Table
from ocr_pipeline.archive.tables.described import DOCUMENTS, REVIEWS

_KEY: Final = Column("key", Kind.INTEGER, "A number of this catalogue alone: another one may give it another document.")
_DOCUMENT: Final = Column("document", Kind.INTEGER, "The document: `documents.key`.")


def _those(table: Table, names: Iterable[str]) -> tuple[Column, ...]:
    """Columns that the catalogue has like one of the tables."""
    return tuple(column for column in table.columns if column.name in frozenset(names))


CATALOGUE: Final = (
    Table(
        "documents",
        "Documents",
        "A document, as people decided it; dates are texts, true and false are 1 and 0.",
        (
            _KEY,
            *_those(
                DOCUMENTS,
                "id name sha256 media_type page_count first_page last_page document_type code number notation date"
                " issuer issuer_parent place subject urgency secrecy signer_name signer_title review_required doubtful"
                " failed_pages".split(),
            ),
            Column("decisions", Kind.INTEGER, "Decisions of people that stand: their values stand here.", "decisions"),
            *_those(DOCUMENTS, ("stale_decisions",)),
        ),
        ("document_type", "issuer", "review_required"),
    ),
    Table(
        "reviews",
        "Values to review",
        "A value that a person must look at before it is trusted; its reasons are a JSON list.",
        (
            _DOCUMENT,
            *_those(
                REVIEWS,
                "path value normalised raw confidence origin page x0 y0 x1 y1 span_start span_end reasons".split(),
            ),
            Column("asked_with", Kind.TEXT, "The path of the value whose question settles this one, too."),
        ),
        ("path", "page"),
    ),
    Table(
        "origins",
        "Where the scans came from",
        "A place that a document's scan was found in.",
        (
            _DOCUMENT,
            Column("name", Kind.TEXT, "The name of the scan there."),
            Column("uris", Kind.TEXT, "Its file, or its files in the order of the pages, with blanks between."),
        ),
    ),
)
"""What people look at in the catalogue."""
HIDDEN: Final = ("searched", "search_content", "search", "settled", "changes", "born")
"""What the program searches by, and nobody reads."""


def metadata() -> str:
    """The metadata, in JSON."""
    tables: dict[str, Any] = {table.name: _told(table) for table in CATALOGUE}
    tables |= {name: {"hidden": True} for name in HIDDEN}
    described = {
        "title": "An archive of scanned documents",
        "description": "Made by vanban. A value under review is not trusted before a person has looked at it.",
        "databases": {"catalogue": {"title": "The catalogue", "tables": tables}},
    }
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _told(table: Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "description": table.says,
        # Not as Datasette's own units: those are reckoned with, and 2480 pixels become 2.48 kilopixels.
        "columns": {
            column.name: column.says + (f" ({column.unit})" if column.unit else "") for column in table.columns
        },
        "facets": list(table.facets),
    }
