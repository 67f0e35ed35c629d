"""The report of a run as a page for a browser: it needs no network, no script and no other file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ocr_pipeline.archive.record import printed
from ocr_pipeline.batch.conduct import Ended
from ocr_pipeline.batch.journal_rows import SetAside
from ocr_pipeline.batch.states import State
from ocr_pipeline.export.charts import figures, lying_bars, page, standing_bars
from ocr_pipeline.export.xml_text import xml_text

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
    workers = [("Workers of a cluster", each) for each in tally.workers]
    parts = [
        f"<h1>Run {ended.number}: {xml_text(ended.exit_code.name.lower().replace('_', ' '))}</h1>",
        figures([*told, *workers]),
        "<h2>The archive now</h2>",
        figures([(name, f"{count}") for name, count in states]),
        lying_bars(states, "Documents by state"),
        *(_seconds(tally.page_seconds) if tally.page_seconds else ()),
        *_set_aside(ended.set_aside),
    ]
    body = "\n".join(parts)
    return page(f"Run {ended.number}", body, language="en")


def _seconds(seconds: Sequence[float]) -> Iterator[str]:
    """How many pages took how long."""
    yield "<h2>Seconds of a page</h2>"
    wide = max(1, -(-int(max(seconds) + 1) // MOST_BARS))
    bars = [0] * (int(max(seconds)) // wide + 1)
    for each in seconds:
        bars[int(each) // wide] += 1
    yield standing_bars(
        [(f"{place * wide}", count) for place, count in enumerate(bars)], "Pages by the seconds they took"
    )


def _set_aside(every: Sequence[SetAside]) -> Iterator[str]:
    """What is not wholly in the archive, with its reason and the next step."""
    yield f"<h2>Not, or not wholly, in the archive: {len(every)}</h2>"
    if not every:
        return
    rows = "".join(
        f"<tr><td>{xml_text(WORDS[each.state])}</td><td>{xml_text(printed(str(each.path)))}</td>"
        f"<td>{xml_text(each.failure.cause)}<br>→ {xml_text(each.failure.next_step)}</td></tr>"
        for each in every
    )
    yield f"<table><tr><th>State</th><th>Scan</th><th>Why, and what to do</th></tr>{rows}</table>"
