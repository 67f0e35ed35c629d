"""Tokens into lines: breaking, justifying, centring. Lengths in pixels of the drawing sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from samples.fonts import face
from samples.handwriting import written_box, written_width
from samples.markup import Run, Token, parse
from samples.units import pt

Align = Literal["left", "center", "justify"]

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
        """The box of its ink when its line stands on ``baseline``."""
        if self.run.hand:
            x0, y0, x1, y1 = written_box(self.run.text, pt(self.points))
        else:
            font = face(pt(self.points), bold=self.run.bold, italic=self.run.italic)
            x0, y0, x1, y1 = font.getbbox(self.run.text, anchor="ls")
        return self.x + x0, baseline + y0, self.x + x1, baseline + y1


@dataclass(frozen=True)
class Line:
    """Pieces from left to right and the distance to the next baseline."""

    pieces: tuple[Piece, ...]
    leading: float


@dataclass(frozen=True)
class Style:
    """How a paragraph is set: size in points, line spacing as a multiple, first-line indent in pixels."""

    points: float = 14
    align: Align = "justify"
    spacing: float = 1.0
    indent: float = 0.0
    bold: bool = False
    italic: bool = False


def set_paragraph(source: str, style: Style, x: float, width: float) -> tuple[Line, ...]:
    """The lines of a marked-up paragraph between ``x`` and ``x + width``; ``|`` forces a line to end."""
    tokens = parse(source, bold=style.bold, italic=style.italic)
    rows = _break(tokens, style, width)
    return tuple(_set_tokens(rows, number, style, x, width) for number in range(len(rows)))


def line_width(line: Line) -> tuple[float, float]:
    """Left and right end of a line."""
    last = line.pieces[-1]
    return line.pieces[0].x, last.x + run_width(last.run, last.points)


def run_width(run: Run, points: float) -> float:
    """The advance of a run in pixels."""
    if run.hand:
        return written_width(run.text, pt(points))
    return face(pt(points), bold=run.bold, italic=run.italic).getlength(run.text)


def _set_tokens(rows: Sequence[Sequence[Token]], number: int, style: Style, x: float, width: float) -> Line:
    row = rows[number]
    start = style.indent if number == 0 else 0.0
    spare = width - start - _row_width(row, style.points)
    last = number == len(rows) - 1 or rows[number + 1][0].starts_line
    gaps = sum(1 for token in row[1:] if not token.joined)
    stretch = spare / gaps if style.align == "justify" and not last and gaps else 0.0
    offset = spare / 2 if style.align == "center" else 0.0
    return _set_row(row, style, x + start + offset, stretch)


def _break(tokens: Sequence[Token], style: Style, width: float) -> list[list[Token]]:
    rows: list[list[Token]] = []
    row: list[Token] = []
    room = width - style.indent
    for token in tokens:
        if row and (token.starts_line or _row_width([*row, token], style.points) > room):
            rows.append(row)
            row, room = [], width
        row.append(token)
    return [*rows, row]


def _row_width(row: Sequence[Token], points: float) -> float:
    inked = sum(run_width(run, points) for token in row for run in token.runs)
    return inked + sum(_space(points) for token in row[1:] if not token.joined)


def _space(points: float) -> float:
    return face(pt(points)).getlength(" ")


def _set_row(row: Sequence[Token], style: Style, x: float, stretch: float) -> Line:
    pieces: list[Piece] = []
    for index, token in enumerate(row):
        if index and not token.joined:
            x += _space(style.points) + stretch
        for number, run in enumerate(token.runs):
            pieces.append(Piece(run, x, style.points, joined=token.joined or number > 0))
            x += run_width(run, style.points)
    return Line(tuple(pieces), pt(style.points) * _NATURAL * style.spacing)
