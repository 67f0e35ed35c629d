"""Tables: the restored text of every cell, and the cells that a person must look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocr_pipeline.layout.page import PageLayout
from ocr_pipeline.layout.tables import Cell
from ocr_pipeline.layout.text import DocumentText, Piece
from ocr_pipeline.parsing.fields import Checks, digits, doubts
from schemas import CellDoubt, Span, Table


def find_tables(text: DocumentText, pages: Sequence[PageLayout]) -> Iterator[Table]:
    """The tables of the pages in order; ``text`` is the restored text that was made of them."""
    pieces = {id(piece.word): piece for piece in text.pieces}
    for page in pages:
        for table in page.tables:
            spans = tuple(tuple(_span(cell, pieces) for cell in row) for row in table.cells)
            yield Table(
                page=page.number,
                bbox=table.box.as_tuple(),
                rows=tuple(tuple(_said(text, span) for span in row) for row in spans),
                spans=spans,
                doubts=tuple(_doubts(text, spans)),
            )


def review_of_tables(tables: Sequence[Table]) -> Iterator[str]:
    """A line for each table that a person must look at."""
    for place, table in enumerate(tables, start=1):
        if table.doubts:
            first = table.doubts[0]
            where = f"row {first.row}, column {first.column}: {first.reasons[0]}"
            yield f"table {place}: {len(table.doubts)} cells, the first {where}"


def _span(cell: Cell, pieces: dict[int, Piece]) -> Span | None:
    places = [pieces[id(word)] for word in cell]
    return (places[0].start, places[-1].end) if places else None


def _said(text: DocumentText, span: Span | None) -> str:
    return text.text[span[0] : span[1]] if span else ""


def _doubts(text: DocumentText, spans: Sequence[Sequence[Span | None]]) -> Iterator[CellDoubt]:
    """The cells whose digits, or whose words, were not read for sure; rows and columns counted from 1."""
    for row, line in enumerate(spans, start=1):
        for column, span in enumerate(line, start=1):
            if span is None:
                continue
            # Words stand beside no others that would vouch for them, but a figure is what a table is read for.
            known = not digits(text.text[span[0] : span[1]])
            reasons = tuple(dict.fromkeys(doubts(text.trace(*span), Checks(known=known))))
            if reasons:
                yield CellDoubt(row=row, column=column, reasons=reasons)
