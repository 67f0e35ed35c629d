"""Tables: the restored text of every cell, and the cells that a person must look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ocr_pipeline.layout.page import PageLayout
from ocr_pipeline.layout.tables import Cell
from ocr_pipeline.layout.text import DocumentText, Piece
from ocr_pipeline.parsing.fields import Checks, digits, doubts
from ocr_pipeline.parsing.table_arithmetic import check_figures
from ocr_pipeline.parsing.table_statistics import statistics_of_table
from ocr_pipeline.recognition.words import UNREADABLE, Word
from schemas import CellDoubt, Span, Statistic, Table

FIGURE = re.compile(r"[-+(]?(?:\d[\d.,]*|[IVX]{1,5})\)?%?\.?$")
"""A number, or a Roman one as rows are numbered with."""
NO_FIGURE = re.compile(r"[-–—x*+\".]+$|[A-ZĐ]$|[a-zđ]\)$")
"""What stands for a figure where there is none, and the letters of groups of rows."""
COMMA, DOT = re.compile(r"\d,\d"), re.compile(r"\d\.\d{3}")
SHORT = 8
"""A cell of more signs than this is words, whatever its column holds."""
FEWEST_FIGURES, MOST = 3, 0.6
"""So many figures, and this share (0..1) of a column, tell what kind of column it is; its first cell is its head."""


def find_tables(text: DocumentText, pages: Sequence[PageLayout]) -> Iterator[Table]:
    """The tables of the pages in order; ``text`` is the restored text that was made of them."""
    pieces = {(piece.page, piece.word): piece for piece in text.pieces}
    for page in pages:
        for table in page.tables:
            spans = tuple(tuple(_span(page.number, cell, pieces) for cell in row) for row in table.cells)
            rows = tuple(tuple(_said(text, span) for span in row) for row in spans)
            doubts = tuple(_doubts(text, spans))
            yield Table(
                page=page.number,
                bbox=table.box.as_bbox(),
                rows=rows,
                spans=spans,
                doubts=doubts,
                statistics=tuple(_placed(text, each) for each in statistics_of_table(rows, spans, doubts)),
            )


def review_of_tables(tables: Sequence[Table]) -> Iterator[str]:
    """A line for each table that a person must look at."""
    for place, table in enumerate(tables, start=1):
        if table.doubts:
            first = table.doubts[0]
            where = f"row {first.row}, column {first.column}: {first.reasons[0]}"
            yield f"table {place}: {len(table.doubts)} cells, the first {where}"


def _placed(text: DocumentText, figure: Statistic) -> Statistic:
    """A figure with its page and its box."""
    trace = text.trace(*(figure.span or (0, 0)))
    return figure.model_copy(update={"page": trace.page, "bbox": trace.box.as_bbox() if trace.box else None})


def _span(page: int, cell: Cell, pieces: Mapping[tuple[int, Word], Piece]) -> Span | None:
    places = [pieces[page, word] for word in cell]
    return (places[0].start, places[-1].end) if places else None


def _said(text: DocumentText, span: Span | None) -> str:
    return text.text[span[0] : span[1]] if span else ""


def _doubts(text: DocumentText, spans: Sequence[Sequence[Span | None]]) -> Iterator[CellDoubt]:
    """The cells that were not read for sure; rows and columns counted from 1."""
    said = [[_said(text, span) for span in row] for row in spans]
    unlike = [unlike_their_column(column) for column in zip(*said, strict=True)]
    sums = check_figures(said)
    for row, line in enumerate(spans):
        for column, span in enumerate(line):
            if (row, column) in sums.vouched:
                continue
            reasons = _doubts_of_cell(text, span) if span else []
            reasons += [unlike[column][row]] if row in unlike[column] else []
            reasons += [sums.doubted[row, column]] if (row, column) in sums.doubted else []
            if reasons:
                yield CellDoubt(row=row + 1, column=column + 1, reasons=tuple(dict.fromkeys(reasons)))


def _doubts_of_cell(text: DocumentText, span: Span) -> list[str]:
    said = text.text[span[0] : span[1]]
    if UNREADABLE in said:
        return ["there is ink that could not be read"]
    # Words stand beside none that would vouch for them, but figures are what a table is read for.
    return doubts(text.trace(*span), Checks(known=not digits(said)))


def unlike_their_column(cells: Sequence[str]) -> dict[int, str]:
    """The short cells that do not fit among the figures of their column, by row, and why in words.

    A figure that was read as letters, and one that lost the comma or the dots that the others have.
    """
    rows = {row: cell for row, cell in enumerate(cells) if cell}
    figures = {row: cell for row, cell in rows.items() if FIGURE.match(cell)}
    if len(figures) < FEWEST_FIGURES:
        return {}
    found: dict[int, str] = {}
    if len(figures) >= MOST * (len(rows) - 1):
        odd = {row: cell for row, cell in rows.items() if row and row not in figures and len(cell) <= SHORT}
        found |= {row: f"among figures, read as {cell}" for row, cell in odd.items() if not NO_FIGURE.match(cell)}
    for sign, apt, least in (("comma", COMMA, 2), ("dot", DOT, 4)):
        with_sign = [row for row, cell in figures.items() if apt.search(cell)]
        if len(with_sign) >= MOST * len(figures):
            without = [row for row in figures if row not in with_sign and len(digits(figures[row])) >= least]
            found |= {row: f"without the {sign} that its column has: {figures[row]}" for row in without}
    return found
