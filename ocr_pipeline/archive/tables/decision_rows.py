"""Rows of what people decided."""

from __future__ import annotations

from collections.abc import Iterator

from ocr_pipeline.archive.decisions.standing import Standing
from ocr_pipeline.archive.tables.columns import Row
from ocr_pipeline.archive.tables.described import DECISIONS


def decision_rows(standing: Standing) -> Iterator[Row]:
    """A row for each decision on a document, the oldest first."""
    for each in standing.judged:
        one, over = each.decision, each.decision.over
        x0, y0, x1, y1 = over.box or (None,) * 4
        yield DECISIONS.row(
            {
                "document": one.document,
                "id": one.id,
                "state": each.state.value,
                "path": one.path,
                "path_now": each.path,
                "kind": one.kind.value,
                "value": one.value,
                "decided_by": one.by,
                "decided_at": one.at,
                "through": one.through.value,
                "seen": one.seen,
                "takes_back": one.takes_back,
                "machine_value": over.value,
                "raw": over.raw,
                "page": over.page,
                "x0": x0,
                "y0": y0,
                "x1": x1,
                "y1": y1,
            }
        )
