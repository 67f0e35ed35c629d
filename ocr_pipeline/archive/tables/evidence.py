"""The columns that every value has in common, and cells that are made of text."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Final

from ocr_pipeline.archive.decisions.marked import DECIDED, STALE
from ocr_pipeline.archive.tables.columns import Cell

Content = dict[str, Any]
"""A document's JSON, or a part of it, as ``json.loads`` gives it."""

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR: Final = re.compile(r"\d{4}")


def evidence_cells(node: Content) -> dict[str, Cell]:
    """What a value stands on: how it was read, where it stood, whether a person must look at it."""
    x0, y0, x1, y1 = node.get("bbox") or (None,) * 4
    return {
        "raw": node["raw"],
        "confidence": float(node["confidence"]),
        "needs_review": bool(node["needs_review"]),
        "reasons": tuple(node["reasons"]),
        "page": node.get("page"),
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        **span_cells(node),
    }


def decision_cells(node: Content) -> dict[str, Cell]:
    """What a person decided of a value, also where that fits no more."""
    stale = node.get(STALE)
    told = node.get(DECIDED) or stale or {}
    return {
        "decision": "stale" if told and told is stale else told.get("kind"),
        "decided_value": told.get("value"),
        "decided_by": told.get("by"),
        "decided_at": told.get("at"),
    }


def span_cells(node: Content) -> dict[str, Cell]:
    """Where it stands in the document's text."""
    start, end = node.get("span") or (None, None)
    return {"span_start": start, "span_end": end}


def day(text: str | None) -> dt.date | None:
    """The day that an ISO date names; ``None`` for what is none of the calendar, as ``2021-02-30``."""
    if text is None or not _DAY.fullmatch(text):
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def year(text: str | None) -> int | None:
    """A year of four digits; ``None`` for anything else."""
    return int(text) if text is not None and _YEAR.fullmatch(text) else None


def number(value: float | None) -> float | None:
    """A number as the columns of numbers hold it: JSON writes a whole one without a point."""
    return None if value is None else float(value)
