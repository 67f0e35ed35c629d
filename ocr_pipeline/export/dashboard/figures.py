"""What a dashboard shows, counted in the tables of an archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ocr_pipeline.archive.graph.bodies import body_key
from ocr_pipeline.archive.tables.described import DOCUMENTS, FIELDS, PAGES, REVIEWS
from ocr_pipeline.archive.tables.file_rows import select_from

if TYPE_CHECKING:
    import duckdb

    from ocr_pipeline.archive.tables.opening import OpenTables

Counts = Sequence[tuple[str | None, int]]
"""Names and counts, the largest first; ``None``: of what has no name."""

MEMORY: Final = "1GiB"
BINS: Final = 10
"""Of the probabilities of values."""
BACKLOG: Final = ((0, "0"), (2, "1–2"), (5, "3–5"), (10, "6–10"), (20, "11–20"))
"""Doubtful values of a document: up to how many, and how that is written; what is more stands behind."""
MORE: Final = "> 20"

_TABLES: Final = (DOCUMENTS, PAGES, FIELDS, REVIEWS)
# A value by what it is of: `recipients[2]` and `recipients[0]` are of one kind.
_PLACE: Final = r"regexp_replace(path, '\[\d+\]', '', 'g')"
_MONTHS: Final = (
    "SELECT year(date), month(date), count(*) FROM documents WHERE date IS NOT NULL GROUP BY ALL ORDER BY ALL"
)


@dataclass(frozen=True, slots=True)
class Failures:
    """Why scans are not, or not wholly, in the archive: state, cause, next step and count of each, most first."""

    state: str
    cause: str
    next_step: str
    count: int


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of an archive.

    Attributes:
        documents, undated, to_review: documents; those without a day of issue; those that a person must look at.
        pages, failed_pages: of scans.
        values, doubtful: values of documents, and those that a person must look at.
        months: documents by year and month of issue.
        verdicts: pages by their quality.
        backlog: documents by how many doubtful values they have, in the order of :data:`BACKLOG`.
        fields, reasons: doubtful values by what they are of, and by why.
        confidence: values by their probability, in :data:`BINS` steps from 0 to 1, and how many of each are doubtful.
    """

    documents: int
    undated: int
    to_review: int
    pages: int
    failed_pages: int
    values: int
    doubtful: int
    months: Sequence[tuple[int, int, int]]
    types: Counts
    issuers: Counts
    verdicts: Counts
    backlog: Counts
    fields: Counts
    reasons: Counts
    confidence: Sequence[tuple[int, int]]


def figures_of(tables: OpenTables) -> Figures:
    """Count.

    Raises:
        DamagedArchiveError: a file of the tables is missing or broken.
    """
    import duckdb

    with duckdb.connect(":memory:", config={"memory_limit": MEMORY}) as database:
        for table in _TABLES:
            files = tables.files(table)
            database.register(table.name, database.sql(select_from(files)) if files else tables.empty(table))
        return _counted(database)


def _counted(database: duckdb.DuckDBPyConnection) -> Figures:
    documents, undated, to_review = _one(
        database, "count(*), count(*) FILTER (date IS NULL), count(*) FILTER (review_required)", "documents"
    )
    pages, failed = _one(database, "count(*), count(*) FILTER (error IS NOT NULL)", "pages")
    (values,) = _one(database, "count(*) FILTER (value IS NOT NULL)", "fields")
    (doubtful,) = _one(database, "count(*)", "reviews")
    return Figures(
        documents=documents,
        undated=undated,
        to_review=to_review,
        pages=pages,
        failed_pages=failed,
        values=values,
        doubtful=doubtful,
        months=[tuple(row) for row in database.execute(_MONTHS).fetchall()],
        types=_counts(database, "document_type", "documents"),
        issuers=_issuers(database),
        verdicts=_counts(database, "verdict", "pages"),
        backlog=_backlog(database),
        fields=_counts(database, _PLACE, "reviews"),
        reasons=_counts(database, "reason", "(SELECT unnest(reasons) AS reason FROM reviews)"),
        confidence=_confidence(database),
    )


def _one(database: duckdb.DuckDBPyConnection, what: str, table: str) -> tuple[Any, ...]:
    found = database.execute(f"SELECT {what} FROM {table}").fetchone()  # noqa: S608 - texts of our own
    assert found is not None
    return tuple(found)


def _counts(database: duckdb.DuckDBPyConnection, what: str, table: str) -> Counts:
    question = f"SELECT {what} AS name, count(*) AS n FROM {table} GROUP BY ALL ORDER BY n DESC, name"  # noqa: S608
    return [(name, count) for name, count in database.execute(question).fetchall()]


def _issuers(database: duckdb.DuckDBPyConnection) -> Counts:
    """Offices, a body of each name under each body above it; spellings of one are put together."""
    question = (
        "SELECT coalesce(issuer_normalised, issuer), issuer_parent, count(*) AS n FROM documents"
        " GROUP BY ALL ORDER BY n DESC, 1, 2"
    )
    counts: Counter[tuple[str, str]] = Counter()
    names: dict[tuple[str, str], str | None] = {}
    for issuer, above, count in database.execute(question).fetchall():
        key = body_key(issuer), body_key(above)
        counts[key] += count
        names.setdefault(key, f"{issuer} ({above})" if issuer and above else issuer)
    return sorted(((names[key], n) for key, n in counts.items()), key=lambda each: (-each[1], each[0] or ""))


def _backlog(database: duckdb.DuckDBPyConnection) -> Counts:
    found = dict(database.execute("SELECT doubtful, count(*) FROM documents GROUP BY ALL").fetchall())
    counts, before = [], -1
    for upto, name in BACKLOG:
        counts.append((name, sum(count for number, count in found.items() if before < number <= upto)))
        before = upto
    return [*counts, (MORE, sum(count for number, count in found.items() if number > before))]


def _confidence(database: duckdb.DuckDBPyConnection) -> list[tuple[int, int]]:
    question = (
        f"SELECT least(floor(confidence * {BINS}), {BINS - 1})::INT, count(*), count(*) FILTER (needs_review)"  # noqa: S608
        " FROM fields WHERE value IS NOT NULL GROUP BY ALL"
    )
    found = {step: (count, doubtful) for step, count, doubtful in database.execute(question).fetchall()}
    return [found.get(step, (0, 0)) for step in range(BINS)]
