"""Tokens into lines: breaking, justifying, centring. Lengths in pixels of the drawing sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from samples.fonts import face
from samples.ink.pen import written_width
from samples.markup import Run, Token, parse
from samples.units import pt

Align = Literal["left", "center", "right", "justify"]

# The natural line height of Times New Roman is 1.15 of its size.
_NATURAL = 1.15


@dataclass(frozen=True)
class Piece:
    """A run set at ``x``; ``joined`` when no space stands before it; ``points`` is its size."""

    run: Run
    x: float
    points: float
    joined: bool

    def box(self, baseline: float) -> tuple[float, float, float, float]:
        """The box of its print on a line at ``baseline``; of the room left for it, when a hand fills it in."""
        size = pt(self.points)
        if self.run.inked:
            return self.x, baseline - size, self.x + run_width(self.run, self.points), baseline + 0.2 * size
        font = face(size, bold=self.run.bold, italic=self.run.italic)
        x0, y0, x1, y1 = font.getbbox(self.run.text, anchor="ls")
        return self.x + x0, baseline + y0, self.x + x1, baseline + y1


@dataclass(frozen=True)
class Line:
    """Pieces from left to right and the distance to the next baseline."""

    pieces: tuple[Piece, ...]
    leading: float


@dataclass(frozen=True)
class Style:
    """How a paragraph is set: size in points, line spacing as a multiple, first-line indent in pixels.

    ``scope`` is put before the marks of its text, see :func:`samples.markup.parse`.
    """

    points: float = 14
    align: Align = "justify"
    spacing: float = 1.0
    indent: float = 0.0
    bold: bool = False
    italic: bool = False
    scope: str = ""


def set_paragraph(source: str, style: Style, x: float, width: float) -> tuple[Line, ...]:
    """The lines of a marked-up paragraph between ``x`` and ``x + width``; ``|`` forces a line to end.

    A centred text one of whose forced lines does not fit is broken anew into lines of like length, as a typist would.
    """
    tokens = parse(source, bold=style.bold, italic=style.italic, scope=style.scope)
    rows = _break(tokens, style, width)
    if style.align == "center" and len(rows) > 1 + sum(token.starts_line for token in tokens):
        rows = _balanced(tokens, style, width)
    return tuple(_set_tokens(rows, number, style, x, width) for number in range(len(rows)))


def _balanced(tokens: Sequence[Token], style: Style, width: float) -> list[list[Token]]:
    free = [replace(token, starts_line=False) for token in tokens]
    rows = _break(free, style, width)
    narrow, wide = 0.0, width
    while wide - narrow > pt(2):
        middle = (narrow + wide) / 2
        tried = _break(free, style, middle)
        fits = len(tried) == len(rows) and all(_row_width(row, style.points) <= middle for row in tried)
        narrow, wide, rows = (narrow, middle, tried) if fits else (middle, wide, rows)
    return rows


def line_width(line: Line) -> tuple[float, float]:
    """Left and right end of a line."""
    last = line.pieces[-1]
    return line.pieces[0].x, last.x + run_width(last.run, last.points)


def run_width(run: Run, points: float) -> float:
    """The advance of a run in pixels."""
    if run.inked:
        return written_width(run.text, pt(points))
    return _printed_width(run.text, pt(points), run.bold, run.italic)


@lru_cache(maxsize=1 << 15)
def _printed_width(text: str, pixels: float, bold: bool, italic: bool) -> float:
    return face(pixels, bold=bold, italic=italic).getlength(text)


def _set_tokens(rows: Sequence[Sequence[Token]], number: int, style: Style, x: float, width: float) -> Line:
    row = rows[number]
    start = style.indent if number == 0 else 0.0
    spare = width - start - _row_width(row, style.points)
    last = number == len(rows) - 1 or rows[number + 1][0].starts_line
    gaps = sum(1 for token in row[1:] if not token.joined)
    stretch = spare / gaps if style.align == "justify" and not last and gaps else 0.0
    offset = {"center": spare / 2, "right": spare}.get(style.align, 0.0)
    return _set_row(row, style, x + start + offset, stretch)


def _break(tokens: Sequence[Token], style: Style, width: float) -> list[list[Token]]:
    rows: list[list[Token]] = []
    row: list[Token] = []
    room = width - style.indent
    filled = 0.0
    for token in tokens:
        inked = sum(run_width(run, style.points) for run in token.runs)
        gap = 0.0 if token.joined or not row else _space(style.points)
        if row and (token.starts_line or filled + gap + inked > room):
            rows.append(row)
            row, room, filled, gap = [], width, 0.0, 0.0
        row.append(token)
        filled += gap + inked
    return [*rows, row]


def _row_width(row: Sequence[Token], points: float) -> float:
    inked = sum(run_width(run, points) for token in row for run in token.runs)
    return inked + sum(_space(points) for token in row[1:] if not token.joined)


def _space(points: float) -> float:
    return _printed_width(" ", pt(points), False, False)


def _set_row(row: Sequence[Token], style: Style, x: float, stretch: float) -> Line:
    pieces: list[Piece] = []
    for index, token in enumerate(row):
        if index and not token.joined:
            x += _space(style.points) + stretch
        for number, run in enumerate(token.runs):
            pieces.append(Piece(run, x, style.points, joined=token.joined or number > 0))
            x += run_width(run, style.points)
    return Line(tuple(pieces), pt(style.points) * _NATURAL * style.spacing)
