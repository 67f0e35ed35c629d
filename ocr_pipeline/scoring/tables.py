"""Tables cell by cell: a cell is right when its text is, in the right column of the right row.

Rows are aligned in their order, so that a row that was lost or split costs its own cells and not all below it; columns
are counted from the left, because a cell in the wrong column says something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.scoring.counts import ListCounts
from ocr_pipeline.scoring.equality import folded, same_name, same_text
from ocr_pipeline.scoring.fields import Miss
from ocr_pipeline.scoring.listing import Listed
from ocr_pipeline.scoring.matching import best_pairs
from schemas import Table

Row = Sequence[str]


def score_tables(wanted: Sequence[Table], given: Sequence[Table]) -> Listed:
    """Cells with text; each table is held against the one of its page that fits best."""
    hits = {
        (w, g): right_cells(want.rows, got.rows)
        for w, want in enumerate(wanted)
        for g, got in enumerate(given)
        if want.page == got.page
    }
    pairs = best_pairs(range(len(wanted)), range(len(given)), lambda w, g: (hits.get((w, g), 0),))
    best = {w: hits[w, g] for w, g in pairs}
    found, offered = sum(best.values()), sum(_cells(table) for table in given)
    counts = ListCounts(sum(_cells(table) for table in wanted), found, found, offered, offered)
    return Listed(counts, tuple(_misses(wanted, best)))


def right_cells(wanted: Sequence[Row], given: Sequence[Row]) -> int:
    """The most cells that can be right when each row goes with one row at most and none cross."""
    above = [0] * (len(given) + 1)
    for want in wanted:
        line = [0]
        for place, got in enumerate(given):
            line.append(max(line[place], above[place + 1], above[place] + _right_in_row(want, got)))
        above = line
    return above[-1]


def _right_in_row(want: Row, got: Row) -> int:
    # Rows of a table have one length where it was read well; where not, cells beyond the shorter one have no partner.
    return sum(_same_cell(one, other) for one, other in zip(want, got, strict=False))


def _same_cell(want: str, got: str) -> bool:
    """Figures must be exact; words may differ by a letter of ten."""
    if not folded(want) or not folded(got):
        return False
    has_digit = any(char.isdigit() for char in want + got)
    return same_text(want, got) if has_digit else same_name(want, got)


def _cells(table: Table) -> int:
    return sum(bool(folded(cell)) for row in table.rows for cell in row)


def _misses(wanted: Sequence[Table], best: dict[int, int]) -> list[Miss]:
    shown = [(f"page {table.page}", _cells(table), best.get(w, 0)) for w, table in enumerate(wanted)]
    return [Miss("tables", f"{where}, {cells} cells", f"{hits} right") for where, cells, hits in shown if hits < cells]
