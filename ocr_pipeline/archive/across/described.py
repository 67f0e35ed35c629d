"""Tables that are made of all documents together: what cites what, and quantities that can be compared."""

from __future__ import annotations

from typing import Final

from ocr_pipeline.archive.tables.columns import Column, Kind, Table
from ocr_pipeline.archive.tables.described import CITATIONS, DOCUMENTS, STATISTICS, TABLES

_TEXT, _INTEGER, _NUMBER, _FLAG, _DATE, _TEXTS = Kind


def _of(table: Table, *names: str) -> tuple[Column, ...]:
    """Columns as another table has them."""
    known = {column.name: column for column in table.columns}
    return tuple(known[name] for name in names)


_EVIDENCE: Final = (
    "raw", "confidence", "needs_review", "reasons", "page", "x0", "y0", "x1", "y1", "span_start", "span_end",
)  # fmt: skip

NODES: Final = Table(
    "nodes",
    "Documents and what they cite",
    "A document of the archive, or one outside that documents of the archive cite.",
    (
        Column("id", _TEXT, "Of a document of the archive `documents.id`; of another one its code or title, and day."),
        Column("in_archive", _FLAG, "Whether the archive holds it."),
        Column("type", _TEXT, "Its type (Nghị định)."),
        Column("code", _TEXT, "Its number and notation; of a document outside in the spelling that is cited most."),
        Column("date", _DATE, "Its day of issue."),
        Column("year", _INTEGER, "The year of that day."),
        Column("title", _TEXT, "What it is about."),
        Column("issuer", _TEXT, "Who issued it."),
        Column("forms", _TEXTS, "Of a document outside: every spelling of its code or title that was put together."),
        Column("cites", _INTEGER, "Its citations: rows of `edges` that begin at it.", "citations"),
        Column("cited_by", _INTEGER, "Documents of the archive that cite it.", "documents"),
        Column("needs_review", _FLAG, "Whether a person must look at it before it is trusted."),
        Column("reasons", _TEXTS, "Why a person must."),
    ),
    ("in_archive", "type", "year"),
)
EDGES: Final = Table(
    "edges",
    "What cites what",
    "A citation: a row for each row of `citations`.",
    (
        *_of(CITATIONS, "document", "path"),
        Column("target", _TEXT, "The cited document: `nodes.id`."),
        Column("relation", _TEXT, "What is done with it: basis, implements, amends, replaces, repeals, refers …"),
        Column(
            "resolved",
            _TEXT,
            "How the cited document was found in the archive: by code and day (code_and_date), by code alone (code),"
            " as a law by its title (title); ambiguous: several could be meant; outside: the archive does not hold it.",
        ),
        Column("candidates", _TEXTS, "Where it is ambiguous: the documents that could be meant."),
        *_of(CITATIONS, "in_preamble", "mentions", *_EVIDENCE),
    ),
    ("relation", "resolved", "needs_review"),
)
SERIES: Final = Table(
    "series",
    "Quantities over time",
    "A quantity with a known time. Rows of one `series` can be compared; rows of one `point` say the same: filter by"
    " `counted` to have each point once.",
    (
        *_of(STATISTICS, "document", "path"),
        Column("series", _TEXT, "What can be compared: measure, kind, unit, issuer and length of the time."),
        Column("point", _TEXT, "The series, the time and the amount."),
        Column("counted", _FLAG, "Whether it stands for its point: true for one row of each, the surest."),
        Column("documents", _INTEGER, "Documents that say the same.", "documents"),
        Column("conflict", _FLAG, "Whether the series has another amount for the same time."),
        Column("measure", _TEXT, "What is counted, as the document words it."),
        Column("measure_key", _TEXT, "The same without marks and without words that change nothing."),
        *_of(STATISTICS, "kind"),
        Column("amount", _NUMBER, "The quantity, in `unit`."),
        Column("unit", _TEXT, "What quantities of the kind are scaled to (đồng, %)."),
        *_of(STATISTICS, "whole", "qualifier"),
        Column("issuer", _TEXT, "Who issued the document, by its full name where that is known."),
        *_of(DOCUMENTS, "issuer_parent"),
        *_of(STATISTICS, "period", "period_start", "period_end"),
        Column("months", _INTEGER, "How long that time is; null where it is not of whole months.", "months"),
        *_of(STATISTICS, *_EVIDENCE),
    ),
    ("kind", "unit", "conflict", "needs_review"),
)
ACROSS: Final = (NODES, EDGES, SERIES)
"""What is made of all documents together, when it is asked for."""
VIEWS: Final = (*TABLES, *ACROSS)
"""Everything that can be asked in SQL."""
