"""The report of a run as a page for a browser: it needs no network, no script and no other file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from ocr_pipeline.archive.record import printed
from ocr_pipeline.batch.conduct import Ended
from ocr_pipeline.batch.journal_rows import SetAside
from ocr_pipeline.batch.states import State

STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem; vertical-align: top }
tr + tr { border-top: 1px solid #d5d5d5 } td.figure { text-align: right; font-variant-numeric: tabular-nums }
svg { width: 100%; height: auto } .bar { fill: #3a6ea5 } .axis { stroke: #767676 }
text { font-size: 12px; fill: #1c1c1c }
"""
WIDTH, HEIGHT, FOOT = 640, 160, 24
"""Of a plot, in pixels of its own; ``FOOT`` is kept for what is written under the bars."""
MOST_BARS: Final = 24
"""Bars of the plot of seconds."""
WORDS: Final = {
    State.DONE: "done",
    State.PARTIAL: "done, with pages that failed",
    State.QUARANTINED: "set aside",
    State.FAILED: "failed: tried again by the next run",
    State.QUEUED: "waiting",
    State.RUNNING: "under way",
}


def report_page(ended: Ended) -> str:
    """The whole page."""
    tally = ended.tally
    told = [
        ("Documents brought in", f"{tally.documents}"),
        ("Pages read", f"{tally.pages}"),
        ("Pages a minute", f"{tally.pages_a_minute:.1f}"),
        ("Share of the time that workers waited for work", f"{tally.idle:.1%}"),
        ("Minutes", f"{tally.seconds / 60:.1f}"),
        ("Values to review, in the whole archive", f"{ended.to_review}"),
    ]
    states = [(WORDS[state], count) for state, count in ended.counts.items() if count]
    parts = [
        f"<h1>Run {ended.number}: {escape(ended.exit_code.name.lower().replace('_', ' '))}</h1>",
        _table(told),
        "<h2>The archive now</h2>",
        _table([(name, f"{count}") for name, count in states]),
        _bars(states, "Documents by state"),
        *(_seconds(tally.page_seconds) if tally.page_seconds else ()),
        *_set_aside(ended.set_aside),
    ]
    body = "\n".join(parts)
    head = f'<meta charset="utf-8"><title>Run {ended.number}</title><style>{STYLE}</style>'
    return f'<!doctype html>\n<html lang="en">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


def _table(rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(f'<tr><th>{escape(name)}</th><td class="figure">{escape(value)}</td></tr>' for name, value in rows)
    return f"<table>{cells}</table>"


def _bars(rows: Sequence[tuple[str, int]], title: str) -> str:
    """A plot with a bar for each row, as tall as its count."""
    if not rows:
        return ""
    most, step = max(count for _, count in rows), WIDTH / len(rows)
    room = HEIGHT - 2 * FOOT
    drawn = [f"<title>{escape(title)}</title>"]
    for place, (name, count) in enumerate(rows):
        tall, left = room * count / most, place * step
        middle, wide, top = left + step / 2, step * 0.8, HEIGHT - FOOT - tall
        drawn += [
            f'<rect class="bar" x="{left + step / 10:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{tall:.1f}"/>',
            f'<text x="{middle:.1f}" y="{top - 4:.1f}" text-anchor="middle">{count or ""}</text>',
            f'<text x="{middle:.1f}" y="{HEIGHT - 8}" text-anchor="middle">{escape(name)}</text>',
        ]
    line = HEIGHT - FOOT
    drawn.append(f'<line class="axis" x1="0" y1="{line}" x2="{WIDTH}" y2="{line}"/>')
    return f'<svg role="img" viewBox="0 0 {WIDTH} {HEIGHT}">{"".join(drawn)}</svg>'


def _seconds(seconds: Sequence[float]) -> Iterator[str]:
    """How many pages took how long."""
    yield "<h2>Seconds of a page</h2>"
    wide = max(1, -(-int(max(seconds) + 1) // MOST_BARS))
    bars = [0] * (int(max(seconds)) // wide + 1)
    for each in seconds:
        bars[int(each) // wide] += 1
    yield _bars([(f"{place * wide}", count) for place, count in enumerate(bars)], "Pages by the seconds they took")


def _set_aside(every: Sequence[SetAside]) -> Iterator[str]:
    """What is not wholly in the archive, with its reason and the next step."""
    yield f"<h2>Not, or not wholly, in the archive: {len(every)}</h2>"
    if not every:
        return
    rows = "".join(
        f"<tr><td>{escape(WORDS[each.state])}</td><td>{escape(printed(str(each.path)))}</td>"
        f"<td>{escape(each.failure.cause)}<br>→ {escape(each.failure.next_step)}</td></tr>"
        for each in every
    )
    yield f"<table><tr><th>State</th><th>Scan</th><th>Why, and what to do</th></tr>{rows}</table>"
