"""A change followed through the series: those that it touches are told anew, and no others."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Final

import pyarrow as pa

from ocr_pipeline.archive.across.described import SERIES
from ocr_pipeline.archive.series.making import series_rows
from ocr_pipeline.archive.tables.arrow import only_rows, schema_of
from ocr_pipeline.archive.tables.part_rows import PartTables, Placed

MOST: Final = 2_000
"""Documents whose quantities are gone through; where more would be, all are."""


@dataclass(frozen=True, slots=True)
class FollowedSeries:
    """What takes the place of some series."""

    series: Set[str]
    rows: pa.Table


def follow(tables: PartTables, before: pa.Table, changed: Set[str]) -> FollowedSeries | None:
    """What changed documents change in the series.

    Args:
        tables: of the archive as it is now.
        before: columns ``document`` and ``series`` of the series as they were made.
        changed: the documents that came, went or are other than they were then.

    Returns:
        What changes; ``None`` where that is so much that all are better made anew.
    """
    found_in = Placed.of(tables)
    new = series_rows(found_in.some(changed))
    touched = set(only_rows(before, "document", changed).column("series").to_pylist())
    for rows in new:
        touched.update(rows.column("series").to_pylist())
    documents = changed | set(only_rows(before, "series", touched).column("document").to_pylist())
    if len(documents) > MOST:
        return None
    made = pa.concat_tables([schema_of(SERIES).empty_table(), *series_rows(found_in.some(documents), touched)])
    return FollowedSeries(touched, made)
