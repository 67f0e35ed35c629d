"""The body of a document: paragraphs, and tables with their rules. Sizes in points, lengths in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from samples.markup import plain
from samples.setting.layout import ASCENT, Flow, PlacedLine, PlacedTable
from samples.setting.typesetting import Line, Style, set_paragraph
from samples.source import Block, Paragraph, TableText
from samples.units import mm, pt

# A heading is not left alone at the foot of a page.
_HEADING_ROOM = 4 * pt(14) * 1.25
_PAD_X = mm(1.6)
_PAD_Y = pt(2.5)
_RULE = pt(0.6)


def body_mark(index: int) -> str:
    """The mark on the whole of the paragraph of this index (from 0)."""
    return f"body.{index}"


def set_body(flow: Flow, blocks: Sequence[Block], scope: str = "") -> None:
    """Sets the blocks of a body one under the other."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            _paragraph(flow, block, body_mark(index), scope)
        else:
            _table(flow, block, scope)


def _paragraph(flow: Flow, paragraph: Paragraph, mark: str, scope: str) -> None:
    look = flow.look
    if paragraph.centred:
        style = Style(points=14, align="center", scope=scope)
        flow.y += pt(4)
    else:
        style = Style(look.points, "justify", look.spacing, look.indent, italic=paragraph.italic, scope=scope)
    lines = set_paragraph(f"{{{mark}:{paragraph.text}}}", style, flow.left, flow.measure)
    if paragraph.section is not None and paragraph.section.title is not None:
        flow.need(_HEADING_ROOM)
    flow.paragraph(lines, points=style.points, after=look.after)


def _table(flow: Flow, table: TableText, scope: str) -> None:
    flow.y += pt(3)
    head = table.rows[: table.head]
    rows = [_set_row(flow, table, row, scope, head=index < table.head) for index, row in enumerate(table.rows)]
    head_height = sum(_height(row) for row in rows[: table.head])
    flow.need(head_height + sum(_height(row) for row in rows[table.head : table.head + 2]))
    top, begun = flow.y, list[tuple[str, ...]]()
    page = flow.number
    for index, (cells, row) in enumerate(zip(table.rows, rows, strict=True)):
        flow.need(_height(row))
        if flow.number != page:
            _close(flow, page, table, top, begun)
            page, top, begun = flow.number, flow.y, []
            if index >= table.head:
                for again in head:
                    # What is marked is marked once: the repeated head says the same words without their marks.
                    repeated = _unmarked(again)
                    _place_row(flow, table, _set_row(flow, table, repeated, scope, head=True))
                    begun.append(repeated)
        _place_row(flow, table, row)
        begun.append(_unmarked(cells))
    _close(flow, page, table, top, begun)
    flow.y += pt(8)


def _unmarked(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(plain(cell).get("", "").split()) for cell in cells)


def _columns(flow: Flow, table: TableText) -> list[tuple[float, float]]:
    total = sum(table.widths)
    edges = [flow.left]
    for width in table.widths:
        edges.append(edges[-1] + flow.measure * width / total)
    return list(pairwise(edges))


def _set_row(flow: Flow, table: TableText, cells: Sequence[str], scope: str, *, head: bool) -> list[tuple[Line, ...]]:
    row = []
    for cell, align, (x0, x1) in zip(cells, table.align, _columns(flow, table), strict=True):
        style = Style(table.points, "center" if head else align, bold=head, scope=scope)
        row.append(set_paragraph(cell, style, x0 + _PAD_X, x1 - x0 - 2 * _PAD_X) if cell.strip() else ())
    return row


def _height(row: Sequence[tuple[Line, ...]]) -> float:
    return max(sum(line.leading for line in cell) for cell in row) + 2 * _PAD_Y


def _place_row(flow: Flow, table: TableText, row: Sequence[tuple[Line, ...]]) -> None:
    height = _height(row)
    placed = []
    for cell in row:
        y = flow.y + (height - sum(line.leading for line in cell)) / 2
        for line in cell:
            placed.append(PlacedLine(line, y + ASCENT * pt(table.points), " "))
            y += line.leading
    if placed:
        placed[-1] = PlacedLine(placed[-1].line, placed[-1].baseline)
    flow.page.lines += placed
    for x0, x1 in _columns(flow, table):
        flow.page.frame((x0, flow.y, x1, flow.y + height), _RULE)
    flow.y += height


def _close(flow: Flow, page: int, table: TableText, top: float, rows: list[tuple[str, ...]]) -> None:
    if rows:
        columns = _columns(flow, table)
        bottom = max(stroke.y1 for stroke in flow.pages[page].strokes)
        flow.pages[page].tables.append(PlacedTable((columns[0][0], top, columns[-1][1], bottom), tuple(rows)))
