"""Series of an archive by what they count and who tells them."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from ocr_pipeline.archive.across.described import SERIES
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.search.folding import folded
from ocr_pipeline.archive.series.measures import has_words, measure_of
from ocr_pipeline.archive.tables.opening import opened
from ocr_pipeline.archive.tables.refreshing import OnProgress

_ORDER = ("measure_key", "unit", "issuer", "months", "period_end", "series", "point")


def series_of(
    places: Places, measure: str, issuer: str | None = None, on_progress: OnProgress | None = None
) -> pa.Table:
    """See :meth:`ocr_pipeline.archive.archive.Archive.series`; ``on_progress`` is told how far the tables are."""
    wanted, whose = measure_of(measure).key, folded(issuer or "")
    with opened(places, on_progress) as tables:
        pieces = [_filtered(piece, wanted, whose) for piece in tables.pieces(SERIES)]
        found = pa.concat_tables([tables.empty(SERIES), *pieces])
    exact = pc.equal(found.column("measure_key"), wanted)
    chosen = found.filter(exact) if pc.any(exact).as_py() else found
    keys = [(name, "ascending") for name in (*_ORDER, "document", "path")]
    return chosen.sort_by(keys)


def _filtered(piece: pa.Table, wanted: str, whose: str) -> pa.Table:
    keys = pc.unique(piece.column("measure_key")).to_pylist()
    found = piece.filter(
        pc.is_in(piece.column("measure_key"), value_set=_texts([k for k in keys if has_words(k, wanted)]))
    )
    if not whose:
        return found
    names = pc.unique(found.column("issuer")).to_pylist()
    return found.filter(
        pc.is_in(found.column("issuer"), value_set=_texts([n for n in names if n and has_words(folded(n), whose)]))
    )


def _texts(texts: list[str]) -> pa.Array:
    return pa.array(texts, type=pa.string())
