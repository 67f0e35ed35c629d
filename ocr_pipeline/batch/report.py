"""The report of a run: what it did, what the archive holds now, what was set aside and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.writing import write_atomically
from ocr_pipeline.batch.conduct import Ended
from ocr_pipeline.batch.events import Happening
from ocr_pipeline.batch.journal_rows import SetAside
from ocr_pipeline.batch.report_page import report_page
from ocr_pipeline.batch.states import State
from ocr_pipeline.counted import counted

SHOWN: Final = 20
"""Documents set aside that the summary names; the report in the archive names all."""


def summary_text(ended: Ended) -> str:
    """What a run came to, as text for people."""
    return "\n".join(_summary(ended, SHOWN)) + "\n"


def file_reports(places: Places, ended: Ended) -> None:
    """Writes the report of a run into the archive, as text and as a page for a browser.

    Raises:
        UnwritableOutputError: the disk does not take it.
    """
    name = f"run-{ended.number:04}"
    text = "\n".join(_summary(ended, None)) + "\n"
    write_atomically(places.runs / f"{name}.txt", text.encode("utf-8", "backslashreplace"))
    write_atomically(places.runs / f"{name}.html", report_page(ended).encode("utf-8", "backslashreplace"))


def _summary(ended: Ended, most: int | None) -> Iterator[str]:
    tally, counts = ended.tally, ended.counts
    yield f"This run: {counted(tally.documents, 'document')}, {counted(tally.pages, 'page')}, {tally.seconds:.0f} s"
    if tally.pages:
        yield f"  {tally.pages_a_minute:.1f} pages a minute; workers waited for work {tally.idle:.1%} of the time"
    if known := tally.happened[Happening.KNOWN]:
        yield f"  {counted(known, 'source')} settled before"
    if left := tally.happened[Happening.LEFT]:
        yield f"  {counted(left, 'thing')} in the inbox left: no file"
    if without := tally.happened[Happening.NO_PDF]:
        yield f"  {counted(without, 'document')} without a searchable PDF; the records say why"
    if joined := tally.happened[Happening.WORKER_JOINED]:
        yield f"  {counted(joined, 'worker')} of the cluster took work"
    yield from (f"  worker {each}" for each in tally.workers[:most])
    yield f"The archive: {counted(counts[State.DONE], 'document')} done, {counts[State.PARTIAL]} with pages that failed"
    yield f"  set aside: {counts[State.QUARANTINED]}, failed: {counts[State.FAILED]}, waiting: {counts[State.QUEUED]}"
    yield f"  values to review: {ended.to_review}"
    shown = ended.set_aside if most is None else ended.set_aside[:most]
    for each in shown:
        yield from _set_aside(each)
    if len(shown) < len(ended.set_aside):
        yield f"… and {len(ended.set_aside) - len(shown)} more: see the report in runs/"


def _set_aside(each: SetAside) -> Iterator[str]:
    yield f"{each.state.value}: {each.path}"
    yield f"  {each.failure.cause}"
    yield f"  → {each.failure.next_step}"
