"""Charts and tables of a page for a browser, shared by the pages of the program: no script, no file besides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ocr_pipeline.export.text_widths import width_of
from ocr_pipeline.export.xml_text import xml_text

STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; vertical-align: top }
tr + tr { border-top: 1px solid #d5d5d5 } td.figure { text-align: right; font-variant-numeric: tabular-nums }
svg { width: 100%; height: auto } .bar { fill: #3a6ea5 } .axis { stroke: #767676 }
text { font-size: 12px; fill: #1c1c1c }
.bars th { font-weight: 400; overflow-wrap: anywhere } .bars td.lying { width: 50% }
.lying svg { height: 1.1rem; display: block }
"""
"""Of a page with charts."""
WIDTH, HEIGHT, FOOT = 640, 160, 24
"""Of a chart, in pixels of its own; ``FOOT`` is kept for what is written under the bars."""
_SIZE: Final = 12

Rows = Sequence[tuple[str, int]]
"""A name and a count each."""


def page(title: str, body: str, *, language: str, style: str = STYLE) -> str:
    """A whole page; ``body`` is HTML."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{xml_text(title)}</title><style>{style}</style>"
    )
    return f'<!doctype html>\n<html lang="{language}">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


def figures(rows: Sequence[tuple[str, str]]) -> str:
    """A table of names and figures."""
    cells = "".join(
        f'<tr><th>{xml_text(name)}</th><td class="figure">{xml_text(value)}</td></tr>' for name, value in rows
    )
    return f"<table>{cells}</table>"


def standing_bars(rows: Rows, title: str) -> str:
    """A bar for each row, as tall as its count; names stand under them, as many as have room."""
    if not rows:
        return ""
    most, step = max(1, *(count for _, count in rows)), WIDTH / len(rows)
    room = HEIGHT - 2 * FOOT
    every = max(1, round(max(width_of(text, _SIZE) for row in rows for text in map(str, row)) / step + 0.5))
    drawn = [f"<title>{xml_text(title)}</title>"]
    for place, (name, count) in enumerate(rows):
        tall, left = room * count / most, place * step
        middle, wide, top = left + step / 2, step * 0.8, HEIGHT - FOOT - tall
        drawn.append(
            f'<rect class="bar" x="{left + step / 10:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{tall:.1f}">'
            f"<title>{xml_text(name)}: {count}</title></rect>"
        )
        if place % every == 0:
            drawn += [_middle(str(count or ""), middle, top - 4), _middle(name, middle, HEIGHT - 8)]
    line = HEIGHT - FOOT
    drawn.append(f'<line class="axis" x1="0" y1="{line}" x2="{WIDTH}" y2="{line}"/>')
    return f'<svg role="img" viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(drawn)}</svg>'


def lying_bars(rows: Rows, label: str, rest: tuple[str, int] | None = None) -> str:
    """A table with a bar for each row, as long as its count: its text is as large on a telephone as on a screen.

    Args:
        rows: in the order in which they stand.
        label: what is counted, for who does not see the bars.
        rest: what is put together in a last row; it has no bar, which would be longer than all others.
    """
    most = max(1, *(count for _, count in rows)) if rows else 1
    cells = "".join(
        f'<tr><th scope="row">{xml_text(name)}</th><td class="lying"><svg viewBox="0 0 100 10" aria-hidden="true"'
        f' preserveAspectRatio="none"><rect class="bar" width="{100 * count / most:.2f}" height="10"/></svg></td>'
        f'<td class="figure">{grouped(count)}</td></tr>'
        for name, count in rows
    )
    if rest:
        name, count = rest
        cells += f'<tr><th scope="row">{xml_text(name)}</th><td></td><td class="figure">{grouped(count)}</td></tr>'
    return f'<table class="bars" aria-label="{xml_text(label)}">{cells}</table>' if rows else ""


def grouped(count: int) -> str:
    """A number as it is written in Vietnamese: ``12.000``."""
    return f"{count:,}".replace(",", ".")


def _middle(text: str, x: float, y: float) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle">{xml_text(text)}</text>'
