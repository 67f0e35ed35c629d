"""Tables: the restored text of every cell, and which cells a person must look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ocr_pipeline.layout.page import PageLayout
from ocr_pipeline.layout.tables import Cell, PlacedTable
from ocr_pipeline.layout.text import DocumentText, Piece
from schemas import Table


def find_tables(text: DocumentText, pages: Sequence[PageLayout]) -> Iterator[Table]:
    """The tables of the pages in order; ``text`` is the restored text that was made of them."""
    pieces = {id(piece.word): piece for piece in text.pieces}
    for page in pages:
        for table in page.tables:
            yield Table(page=page.number, bbox=table.box.as_tuple(), rows=tuple(_rows(text, table, pieces)))


def _rows(text: DocumentText, table: PlacedTable, pieces: dict[int, Piece]) -> Iterator[tuple[str, ...]]:
    for row in table.cells:
        yield tuple(_said(text, cell, pieces) for cell in row)


def _said(text: DocumentText, cell: Cell, pieces: dict[int, Piece]) -> str:
    places = [pieces[id(word)] for word in cell]
    return text.text[places[0].start : places[-1].end] if places else ""
